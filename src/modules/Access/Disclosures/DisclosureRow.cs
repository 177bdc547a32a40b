using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Access.Disclosures;

/// <summary>A disclosure in the words that a page or an export shows.</summary>
internal sealed class DisclosureRow(Disclosure disclosure, string from, string by, string to, DateOnly today)
{
    public Guid Id => disclosure.Id;
    public bool IsShared => disclosure.IsShared;
    public DateOnly On => UkDays.DayOf(disclosure.DecidedAtUtc);
    public string From => from;
    public string By => by;
    public string To => to;
    public string What => disclosure.What;
    public string Kinds => InvolvementWords.Of(disclosure.Kinds);
    public string? Basis => disclosure.Basis is { } basis ? InvolvementWords.Of(basis) : null;
    public bool CanBeRecalled => disclosure is { IsShared: true, RecalledAtUtc: null };
    public OrganisationId Owner => disclosure.OwnerId;
    public string? HarmIfShown => disclosure.HarmIfShown;

    public string Ground => disclosure switch
    {
        { ConsentWhose: { } whose, ConsentOn: { } on } => $"Consent of {whose}, {Words.Date(on)}: {disclosure.ConsentHow}",
        { ConsentWhose: { } whose } => $"Consent of {whose}: {disclosure.ConsentHow}",
        { IsShared: false } => $"Not shared: {disclosure.Reason}",
        { Without: WithoutConsent.Overridden } => $"Without consent, because the child's safety or welfare outweighs it: {disclosure.Reason}",
        _ => $"No consent needed: {disclosure.Reason}",
    };

    public string State => disclosure switch
    {
        { IsShared: false } => "Not shared",
        { RecalledAtUtc: { } at } => $"Recalled on {Words.Date(UkDays.DayOf(at))}: {disclosure.RecalledWhy}",
        { ExpiresOn: { } day } when day < today => $"Expired on {Words.Date(day)}",
        { ExpiresOn: { } day } => $"Shared until {Words.Date(day)}",
        _ => "Shared",
    };
}

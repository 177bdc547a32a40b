using System.Globalization;
using Headwater.FairAccess.Protocols;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.FairAccess.Referrals;

/// <summary>Where the pages are.</summary>
internal static class ReferralLinks
{
    public const string List = "/fair-access";

    public static string Of(ChildId child) => $"/children/{child}/fair-access";

    public static string Refer(ChildId child) => $"/children/{child}/fair-access/refer";

    public static string One(ChildId child, Guid referral) => $"/children/{child}/fair-access/{referral}";

    public static string Facts(ChildId child, Guid referral) => $"/children/{child}/fair-access/{referral}/facts";
}

/// <summary>What things are called on screen.</summary>
internal static class ReferralWords
{
    public const string NoLongerHere = "a school no longer here";

    public static (string Words, string Tag) Of(ReferralState state) => state switch
    {
        ReferralState.Draft => ("Being written", "govuk-tag--grey"),
        ReferralState.SignedOff => ("Waits for the chair", "govuk-tag--yellow"),
        ReferralState.Accepted => ("Accepted", "govuk-tag--blue"),
        ReferralState.SentBack => ("Sent back", "govuk-tag--orange"),
        ReferralState.Withdrawn => ("Withdrawn", "govuk-tag--grey"),
        _ => ("Placed", "govuk-tag--green"),
    };

    public static string Of(ReferralDeed deed) => deed switch
    {
        ReferralDeed.SignedOff => "Signed off",
        ReferralDeed.Accepted => "Accepted",
        ReferralDeed.SentBack => "Sent back",
        _ => "Withdrawn",
    };

    /// <summary><c>(d) In alternative provision …</c>; the words are those of the protocol where one is at hand.</summary>
    public static string Of(Category? category, ProtocolContent? protocol) =>
        category is { } letter ? $"{CategoryWords.Letter(letter)} {protocol?.Of(letter)?.Words ?? CategoryWords.Of(letter)}" : "No category yet";

    /// <summary>How long the child has waited, in days.</summary>
    public static string Waited(Referral r, DateOnly today)
    {
        var days = today.DayNumber - ReferralRules.WaitsSince(r).DayNumber;
        return days == 1 ? "1 day" : string.Create(Words.English, $"{days:N0} days");
    }

    /// <summary>A fact in words; null where it is not on record.</summary>
    public static string? Said(ReferralField field, Referral r, ProtocolContent? protocol, Func<OrganisationId, string> school) => field.Type switch
    {
        FieldType.Day => r.UnplacedSince is { } day ? Words.Date(day) : null,
        FieldType.Tick => field.Get(r) is null ? null : "Yes",
        FieldType.Choice => r.Category is null ? null : Of(r.Category, protocol),
        FieldType.School => field.Get(r) is { } id && OrganisationId.TryParse(id, null, out var at) ? school(at) : null,
        _ => field.Get(r),
    };

    /// <summary>A step in one line.</summary>
    public static string Of(ReferralStep step, string who) => string.Create(CultureInfo.InvariantCulture, $"{Of(step.Deed)} on {Words.Date(step.Day)} by {who}.{(step.Reason is { } why ? $" {why}" : "")}");
}

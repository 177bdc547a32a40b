using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Referrals;

/// <summary>Open referrals of the children whom the reader sees: what they have to finish, then who waits longest.</summary>
internal sealed class ListModel(ReferralQueries queries, ReferralService service, IChildSummaries summaries, ISchoolCalendars calendars, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<ChildId, ChildSummary> children = new Dictionary<ChildId, ChildSummary>();
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private SchoolDates? dates;

    public IReadOnlyList<Referral> ToWrite { get; private set; } = [];

    /// <summary>Those that somebody stands by.</summary>
    public IReadOnlyList<Referral> Waiting { get; private set; } = [];

    public DateOnly Today => db.Reader.Today;

    public int Late => Waiting.Count(r => Clock(r)?.IsLate == true);

    public string Name(ChildId child) => children.GetValueOrDefault(child)?.Name ?? "A child no longer open to you";

    public string Year(ChildId child) => children.GetValueOrDefault(child)?.Year ?? "";

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, ReferralWords.NoLongerHere);

    public ReferralClock? Clock(Referral r) => r.AcceptedOn is { } accepted ? ReferralRules.Clock(accepted, dates?.Calendar, Today) : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var open = await queries.OpenAsync(ct);
        children = await summaries.OfAsync([.. open.Select(r => r.ChildId).Distinct()], ct);
        ToWrite = [.. open.Where(r => service.MayWrite(r, isFamily: false))];
        Waiting = [.. open.Where(r => !ReferralRules.IsBeingWritten(r))];
        if (Waiting.Count > 0)
            (dates, places) = (await calendars.OfLocalityAsync(ct), (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name));
        ViewData[Interface.PageData.Fictional] = children.Values.Any(c => c.IsSample);
        await audit.ReadAsync(new("list", "fair-access", Children: [.. ToWrite.Concat(Waiting).Select(r => r.ChildId).Distinct()]), ct);
    }
}

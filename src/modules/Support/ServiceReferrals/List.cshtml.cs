using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Open referrals of the children whom the reader sees, oldest first: what waits for the reader, and the rest.</summary>
internal sealed class ListModel(ReferralQueries queries, IChildSummaries summaries, ISchoolCalendars calendars, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<ChildId, ChildSummary> children = new Dictionary<ChildId, ChildSummary>();
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private SchoolCalendar? calendar;

    /// <summary>What the reader does next: a service with what came in, the helpline and those who asked with a no, those who write with their drafts.</summary>
    public IReadOnlyList<ServiceReferral> Mine { get; private set; } = [];

    public IReadOnlyList<ServiceReferral> Others { get; private set; } = [];

    public string Name(ChildId child) => children.GetValueOrDefault(child)?.Name ?? "A child no longer open to you";

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public DateOnly? Due(ServiceReferral r) => ReferralRules.Due(r, calendar);

    public bool IsLate(ServiceReferral r) => ReferralRules.IsDue(r, calendar, db.Reader.Today);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var open = await queries.OpenAsync(ct);
        if (open.Count > 0)
        {
            children = await summaries.OfAsync([.. open.Select(r => r.ChildId).Distinct()], ct);
            (calendar, places) = ((await calendars.OfLocalityAsync(ct)).Calendar, (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name));
        }

        var mine = open.ToLookup(IsMine);
        (Mine, Others) = ([.. mine[true]], [.. mine[false]]);
        ViewData[PageData.Fictional] = children.Values.Any(c => c.IsSample);
        await audit.ReadAsync(new("list", "service-referral", Children: [.. open.Select(r => r.ChildId).Distinct()]), ct);
    }

    private bool IsMine(ServiceReferral r)
    {
        var party = queries.PartyOf(r);
        return ((party & ReferralParty.Receiver) != ReferralParty.None && ReferralStates.IsWithService(r.State)) || ReferralRules.MayHandOn(r, party) || ((party & ReferralParty.Referrer) != ReferralParty.None && (r.State == ReferralState.Draft || IsLate(r)));
    }
}

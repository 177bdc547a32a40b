using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Provision;

/// <summary>A provider in the list.</summary>
internal sealed record ProviderRow(OrganisationId Id, string Name, ProviderCheck? Last, bool IsInDate);

/// <summary>Who is where, as far as the reader sees the child; the providers with their checks; and how many came back.</summary>
internal sealed class ListModel(
    PlacementQueries queries, ProviderQueries providers, IChildSummaries summaries, ISchoolCalendars calendars, IOrganisations organisations, ILocalities localities, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<ChildId, ChildSummary> children = new Dictionary<ChildId, ChildSummary>();
    private Dictionary<Guid, SessionCount> sessions = [];
    private Dictionary<OrganisationId, string> places = [];
    private SchoolDates? dates;

    /// <summary>A provider that is not in the list yet, to be opened.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Provider { get; set; }

    /// <summary>Those that go on, the next review first.</summary>
    public IReadOnlyList<PlacementPaper> Open { get; private set; } = [];

    public IReadOnlyList<ProviderRow> Providers { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Others { get; private set; } = [];

    /// <summary>This school year and the one before.</summary>
    public IReadOnlyList<(AcademicYear Year, ReturnRate Rate)> Rates { get; private set; } = [];

    public DateOnly Today => db.Reader.Today;

    public int Late => Open.Count(p => p.Next?.PlannedFor < Today);

    public string Name(ChildId child) => children.GetValueOrDefault(child)?.Name ?? "A child no longer open to you";

    public string Year(ChildId child) => children.GetValueOrDefault(child)?.Year ?? "";

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, PlacementWords.NoLongerHere);

    public string Attended(Guid placement) => sessions.TryGetValue(placement, out var count) ? PlacementWords.Said(count) : "Nothing entered yet";

    public ReferralClock? Clock(PlacementPaper paper) => PlacementRules.ReadySince(paper.Reviews) is { } since ? ReferralRules.Clock(since, dates?.Calendar, Today) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (OrganisationId.TryParse(Provider, null, out var asked))
            return Redirect(ProvisionLinks.Provider(asked));
        var (now, since) = (AcademicYear.Of(Today), AcademicYear.Of(Today).Previous.FirstDay);
        var seen = await queries.SinceAsync(since, ct);
        Open = [.. seen.Where(p => p.Placement.EndedOn is null).OrderBy(p => p.Next?.PlannedFor ?? DateOnly.MaxValue).ThenBy(p => p.Placement.Id)];
        (sessions, children) = (await queries.SessionsAsync([.. Open.Select(p => p.Placement.Id)], ct), await summaries.OfAsync([.. Open.Select(p => p.Placement.ChildId).Distinct()], ct));
        if (Open.Any(p => PlacementRules.ReadySince(p.Reviews) is not null))
            dates = await calendars.OfLocalityAsync(ct);
        var all = await organisations.AllAsync(ct);
        places = all.ToDictionary(o => o.Id, o => o.Name);
        var (whole, checks) = (await queries.NamelessAsync(since, ct), await providers.AllAsync(null, ct));
        var used = whole.Where(p => p.EndedOn is null).Select(p => p.ProviderId).Concat(checks.Select(c => c.Key)).ToHashSet();
        Providers = [.. all.Where(o => used.Contains(o.Id)).Select(o => new ProviderRow(o.Id, o.Name, ProviderRules.Latest(checks[o.Id]), ProviderRules.IsInDate(checks[o.Id], Today))).OrderBy(p => p.IsInDate).ThenBy(p => p.Name, StringComparer.Ordinal)];
        Others = [("", "Choose"), .. all.Where(o => !used.Contains(o.Id) && ProvisionPlaces.IsProvider(o)).Select(o => (o.Id.ToString(), o.Name))];
        var threshold = await localities.ThresholdAsync(db.Locality, ct);
        List<EndedPlacement> ended = [.. whole.Where(p => p.EndedOn is not null).Select(p => new EndedPlacement(p.EndedOn!.Value, p.Ending ?? PlacementEnding.Other, p.StillThere))];
        List<EndedPlacement> own = [.. seen.Select(p => p.Placement).Where(p => p.EndedOn is not null && !p.IsCalledOff).Select(p => new EndedPlacement(p.EndedOn!.Value, p.Ending ?? PlacementEnding.Other, p.StillThere))];
        Rates = [.. new[] { now, now.Previous }.Select(y => (y, ReturnRates.Of(ReturnRates.Count(ended, y), ReturnRates.Count(own, y), threshold)))];
        ViewData[Interface.PageData.Fictional] = children.Values.Any(c => c.IsSample);
        await audit.ReadAsync(new("list", "placement", Children: [.. Open.Select(p => p.Placement.ChildId).Distinct()]), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Provision;

/// <summary>One placement: where it stands, what should be looked at, what is next, and what the reader may do.</summary>
internal sealed class OneModel(
    PlacementQueries queries, PlacementService service, ReviewService reviews, PlacementDoor door, ProviderQueries providers, ISchoolCalendars calendars, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private Dictionary<OrganisationId, string> places = [];
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private PlacementCost cost = new(0, 0);

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? StillThere { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? PlannedFor { get; set; }

    public PlacementsView View { get; private set; } = null!;

    public PlacementPaper Paper { get; private set; } = null!;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>The twenty school days from the day on which the child was judged ready; null where no review did, or the child went.</summary>
    public ReferralClock? Clock { get; private set; }

    public DateOnly? ReadySince { get; private set; }

    public bool MayWrite { get; private set; }

    /// <summary>The provider does not see the record; for those who write alone.</summary>
    public bool IsClosedToProvider { get; private set; }

    /// <summary>Which form was sent and not taken.</summary>
    public string? Posted { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public Placement Placement => Paper.Placement;

    public bool MayBeginReturn => MayWrite && Placement is { EndedOn: null, WayBackId: null } && ReadySince is not null;

    public bool MayLook => MayWrite && Placement.StillThere is null && PlacementRules.LookAt(Placement) <= Today;

    public SessionCount Sessions => PlacementRules.Attendance(Paper.Days);

    public IEnumerable<(string Label, string Value)> Facts
    {
        get
        {
            var (p, terms) = (Placement, PlacementRules.TermsOn(Paper.Terms, Placement.EndedOn ?? Today));
            IEnumerable<(string Label, string? Value)> facts =
            [
                ("Provider", Place(p.ProviderId)), ("Commissioner", Place(p.CommissionerId)), ("What it is for", PlacementWords.Of(p.Purpose)), ("What the provider does", p.AgreedRole),
                ("Registered", p.MainSchoolId is { } main ? $"At two: {Place(main)} is the main school" : "Not at two"), ("First day", Words.Date(p.FirstDay)), ("Hours, cost and planned end", PlacementWords.Said(terms)),
                ("So far", PlacementWords.Said(cost)), ("Attendance", PlacementWords.Said(Sessions)),
                ("Ended", PlacementWords.Ended(p)),
                ($"After {PlacementRules.WeeksToLook} weeks", p.StillThere is { } still ? $"{(still ? "Still at the school" : "No longer at the school")}, {Words.Date(p.StillThereOn ?? Today)}" : null),
            ];
            return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Label, f.Value!));
        }
    }

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, PlacementWords.NoLongerHere);

    public string Writer(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public Task<IActionResult> OnGetAsync(string id, string placement, CancellationToken ct) => ShowAsync(id, placement, ct);

    public Task<IActionResult> OnPostNoteAsync(string id, string placement, CancellationToken ct) => ActAsync(id, placement, "Note", (child, which) => service.NoteAsync(child, which, Note, ct), ct);

    public Task<IActionResult> OnPostPlanAsync(string id, string placement, CancellationToken ct) => ActAsync(id, placement, "Plan", (child, which) => reviews.PlanAsync(child, which, Version, FormFields.Day(PlannedFor, "day of the review"), ct), ct);

    public Task<IActionResult> OnPostLookAsync(string id, string placement, CancellationToken ct) => ActAsync(id, placement, "Look", (child, which) =>
        service.LookAsync(child, which, Version, StillThere switch { "yes" => true, "no" => false, _ => throw new InputRefusedException("Choose whether the child is still at the school.") }, FormFields.Day(On, "day on which you asked"), ct), ct);

    public Task<IActionResult> OnPostReturnAsync(string id, string placement, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(placement, out var which))
            return NotFound();
        Posted = "Return";
        return await reviews.BeginReturnAsync(child, which, Version, ct) is { } referral ? Redirect(ReferralLinks.One(child, referral)) : NotFound();
    }, () => ShowAsync(id, placement, ct));

    private Task<IActionResult> ActAsync(string id, string placement, string form, Func<ChildId, Guid, Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(placement, out var which))
            return NotFound();
        Posted = form;
        return await act(child, which) ? Redirect(ProvisionLinks.One(child, which)) : NotFound();
    }, () => ShowAsync(id, placement, ct));

    private async Task<IActionResult> ShowAsync(string id, string placement, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(placement, out var which) || await queries.OfChildAsync(child, which, ct) is not { } view || view.Papers.FirstOrDefault(p => p.Placement.Id == which) is not { } found)
            return NotFound();
        (View, Paper, MayWrite) = (view, found, door.MayWrite(found.Placement, view));
        var (p, calendar) = (found.Placement, (await calendars.OfLocalityAsync(ct)).Calendar);
        ReadySince = p.EndedOn is null ? PlacementRules.ReadySince(found.Reviews) : null;
        Clock = ReadySince is { } since ? ReferralRules.Clock(since, calendar, Today) : null;
        cost = PlacementRules.Cost(p, found.Terms, calendar, Today);
        // What is wrong with a provider is for those who can mend it.
        Warnings = view.IsFamily ? [] : PlacementRules.Warnings(found, [.. (await providers.AllAsync(p.ProviderId, ct))[p.ProviderId]], view.Child.HasPlan, view.Child.IsLookedAfter, Today);
        IsClosedToProvider = MayWrite && p.EndedOn is null && !await service.IsSeenByProviderAsync(p, ct);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. found.Notes.Select(n => n.WrittenBy)], ct);
        if (Posted is not null)
            Response.StatusCode = 400;
        else
            (On, PlannedFor) = (FormFields.Typed(Today), FormFields.Typed(found.Next?.PlannedFor));
        await audit.ReadAsync(new("see", "placement", which.ToString(), child), ct);
        return Page();
    }
}

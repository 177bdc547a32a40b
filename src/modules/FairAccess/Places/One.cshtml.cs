using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Places;

/// <summary>One place: where it stands, what is to be done next and by whom, every step so far, the letters.</summary>
internal sealed class OneModel(PlaceQueries queries, PlaceService service, ISchoolCalendars calendars, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private Dictionary<OrganisationId, string> places = [];
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? Deed { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Still { get; set; }

    public PlaceOfChild Place { get; private set; } = null!;

    public PlaceState State { get; private set; }

    public PlaceDue? Next { get; private set; }

    public IReadOnlyList<PlaceDeed> MayDo { get; private set; } = [];

    /// <summary>How the school can be directed, while that is in question.</summary>
    public string? Direction { get; private set; }

    /// <summary>Whether the child is on the school's roll, as the record has it today.</summary>
    public bool IsOnRoll => Place.Child.Schools.Contains(Place.View.Place.SchoolId);

    public DateOnly Today => db.Reader.Today;

    public static IReadOnlyList<(string Value, string Words)> Outcomes { get; } = [("", "Choose"), .. Enum.GetValues<PlaceOutcome>().Select(o => (o.ToString(), PlaceWords.Of(o)))];

    public static IReadOnlyList<(string Value, string Words)> StillChoices { get; } = [("yes", "Yes: the child comes before the panel again, with the same twenty school days"), ("no", "No: the child needs no place any more")];

    public string School => places.GetValueOrDefault(Place.View.Place.SchoolId, ReferralWords.NoLongerHere);

    public string Name(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public Task<IActionResult> OnGetAsync(string id, Guid place, CancellationToken ct) => ShowAsync(id, place, ct);

    public Task<IActionResult> OnPostAsync(string id, Guid place, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child))
            return NotFound();
        var deed = FormFields.One<PlaceDeed>(Deed, "what was done");
        var step = new TypedStep(deed, FormFields.Day(Day, PlaceForm.DayOf(deed)), Said, string.IsNullOrEmpty(Outcome) ? null : FormFields.One<PlaceOutcome>(Outcome, "how the child is"), Still != "no");
        if (!await service.DoAsync(child, place, step, ct))
            return NotFound();
        db.ChangeTracker.Clear();
        return Redirect(await queries.FindAsync(child, place, ct) is null ? ReferralLinks.List : PlaceLinks.One(child, place));
    }, () => ShowAsync(id, place, ct));

    private async Task<IActionResult> ShowAsync(string id, Guid place, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.FindAsync(child, place, ct) is not { } found)
            return NotFound();
        (Place, State, Next, MayDo) = (found, PlaceRules.StateOf(found.View, Today), PlaceRules.Next(found.View, Today), service.MayDo(found));
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. found.View.Steps.Select(s => s.By)], ct);
        if (MayDo.Contains(PlaceDeed.DirectionSought) || MayDo.Contains(PlaceDeed.Directed))
            Direction = PlaceRules.Direction((await calendars.OfAsync(found.View.Place.SchoolId, ct)).Type);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        else
            Day = FormFields.Typed(Today);
        ViewData[Interface.PageData.Fictional] = found.Child.IsSample;
        await audit.ReadAsync(new("see", "fair-access", place.ToString(), child), ct);
        return Page();
    }
}

/// <summary>How a step is asked for.</summary>
/// <param name="Deed">Which.</param>
/// <param name="Model">The page.</param>
internal sealed record PlaceForm(PlaceDeed Deed, OneModel Model)
{
    public bool IsReview => Deed is PlaceDeed.ReviewedAtSix or PlaceDeed.ReviewedAtTwelve;

    public static string DayOf(PlaceDeed deed) => deed is PlaceDeed.Agreed or PlaceDeed.StartSet ? "first day at the school" : "day";
}

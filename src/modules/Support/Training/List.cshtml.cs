using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Outreach;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.Training;

/// <summary>The catalogue of all agencies, and what of it is the reader's.</summary>
internal sealed class ListModel(TrainingQueries queries, IOrganisations organisations, IPeople people, CurrentActor actor, SuggestionQueries suggestions, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    /// <summary>Words that are looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>A need by key; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Need { get; set; }

    public CatalogueView View { get; private set; } = null!;

    /// <summary>Courses that fit what is looked for, those with a session to come first.</summary>
    public IReadOnlyList<CourseRow> Courses { get; private set; } = [];

    public bool MayOffer { get; private set; }

    /// <summary>There is a page about outreach for the reader.</summary>
    public bool MayReadOutreach => OutreachRules.MayEnter(actor);

    public bool MayReadSuggestions => suggestions.MayRead;

    public string Provider(Course course) => places.GetValueOrDefault(course.ProviderId, NoLongerHere.Organisation);

    /// <summary>For whom a booking of the reader's is.</summary>
    public string ForWhom(CourseBooking booking) => booking.PersonId == actor.Person ? "You" : booking.Name ?? names.GetValueOrDefault(booking.PersonId!.Value, NoLongerHere.Person);

    public bool SpeaksFor(CourseBooking booking) => TrainingRules.SpeaksFor(booking) == actor.Person;

    /// <summary>What is asked of a booking today; null where nothing is.</summary>
    public FeedbackKind? Asked(BookingRow row) => SpeaksFor(row.Booking) && row.Booking.State == BookingState.Attended ? TrainingRules.FeedbackDue(row.Session.Day, clock.Today(), [.. View.Answered[row.Booking.Id]])?.Kind : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await queries.CatalogueAsync(ct);
        var all = await organisations.AllAsync(ct);
        places = all.ToDictionary(o => o.Id, o => o.Name);
        MayOffer = all.Any(o => TrainingRules.MayOffer(actor, o.Id));
        names = await people.NamesAsync([.. View.Mine.Select(m => m.Booking.PersonId).OfType<PersonId>().Distinct()], ct);
        Courses = [.. View.Courses.Where(Fits).OrderBy(c => c.Sessions.Count == 0)];
    }

    private bool Fits(CourseRow row) => (string.IsNullOrEmpty(Need) || ServiceWords.Keys(row.Course.Needs).Contains(Need, StringComparer.Ordinal))
        && (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => $"{row.Course.Title} {row.Course.Outcomes} {row.Course.Audience} {TrainingWords.Needs(row.Course)} {Provider(row.Course)}".Contains(w, StringComparison.OrdinalIgnoreCase));
}

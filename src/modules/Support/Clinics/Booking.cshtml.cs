using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Clinics;

/// <summary>One booking: what was brought, what was advised, what became of it, its steps, and what the reader may do.</summary>
internal sealed class BookingModel(ClinicQueries queries, BookingService service, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Advice { get; set; }

    [BindProperty]
    public string? FollowUp { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    public BookingView View { get; private set; } = null!;

    public ClinicBooking Booking => View.Line.Booking;

    public Clinic Clinic => View.Line.Clinic;

    public bool IsOverdue => ClinicRules.IsOverdue(Booking, db.Reader.Today);

    public IEnumerable<(string Label, string Value)> Facts
    {
        get
        {
            var b = Booking;
            IEnumerable<(string Label, string? Value)> facts =
            [
                ("Booked for", Place(b.OrganisationId)), ("Booked by", Writer(b.BookedBy)), ("Where", Clinic.Venue), ("Child", b.ChildName ?? "Without a name"), ("How old", ClinicWords.Of(b.Age)), ("Where the child learns", ClinicWords.Of(b.Phase)),
                ("The worry", b.Worry), ("What was tried", b.Tried), ("What was advised", b.Advice), ("To be looked at again on", b.FollowUpOn is { } day ? Interface.Words.Date(day) : null), ("What became of it", b.Outcome),
            ];
            return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Label, f.Value!));
        }
    }

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public string Writer(PersonId person) => names.GetValueOrDefault(person, NoLongerHere.Person);

    /// <summary>Whether a step is open to the reader.</summary>
    public bool May(BookingState to) => ClinicRules.Open(Booking.State, View.Line.Party, HasBegun).Any(m => m.To == to);

    /// <summary>The clinic waits for its slot to begin before it can write down advice.</summary>
    public bool WaitsToBegin => !HasBegun && Booking.State == BookingState.Booked && (View.Line.Party & BookingParty.Clinic) != BookingParty.None;

    private bool HasBegun => (ClinicSlots.Find(Clinic, Booking.Number)?.StartsAtUtc ?? Clinic.StartsAtUtc) <= clock.GetUtcNow().UtcDateTime;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.CancelAsync(id, Version, Why, ct), ct);

    public Task<IActionResult> OnPostAdviseAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.AdviseAsync(id, Version, Advice, FollowUp, ct), ct);

    public Task<IActionResult> OnPostMissAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.MissAsync(id, Version, ct), ct);

    public Task<IActionResult> OnPostPlanAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.PlanAsync(id, Version, FollowUp, ct), ct);

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.CloseAsync(id, Version, Outcome, ct), ct);

    private Task<IActionResult> ActAsync(Guid id, Func<Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!await act())
            return NotFound();
        // Those who run the clinic read no longer what was cancelled.
        db.ChangeTracker.Clear();
        return Redirect(await queries.FindAsync(id, ct) is null ? ClinicLinks.List : ClinicLinks.Booking(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. view.Steps.Select(s => s.By).Where(p => p != SystemPerson.Id).Append(Booking.BookedBy).Distinct()], ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "clinic-booking", id.ToString(), view.Named), ct);
        return Page();
    }
}

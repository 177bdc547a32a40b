using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>Who booked one session, who waits, and who came; for its provider.</summary>
internal sealed class RegisterModel(TrainingQueries queries, BookingService service, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    [BindProperty] public int Steps { get; set; }

    /// <summary>By booking: came, missed, or empty.</summary>
    [BindProperty] public Dictionary<Guid, string?> Mark { get; set; } = [];
    [BindProperty] public string? Why { get; set; }

    public RegisterView View { get; private set; } = null!;

    public bool HasBegun => TrainingRules.HasBegun(View.Session, clock.GetUtcNow().UtcDateTime);

    /// <summary>Certificates are for those who work for the provider; the local lead sees none.</summary>
    public bool MayCertify => TrainingRules.IsOf(actor, View.Course.ProviderId);

    public int Count(BookingState state) => View.Bookings.Count(b => b.Booking.State == state);

    public string Place(CourseBooking booking) => places.GetValueOrDefault(booking.OrganisationId, NoLongerHere.Organisation);

    /// <summary>What is chosen for a booking: what was typed, or what stands there.</summary>
    public string Marked(CourseBooking booking) => !ModelState.IsValid && Mark.TryGetValue(booking.Id, out var typed) ? typed ?? ""
        : booking.State switch { BookingState.Attended => "came", BookingState.Missed => "missed", _ => "" };

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.MarkAsync(id, Steps, Of("came"), Of("missed"), Why, ct) ? Redirect(TrainingLinks.Register(id)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostCancelAsync(Guid id, Guid booking, string? because, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.CancelAsync(booking, because, ct) ? Redirect(TrainingLinks.Register(id)) : NotFound(), () => ShowAsync(id, ct));

    private List<Guid> Of(string mark) => [.. Mark.Where(m => m.Value == mark).Select(m => m.Key)];

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.RegisterAsync(id, ct) is not { } view)
            return NotFound();
        (View, Steps) = (view, view.Steps);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("list", "course-booking", id.ToString()), ct);
        return Page();
    }
}

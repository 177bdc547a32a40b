using System.Globalization;
using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.Training;

/// <summary>Changes, moves or cancels a session; those who booked are told.</summary>
internal sealed class MoveModel(TrainingQueries queries, CourseService service) : SessionForm
{
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Because { get; set; }

    public SessionView View { get; private set; } = null!;

    /// <summary>Which form was sent, so that the other shows what is saved.</summary>
    private bool isCancelling;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.ChangeSessionAsync(id, Version, Typed, Why, ct) ? Redirect(TrainingLinks.Session(id)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct)
    {
        isCancelling = true;
        return this.OrAgainAsync(async () => await service.CancelSessionAsync(id, Version, Because, ct) ? Redirect(TrainingLinks.Session(id)) : NotFound(), () => ShowAsync(id, ct));
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.SessionAsync(id, ct) is not { MayKeep: true } view)
            return NotFound();
        (View, Version) = (view, view.Session.Version);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (ModelState.IsValid || isCancelling)
        {
            var s = view.Session;
            (Day, Starts, Ends, Place, IsOnline) = (FormFields.Typed(s.Day), TrainingWords.Time(s.Starts), TrainingWords.Time(s.Ends), s.Place, s.IsOnline);
            (Places, Share, Closes) = (s.Places.ToString(CultureInfo.InvariantCulture), s.Share?.ToString(CultureInfo.InvariantCulture), FormFields.Typed(s.ClosesOn));
        }

        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>What somebody says of a session they came to: at once, and eight weeks later.</summary>
internal sealed class FeedbackModel(TrainingQueries queries, FeedbackService service, TimeProvider clock) : PageModel
{
    [BindProperty] public string? Useful { get; set; }
    [BindProperty] public string? Plan { get; set; }
    [BindProperty] public string? Used { get; set; }
    [BindProperty] public string? Barrier { get; set; }

    public BookingRow Row { get; private set; } = null!;

    /// <summary>What was answered at once; null where nothing was.</summary>
    public CourseFeedback? AtOnce { get; private set; }

    /// <summary>What was answered later; null where nothing was.</summary>
    public CourseFeedback? Later { get; private set; }

    /// <summary>From when on it is asked whether they used it.</summary>
    public DateOnly LaterFrom => Row.Session.Day.AddDays(TrainingRules.LaterDays);

    public bool IsLater => clock.Today() >= LaterFrom;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.AnswerAsync(id, Useful, Plan, ct) ? Redirect(TrainingLinks.Feedback(id)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostLaterAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.AnswerLaterAsync(id, Used, Barrier, ct) ? Redirect(TrainingLinks.Feedback(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.BookingAsync(id, forProvider: false, ct) is not { Booking.State: BookingState.Attended } row)
            return NotFound();
        var given = await queries.FeedbackAsync(id, ct);
        (Row, AtOnce, Later) = (row, given.FirstOrDefault(f => f.Kind == FeedbackKind.AtOnce), given.FirstOrDefault(f => f.Kind == FeedbackKind.Later));
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        return Page();
    }
}

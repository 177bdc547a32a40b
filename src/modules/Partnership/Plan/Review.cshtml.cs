using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class ReviewModel(PlanQueries queries, PlanService service, ReviewService reviews, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? CarriedBy { get; set; }

    [BindProperty]
    public string? CarriedOwner { get; set; }

    [BindProperty]
    public int Months { get; set; }

    [BindProperty]
    public bool? Lasts { get; set; }

    [BindProperty]
    public string? Found { get; set; }

    public WholeActivity Whole { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    public bool Ended => Whole.Activity.Status is ActivityStatus.Done or ActivityStatus.Stopped;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => AgainAsync(id, () =>
        reviews.ReviewAsync(id, new(FormFields.One<ReviewWord>(Word, "what you agreed"), Reason, FormFields.OptionalDay(Next, "day of the next review"), CarriedBy, CarriedOwner), Known, ct), ct);

    public Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken ct) => AgainAsync(id, () =>
        reviews.LookBackAsync(id, Months, Lasts ?? throw new InputRefusedException("Say whether it is still carried on."), Found, ct), ct);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(PlanLinks.Activity(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found || !await service.MayEditAsync(found.Activity.ChairSeatId, ct))
            return NotFound();
        Whole = found;
        await audit.ReadAsync(new AuditFact("see", "activity", id.ToString()), ct);
        return Page();
    }
}

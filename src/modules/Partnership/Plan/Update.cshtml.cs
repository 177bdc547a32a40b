using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class UpdateModel(PlanQueries queries, PlanService service, ReviewService reviews) : PageModel
{
    [BindProperty]
    public string? Done { get; set; }

    [BindProperty]
    public string? Stuck { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    public PlanActivity Activity { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await reviews.UpdateAsync(id, Done, Stuck, Next, ct);
        return LocalRedirect(PlanLinks.Activity(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found || !await service.MayEditAsync(found.Activity.ChairSeatId, ct))
            return NotFound();
        Activity = found.Activity;
        return Page();
    }
}

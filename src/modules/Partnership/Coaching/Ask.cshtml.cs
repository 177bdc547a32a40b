using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Coaching;

internal sealed class AskModel(CoachingQueries queries, CoachingService service) : PageModel
{
    [BindProperty]
    public string? Focus { get; set; }

    public string Coach { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () => LocalRedirect(CoachingLinks.Session(await service.AskAsync(id, Focus, ct))), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (!service.MayAsk || (await queries.OffersAsync(ct)).Where(o => o.Offer.Id == id).Select(o => o.Coach).FirstOrDefault() is not { } coach)
            return NotFound();
        Coach = coach;
        return Page();
    }
}

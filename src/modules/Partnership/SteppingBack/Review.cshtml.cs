using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.SteppingBack;

/// <summary>A review as it was held, beside the one before.</summary>
internal sealed class ReviewModel(ReadinessQueries queries, IAuditTrail audit) : PageModel
{
    public WholeReview Held { get; private set; } = null!;

    public WholeReview? Before { get; private set; }

    public HeldCheck? Earlier(ReadinessItem item) => Before?.Checks.FirstOrDefault(c => c.Item == item);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var all = (await queries.HeldAsync(ct)).ToList();
        var at = all.FindIndex(r => r.Held.Id == id);
        if (at < 0)
            return NotFound();
        (Held, Before) = (all[at], at + 1 < all.Count ? all[at + 1] : null);
        await audit.ReadAsync(new AuditFact("see", "readiness", id.ToString()), ct);
        return Page();
    }
}

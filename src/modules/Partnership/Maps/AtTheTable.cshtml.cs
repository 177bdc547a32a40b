using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class AtTheTableModel(CoverageQueries queries, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public Coverage Coverage { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Coverage = await queries.OfAsync(clock.Today(), ct);
        await audit.ReadAsync(new AuditFact("see", "map-coverage"), ct);
        return Page();
    }
}

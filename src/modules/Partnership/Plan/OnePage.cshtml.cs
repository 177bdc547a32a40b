using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class OnePageModel(PlanQueries queries, StandingQueries standing, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<WholeActivity> Live { get; private set; } = [];

    public IReadOnlyList<WholeActivity> Others { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        var all = await queries.AllAsync(ct);
        Name = collaborative.Name;
        (Live, Others) = ([.. all.Where(a => a.Activity.Status == ActivityStatus.Live)], [.. all.Where(a => a.Activity.Status != ActivityStatus.Live)]);
        await audit.ReadAsync(new AuditFact("see", "plan"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class BoardModel(PlanQueries queries, PlanSignals signals, StandingQueries standing, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<WholeActivity> Activities { get; private set; } = [];

    public IReadOnlyList<SignalResult> Signals { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public DateOnly Today => clock.Today();

    public int Live => Activities.Count(a => a.Activity.Status == ActivityStatus.Live);

    public string Summary => Activities.Count == 0 ? "" : $"{PlanWords.Count(Live, "live activity", "live activities")} of {Activities.Count} in all. The report’s partnerships kept to three to six.";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Activities = await queries.AllAsync(ct);
        Signals = Activities.Count == 0 ? [] : [.. (await signals.SignalsAsync(Today, ct)).Where(s => s.State != SignalState.NotEnoughData)];
        await audit.ReadAsync(new AuditFact("see", "plan"), ct);
        return Page();
    }
}

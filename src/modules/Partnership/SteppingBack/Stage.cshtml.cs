using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.SteppingBack;

/// <summary>How far the facilitator has stepped back, and what helps members to go on without.</summary>
internal sealed class StageModel(StandingQueries standing, StageService stages, SecretariatService secretariat, ReadinessQueries readiness, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public Collaborative Collaborative { get; private set; } = null!;

    public IReadOnlyList<MoveLine> History { get; private set; } = [];

    public (Secretariat Kept, string Name)? Secretariat { get; private set; }

    public WholeReview? Latest { get; private set; }

    public StageAdvice? Advice { get; private set; }

    public DateOnly? CheckBack => Collaborative.Stage == FacilitationStage.Closed && History is [var last, ..] ? last.Move.CheckBackOn : null;

    public bool CheckBackDue => CheckBack <= clock.Today() && (Latest is null || Latest.Held.HeldOn < CheckBack);

    public bool MayMove => actor.Can(Capability.Convene);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Collaborative = collaborative;
        (History, Secretariat) = (await stages.HistoryAsync(ct), await secretariat.CurrentAsync(ct));
        var held = await readiness.HeldAsync(ct);
        (Latest, Advice) = (held.Count == 0 ? null : held[0], ReadinessQueries.Advice(held, collaborative));
        await audit.ReadAsync(new AuditFact("see", "facilitation-stage"), ct);
        return Page();
    }
}

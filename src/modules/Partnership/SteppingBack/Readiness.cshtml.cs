using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.SteppingBack;

/// <summary>The fourteen checks as they stand now, beside the last review.</summary>
internal sealed class ReadinessModel(ReadinessQueries queries, ReadinessService service, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Note { get; set; }

    public ReviewNow Now { get; private set; } = null!;

    public IReadOnlyList<WholeReview> Held { get; private set; } = [];

    public WholeReview? Last => Held.Count == 0 ? null : Held[0];

    public bool MaySpeak { get; private set; }

    public bool MayHold => actor.Can(Capability.Convene);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => !MayHold ? NotFound() : await this.OrAgainAsync(async () => LocalRedirect(SteppingLinks.Review(await service.HoldAsync(Note, ct))), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        (Now, Held, MaySpeak) = (await queries.NowAsync(ct), await queries.HeldAsync(ct), (await service.MineAsync(ct)).Count > 0);
        await audit.ReadAsync(new AuditFact("see", "readiness"), ct);
        return Page();
    }
}

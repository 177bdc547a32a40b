using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Partnership.Signals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Limits;

/// <summary>One signal: what it says now, and the limits by which it says so.</summary>
internal sealed class OneModel(LimitQueries limits, LimitService service, SignalBoard board, Standing.StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Limit { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Signal Signal { get; private set; }

    public IReadOnlyList<SignalResult> Results { get; private set; } = [];

    public IReadOnlyList<LimitLine> Limits { get; private set; } = [];

    public bool MaySet => actor.Can(Capability.Convene);

    public string Code => FormattableString.Invariant($"S{(int)Signal:00}");

    public Task<IActionResult> OnGetAsync(int number, CancellationToken ct) => ShowAsync(number, ct);

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken ct) => !MaySet ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.SetAsync(Limit, Value, Reason, ct);
        return LocalRedirect(LimitLinks.Signal((Signal)number));
    }, () => ShowAsync(number, ct));

    private async Task<IActionResult> ShowAsync(int number, CancellationToken ct)
    {
        Signal = (Signal)number;
        if (!Enum.IsDefined(Signal))
            return NotFound();
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Results = [.. (await board.ResultsAsync(ct)).Where(r => r.Signal == Signal).OrderByDescending(r => r.State)];
        Limits = await limits.OfAsync(Signal, ct);
        await audit.ReadAsync(new AuditFact("see", "signal"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Signals;

internal sealed class ListModel(SignalBoard board, Standing.StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    /// <summary>In the order of their numbers; of each the gravest first.</summary>
    public IReadOnlyList<SignalResult> Results { get; private set; } = [];

    public bool Private => actor.Can(Capability.Convene);

    public string Summary => $"{Results.Count(r => r.State == SignalState.Act)} ask you to act, {Results.Count(r => r.State == SignalState.Look)} to look, {Results.Count(r => r.State == SignalState.Fine)} are fine; of {Results.Count(r => r.State == SignalState.NotEnoughData)} it is too early to say.";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Results = [.. (await board.ResultsAsync(ct)).OrderBy(r => r.Signal).ThenByDescending(r => r.State)];
        await audit.ReadAsync(new AuditFact("see", "signal"), ct);
        return Page();
    }
}

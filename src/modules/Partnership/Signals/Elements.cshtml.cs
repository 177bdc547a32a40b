using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Signals;

internal sealed class ElementsModel(SignalBoard board, Standing.StandingQueries standing, IAuditTrail audit) : PageModel
{
    public Partnership.Standing.Collaborative Collaborative { get; private set; } = null!;

    public IReadOnlyList<ElementStanding> Standing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Collaborative = collaborative;
        Standing = FiveElements.Standing(await board.ResultsAsync(ct));
        await audit.ReadAsync(new AuditFact("see", "signal"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class OnBehalfModel(VotingService voting, DecisionQueries queries, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Dictionary<int, string?> Marks { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? Seat { get; set; }

    [BindProperty]
    public string? Way { get; set; }

    public ProposalView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await voting.RecordAsync(id, Seat ?? throw new InputRefusedException("Choose the seat."), Marks, Reason, FormFields.One<VoteWay>(Way, "how the vote came"), ct);
        return LocalRedirect(DecisionLinks.Question(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view || view.Proposal.IsAnonymous || !view.Proposal.TakesVotesOn(clock.Today()) || actor.Can(Capability.Facilitate))
            return NotFound();
        View = view;
        await audit.ReadAsync(new AuditFact("see", "proposal", id.ToString()), ct);
        return Page();
    }
}

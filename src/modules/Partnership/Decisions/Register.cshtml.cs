using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class RegisterModel(DecisionQueries queries, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public IReadOnlyList<ProposalLine> Proposals { get; private set; } = [];

    public IReadOnlyList<DecisionLine> Decisions { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public bool MayPropose => actor.Can(Capability.TakePart) || MayConvene;

    public string Summary { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(PartnershipLinks.Overview);
        Proposals = await queries.ProposalsAsync(ct);
        Decisions = await queries.RegisterAsync(ct);
        var (mine, open, due) = (Proposals.Count(p => p.WaitsForMe), Proposals.Count(p => p.Proposal.Stage == PollStage.Open), Decisions.Count(d => d.IsDue));
        Summary = $"{(mine == 0 ? "Nothing needs your vote" : mine == 1 ? "1 vote needs yours" : $"{mine} votes need yours")}. {open} {(open == 1 ? "vote is" : "votes are")} open; {due} {(due == 1 ? "decision is" : "decisions are")} due to be looked at again.";
        await audit.ReadAsync(new AuditFact("list", "decision"), ct);
        return Page();
    }
}

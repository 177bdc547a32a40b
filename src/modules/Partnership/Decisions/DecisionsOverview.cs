using Headwater.Access.Contracts;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>Votes that wait for the reader, votes that can be closed, outcomes to be written down, and reviews that are due.</summary>
internal sealed class DecisionsOverview(DecisionQueries queries, CurrentActor actor, TimeProvider clock) : IOverviewPart
{
    public int Order => 20;

    public bool MayAsk => true;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        var proposals = await queries.UndecidedAsync(ct);
        List<OverviewLine> lines = [.. proposals.Where(p => p.WaitsForMe).Select(p => new OverviewLine($"Needs your vote until {Words.Date(p.Proposal.ClosesOn)}: {p.Proposal.Title}", DecisionLinks.Question(p.Proposal.Id), Asks: true, p.Proposal.ClosesOn))];
        if (!actor.Can(Capability.Convene))
            return lines;
        var today = clock.Today();
        lines.AddRange(proposals.Where(p => p.Proposal.Stage == PollStage.Open && (p.Proposal.ClosesOn < today || p.Voted == p.Seats)).Select(p => new OverviewLine($"Voting is over, close it: {p.Proposal.Title}", DecisionLinks.Question(p.Proposal.Id), Asks: true)));
        lines.AddRange(proposals.Where(p => p.Proposal.Stage == PollStage.Closed && !p.HasDecision).Select(p => new OverviewLine($"Closed, write down the outcome: {p.Proposal.Title}", DecisionLinks.Question(p.Proposal.Id), Asks: true)));
        var due = await queries.DueAsync(ct);
        if (due > 0)
            lines.Add(new(due == 1 ? "1 decision is due to be looked at again" : $"{due} decisions are due to be looked at again", DecisionLinks.Register, Asks: true));
        return lines;
    }
}

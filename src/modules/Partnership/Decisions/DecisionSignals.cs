using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>S08 over the decisions of the last twelve months, and S09 of the latest vote that was closed and can be seen by sector.</summary>
internal sealed class DecisionSignals(HeadwaterDb db, DecisionQueries queries, Limits.LimitQueries limits) : ISignalSource
{
    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct) => [await BreadthAsync(today, ct), await SupportAsync(today, ct)];

    private async Task<SignalResult> BreadthAsync(DateOnly today, CancellationToken ct)
    {
        var since = today.AddMonths(-12);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => d.DecidedOn > since && d.DecidedOn <= today).OrderBy(d => d.DecidedOn).ThenBy(d => d.Id).ToListAsync(ct);
        var labels = await db.Set<Sector>().AsNoTracking().ToDictionaryAsync(s => s.Code, s => s.Label, ct);
        var open = await db.Set<Objection>().Where(o => o.State == ObjectionState.Open).GroupBy(o => o.ProposalId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return DecisionBreadth.Signal([.. decisions.Select(d => new DecisionRecord(
            Labels(d.Eligible), [.. Labels(d.Casting).Intersect(Labels(d.Eligible))], Labels(d.Core), d.IsAdopted, d.ProposalId is { } id ? open.GetValueOrDefault(id) : 0, d.ProposalId is null))]);

        string[] Labels(string codes) => [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => labels.GetValueOrDefault(c, c))];
    }

    private async Task<SignalResult> SupportAsync(DateOnly today, CancellationToken ct)
    {
        ProposalKind[] seen = [ProposalKind.Consent, ProposalKind.SenseCheck, ProposalKind.Gradients];
        var latest = await db.Set<Proposal>().AsNoTracking().Where(p => p.Stage == PollStage.Closed && p.ClosedOn <= today && seen.Contains(p.Kind)).OrderByDescending(p => p.ClosedOn).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        if (latest is null || await queries.OneAsync(latest.Id, ct) is not { } view || await queries.ResultAsync(view, ct) is not { Statements.Count: > 0 } result)
            return new(Signal.SectorSupport, null, 0, SignalState.NotEnoughData, ["No vote that can be seen by sector has been closed yet."], []);
        // Of several statements the one that sectors agree on least is spoken of: the others stand on the vote's page.
        if (result.Statements.Where(s => !s.IsWithheld).MinBy(s => s.BySector.Support?.GeometricMean ?? 2) is not { } statement)
            return new(Signal.SectorSupport, null, 0, SignalState.NotEnoughData, [$"“{latest.Title}”: too few answered to show."], []);
        GroupTally[] groups = [.. statement.BySector.Groups.Select(g => new GroupTally(g.Label, g.Votes))];
        if (groups.Length == 0)
            return new(Signal.SectorSupport, null, 0, SignalState.NotEnoughData, [$"“{latest.Title}”: nobody answered."], []);
        var signal = SupportSignal.Signal(groups, latest.IsAnonymous, (await limits.CurrentAsync(ct)).Support);
        var merged = statement.BySector.Groups.Where(g => g.IsMerged).Select(g => $"Too few answered to show {g.Label} each on its own: they are counted together.");
        var silent = statement.BySector.NotHeard.Count > 0 ? new[] { $"Nobody answered from {DecisionWords.List(statement.BySector.NotHeard)}." } : [];
        return signal with { Reasons = [$"“{statement.Statement}”: {signal.Reasons[0]}", .. signal.Reasons.Skip(1)], Caveats = [.. signal.Caveats, .. merged, .. silent] };
    }
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>A seat that is asked, with whom it speaks for and its sector's label.</summary>
internal sealed record AskedSeat(ProposalSeat Seat, string For, string Sector);

/// <summary>A proposal with everything but how anybody voted.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="ByName">Who proposed it.</param>
/// <param name="Options">Its options in order.</param>
/// <param name="Seats">The seats asked, by sector; none for a draft.</param>
/// <param name="Labels">The labels of all sectors by their codes.</param>
/// <param name="Decision">What was decided; null while nothing was recorded.</param>
/// <param name="NextId">The version that follows it.</param>
internal sealed record ProposalView(
    Proposal Proposal, string ByName, IReadOnlyList<ProposalOption> Options, List<AskedSeat> Seats, IReadOnlyDictionary<string, string> Labels, Decision? Decision, Guid? NextId)
{
    public int Voted => Seats.Count(s => s.Seat.HasVoted);
}

/// <summary>A proposal in a list.</summary>
internal sealed record ProposalLine(Proposal Proposal, int Seats, int Voted, bool WaitsForMe, bool HasDecision);

/// <summary>A decision in the register.</summary>
internal sealed record DecisionLine(Decision Decision, string? Title, bool IsDue);

/// <summary>An objection and whose seat it is.</summary>
internal sealed record ObjectionLine(Objection Objection, string For);

/// <summary>A named vote and whose seat it is.</summary>
internal sealed record BallotLine(Ballot Ballot, string For, string Sector, string By);

/// <summary>What was asked, answered and decided. How anybody voted leaves only by the rule that was promised.</summary>
internal sealed class DecisionQueries(HeadwaterDb db, SeatQueries seats, IPeople people, TimeProvider clock)
{
    /// <summary>Every proposal, those that wait for the reader first, then by day.</summary>
    public Task<IReadOnlyList<ProposalLine>> ProposalsAsync(CancellationToken ct) => ProposalsAsync(db.Set<Proposal>(), ct);

    /// <summary>Those of which something is still to be done: open ones, and closed ones without a decision.</summary>
    public Task<IReadOnlyList<ProposalLine>> UndecidedAsync(CancellationToken ct) =>
        ProposalsAsync(db.Set<Proposal>().Where(p => p.Stage == PollStage.Open || (p.Stage == PollStage.Closed && !db.Set<Decision>().Any(d => d.ProposalId == p.Id))), ct);

    private async Task<IReadOnlyList<ProposalLine>> ProposalsAsync(IQueryable<Proposal> which, CancellationToken ct)
    {
        var today = clock.Today();
        var proposals = await which.AsNoTracking().ToListAsync(ct);
        if (proposals.Count == 0)
            return [];
        var ids = proposals.ConvertAll(p => p.Id);
        var counts = await db.Set<ProposalSeat>().Where(s => ids.Contains(s.ProposalId)).GroupBy(s => s.ProposalId).Select(g => new { g.Key, Seats = g.Count(), Voted = g.Count(s => s.HasVoted) }).ToDictionaryAsync(g => g.Key, ct);
        var waiting = await WaitingAsync(ct);
        var decided = await db.Set<Decision>().Where(d => d.ProposalId != null && ids.Contains(d.ProposalId.Value)).Select(d => d.ProposalId!.Value).ToListAsync(ct);
        return [.. proposals
            .Select(p => new ProposalLine(p, counts.GetValueOrDefault(p.Id)?.Seats ?? 0, counts.GetValueOrDefault(p.Id)?.Voted ?? 0, p.TakesVotesOn(today) && waiting.ContainsKey(p.Id), decided.Contains(p.Id)))
            .OrderByDescending(l => l.WaitsForMe).ThenByDescending(l => l.Proposal.ClosesOn).ThenByDescending(l => l.Proposal.Id)];
    }

    /// <summary>For each proposal the seats for which the acting person can vote now and nobody has.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> WaitingAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var mine = (await seats.MineAsync(ct)).Select(s => s.Seat.Id).Distinct().ToList();
        var open = await db.Set<Proposal>().AsNoTracking().Where(p => p.Stage == PollStage.Open && p.OpensOn <= today && p.ClosesOn >= today).Select(p => p.Id).ToListAsync(ct);
        var waiting = await db.Set<ProposalSeat>().AsNoTracking().Where(s => open.Contains(s.ProposalId) && mine.Contains(s.SeatId) && !s.HasVoted).ToListAsync(ct);
        return waiting.GroupBy(s => s.ProposalId).ToDictionary(g => g.Key, g => (IReadOnlyList<Guid>)[.. g.Select(s => s.SeatId).Order()]);
    }

    /// <summary>One proposal; null when there is none.</summary>
    public async Task<ProposalView?> OneAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } proposal)
            return null;
        var options = await db.Set<ProposalOption>().AsNoTracking().Where(o => o.ProposalId == id).OrderBy(o => o.Number).ToListAsync(ct);
        var sectors = await db.Set<Sector>().AsNoTracking().OrderBy(s => s.Order).ThenBy(s => s.Code).ToListAsync(ct);
        var labels = sectors.ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal);
        var asked = await db.Set<ProposalSeat>().AsNoTracking().Where(s => s.ProposalId == id).ToListAsync(ct);
        var table = await seats.AllAsync([.. asked.Select(s => s.SeatId)], ct);
        var named = asked.Select(s => new AskedSeat(s, table[s.SeatId], labels[s.SectorCode]));
        var decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.ProposalId == id, ct);
        var next = await db.Set<Proposal>().AsNoTracking().Where(p => p.FollowsId == id).OrderBy(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        var name = (await people.NamesAsync([proposal.ProposedBy], ct))[proposal.ProposedBy];
        return new(proposal, name, options, [.. named.OrderBy(s => sectors.FindIndex(x => x.Code == s.Seat.SectorCode)).ThenBy(s => s.For, StringComparer.Ordinal).ThenBy(s => s.Seat.SeatId)], labels, decision, next);
    }

    /// <summary>Whether the acting person may see results now, as it was promised.</summary>
    public async Task<bool> MaySeeAsync(ProposalView view, CancellationToken ct)
    {
        var mine = (await seats.MineAsync(ct)).Select(s => s.Seat.Id).ToList();
        return PromiseRule.MaySeeResults(ProposalChecks.Told(view.Proposal, []), view.Proposal.Stage, view.Seats.Exists(s => s.Seat.HasVoted && mine.Contains(s.Seat.SeatId)));
    }

    /// <summary>The result; null while it is hidden from the acting person.</summary>
    public async Task<ProposalResult?> ResultAsync(ProposalView view, CancellationToken ct)
    {
        if (!await MaySeeAsync(view, ct))
            return null;
        var id = view.Proposal.Id;
        if (view.Proposal.IsAnonymous)
        {
            var votes = await db.Set<AnonymousBallot>().AsNoTracking().Where(b => b.ProposalId == id).ToListAsync(ct);
            var groups = view.Seats.Where(s => s.Seat.Together is not null).GroupBy(s => s.Seat.Together!.Value).ToDictionary(g => g.Key, g => DecisionWords.List([.. g.Select(s => s.Sector).Distinct(StringComparer.Ordinal)]));
            return ProposalCount.Of(view, [.. votes.Select(v => new Voice(groups[v.Together], BallotMarks.Read(v.Marks)))]);
        }

        var ballots = await db.Set<Ballot>().AsNoTracking().Where(b => b.ProposalId == id).ToListAsync(ct);
        var withdrawn = await db.Set<Objection>().AsNoTracking().Where(o => o.ProposalId == id && o.State == ObjectionState.Withdrawn).Select(o => o.SeatId).ToListAsync(ct);
        var sectors = view.Seats.ToDictionary(s => s.Seat.SeatId, s => s.Sector);
        return ProposalCount.Of(view, [.. ballots.Select(b => new Voice(sectors[b.SeatId], withdrawn.Contains(b.SeatId) ? [(int)ConsentPosition.Concern] : BallotMarks.Read(b.Marks), b.Reason))]);
    }

    /// <summary>The named votes; none while they are hidden, or where nobody's name stands on them.</summary>
    public async Task<IReadOnlyList<BallotLine>> BallotsAsync(ProposalView view, CancellationToken ct)
    {
        if (view.Proposal.IsAnonymous || !await MaySeeAsync(view, ct))
            return [];
        var ballots = await db.Set<Ballot>().AsNoTracking().Where(b => b.ProposalId == view.Proposal.Id).ToDictionaryAsync(b => b.SeatId, ct);
        var names = await people.NamesAsync([.. ballots.Values.Select(b => b.By).Distinct()], ct);
        return [.. view.Seats.Where(s => ballots.ContainsKey(s.Seat.SeatId)).Select(s => new BallotLine(ballots[s.Seat.SeatId], s.For, s.Sector, names[ballots[s.Seat.SeatId].By]))];
    }

    /// <summary>Votes that others recorded on behalf of seats: whoever sits there sees them at once, and can say that they are not theirs.</summary>
    public async Task<IReadOnlyList<BallotLine>> RecordedAsync(ProposalView view, IReadOnlyCollection<Guid> mine, CancellationToken ct)
    {
        var ballots = await db.Set<Ballot>().AsNoTracking().Where(b => b.ProposalId == view.Proposal.Id && b.Way != VoteWay.Self && mine.Contains(b.SeatId)).ToListAsync(ct);
        var names = await people.NamesAsync([.. ballots.Select(b => b.By).Distinct()], ct);
        return [.. view.Seats.Join(ballots, s => s.Seat.SeatId, b => b.SeatId, (s, b) => new BallotLine(b, s.For, s.Sector, names[b.By]))];
    }

    /// <summary>The objections; none while results are hidden, but one's own.</summary>
    public async Task<IReadOnlyList<ObjectionLine>> ObjectionsAsync(ProposalView view, CancellationToken ct)
    {
        var all = await MaySeeAsync(view, ct);
        var mine = (await seats.MineAsync(ct)).Select(s => s.Seat.Id).ToList();
        var objections = await db.Set<Objection>().AsNoTracking().Where(o => o.ProposalId == view.Proposal.Id && (all || mine.Contains(o.SeatId))).ToListAsync(ct);
        return [.. view.Seats.Join(objections, s => s.Seat.SeatId, o => o.SeatId, (s, o) => new ObjectionLine(o, s.For))];
    }

    /// <summary>How many decisions are due to be looked at again.</summary>
    public Task<int> DueAsync(CancellationToken ct)
    {
        var today = clock.Today();
        return db.Set<Decision>().CountAsync(d => d.EndedOn == null && d.ReviewBy <= today, ct);
    }

    /// <summary>What was decided, reviews that are due first, then the latest.</summary>
    public async Task<IReadOnlyList<DecisionLine>> RegisterAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var titles = await db.Set<Proposal>().AsNoTracking().Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        var decisions = await db.Set<Decision>().AsNoTracking().ToListAsync(ct);
        return [.. decisions.Select(d => new DecisionLine(d, d.ProposalId is { } id ? titles[id] : null, d.EndedOn is null && d.ReviewBy <= today))
            .OrderByDescending(l => l.IsDue).ThenByDescending(l => l.Decision.DecidedOn).ThenByDescending(l => l.Decision.Id)];
    }
}

using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>A vision that was adopted, a ranking of priorities that was closed, and a round of consent that is open. All of it is made up.</summary>
internal sealed class SampleDecisions(HeadwaterDb db) : ISamplePart
{
    private static readonly string[] Longlist =
        ["A link worker for parents in every cluster of schools", "Early help within two weeks", "One plan for the move to secondary school", "Shared training on anxiety and absence", "Data on attendance shared between services"];

    private static readonly (string Theme, string[] Cards)[] Board =
    [
        ("Being heard", ["Parents tell their story once, not five times.", "Children are asked what would help before anybody decides.", "A letter that a parent can understand."]),
        ("Help early", ["Help comes in weeks, not after a year of absence.", "Schools know whom to ring, and somebody answers."]),
    ];

    private const string Vision =
        "Every child here belongs to a school that wants them. Families are heard once and believed. Help comes early, before a place is lost. We look at our numbers together, and change what does not work.";

    public int Order => 62;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.Kind == SeatKind.Core && s.ClosedOn == null).OrderBy(s => s.Id).ToListAsync(ct);
        var held = (await db.Set<SeatHolding>().AsNoTracking().Where(h => !h.IsDeputy && h.State == HoldingState.Held && h.EndedOn == null).ToListAsync(ct)).GroupBy(h => h.SeatId).ToDictionary(g => g.Key, g => g.First().PersonId);
        var core = await db.Set<Sector>().Where(s => s.IsCore).OrderBy(s => s.Order).Select(s => s.Code).ToListAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct) || seats.Count < ProposalChecks.FewestAnonymous || held.Count == 0)
            return "no decisions";
        await new Work(db, order, seats, held, core).WriteAsync(ct);
        return "2 decisions and an open vote";
    }

    /// <summary>One locality's.</summary>
    private sealed class Work(HeadwaterDb db, SampleOrder order, List<Seat> seats, Dictionary<Guid, PersonId> held, List<string> core)
    {
        private readonly SampleIds ids = order.Ids("decision");
        private readonly SplitMix random = order.Random("decisions");
        private readonly PersonId by = held.OrderBy(h => h.Key).First().Value;
        private readonly List<Proposal> proposals = [];
        private readonly List<ProposalOption> options = [];
        private readonly List<ProposalSeat> asked = [];
        private readonly List<Ballot> ballots = [];
        private readonly List<AnonymousBallot> anonymous = [];
        private readonly List<Objection> objections = [];
        private readonly List<Decision> decisions = [];

        public async Task WriteAsync(CancellationToken ct)
        {
            var version = new VisionVersion { Number = 1, Text = Vision, WrittenBy = by, WrittenOn = order.Today.AddDays(-200), AdoptedOn = order.Today.AddDays(-170) };
            var adopted = Propose("Our shared vision, version 1", Vision, ProposalKind.Consent, CountingRule.Consent, order.Today.AddDays(-190), 20, PollStage.Closed, 1);
            foreach (var seat in Ask(adopted, 0))
                Vote(adopted, seat, (int)(random.Chance(0.15) ? ConsentPosition.Concern : ConsentPosition.Consent));
            Decide(adopted, "This is the vision we work by.", order.Today.AddDays(195));
            var priorities = Longlist.Select(title => new Priority { Id = ids.Next(), Title = title, State = PriorityState.Longlisted, ProposedBy = by, ProposedOn = order.Today.AddDays(-150) }).ToList();
            var ranking = Propose("Our priorities", "Which of these should we work on first?", ProposalKind.Ranking, CountingRule.Schulze, order.Today.AddDays(-120), 14, PollStage.Closed, null);
            options.AddRange(priorities.Select((p, i) => new ProposalOption { ProposalId = ranking.Id, Number = i + 1, Label = p.Title, PriorityId = p.Id }));
            var voted = Ask(ranking, 1, everySector: true);
            var together = Shared.CountedTogether.Of(voted.Select(s => s.SectorCode));
            foreach (var seat in asked.Where(s => s.ProposalId == ranking.Id && together.ContainsKey(s.SectorCode)))
                seat.Together = together[seat.SectorCode];
            if (together.Count > 0)
                anonymous.AddRange(voted.Select(seat => new AnonymousBallot { Id = RandomId(), ProposalId = ranking.Id, Together = together[seat.SectorCode], Marks = BallotMarks.Write(Places()) }));
            var chosen = Decide(ranking, "We begin with a link worker for parents, early help, and one plan for the move to secondary school.", order.Today.AddDays(60));
            foreach (var priority in priorities.Take(3))
                (priority.State, priority.DecisionId) = (PriorityState.Chosen, chosen.Id);
            var open = Propose("A link worker for parents, from January", "We pay two link workers together for a year, one in the north and one in the south. Each works in the parents' forum, not in the council.", ProposalKind.Consent, CountingRule.Consent, order.Today.AddDays(-3), 11, PollStage.Open, null);
            foreach (var seat in Ask(open, seats.Count / 2))
                Vote(open, seat, (int)ConsentPosition.Consent);
            Object(open);
            await db.InsertManyAsync([version], ct);
            await CardsAsync(ct);
            await db.InsertManyAsync(proposals, ct);
            await db.InsertManyAsync(options, ct);
            await db.InsertManyAsync(asked, ct);
            await db.InsertManyAsync(ballots, ct);
            await db.InsertManyAsync(anonymous.OrderBy(b => b.Id), ct);
            await db.InsertManyAsync(objections, ct);
            await db.InsertManyAsync(decisions, ct);
            await db.InsertManyAsync(priorities, ct);
        }

        private Proposal Propose(string title, string text, ProposalKind kind, CountingRule rule, DateOnly opens, int days, PollStage stage, int? vision)
        {
            var closed = stage == PollStage.Closed;
            var proposal = new Proposal
            {
                Id = ids.Next(), Title = title, Text = text, Kind = kind, Rule = rule, IsAnonymous = kind == ProposalKind.Ranking, Results = kind == ProposalKind.Ranking ? ResultsShown.OnceClosed : ResultsShown.Always, QuorumPercent = 50,
                NeedsCore = true, CoreSectors = string.Join(' ', core), OpensOn = opens, ClosesOn = opens.AddDays(days), Stage = stage, ProposedBy = by, ProposedOn = opens, ClosedOn = closed ? opens.AddDays(days) : null, ClosedBy = closed ? by : null,
                VisionNumber = vision,
            };
            proposals.Add(proposal);
            return proposal;
        }

        /// <summary>Every seat that is held votes, but some.</summary>
        private List<ProposalSeat> Ask(Proposal proposal, int abstaining, bool everySector = false)
        {
            var rows = seats.ConvertAll(s => new ProposalSeat { ProposalId = proposal.Id, SeatId = s.Id, SectorCode = s.SectorCode, HasVoted = held.ContainsKey(s.Id) });
            foreach (var row in rows.Where(r => r.HasVoted).TakeLast(abstaining))
                row.HasVoted = everySector && rows.Count(r => r.SectorCode == row.SectorCode && r.HasVoted) == 1;
            asked.AddRange(rows);
            return rows.FindAll(r => r.HasVoted);
        }

        private void Vote(Proposal proposal, ProposalSeat seat, int mark) => ballots.Add(new()
        {
            ProposalId = proposal.Id, SeatId = seat.SeatId, Marks = BallotMarks.Write([mark]), By = held[seat.SeatId], ByDeputy = false, Way = VoteWay.Self, CastOn = proposal.OpensOn.AddDays(1),
            Reason = mark == (int)ConsentPosition.Concern ? "We must find the people to do it." : null,
        });

        private void Object(Proposal proposal)
        {
            if (asked.Find(s => s.ProposalId == proposal.Id && !s.HasVoted && held.ContainsKey(s.SeatId)) is not { } seat)
                return;
            const string Reason = "A worker for one year and no money after it: families would learn to trust somebody and lose them. Say what comes after.";
            seat.HasVoted = true;
            ballots.Add(new() { ProposalId = proposal.Id, SeatId = seat.SeatId, Marks = BallotMarks.Write([(int)ConsentPosition.Objection]), Reason = Reason, By = held[seat.SeatId], ByDeputy = false, Way = VoteWay.Self, CastOn = proposal.OpensOn.AddDays(2) });
            objections.Add(new() { ProposalId = proposal.Id, SeatId = seat.SeatId, Reason = Reason, State = ObjectionState.Open, RaisedOn = proposal.OpensOn.AddDays(2) });
        }

        private Decision Decide(Proposal proposal, string statement, DateOnly reviewBy)
        {
            var rows = asked.FindAll(s => s.ProposalId == proposal.Id);
            var decision = new Decision
            {
                Id = ids.Next(), Statement = statement, ProposalId = proposal.Id, IsAdopted = true, Numbers = string.Create(CultureInfo.InvariantCulture, $"{rows.Count(r => r.HasVoted)} of {rows.Count} seats took part."),
                Eligible = Codes(rows), Casting = Codes(rows.FindAll(r => r.HasVoted)), Core = string.Join(' ', core.Order(StringComparer.Ordinal)),
                DecidedOn = proposal.ClosedOn!.Value, RecordedBy = by, ReviewBy = reviewBy,
            };
            decisions.Add(decision);
            return decision;
        }

        private async Task CardsAsync(CancellationToken ct)
        {
            var themes = Board.Select((b, i) => new Theme { Id = ids.Next(), Label = b.Theme, Order = i + 1 }).ToList();
            await db.InsertManyAsync(themes, ct);
            var enough = seats.Where(s => held.ContainsKey(s.Id)).GroupBy(s => s.SectorCode, StringComparer.Ordinal).Where(g => g.Select(s => held[s.Id]).Distinct().Count() >= ProposalChecks.FewestAnonymous).Select(g => g.Key).ToList();
            await db.InsertManyAsync(Board.SelectMany((b, i) => b.Cards.Select(text => (Text: text, Sector: seats[random.Below(seats.Count)].SectorCode)).Select(c => new Card { Id = RandomId(), Text = c.Text, SectorCode = enough.Contains(c.Sector) ? c.Sector : null, ThemeId = themes[i].Id })), ct);
        }

        /// <summary>The longlist in an order near the one it is written in, so that something comes first.</summary>
        private int[] Places()
        {
            var ranked = Enumerable.Range(0, Longlist.Length).OrderBy(i => i + (3 * (random.Below(1000) / 1000.0))).ToList();
            return [.. Enumerable.Range(0, Longlist.Length).Select(i => ranked.IndexOf(i) + 1)];
        }

        private Guid RandomId()
        {
            Span<byte> bytes = stackalloc byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (random.Next() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (random.Next() >> 2) | 0x8000_0000_0000_0000);
            return new(bytes, bigEndian: true);
        }

        private static string Codes(List<ProposalSeat> rows) => string.Join(' ', rows.Select(r => r.SectorCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.SteppingBack;

/// <summary>A made-up road: two rounds of consent by which the facilitator stepped back to coaching, a review before the second, and a word of a seat since.</summary>
internal sealed class SampleStepping(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    private readonly List<Proposal> proposals = [];
    private readonly List<ProposalSeat> asked = [];
    private readonly List<Ballot> ballots = [];
    private readonly List<Decision> decisions = [];
    private readonly List<FacilitationMove> moves = [];

    public int Order => 64;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.Kind == SeatKind.Core && s.ClosedOn == null).OrderBy(s => s.Id).ToListAsync(ct);
        var held = (await db.Set<SeatHolding>().AsNoTracking().Where(h => !h.IsDeputy && h.State == HoldingState.Held && h.EndedOn == null).ToListAsync(ct)).GroupBy(h => h.SeatId).ToDictionary(g => g.Key, g => g.First().PersonId);
        var filled = seats.FindAll(s => held.ContainsKey(s.Id));
        var posts = await people.PostsAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct) || filled.DistinctBy(s => s.SectorCode).Take(3).ToList() is not [var one, var other, var third] || posts.FirstOrDefault(p => p.Role == Role.Convenor) is not { } convenor)
            return "no readiness review";
        var core = await db.Set<Sector>().Where(s => s.IsCore).OrderBy(s => s.Code).Select(s => s.Code).ToListAsync(ct);
        var labels = await db.Set<Sector>().ToDictionaryAsync(s => s.Code, s => s.Label, ct);
        var ids = order.Ids("stepping-back");
        Decide("Members and facilitator lead together", "From now on a member and the facilitator lead each meeting together.", FacilitationStage.Leads, order.Today.AddMonths(-7));
        Decide("The facilitator coaches when we ask", "Members run the meetings. The facilitator comes when a chair asks, and no longer leads.", FacilitationStage.CoLeads, order.Today.AddMonths(-2));
        var review = new HeldReview
        {
            Id = ids.Next(), HeldOn = order.Today.AddMonths(-2).AddDays(-21), HeldBy = convenor.Person, Stage = FacilitationStage.CoLeads, IsReady = false,
            Note = "We looked at it in pairs, then together. Parents asked who will ring them before a meeting when the facilitator does not. We try the next stage all the same, and look again in six months.",
        };
        ReadinessAttestation[] words =
        [
            Word(one, ReadinessItem.Heard, review, "Everybody spoke in the last two meetings; the chair asks those who have not."),
            Word(other, ReadinessItem.Heard, review, "Families told me that for once they were asked before it was decided."),
            Word(third, ReadinessItem.Secretariat, null, "The convenor has the hours in her plan for the coming year; the letter is still to come."),
        ];
        var result = ReadinessReview.Of(Known(labels[one.SectorCode], labels[other.SectorCode], labels));
        await db.InsertManyAsync(proposals, ct);
        await db.InsertManyAsync(asked, ct);
        await db.InsertManyAsync(ballots, ct);
        await db.InsertManyAsync(decisions, ct);
        await db.InsertManyAsync(moves, ct);
        await db.InsertManyAsync([review], ct);
        await db.InsertManyAsync(result.Checks.Select(c => new HeldCheck { ReviewId = review.Id, Item = c.Item, Holds = c.Holds, Attested = c.Attested, Sentence = c.Sentence, Source = SteppingWords.Source(c.Item) }), ct);
        await db.InsertManyAsync(words, ct);
        return "two stages back, and a readiness review";

        void Decide(string title, string statement, FacilitationStage from, DateOnly day)
        {
            var proposal = new Proposal
            {
                Id = ids.Next(), Title = title, Text = statement, Kind = ProposalKind.Consent, Rule = CountingRule.Consent, IsAnonymous = false, Results = ResultsShown.Always, QuorumPercent = 50, NeedsCore = true, CoreSectors = string.Join(' ', core),
                OpensOn = day.AddDays(-14), ClosesOn = day, Stage = PollStage.Closed, ProposedBy = convenor.Person, ProposedOn = day.AddDays(-14), ClosedOn = day, ClosedBy = convenor.Person,
            };
            proposals.Add(proposal);
            asked.AddRange(seats.Select(s => new ProposalSeat { ProposalId = proposal.Id, SeatId = s.Id, SectorCode = s.SectorCode, Together = 1, HasVoted = held.ContainsKey(s.Id) }));
            ballots.AddRange(filled.Select(s => new Ballot { ProposalId = proposal.Id, SeatId = s.Id, Marks = BallotMarks.Write([(int)ConsentPosition.Consent]), By = held[s.Id], ByDeputy = false, Way = VoteWay.Self, CastOn = day.AddDays(-5) }));
            var decision = new Decision
            {
                Id = ids.Next(), Statement = statement, ProposalId = proposal.Id, IsAdopted = true, Numbers = FormattableString.Invariant($"{filled.Count} of {seats.Count} seats took part; all consent."), Eligible = Codes(seats), Casting = Codes(filled),
                Core = string.Join(' ', core.Where(c => seats.Exists(s => s.SectorCode == c))), DecidedOn = day, RecordedBy = convenor.Person, ReviewBy = day.AddMonths(12),
            };
            decisions.Add(decision);
            moves.Add(new() { Id = ids.Next(), From = from, To = from + 1, DecisionId = decision.Id, MovedOn = day, By = convenor.Person });
        }

        ReadinessAttestation Word(Seat seat, ReadinessItem item, HeldReview? of, string said) => new()
        {
            Id = ids.Next(), Item = item, SeatId = seat.Id, SectorCode = seat.SectorCode, By = held[seat.Id], On = (of?.HeldOn ?? order.Today).AddDays(-4), Words = said, ReviewId = of?.Id,
        };
    }

    private static string Codes(IEnumerable<Seat> seats) => string.Join(' ', seats.Select(s => s.SectorCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>What was known at the made-up review: parents had begun to fade, and the network hung on the facilitator.</summary>
    private static ReadinessEvidence Known(string one, string other, Dictionary<string, string> labels) => new()
    {
        Chairs = [new(true, false), new(true, false), new(true, true), new(true, false)],
        SecretariatMonths = 5,
        WithoutFacilitator = new(0.36, 2, [labels[UsualSectors.Parents], labels[UsualSectors.Voluntary]], 12),
        KeySectors = [new(labels[UsualSectors.Parents], false, true), new(labels[UsualSectors.Voluntary], true, false)],
        MeetingsRunByMembers = [false, true, true],
        WeightedCoverage = 0.84,
        Leadership = new(0.25, 0.25, 4, 4),
        CriticalRoles = (7, 11),
        DecisionsWithoutFacilitator = [false, true, true],
        Plan = (0.14, 3),
        Funding = new(10.5, null, null, 0.45),
        Handover = (false, false),
        Attested = [new(ReadinessItem.Heard, one, other)],
    };
}

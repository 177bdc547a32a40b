using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>Takes votes: one of a seat, once, and never changed. One that others recorded counts unless the seat says that it is not theirs.</summary>
internal sealed class VotingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, SealedBox box, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>The vote of whoever sits in a seat, or of a deputy when the holder has not voted.</summary>
    /// <exception cref="InputRefusedException">They do not sit there, it is not open, the seat has voted, or it is no ballot.</exception>
    public async Task CastAsync(Guid proposalId, Guid seatId, IReadOnlyDictionary<int, string?> filled, string? reason, CancellationToken ct)
    {
        if (actor.Can(Capability.Facilitate))
            throw new InputRefusedException("The facilitator holds no seat, and casts no vote.");
        var sits = (await seats.MineAsync(ct)).Where(s => s.Seat.Id == seatId).ToList();
        if (sits.Count == 0)
            throw new InputRefusedException("You vote for a seat in which you sit, or of which you are a deputy.");
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await PutInAsync(proposalId, seatId, filled, reason, sits.TrueForAll(s => s.Deputy), VoteWay.Self, ct);
        await audit.SaveAsync(ct, new AuditFact("vote", "proposal", proposal.Id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>A vote that came on paper, by telephone or in the room, recorded on behalf of a seat; whoever sits there is told, and can void it.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to record, nobody sits there, it is not open or anonymous, the seat has voted or said no, or it is no ballot.</exception>
    public async Task RecordAsync(Guid proposalId, Guid seatId, IReadOnlyDictionary<int, string?> filled, string? reason, VoteWay way, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene) || way == VoteWay.Self)
            throw new InputRefusedException("Those who convene record votes that came on paper, by telephone or in the room.");
        if (actor.Can(Capability.Facilitate))
            throw new InputRefusedException("The facilitator casts no vote, and records none. The convenor does.");
        if ((await seats.MineAsync(ct)).Any(s => s.Seat.Id == seatId))
            throw new InputRefusedException("You sit in this seat yourself: vote for it on the page of the vote.");
        var seat = await seats.OneAsync(seatId, ct);
        var sitters = seat?.Sitters.ToList() ?? [];
        if (sitters.Count == 0)
            throw new InputRefusedException("Nobody sits in this seat, so nobody can have voted for it.");
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await PutInAsync(proposalId, seatId, filled, reason, false, way, ct);
        foreach (var sitter in sitters)
            notices.Tell(sitter.Person, $"A vote was recorded for your seat, {DecisionWords.Came(way)}. If it is not yours, say so on the page of the vote while it is open: then it does not count, and you can vote yourself.", DecisionLinks.Question(proposalId));
        await audit.SaveAsync(ct, new AuditFact("record", "ballot", proposal.Id.ToString(), Detail: $"{seatId} {way}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Whoever sits in a seat says that a vote recorded on its behalf is not theirs: it goes, and the seat can vote itself.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to say, voting is over, or the seat voted itself.</exception>
    public async Task VoidAsync(Guid proposalId, Guid seatId, CancellationToken ct)
    {
        if (!(await MayVoidAsync(ct)).Contains(seatId))
            throw new InputRefusedException("Only whoever sits in the seat says that a vote recorded for it is not theirs; a deputy only while nobody else sits there.");
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId, ct);
        if (proposal?.TakesVotesOn(clock.Today()) != true)
            throw new InputRefusedException("Voting is over. Nothing was changed: raise it at the table.");
        var ballot = await db.Set<Ballot>().SingleOrDefaultAsync(b => b.ProposalId == proposalId && b.SeatId == seatId && b.Way != VoteWay.Self, ct)
            ?? throw new InputRefusedException("No vote was recorded on behalf of this seat. One that a seat cast itself stands.");
        db.RemoveRange(await db.Set<Objection>().Where(o => o.ProposalId == proposalId && o.SeatId == seatId).ToListAsync(ct));
        db.Remove(ballot);
        var seat = await db.Set<ProposalSeat>().SingleAsync(s => s.ProposalId == proposalId && s.SeatId == seatId, ct);
        (seat.HasVoted, seat.VoidedOn) = (false, clock.Today());
        if (ballot.By != Me)
            notices.Tell(ballot.By, "A seat said that the vote you recorded for it is not theirs. It does not count, and the seat can vote itself.", DecisionLinks.Question(proposalId));
        await audit.SaveAsync(ct, new AuditFact("void", "ballot", proposalId.ToString(), Detail: $"{seatId} {ballot.Way}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>The seats of which the acting person can say that a recorded vote is not theirs.</summary>
    public async Task<IReadOnlyCollection<Guid>> MayVoidAsync(CancellationToken ct)
    {
        var mine = await seats.MineAsync(ct);
        var held = mine.All(s => !s.Deputy) ? [] : (await seats.TableAsync(ct)).Where(s => s.Holder is not null).Select(s => s.Seat.Id).ToHashSet();
        return [.. mine.Where(s => !s.Deputy || !held.Contains(s.Seat.Id)).Select(s => s.Seat.Id).Distinct()];
    }

    /// <summary>Takes back an objection while the round is open: the seat consents with a concern. Its words stay.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, was settled, or the round's last day is over.</exception>
    public async Task WithdrawAsync(Guid proposalId, Guid seatId, string? note, CancellationToken ct)
    {
        var why = FormFields.OptionalText(note, "why it is withdrawn", Objection.NoteLength);
        if ((await seats.MineAsync(ct)).All(s => s.Seat.Id != seatId))
            throw new InputRefusedException("Only whoever sits in the seat that objected, or a deputy, withdraws the objection.");
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId, ct);
        if (proposal?.TakesVotesOn(clock.Today()) != true)
            throw new InputRefusedException("The round is over. What is objected to is taken into a new version.");
        var objection = await db.Set<Objection>().SingleOrDefaultAsync(o => o.ProposalId == proposalId && o.SeatId == seatId && o.State == ObjectionState.Open, ct)
            ?? throw new InputRefusedException("There is no objection of this seat that is open.");
        (objection.State, objection.SettledOn, objection.SettledBy, objection.Note) = (ObjectionState.Withdrawn, clock.Today(), Me, why);
        await audit.SaveAsync(ct, new AuditFact("withdraw", "objection", proposalId.ToString(), Detail: seatId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Reminds whoever sits in a seat that has not voted; answers how many, and names nobody.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to remind, or not open.</exception>
    public async Task<int> RemindAsync(Guid proposalId, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene remind the others.");
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId, ct);
        if (proposal is null || !proposal.TakesVotesOn(clock.Today()))
            throw new InputRefusedException("No vote can be cast on it now.");
        var undecided = await db.Set<ProposalSeat>().Where(s => s.ProposalId == proposalId && !s.HasVoted).Select(s => s.SeatId).ToListAsync(ct);
        var told = (await seats.TableAsync(ct)).Where(s => undecided.Contains(s.Seat.Id)).SelectMany(s => s.Sitters).Select(s => s.Person).Distinct().ToList();
        foreach (var person in told)
            notices.Tell(person, $"Your seat has not voted yet. You can until {proposal.ClosesOn.ToString("d MMMM yyyy", Words.English)}.", DecisionLinks.Question(proposalId));
        await audit.SaveAsync(ct, new AuditFact("remind", "proposal", proposalId.ToString()));
        return told.Count;
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    /// <summary>Puts one ballot in, within the locality's turn: of two that come at once the second finds that the seat has voted.</summary>
    private async Task<Proposal> PutInAsync(Guid proposalId, Guid seatId, IReadOnlyDictionary<int, string?> filled, string? reason, bool byDeputy, VoteWay way, CancellationToken ct)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId, ct) ?? throw new InputRefusedException("There is no such vote.");
        var today = clock.Today();
        if (!proposal.TakesVotesOn(today))
            throw new InputRefusedException(proposal.Stage == PollStage.Open && today < proposal.OpensOn ? $"Voting begins on {Words.Date(proposal.OpensOn)}." : "Voting is over, or has not begun. Nothing was recorded.");
        var seat = await db.Set<ProposalSeat>().SingleOrDefaultAsync(s => s.ProposalId == proposalId && s.SeatId == seatId, ct)
            ?? throw new InputRefusedException("This seat was not at the table when the vote was opened, and is not asked.");
        if (seat.HasVoted)
            throw new InputRefusedException("This seat has voted already: a seat has one vote. Nothing was recorded a second time.");
        if (way != VoteWay.Self && proposal.IsAnonymous)
            throw new InputRefusedException("This vote is anonymous, and whoever records a vote knows it. Seats cast it themselves, or a deputy does.");
        if (way != VoteWay.Self && seat.VoidedOn is not null)
            throw new InputRefusedException("This seat said that a vote recorded for it was not theirs. It votes itself now.");
        var options = await db.Set<ProposalOption>().AsNoTracking().Where(o => o.ProposalId == proposalId).OrderBy(o => o.Number).Select(o => o.Label).ToListAsync(ct);
        var marks = BallotMarks.Take(proposal.Kind, proposal.Rule, options, filled);
        seat.HasVoted = true;
        if (proposal.IsAnonymous)
            await box.PutInAsync(seat, marks, ct);
        else
            PutIn(seat, marks, FormFields.OptionalText(reason, "your words", Ballot.ReasonLength), byDeputy, way, today, proposal.Kind);
        return proposal;
    }

    private void PutIn(ProposalSeat seat, IReadOnlyList<int> marks, string? reason, bool byDeputy, VoteWay way, DateOnly today, ProposalKind kind)
    {
        var objects = kind == ProposalKind.Consent && marks[0] == (int)ConsentPosition.Objection;
        if (objects && reason is null)
            throw new InputRefusedException("Write the harm you see: an objection needs its reason. A wish or a worry is a concern, and does not stop the proposal.");
        db.Add(new Ballot { ProposalId = seat.ProposalId, SeatId = seat.SeatId, Marks = BallotMarks.Write(marks), Reason = reason, By = Me, ByDeputy = byDeputy, Way = way, CastOn = today });
        if (objects)
            db.Add(new Objection { ProposalId = seat.ProposalId, SeatId = seat.SeatId, Reason = reason!, State = ObjectionState.Open, RaisedOn = today });
    }
}

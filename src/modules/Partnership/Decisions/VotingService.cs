using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>Takes votes: one of a seat, once, and never changed.</summary>
internal sealed class VotingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, INotices notices, IAuditTrail audit, TimeProvider clock)
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

    /// <summary>A vote that came on paper, by telephone or in the room, recorded on behalf of a seat; whoever sits there is told.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to record, nobody sits there, it is not open, the seat has voted, or it is no ballot.</exception>
    public async Task RecordAsync(Guid proposalId, Guid seatId, IReadOnlyDictionary<int, string?> filled, string? reason, VoteWay way, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene) || way == VoteWay.Self)
            throw new InputRefusedException("Those who convene record votes that came on paper, by telephone or in the room.");
        if ((await seats.MineAsync(ct)).Any(s => s.Seat.Id == seatId))
            throw new InputRefusedException("You sit in this seat yourself: vote for it on the page of the vote.");
        var seat = await seats.OneAsync(seatId, ct);
        var sitters = seat is null ? [] : seat.Deputies.Prepend(seat.Holder).OfType<Sitter>().ToList();
        if (sitters.Count == 0)
            throw new InputRefusedException("Nobody sits in this seat, so nobody can have voted for it.");
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await PutInAsync(proposalId, seatId, filled, reason, false, way, ct);
        foreach (var sitter in sitters)
            notices.Tell(sitter.Person, $"A vote was recorded for your seat, {DecisionWords.Came(way)}. If it is not yours, say so to the convenor.", DecisionLinks.Question(proposalId));
        await audit.SaveAsync(ct, new AuditFact("record", "ballot", proposal.Id.ToString(), Detail: $"{seatId} {way}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes back an objection while the round is open: the seat consents with a concern. Its words stay.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, was settled, or the round is closed.</exception>
    public async Task WithdrawAsync(Guid proposalId, Guid seatId, string? note, CancellationToken ct)
    {
        var why = FormFields.OptionalText(note, "why it is withdrawn", Objection.NoteLength);
        if ((await seats.MineAsync(ct)).All(s => s.Seat.Id != seatId))
            throw new InputRefusedException("Only whoever sits in the seat that objected, or a deputy, withdraws the objection.");
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId, ct);
        if (proposal?.Stage != PollStage.Open)
            throw new InputRefusedException("The round is closed. What is objected to is taken into a new version.");
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
        var told = (await seats.TableAsync(ct)).Where(s => undecided.Contains(s.Seat.Id)).SelectMany(s => s.Deputies.Prepend(s.Holder)).OfType<Sitter>().Select(s => s.Person).Distinct().ToList();
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
        var options = await db.Set<ProposalOption>().AsNoTracking().Where(o => o.ProposalId == proposalId).OrderBy(o => o.Number).Select(o => o.Label).ToListAsync(ct);
        var marks = BallotMarks.Take(proposal.Kind, proposal.Rule, options, filled);
        seat.HasVoted = true;
        if (proposal.IsAnonymous)
            await PutInAnonymouslyAsync(proposal, seat, marks, ct);
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

    /// <summary>
    /// Every ballot of the proposal is written anew under a new random key, in an order drawn by lot. Rows that stayed would show by their
    /// place, and in PostgreSQL by the transaction that wrote them, which was the last one, and the trail knows who voted last.
    /// </summary>
    private async Task PutInAnonymouslyAsync(Proposal proposal, ProposalSeat seat, IReadOnlyList<int> marks, CancellationToken ct)
    {
        var box = await db.Set<AnonymousBallot>().AsNoTracking().Where(b => b.ProposalId == proposal.Id).Select(b => new { b.Together, b.Marks }).ToListAsync(ct);
        box.Add(new { seat.Together, Marks = BallotMarks.Write(marks) });
        await db.Set<AnonymousBallot>().Where(b => b.ProposalId == proposal.Id).ExecuteDeleteAsync(ct);
        var shuffled = box.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        db.AddRange(shuffled.Select(b => new AnonymousBallot { Id = RandomKey.Next(), ProposalId = proposal.Id, Together = b.Together, Marks = b.Marks }));
    }
}

/// <summary>Keys that tell nothing: not when they were made, nor in which order.</summary>
internal static class RandomKey
{
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        // RFC 9562, version 4: all random but six bits.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}

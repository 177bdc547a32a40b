using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Seats;

/// <summary>A seat to be added.</summary>
internal sealed record NewSeat(string Sector, OrganisationId? Organisation, string? Constituency, SeatKind Kind, Selection Selection, DateOnly From, DateOnly? TermEnds);

/// <summary>Adds, changes and closes seats. Who sits there is the business of <see cref="HoldingService"/>.</summary>
internal sealed class SeatService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IOrganisations organisations, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public const int LongestYears = 20;

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Guid> AddAsync(NewSeat asked, CancellationToken ct)
    {
        var constituency = FormFields.OptionalText(asked.Constituency, "whom the seat speaks for", Seat.ForLength);
        if (asked.Organisation is null && constituency is null)
            throw new InputRefusedException("Choose the organisation the seat belongs to, or say whom it speaks for.");
        if (!await db.Set<Sector>().AnyAsync(s => s.Code == asked.Sector, ct))
            throw new InputRefusedException("Choose the sector of the seat.");
        if (asked.Organisation is { } organisation && (await organisations.AllAsync(ct)).All(o => o.Id != organisation))
            throw new InputRefusedException("Choose an organisation of this locality.");
        CheckTerm(asked.From, asked.TermEnds);
        var seat = new Seat
        {
            Id = Guid.CreateVersion7(), SectorCode = asked.Sector, OrganisationId = asked.Organisation, Constituency = constituency, Kind = asked.Kind, Selection = asked.Selection,
            FromDay = asked.From, TermEnds = asked.TermEnds,
        };
        db.Add(seat);
        await audit.SaveAsync(ct, new AuditFact("add", "seat", seat.Id.ToString()));
        return seat.Id;
    }

    /// <summary>Sets the end of the term and who is to take the seat over.</summary>
    /// <exception cref="InputRefusedException">There is no such seat, somebody else changed it, the days cannot be, or the successor takes no part here.</exception>
    public async Task PlanAsync(Guid id, DateOnly? termEnds, PersonId? successor, DateOnly? readyBy, int known, IPeople people, CancellationToken ct)
    {
        var seat = await OpenAsync(id, ct);
        if (seat.Version != known)
            throw new InputRefusedException("Somebody else changed the term or the successor of this seat in the meantime. Look at what stands here now; what you typed is still in the form.");
        CheckTerm(seat.FromDay, termEnds);
        if (successor is { } person && !(await people.HoldersAsync(Capability.TakePart, null, ct)).Contains(person))
            throw new InputRefusedException("A successor takes part here already: offer them a deputy's place first.");
        if ((successor is null) != (readyBy is null))
            throw new InputRefusedException("Name a successor and the day by which they are ready, or neither.");
        if (successor is { } next && next != seat.SuccessorId)
            notices.Tell(next, "You are named to take over a seat at the collaborative's table.", PartnershipLinks.Seat(seat.Id));
        (seat.TermEnds, seat.SuccessorId, seat.SuccessorReadyBy) = (termEnds, successor, readyBy);
        await audit.SaveAsync(ct, new AuditFact("change", "seat", id.ToString()));
    }

    /// <summary>Closes a seat that nobody sits in.</summary>
    /// <exception cref="InputRefusedException">Somebody sits there, or no reason is given.</exception>
    public async Task CloseAsync(Guid id, string? why, CancellationToken ct)
    {
        var reason = FormFields.Text(why, "why the seat is closed", Seat.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var seat = await OpenAsync(id, ct);
        var today = clock.Today();
        var holdings = await db.Set<SeatHolding>().Where(h => h.SeatId == id).ToListAsync(ct);
        if (holdings.Exists(h => h.State == HoldingState.Held && (h.EndedOn is null || h.EndedOn > today)))
            throw new InputRefusedException("Somebody sits in this seat. End their time there first: they are told.");
        foreach (var offer in holdings.Where(h => h.State == HoldingState.Offered))
            offer.State = HoldingState.Withdrawn;
        (seat.ClosedOn, seat.CloseWhy) = (today, reason);
        await audit.SaveAsync(ct, new AuditFact("close", "seat", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>A time that does not count for the seat's attendance: its holder's own word, or a convener's for them.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, or the days cannot be.</exception>
    public async Task ExcuseAsync(Guid id, DateOnly from, DateOnly to, ExcusalReason reason, CancellationToken ct)
    {
        var seat = await OpenAsync(id, ct);
        var today = clock.Today();
        var mine = (await db.Set<SeatHolding>().AsNoTracking().Where(h => h.SeatId == id && h.PersonId == actor.Person).ToListAsync(ct)).Exists(h => h.HeldOn(today));
        if (!mine && !actor.Can(Capability.Convene))
            throw new InputRefusedException("Only whoever sits in the seat, or a convenor for them, can have it excused.");
        if (to < from || to > from.AddYears(1) || from < seat.FromDay)
            throw new InputRefusedException("Enter the first and the last day, in their order and at most a year apart.");
        db.Add(new Excusal { Id = Guid.CreateVersion7(), SeatId = id, FromDay = from, ToDay = to, Reason = reason, By = actor.Person!.Value });
        await audit.SaveAsync(ct, new AuditFact("excuse", "seat", id.ToString()));
    }

    /// <summary>Takes an excusal back that was a mistake: the seat's attendance counts again.</summary>
    /// <exception cref="InputRefusedException">There is none, or it is not theirs.</exception>
    public async Task TakeExcusalBackAsync(Guid seatId, Guid excusalId, CancellationToken ct)
    {
        var excusal = await db.Set<Excusal>().SingleOrDefaultAsync(e => e.Id == excusalId && e.SeatId == seatId, ct);
        if (excusal is null || (excusal.By != actor.Person && !actor.Can(Capability.Convene)))
            throw new InputRefusedException("There is no such excusal that you may take back: whoever wrote it, or a convenor, does.");
        db.Remove(excusal);
        await audit.SaveAsync(ct, new AuditFact("withdraw", "excusal", seatId.ToString(), Detail: $"{excusal.FromDay:yyyy-MM-dd} to {excusal.ToDay:yyyy-MM-dd}"));
    }

    private static void CheckTerm(DateOnly from, DateOnly? ends)
    {
        if (ends is { } end && (end < from || end > from.AddYears(LongestYears)))
            throw new InputRefusedException("The term must end after it begins.");
    }

    private async Task<Seat> OpenAsync(Guid id, CancellationToken ct) =>
        await db.Set<Seat>().SingleOrDefaultAsync(s => s.Id == id && s.ClosedOn == null, ct) ?? throw new InputRefusedException("There is no such seat, or it is closed.");
}

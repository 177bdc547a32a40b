using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Seats;

/// <summary>Somebody to be asked to sit in a seat: whoever takes part here already, or an address to invite.</summary>
internal sealed record NewOffer(PersonId? Person, string? Email, string? Name, OrganisationId? From, bool Deputy);

/// <summary>Offers seats, and ends people's time in them. A seat is taken by saying yes to it, never by somebody else's hand.</summary>
internal sealed class HoldingService(
    HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IMemberPosts posts, IPeople people, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public const string FacilitatorHoldsNone = "The facilitator is neutral and holds no seat.";

    /// <exception cref="InputRefusedException">The seat is taken, the person is the facilitator, or was asked already.</exception>
    public async Task<Guid> OfferAsync(Guid seatId, NewOffer asked, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var seat = await SeatAsync(seatId, ct);
        var today = clock.Today();
        IReadOnlyList<AuditFact> facts = [];
        PersonId person;
        if (asked.Person is { } known)
        {
            person = (await people.HoldersAsync(Capability.TakePart, null, ct)).Contains(known) ? known : throw new InputRefusedException("Choose somebody who takes part here, or invite them by e-mail.");
        }
        else
        {
            var from = asked.From ?? seat.OrganisationId ?? throw new InputRefusedException("Choose the organisation that the person comes from.");
            (person, facts) = await posts.BringAsync(asked.Email, asked.Name, from, asked.Deputy, ct);
        }

        await RefuseFacilitatorAsync(person, ct);
        var others = await db.Set<SeatHolding>().Where(h => h.SeatId == seatId && (h.State == HoldingState.Offered || (h.State == HoldingState.Held && (h.EndedOn == null || h.EndedOn > today)))).ToListAsync(ct);
        if (others.Exists(h => h.PersonId == person))
            throw new InputRefusedException("This person sits in the seat already, or was asked and has not answered yet.");
        if (!asked.Deputy && others.Exists(h => !h.IsDeputy && (h.State == HoldingState.Offered || h.EndedOn is null)))
            throw new InputRefusedException("Somebody sits in the seat, or was asked and has not answered. End that first, or ask this person as a deputy.");
        var holding = new SeatHolding { Id = Guid.CreateVersion7(), SeatId = seatId, PersonId = person, IsDeputy = asked.Deputy, State = HoldingState.Offered, OfferedOn = today, OfferedBy = Me };
        db.Add(holding);
        notices.Tell(person, asked.Deputy ? "You are asked to be a deputy at the collaborative's table. Say yes or no." : "You are asked to take a seat at the collaborative's table. Say yes or no.", PartnershipLinks.Seat(seatId));
        await audit.SaveAsync(ct, [.. facts, new AuditFact("offer", "seat", seatId.ToString(), Detail: $"{person}{(asked.Deputy ? " as deputy" : "")}")]);
        await transaction.CommitAsync(ct);
        return holding.Id;
    }

    /// <summary>Yes or no, from whoever was asked and nobody else.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to answer, or was answered.</exception>
    public async Task AnswerAsync(Guid holdingId, bool yes, string? why, CancellationToken ct)
    {
        var answer = FormFields.OptionalText(why, "why", SeatHolding.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var holding = await db.Set<SeatHolding>().SingleOrDefaultAsync(h => h.Id == holdingId && h.PersonId == actor.Person && h.State == HoldingState.Offered, ct)
            ?? throw new InputRefusedException("There is no offer to you that waits for an answer.");
        var today = clock.Today();
        holding.AnsweredOn = today;
        holding.Answer = answer;
        if (yes)
        {
            await RefuseFacilitatorAsync(holding.PersonId, ct);
            var before = holding.IsDeputy ? null : await db.Set<SeatHolding>().Where(h => h.SeatId == holding.SeatId && !h.IsDeputy && h.State == HoldingState.Held).MaxAsync(h => h.EndedOn, ct);
            var opens = await db.Set<Seat>().Where(s => s.Id == holding.SeatId).Select(s => s.FromDay).SingleAsync(ct);
            (holding.State, holding.FromDay) = (HoldingState.Held, new[] { today, opens, before ?? today }.Max());
        }
        else
        {
            holding.State = HoldingState.Declined;
        }

        notices.Tell(holding.OfferedBy, yes ? "A seat that you offered was accepted." : "A seat that you offered was declined.", PartnershipLinks.Seat(holding.SeatId));
        await audit.SaveAsync(ct, yes ? new AuditFact("accept", "seat", holding.SeatId.ToString()) : new AuditFact("decline", "seat", holding.SeatId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It was answered, or there is none.</exception>
    public async Task WithdrawAsync(Guid holdingId, CancellationToken ct)
    {
        var holding = await db.Set<SeatHolding>().SingleOrDefaultAsync(h => h.Id == holdingId && h.State == HoldingState.Offered, ct) ?? throw new InputRefusedException("There is no such offer, or it was answered already.");
        holding.State = HoldingState.Withdrawn;
        notices.Tell(holding.PersonId, "The offer of a seat at the collaborative's table was taken back.");
        await audit.SaveAsync(ct, new AuditFact("withdraw", "seat", holding.SeatId.ToString()));
    }

    /// <summary>Ends somebody's time in a seat: their own word, or a convener's, who always gives a reason; either way the other is told.</summary>
    /// <param name="holdingId">Whose time.</param>
    /// <param name="exit">Why, in a class.</param>
    /// <param name="lastDay">The last day on which they sit there.</param>
    /// <param name="why">In the words of whoever ends it; must be there where that is somebody else.</param>
    /// <param name="handover">What whoever comes next should know.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It is not theirs to end, has ended, or a reason is missing.</exception>
    public async Task LeaveAsync(Guid holdingId, ExitKind exit, DateOnly lastDay, string? why, string? handover, CancellationToken ct)
    {
        var (reason, note) = (FormFields.OptionalText(why, "the reason", SeatHolding.TextLength), FormFields.OptionalText(handover, "the note for whoever comes next", SeatHolding.TextLength));
        await using var transaction = await turn.TakeAsync(ct);
        var today = clock.Today();
        var holding = await db.Set<SeatHolding>().SingleOrDefaultAsync(h => h.Id == holdingId && h.State == HoldingState.Held && (h.EndedOn == null || h.EndedOn > today), ct);
        var own = holding?.PersonId == actor.Person;
        if (holding is null || (!own && !actor.Can(Capability.Convene)))
            throw new InputRefusedException("There is nobody's time in a seat here that you may end.");
        if (holding.EndedOn is not null)
            throw new InputRefusedException($"This time ends already, after {Words.Date(holding.EndedOn.Value.AddDays(-1))}. What was said about it stays as it is; only the last day can be changed.");
        if (own && exit == ExitKind.Removed)
            throw new InputRefusedException("Choose why you leave: nobody removes themselves.");
        if (!own && reason is null)
            throw new InputRefusedException(exit == ExitKind.Removed ? "Say why this person is removed from the seat. They are told, and can read it." : "Say how you know: what they told you, and when. They are told, and can read it.");
        CheckLastDay(lastDay, holding, today);
        (holding.EndedOn, holding.Exit, holding.EndedBy, holding.ExitWhy, holding.Handover) = (lastDay.AddDays(1), exit, Me, reason, note);
        if (!own)
            notices.Tell(holding.PersonId, $"Your time in a seat at the collaborative's table ends after {lastDay.ToString("d MMMM yyyy", Words.English)}{(reason is null ? "." : $": {reason}")}", PartnershipLinks.Seat(holding.SeatId));
        else if (holding.OfferedBy != Me)
            notices.Tell(holding.OfferedBy, "Somebody gives up a seat at the collaborative's table.", PartnershipLinks.Seat(holding.SeatId));
        await audit.SaveAsync(ct, new AuditFact("leave", "seat", holding.SeatId.ToString(), Detail: exit.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Changes the last day of a time whose end was said already; null takes the end back. What was said about it stays.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to change, is over, or somebody takes the seat before that day.</exception>
    public async Task ChangeLastDayAsync(Guid holdingId, DateOnly? lastDay, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var today = clock.Today();
        var holding = await db.Set<SeatHolding>().SingleOrDefaultAsync(h => h.Id == holdingId && h.State == HoldingState.Held && h.EndedOn > today, ct);
        // Whoever said the end says otherwise: nobody keeps another at the table who gave notice, nor brings back who was removed.
        if (holding is null || holding.EndedBy != Me)
            throw new InputRefusedException("There is no end of a time in a seat here that you may change: whoever entered it does.");
        if (lastDay is { } last)
            CheckLastDay(last, holding, today);
        var next = holding.IsDeputy ? null : await db.Set<SeatHolding>().Where(h => h.SeatId == holding.SeatId && h.Id != holding.Id && !h.IsDeputy && h.State == HoldingState.Held && h.FromDay >= holding.EndedOn).MinAsync(h => h.FromDay, ct);
        if (next is { } taken && (lastDay is null || lastDay >= taken))
            throw new InputRefusedException($"Somebody takes the seat on {Words.Date(taken)}. The last day is before that.");
        if (lastDay is null && !holding.IsDeputy && await db.Set<SeatHolding>().AnyAsync(h => h.SeatId == holding.SeatId && !h.IsDeputy && h.State == HoldingState.Offered, ct))
            throw new InputRefusedException("Somebody was asked to take the seat over. Take that offer back first.");
        if (lastDay is { } day)
            holding.EndedOn = day.AddDays(1);
        else
            (holding.EndedOn, holding.EndedBy, holding.Exit, holding.ExitWhy, holding.Handover) = (null, null, null, null, null);
        if (holding.PersonId != actor.Person)
            notices.Tell(holding.PersonId, lastDay is { } told ? $"Your time in a seat at the collaborative's table now ends after {Words.Date(told)}." : "Your time in a seat at the collaborative's table goes on: its end was taken back.", PartnershipLinks.Seat(holding.SeatId));
        else if (holding.OfferedBy != Me)
            notices.Tell(holding.OfferedBy, lastDay is null ? "Somebody stays in a seat that they had given up." : "Somebody changed the day on which they give up a seat.", PartnershipLinks.Seat(holding.SeatId));
        await audit.SaveAsync(ct, new AuditFact("change", "seat-holding", holding.SeatId.ToString()));
        await transaction.CommitAsync(ct);
    }

    private static void CheckLastDay(DateOnly lastDay, SeatHolding holding, DateOnly today)
    {
        if (lastDay < today || lastDay < holding.FromDay || lastDay > today.AddYears(1))
            throw new InputRefusedException("The last day is today or later, within a year.");
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private async Task RefuseFacilitatorAsync(PersonId person, CancellationToken ct)
    {
        var today = clock.Today();
        if ((await people.SpansAsync(Capability.Facilitate, ct)).Any(f => f.Person == person && f.IsNowOrToCome(today)))
            throw new InputRefusedException(FacilitatorHoldsNone);
    }

    private async Task<Seat> SeatAsync(Guid id, CancellationToken ct) =>
        await db.Set<Seat>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.ClosedOn == null, ct) ?? throw new InputRefusedException("There is no such seat, or it is closed.");
}

/// <summary>The other road in: nobody who sits at the table is made its facilitator.</summary>
internal sealed class SeatCheck(HeadwaterDb db, TimeProvider clock) : IPostCheck
{
    public async Task<string?> WhyNotAsync(PersonId person, Role role, CancellationToken ct)
    {
        if (!role.Capabilities().HasFlag(Capability.Facilitate))
            return null;
        var today = clock.Today();
        return await db.Set<SeatHolding>().AnyAsync(h => h.PersonId == person && (h.State == HoldingState.Offered || (h.State == HoldingState.Held && (h.EndedOn == null || h.EndedOn > today))), ct)
            ? $"{HoldingService.FacilitatorHoldsNone} This person sits in one, or is asked to: that ends first."
            : null;
    }
}

using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>
/// Books, cancels, and writes down who came, by the one table (<see cref="BookingStates"/>). State, step and entry of the trail are one
/// transaction, one writer of the locality at a time: of two at once for the last place one gets it, and the same form sent twice is one.
/// </summary>
internal sealed class BookingService(HeadwaterDb db, BookingLedger ledger, IPeople people, LocalityTurn turn, CurrentActor actor, IAuditTrail audit)
{
    /// <summary>Books for oneself or for a colleague: a place where there is one, else the waiting list.</summary>
    /// <param name="session">Which session.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="typed">Who, for which organisation.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Where the booking stands; null where there is no such session for the actor.</returns>
    /// <exception cref="InputRefusedException">Booking is closed, somebody is on the list already, or something is missing.</exception>
    public async Task<BookingState?> BookAsync(Guid session, Guid key, TypedBooking typed, CancellationToken ct)
    {
        if (TrainingRules.BooksFor(actor) is not { Count: > 0 } own)
            return null;
        await using var mine = await turn.TakeAsync(ct);
        if (await FindAsync(session, ct) is not var (course, row))
            return null;
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<CourseBooking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == key, ct) is { } sent)
            return sent.SessionId == session && sent.BookedBy == actor.Person ? sent.State : throw new InputRefusedException("This form was sent already. Open the page again, and book there.");
        if (TrainingRules.WhyClosed(row, ledger.Now) is { } closed)
            throw new InputRefusedException(closed);
        var at = OrganisationId.TryParse(typed.At, null, out var named) && own.Contains(named) ? named : own.Count == 1 && string.IsNullOrEmpty(typed.At) ? own[0] : throw new InputRefusedException("Choose for which of your organisations you book.");
        var (person, name) = await WhoAsync(typed, at, ct);
        var all = await ledger.AllAsync(session, ct);
        if (all.Any(b => b.State != BookingState.Cancelled && (person is not null ? b.PersonId == person : b.OrganisationId == at && string.Equals(b.Name, name, StringComparison.OrdinalIgnoreCase))))
            throw new InputRefusedException(person == actor.Person ? "You are on the list of this session already." : "This person is on the list of this session already.");
        CourseBooking made = new()
        {
            Id = key, SessionId = session, Number = (all.Count == 0 ? 0 : all[^1].Number) + 1, OrganisationId = at, PersonId = person, Name = name, State = BookingState.Waiting, BookedBy = actor.Person!.Value,
            Job = FormFields.OptionalText(typed.Job, "what they work as", CourseBooking.NameLength),
        };
        db.Add(made);
        all.Add(made);
        var hasPlace = TrainingRules.MovesUp(BookingLedger.AskedOf(all), row.Places, row.Share).Contains(key);
        await ledger.StepAsync(made, hasPlace ? BookingState.Booked : BookingState.Waiting, hasPlace ? "There was a place." : "There was no place: on the waiting list.", actor.Person.Value, ct);
        await ledger.MoveUpAsync(course, row, all, ct);
        if (person is not null)
            await ledger.TellAsync(made, string.Create(CultureInfo.InvariantCulture, $"You were booked for “{course.Title}” on {Interface.Words.Date(row.Day)}{(hasPlace ? "" : ": you are on the waiting list")}."), TrainingLinks.Session(session), ct);
        await audit.SaveAsync(ct, new AuditFact("book", "course-booking", key.ToString()));
        await mine.CommitAsync(ct);
        return made.State;
    }

    /// <summary>Cancels a booking; who waits moves up. Cancelled already, it stays as it is.</summary>
    /// <returns>Whether there is such a booking for the actor.</returns>
    /// <exception cref="InputRefusedException">The session has begun, or the provider says no reason.</exception>
    public async Task<bool> CancelAsync(Guid id, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<CourseBooking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct) is not { } found || await FindAsync(found.SessionId, ct) is not var (course, row) || TrainingRules.PartyOf(actor, found, course.ProviderId) is not (not BookingParty.None and var party))
            return false;
        if (found.State == BookingState.Cancelled)
            return true;
        if (BookingStates.Find(found.State, BookingState.Cancelled) is null || TrainingRules.HasBegun(row, ledger.Now))
            throw new InputRefusedException("The session has begun: a booking cannot be cancelled any more.");
        var said = FormFields.OptionalText(why, "why", CourseSession.ReasonLength);
        if (said is null && (party & BookingParty.Asker) == BookingParty.None)
            throw new InputRefusedException("Enter why you cancel somebody’s booking: they are told.");
        var all = await ledger.AllAsync(row.Id, ct);
        var booking = all.Single(b => b.Id == id);
        await ledger.StepAsync(booking, BookingState.Cancelled, said ?? "They cannot come.", actor.Person!.Value, ct);
        await ledger.TellAsync(booking, string.Create(CultureInfo.InvariantCulture, $"A booking of “{course.Title}” on {Interface.Words.Date(row.Day)} was cancelled. Look there why."), TrainingLinks.Session(row.Id), ct);
        await ledger.MoveUpAsync(course, row, all, ct);
        await audit.SaveAsync(ct, new AuditFact("cancel", "course-booking", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes down who came; for those who keep the courses of the provider.</summary>
    /// <param name="session">Which session.</param>
    /// <param name="steps">How many steps its bookings had when they were on the screen.</param>
    /// <param name="came">Bookings of those who came.</param>
    /// <param name="missed">Bookings of those who did not.</param>
    /// <param name="why">Why something that was written down is put right; may be left out otherwise.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a session for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">It has not begun, a step is not allowed, or somebody else changed something.</exception>
    public async Task<bool> MarkAsync(Guid session, int steps, IReadOnlyCollection<Guid> came, IReadOnlyCollection<Guid> missed, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await FindAsync(session, ct) is not var (course, row) || !TrainingRules.MayOffer(actor, course.ProviderId))
            return false;
        if (came.Intersect(missed).Any())
            throw new InputRefusedException("Say of each person one thing: they came, or they did not.");
        var all = await ledger.AllAsync(session, ct);
        List<(CourseBooking Booking, BookingState To)> changes = [.. all.Select(b => (b, came.Contains(b.Id) ? BookingState.Attended : missed.Contains(b.Id) ? BookingState.Missed : b.State)).Where(c => c.Item2 != c.b.State)];
        // The same form sent twice.
        if (changes.Count == 0)
            return true;
        if (row.CancelledBecause is not null || !TrainingRules.HasBegun(row, ledger.Now))
            throw new InputRefusedException("Write down who came once the session has begun.");
        if (await db.Set<BookingStep>().CountAsync(s => db.Set<CourseBooking>().Any(b => b.Id == s.BookingId && b.SessionId == session), ct) != steps)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        var said = FormFields.OptionalText(why, "why", CourseSession.ReasonLength);
        foreach (var (booking, to) in changes)
        {
            if (BookingStates.Find(booking.State, to) is not { } move)
                throw new InputRefusedException("Only those who had a place came or did not. Look at what stands here now.");
            if (move.AsksWhy && said is null)
                throw new InputRefusedException("Enter why you put right what was written down.");
            await ledger.StepAsync(booking, to, said ?? (to == BookingState.Attended ? "They came." : "They did not come."), actor.Person!.Value, ct);
        }

        await audit.SaveAsync(ct, new AuditFact("mark", "course-booking", session.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>The session with its course; tracked.</summary>
    private async Task<(Course Course, CourseSession Session)?> FindAsync(Guid session, CancellationToken ct)
    {
        var found = await (from s in db.Set<CourseSession>().Where(s => s.Id == session) join c in db.Set<Course>() on s.CourseId equals c.Id select new { Course = c, Session = s }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Course, found.Session);
    }

    private async Task<(PersonId? Person, string? Name)> WhoAsync(TypedBooking typed, OrganisationId at, CancellationToken ct)
    {
        if (typed.Who is null or "" or TypedBooking.Myself)
            return (actor.Person, null);
        if (typed.Who == TypedBooking.Other)
            return (null, FormFields.Text(typed.Name, "the name of your colleague", CourseBooking.NameLength));
        return PersonId.TryParse(typed.Who, null, out var person) && (await people.HoldersAsync(Capability.WriteEntries, at, ct)).Contains(person)
            ? (person, null)
            : throw new InputRefusedException("Choose a colleague of the organisation for which you book, or “Somebody else” and enter the name.");
    }
}

using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>Keeps the catalogue: courses and their sessions, by those who keep the courses of the organisation that offers them (<see cref="TrainingRules.MayOffer"/>).</summary>
internal sealed class CourseService(HeadwaterDb db, BookingLedger ledger, IOrganisations organisations, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Organisations whose courses the actor keeps, by name.</summary>
    public async Task<IReadOnlyList<OrganisationSummary>> ProvidersAsync(CancellationToken ct) => [.. (await organisations.AllAsync(ct)).Where(o => TrainingRules.MayOffer(actor, o.Id))];

    /// <summary>Adds a course.</summary>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The organisation is not the actor's, or something is missing.</exception>
    public async Task<Guid> AddAsync(Guid key, TypedCourse typed, CancellationToken ct)
    {
        if (!OrganisationId.TryParse(typed.Provider, null, out var provider) || (await ProvidersAsync(ct)).All(o => o.Id != provider))
            throw new InputRefusedException("Choose the organisation that offers it: one that you work for.");
        await using var mine = await turn.TakeAsync(ct);
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<Course>().AnyAsync(c => c.Id == key, ct))
            return key;
        Course made = new() { Id = key, ProviderId = provider, Title = "", Outcomes = "", Audience = "", Needs = "", AddedBy = actor.Person!.Value };
        typed.Into(made);
        made.ProgrammeId = await ProgrammeAsync(typed.Programme, null, ct);
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "course", key.ToString()));
        await mine.CommitAsync(ct);
        return key;
    }

    /// <summary>Changes what a course says of itself.</summary>
    /// <param name="id">Which course.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="typed">What was typed; the provider stays.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a course for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">Something is missing, or somebody else changed it.</exception>
    public async Task<bool> ChangeAsync(Guid id, int version, TypedCourse typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(id, ct) is not { } course)
            return false;
        Refuse(course.Version, version);
        typed.Into(course);
        course.ProgrammeId = await ProgrammeAsync(typed.Programme, course.ProgrammeId, ct);
        db.Entry(course).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "course", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes a course out of the catalogue, or puts it back.</summary>
    /// <exception cref="InputRefusedException">A session of it is still to come.</exception>
    public async Task<bool> WithdrawAsync(Guid id, bool back, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(id, ct) is not { } course)
            return false;
        var today = clock.Today();
        if (!back && await db.Set<CourseSession>().AnyAsync(s => s.CourseId == id && s.Day >= today && s.CancelledBecause == null, ct))
            throw new InputRefusedException("A session of this course is still to come. Cancel it first, or wait until it is over.");
        course.WithdrawnOn = back ? null : course.WithdrawnOn ?? today;
        await audit.SaveAsync(ct, new AuditFact("change", "course", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Adds a session.</summary>
    /// <param name="course">Of which course.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a course for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">Something cannot be.</exception>
    public async Task<bool> AddSessionAsync(Guid course, Guid key, TypedSession typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(course, ct) is not { } kept)
            return false;
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<CourseSession>().AnyAsync(s => s.Id == key, ct))
            return true;
        if (kept.WithdrawnOn is not null)
            throw new InputRefusedException("This course was withdrawn. Put it back into the catalogue first.");
        var made = typed.Read(key, course, clock.Today());
        if (TrainingRules.HasBegun(made, ledger.Now))
            throw new InputRefusedException("The session must lie ahead. Enter a day that is still to come.");
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "course-session", key.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Changes a session that has not begun. Where its day, time or place is another one, all who are expected or wait are told.</summary>
    /// <param name="id">Which session.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="why">Why it is moved; needed where somebody is booked.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a session for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">Something cannot be, or somebody else changed it.</exception>
    public async Task<bool> ChangeSessionAsync(Guid id, int version, TypedSession typed, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptSessionAsync(id, ct) is not var (course, row))
            return false;
        Refuse(row.Version, version);
        RefuseOver(row);
        var to = typed.Read(id, row.CourseId, clock.Today());
        if (TrainingRules.HasBegun(to, ledger.Now))
            throw new InputRefusedException("The session must lie ahead. Enter a day that is still to come.");
        var all = await ledger.AllAsync(id, ct);
        var held = all.Count(b => BookingStates.HasPlace(b.State));
        if (to.Places < held)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{held} people have a place, and nobody loses one. Enter {held} places or more."));
        var isMoved = (to.Day, to.Starts, to.Ends, to.Place, to.IsOnline) != (row.Day, row.Starts, row.Ends, row.Place, row.IsOnline);
        List<CourseBooking> open = [.. all.Where(b => BookingStates.IsOpen(b.State))];
        var reason = FormFields.OptionalText(why, "why it is moved", CourseSession.ReasonLength);
        if (isMoved && open.Count > 0 && reason is null)
            throw new InputRefusedException("Enter why it is moved: those who booked are told.");
        (row.Day, row.Starts, row.Ends, row.Place, row.IsOnline, row.Places, row.Share, row.ClosesOn) = (to.Day, to.Starts, to.Ends, to.Place, to.IsOnline, to.Places, to.Share, to.ClosesOn);
        db.Entry(row).State = EntityState.Modified;
        if (isMoved)
        {
            row.MovedBecause = reason ?? row.MovedBecause;
            await TellAllAsync(open, string.Create(CultureInfo.InvariantCulture, $"A session of “{course.Title}” that you booked was moved. It is now on {TrainingWords.When(row)}. Look there where and why."), id, ct);
            // They are reminded of the new day.
            db.RemoveRange(await db.Set<CourseReminder>().Where(r => db.Set<CourseBooking>().Any(b => b.Id == r.BookingId && b.SessionId == id)).ToListAsync(ct));
        }

        await ledger.MoveUpAsync(course, row, all, ct);
        await audit.SaveAsync(ct, new AuditFact("change", "course-session", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Cancels a session that has not begun: every booking with it, and all are told. Cancelled already, it stays as it is.</summary>
    /// <exception cref="InputRefusedException">It is not said why, it has begun, or somebody else changed it.</exception>
    public async Task<bool> CancelSessionAsync(Guid id, int version, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptSessionAsync(id, ct) is not var (course, row))
            return false;
        if (row.CancelledBecause is not null)
            return true;
        Refuse(row.Version, version);
        RefuseOver(row);
        var reason = FormFields.Text(why, "why it does not take place: those who booked are told", CourseSession.ReasonLength);
        row.CancelledBecause = reason;
        List<CourseBooking> open = [.. (await ledger.AllAsync(id, ct)).Where(b => BookingStates.IsOpen(b.State))];
        foreach (var booking in open)
            await ledger.StepAsync(booking, BookingState.Cancelled, $"The session does not take place. {reason}", actor.Person!.Value, ct);
        await TellAllAsync(open, string.Create(CultureInfo.InvariantCulture, $"The session of “{course.Title}” on {Interface.Words.Date(row.Day)} that you booked does not take place. Look there why."), id, ct);
        await audit.SaveAsync(ct, new AuditFact("cancel", "course-session", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Each person once, also whoever booked for several.</summary>
    private async Task TellAllAsync(IReadOnlyList<CourseBooking> bookings, string text, Guid session, CancellationToken ct)
    {
        foreach (var booking in bookings.DistinctBy(TrainingRules.SpeaksFor))
            await ledger.TellAsync(booking, text, TrainingLinks.Session(session), ct);
    }

    private void RefuseOver(CourseSession row)
    {
        if (row.CancelledBecause is not null || TrainingRules.HasBegun(row, ledger.Now))
            throw new InputRefusedException("This session has begun or was cancelled, and does not change any more. Add another one.");
    }

    private static void Refuse(int version, int seen)
    {
        if (version != seen)
            throw new InputRefusedException(BookingLedger.Meanwhile);
    }

    private async Task<Course?> KeptAsync(Guid id, CancellationToken ct) =>
        await db.Set<Course>().SingleOrDefaultAsync(c => c.Id == id, ct) is { } course && TrainingRules.MayOffer(actor, course.ProviderId) ? course : null;

    private async Task<(Course Course, CourseSession Session)?> KeptSessionAsync(Guid id, CancellationToken ct) =>
        await db.Set<CourseSession>().SingleOrDefaultAsync(s => s.Id == id, ct) is { } session && await KeptAsync(session.CourseId, ct) is { } course ? (course, session) : null;

    /// <summary>A programme that the actor keeps, or the one that stands there.</summary>
    private async Task<Guid?> ProgrammeAsync(string? typed, Guid? before, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(typed))
            return null;
        if (Guid.TryParse(typed, out var id) && (id == before || (await db.Set<Programme>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.EndedOn == null, ct) is { } programme && TrainingRules.MayOffer(actor, programme.RunBy))))
            return id;
        throw new InputRefusedException("Choose a programme that your organisation runs, or none.");
    }
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Shared;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>A session in a list.</summary>
/// <param name="Session">The session.</param>
/// <param name="Held">How many have a place.</param>
/// <param name="Waiting">How many wait.</param>
internal sealed record SessionRow(CourseSession Session, int Held, int Waiting);

/// <summary>A course in the catalogue with its sessions, the earliest first.</summary>
internal sealed record CourseRow(Course Course, IReadOnlyList<SessionRow> Sessions);

/// <summary>A booking with what it is of.</summary>
internal sealed record BookingRow(CourseBooking Booking, CourseSession Session, Course Course);

/// <summary>The catalogue, and what the reader booked or was booked for.</summary>
/// <param name="Courses">Courses that are offered, by title, with sessions that are still to come.</param>
/// <param name="Mine">The latest session first.</param>
/// <param name="Answered">What was answered of the reader's bookings.</param>
internal sealed record CatalogueView(IReadOnlyList<CourseRow> Courses, IReadOnlyList<BookingRow> Mine, ILookup<Guid, FeedbackKind> Answered);

/// <summary>A session as its page shows it.</summary>
/// <param name="Course">Of which course.</param>
/// <param name="Row">The session.</param>
/// <param name="Mine">Bookings that the reader made or that are the reader's.</param>
/// <param name="Whys">Why one of these was cancelled, by booking.</param>
/// <param name="MayKeep">The reader keeps the courses of the provider.</param>
internal sealed record SessionView(Course Course, SessionRow Row, IReadOnlyList<CourseBooking> Mine, IReadOnlyDictionary<Guid, string> Whys, bool MayKeep)
{
    public CourseSession Session => Row.Session;
}

/// <summary>Who booked a session, in order, with what happened; for the provider.</summary>
internal sealed record RegisterView(Course Course, CourseSession Session, IReadOnlyList<(CourseBooking Booking, IReadOnlyList<BookingStep> Steps)> Bookings, IReadOnlyDictionary<PersonId, string> Names)
{
    /// <summary>How many steps the bookings have together: a form of the page sends it along, so that a stale one is noticed.</summary>
    public int Steps => Bookings.Sum(b => b.Steps.Count);

    public string Person(PersonId person) => person == SystemPerson.Id ? SystemPerson.Name : Names.GetValueOrDefault(person, NoLongerHere.Person);

    /// <summary>Who takes part.</summary>
    public string Name(CourseBooking booking) => booking.Name ?? Person(booking.PersonId!.Value);
}

/// <summary>What was answered about a course, in numbers.</summary>
/// <param name="Useful">From 1 to 5.</param>
/// <param name="Used">Yes, a little, not yet.</param>
/// <param name="Barriers">What stood in the way.</param>
internal sealed record CourseResults(AnswerCounts Useful, AnswerCounts Used, AnswerCounts Barriers);

/// <summary>
/// Reads of the catalogue, which is for every professional. Who booked is read by the provider (<see cref="TrainingRules.MayOffer"/>); others read
/// what they booked or were booked for. What was answered leaves here as counts alone, but for one's own.
/// </summary>
internal sealed class TrainingQueries(HeadwaterDb db, IPeople people, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Courses that are offered, and what is the reader's.</summary>
    public async Task<CatalogueView> CatalogueAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await (
            from c in db.Set<Course>().AsNoTracking().Where(c => c.WithdrawnOn == null)
            join s in db.Set<CourseSession>().Where(s => s.Day >= today && s.CancelledBecause == null) on c.Id equals s.CourseId into coming
            from session in coming.DefaultIfEmpty()
            select new { Course = c, Session = session, Held = session == null ? 0 : db.Set<CourseBooking>().Count(b => b.SessionId == session.Id && b.State != BookingState.Cancelled && b.State != BookingState.Waiting), Waiting = session == null ? 0 : db.Set<CourseBooking>().Count(b => b.SessionId == session.Id && b.State == BookingState.Waiting) }).ToListAsync(ct);
        List<CourseRow> courses =
        [
            .. rows.GroupBy(r => r.Course.Id).Select(g => new CourseRow(g.First().Course, [.. g.Where(r => r.Session is not null).Select(r => new SessionRow(r.Session!, r.Held, r.Waiting)).OrderBy(s => s.Session.Day).ThenBy(s => s.Session.Starts)]))
                .OrderBy(c => c.Course.Title, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Course.Id),
        ];
        return new(courses, await MineAsync(ct), await AnsweredAsync(ct));
    }

    /// <summary>What the reader booked or was booked for, the latest session first; what was cancelled before today is left out.</summary>
    public async Task<IReadOnlyList<BookingRow>> MineAsync(CancellationToken ct)
    {
        if (actor.Person is not { } person)
            return [];
        var today = clock.Today();
        return await (
            from b in db.Set<CourseBooking>().AsNoTracking().Where(b => b.PersonId == person || b.BookedBy == person)
            join s in db.Set<CourseSession>() on b.SessionId equals s.Id
            join c in db.Set<Course>() on s.CourseId equals c.Id
            where b.State != BookingState.Cancelled || s.Day >= today
            orderby s.Day descending, b.Number
            select new BookingRow(b, s, c)).ToListAsync(ct);
    }

    /// <summary>What the reader answered, by booking.</summary>
    public async Task<ILookup<Guid, FeedbackKind>> AnsweredAsync(CancellationToken ct)
    {
        var person = actor.Person;
        return (await db.Set<CourseFeedback>().AsNoTracking().Where(f => f.By == person).Select(f => new { f.BookingId, f.Kind }).ToListAsync(ct)).ToLookup(f => f.BookingId, f => f.Kind);
    }

    /// <summary>A course with all its sessions, the latest first; null where there is none.</summary>
    public async Task<CourseRow?> CourseAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } course)
            return null;
        var rows = await db.Set<CourseSession>().AsNoTracking().Where(s => s.CourseId == id).OrderByDescending(s => s.Day).ThenBy(s => s.Starts)
            .Select(s => new SessionRow(s, db.Set<CourseBooking>().Count(b => b.SessionId == s.Id && b.State != BookingState.Cancelled && b.State != BookingState.Waiting), db.Set<CourseBooking>().Count(b => b.SessionId == s.Id && b.State == BookingState.Waiting))).ToListAsync(ct);
        return new(course, rows);
    }

    /// <summary>A session with what of it is the reader's; null where there is none.</summary>
    public async Task<SessionView?> SessionAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not var (course, session))
            return null;
        var all = await db.Set<CourseBooking>().AsNoTracking().Where(b => b.SessionId == id).OrderBy(b => b.Number).ToListAsync(ct);
        List<CourseBooking> mine = [.. all.Where(b => b.PersonId == actor.Person || b.BookedBy == actor.Person)];
        List<Guid> cancelled = [.. mine.Where(b => b.State == BookingState.Cancelled).Select(b => b.Id)];
        var whys = cancelled.Count == 0 ? [] : await db.Set<BookingStep>().AsNoTracking().Where(s => cancelled.Contains(s.BookingId) && s.To == BookingState.Cancelled).ToDictionaryAsync(s => s.BookingId, s => s.Why, ct);
        return new(course, new(session, all.Count(b => BookingStates.HasPlace(b.State)), all.Count(b => b.State == BookingState.Waiting)), mine, whys, TrainingRules.MayOffer(actor, course.ProviderId));
    }

    /// <summary>Who booked a session; null where it is not the reader's to keep.</summary>
    public async Task<RegisterView?> RegisterAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not var (course, session) || !TrainingRules.MayOffer(actor, course.ProviderId))
            return null;
        var rows = await (from b in db.Set<CourseBooking>().AsNoTracking().Where(b => b.SessionId == id) join s in db.Set<BookingStep>() on b.Id equals s.BookingId select new { Booking = b, Step = s }).ToListAsync(ct);
        List<(CourseBooking Booking, IReadOnlyList<BookingStep> Steps)> bookings = [.. rows.GroupBy(r => r.Booking.Id).Select(g => (g.First().Booking, (IReadOnlyList<BookingStep>)[.. g.Select(r => r.Step).OrderBy(s => s.Number)])).OrderBy(b => b.Booking.Number)];
        return new(course, session, bookings, await people.NamesAsync([.. bookings.SelectMany(b => b.Steps.Select(s => s.By).Append(b.Booking.BookedBy).Append(b.Booking.PersonId ?? b.Booking.BookedBy)).Where(p => p != SystemPerson.Id).Distinct()], ct));
    }

    /// <summary>A booking of which the reader speaks, or which is of a session that the reader keeps; null where there is none.</summary>
    /// <param name="id">Which.</param>
    /// <param name="forProvider">Those who work for the provider may read it too.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<BookingRow?> BookingAsync(Guid id, bool forProvider, CancellationToken ct)
    {
        var row = await (
            from b in db.Set<CourseBooking>().AsNoTracking().Where(b => b.Id == id)
            join s in db.Set<CourseSession>() on b.SessionId equals s.Id
            join c in db.Set<Course>() on s.CourseId equals c.Id
            select new BookingRow(b, s, c)).SingleOrDefaultAsync(ct);
        return row is not null && (TrainingRules.SpeaksFor(row.Booking) == actor.Person || (forProvider && TrainingRules.IsOf(actor, row.Course.ProviderId))) ? row : null;
    }

    /// <summary>What was answered of a booking of which the reader speaks.</summary>
    public async Task<IReadOnlyList<CourseFeedback>> FeedbackAsync(Guid booking, CancellationToken ct)
    {
        var person = actor.Person;
        return await db.Set<CourseFeedback>().AsNoTracking().Where(f => f.BookingId == booking && f.By == person).ToListAsync(ct);
    }

    /// <summary>What was answered about all sessions of a course; null where it is not the reader's to keep.</summary>
    /// <param name="course">Which course.</param>
    /// <param name="threshold">Counts below it are withheld.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<CourseResults?> ResultsAsync(Course course, int threshold, CancellationToken ct)
    {
        if (!TrainingRules.MayOffer(actor, course.ProviderId))
            return null;
        var rows = await (
            from f in db.Set<CourseFeedback>().AsNoTracking()
            join b in db.Set<CourseBooking>() on f.BookingId equals b.Id
            join s in db.Set<CourseSession>().Where(s => s.CourseId == course.Id) on b.SessionId equals s.Id
            where b.State == BookingState.Attended
            select new { f.Useful, f.Used, f.Barrier }).ToListAsync(ct);
        var (used, barriers) = FeedbackRules.Together(
            [.. Enum.GetValues<Usage>().Select(u => rows.Count(r => r.Used == u))],
            [.. Enum.GetValues<Obstacle>().Select(b => rows.Count(r => r.Barrier == b))], threshold);
        return new(FeedbackRules.Count([.. Enumerable.Range(1, 5).Select(n => rows.Count(r => r.Useful == n))], threshold), used, barriers);
    }

    private async Task<(Course Course, CourseSession Session)?> FindAsync(Guid session, CancellationToken ct)
    {
        var found = await (from s in db.Set<CourseSession>().AsNoTracking().Where(s => s.Id == session) join c in db.Set<Course>() on s.CourseId equals c.Id select new { Course = c, Session = s }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Course, found.Session);
    }
}

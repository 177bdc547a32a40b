using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>What becomes of the bookings of a session; pending until the caller saves it, within the caller's turn.</summary>
internal sealed class BookingLedger(HeadwaterDb db, INotices notices, CurrentActor actor, TimeProvider clock)
{
    public const string Meanwhile = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    public const string NoKey = "Open the page again, and send the form there.";

    /// <summary>Now, in UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Bookings of a session, by their numbers; tracked. Those that were cancelled too.</summary>
    public Task<List<CourseBooking>> AllAsync(Guid session, CancellationToken ct) => db.Set<CourseBooking>().Where(b => b.SessionId == session).OrderBy(b => b.Number).ToListAsync(ct);

    /// <summary>Takes a step of a booking, and writes it down.</summary>
    public async Task StepAsync(CourseBooking booking, BookingState to, string why, PersonId by, CancellationToken ct)
    {
        var last = await db.Set<BookingStep>().Where(s => s.BookingId == booking.Id).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        db.Add(new BookingStep { Id = Guid.CreateVersion7(), BookingId = booking.Id, Number = last + 1, From = last == 0 ? null : booking.State, To = to, By = by, AtUtc = Now, Why = why });
        booking.State = to;
    }

    /// <summary>Gives places that are free to those who wait, and tells them.</summary>
    public async Task MoveUpAsync(Course course, CourseSession session, IReadOnlyList<CourseBooking> all, CancellationToken ct)
    {
        if (session.CancelledBecause is not null || TrainingRules.HasBegun(session, Now))
            return;
        foreach (var id in TrainingRules.MovesUp(AskedOf(all), session.Places, session.Share))
        {
            var booking = all.Single(b => b.Id == id);
            await StepAsync(booking, BookingState.Placed, "A place was free.", SystemPerson.Id, ct);
            await TellAsync(booking, string.Create(CultureInfo.InvariantCulture, $"A place was free: there is now one on {Interface.Words.Date(session.Day)} for your booking of “{course.Title}”."), TrainingLinks.Session(session.Id), ct);
        }
    }

    /// <summary>Bookings as the rule sees them: those that are not cancelled, in order.</summary>
    public static IReadOnlyList<Asked> AskedOf(IEnumerable<CourseBooking> all) =>
        [.. all.Where(b => b.State != BookingState.Cancelled).OrderBy(b => b.Number).Select(b => new Asked(b.Id, b.OrganisationId, BookingStates.HasPlace(b.State)))];

    /// <summary>Tells whoever speaks for a booking, unless they do it themselves, and by a mail that there is something to read. It names nobody.</summary>
    public Task TellAsync(CourseBooking booking, string text, string link, CancellationToken ct) =>
        TrainingRules.SpeaksFor(booking) is var to && to != actor.Person ? notices.TellByMailAsync(to, text, link, ct) : Task.CompletedTask;
}

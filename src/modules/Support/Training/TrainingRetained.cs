using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>A booking goes with its steps, reminders and answers, counted from the day of the session; a membership from its last day.</summary>
internal sealed class TrainingRetained(HeadwaterDb db) : IRetained
{
    private const string Booking = "booking";
    private const string Member = "member";

    public IReadOnlyList<string> Tables { get; } = ["support_course_bookings", "support_course_booking_steps", "support_course_reminders", "support_course_feedback", "support_programme_members"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var bookings = await (from b in db.Set<CourseBooking>().AsNoTracking() join s in db.Set<CourseSession>() on b.SessionId equals s.Id select new { b.Id, s.Day }).ToListAsync(ct);
        foreach (var booking in bookings)
            yield return new(RetentionClasses.Training, $"{Booking} {booking.Id}", null, 1, new(Ended: booking.Day));
        foreach (var member in await db.Set<ProgrammeMember>().AsNoTracking().Where(m => m.Until != null).Select(m => new { m.Id, m.Until }).ToListAsync(ct))
            yield return new(RetentionClasses.Training, $"{Member} {member.Id}", null, 1, new(Ended: member.Until));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var (kind, id) = (item.Key.Split(' ')[0], Guid.Parse(item.Key.Split(' ')[1]));
        return kind == Member
            ? await db.Set<ProgrammeMember>().Where(m => m.Id == id).ExecuteDeleteAsync(ct)
            : await db.Set<BookingStep>().Where(s => s.BookingId == id).ExecuteDeleteAsync(ct)
                + await db.Set<CourseReminder>().Where(r => r.BookingId == id).ExecuteDeleteAsync(ct)
                + await db.Set<CourseFeedback>().Where(f => f.BookingId == id).ExecuteDeleteAsync(ct)
                + await db.Set<CourseBooking>().Where(b => b.Id == id).ExecuteDeleteAsync(ct);
    }
}

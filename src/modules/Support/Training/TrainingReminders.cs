using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>
/// Reminds those who have a place a week and a day before a session, and those who came after eight weeks to say whether they used it. Each
/// reminder is a row, so that a second run sends nothing. It names nobody.
/// </summary>
internal sealed class TrainingReminders(HeadwaterDb db, INotices notices, LocalityTurn turn, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    /// <summary>How many days back somebody is still asked whether they used it.</summary>
    private const int LateDays = 14;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var today = clock.Today();
        var (week, first, last) = (today.AddDays(TrainingRules.WeekDays), today.AddDays(-TrainingRules.LaterDays - LateDays), today.AddDays(-TrainingRules.LaterDays));
        var rows = await (
            from b in db.Set<CourseBooking>().AsNoTracking()
            join s in db.Set<CourseSession>() on b.SessionId equals s.Id
            join c in db.Set<Course>() on s.CourseId equals c.Id
            where (s.Day >= today && s.Day <= week && s.CancelledBecause == null && (b.State == BookingState.Booked || b.State == BookingState.Placed)) || (s.Day >= first && s.Day <= last && b.State == BookingState.Attended)
            select new BookingRow(b, s, c)).ToListAsync(ct);
        if (rows.Count == 0)
            return;
        List<Guid> ids = [.. rows.Select(r => r.Booking.Id)];
        var sent = (await db.Set<CourseReminder>().AsNoTracking().Where(r => ids.Contains(r.BookingId)).ToListAsync(ct)).ToLookup(r => r.BookingId, r => r.Kind);
        var answered = await db.Set<CourseFeedback>().AsNoTracking().Where(f => ids.Contains(f.BookingId) && f.Kind == FeedbackKind.Later).Select(f => f.BookingId).ToListAsync(ct);
        foreach (var row in rows)
        {
            var (id, isOver) = (row.Booking.Id, row.Session.Day < today);
            ReminderKind? due = !isOver ? TrainingRules.ReminderDue(row.Session.Day, today, [.. sent[id]]) : sent[id].Contains(ReminderKind.Used) || answered.Contains(id) ? null : ReminderKind.Used;
            if (due is not { } kind)
                continue;
            db.Add(new CourseReminder { BookingId = id, Kind = kind, Day = today });
            var (text, link) = kind == ReminderKind.Used
                ? ($"Eight weeks ago was “{row.Course.Title}”. Have you used it?", TrainingLinks.Feedback(id))
                : (string.Create(CultureInfo.InvariantCulture, $"A session that you booked is near: “{row.Course.Title}”, {TrainingWords.When(row.Session)}. If you cannot come, cancel it: somebody may be waiting."), TrainingLinks.Session(row.Session.Id));
            await notices.TellByMailAsync(TrainingRules.SpeaksFor(row.Booking), text, link, ct);
        }

        if (!db.ChangeTracker.HasChanges())
            return;
        await audit.SaveAsync(ct, new AuditFact("remind", "training"));
        await mine.CommitAsync(ct);
    }
}

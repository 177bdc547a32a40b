using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>What training asks of those who took part (say how it was, and whether they used it) and of those who offered it (write down who came). It names nobody.</summary>
internal sealed class TrainingHome(HeadwaterDb db, TrainingQueries queries, CurrentActor actor, TimeProvider clock) : IHomePart
{
    /// <summary>How many days back a provider is asked who came.</summary>
    private const int RegisterDays = 60;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (TrainingRules.BooksFor(actor).Count == 0)
            return [];
        var today = db.Reader.Today;
        var came = (await queries.MineAsync(ct)).Where(m => m.Booking.State == BookingState.Attended && TrainingRules.SpeaksFor(m.Booking) == actor.Person).ToList();
        List<HomeTask> tasks = [];
        if (came.Count > 0)
        {
            var answered = await queries.AnsweredAsync(ct);
            foreach (var row in came)
            {
                if (TrainingRules.FeedbackDue(row.Session.Day, today, [.. answered[row.Booking.Id]]) is { } due)
                    tasks.Add(new(due.Kind == FeedbackKind.AtOnce ? $"Say how “{row.Course.Title}” was" : $"Say whether you have used “{row.Course.Title}”", TrainingLinks.Feedback(row.Booking.Id), due.Due));
            }
        }

        var (now, since) = (clock.GetUtcNow().UtcDateTime, today.AddDays(-RegisterDays));
        var held = await (
            from s in db.Set<CourseSession>().AsNoTracking().Where(s => s.Day <= today && s.Day >= since && s.CancelledBecause == null)
            join c in db.Set<Course>() on s.CourseId equals c.Id
            where db.Set<CourseBooking>().Any(b => b.SessionId == s.Id && (b.State == BookingState.Booked || b.State == BookingState.Placed))
            select new { Session = s, Course = c }).ToListAsync(ct);
        // The local lead keeps every course, and is asked for none of them.
        tasks.AddRange(held.Where(h => TrainingRules.IsOf(actor, h.Course.ProviderId) && TrainingRules.HasBegun(h.Session, now))
            .Select(h => new HomeTask(string.Create(CultureInfo.InvariantCulture, $"Write down who came to “{h.Course.Title}”"), TrainingLinks.Register(h.Session.Id), h.Session.Day.AddDays(TrainingRules.FeedbackDays))));
        return tasks;
    }
}

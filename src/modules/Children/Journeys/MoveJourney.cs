using Headwater.Children.Away;
using Headwater.Children.Contracts;
using Headwater.Children.Movement;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>Moves to other places, and time out of class that is no suspension.</summary>
internal sealed class MoveJourney(HeadwaterDb db, ChildRows rows) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (child, entries) = (records[0], new List<JourneyEntry>());
        foreach (var move in await db.Set<Move>().AsNoTracking().Where(m => records.Contains(m.ChildId) && m.Withdrawn == null).ToListAsync(ct))
        {
            var (what, href) = (MovementWords.Of(move.What), MovementLinks.One(child, move.Id));
            if (move.Start is { } starts)
                entries.Add(new(starts, what, starts > db.Reader.Today ? "Begins." : "Began.", move.SchoolId, move.RecordedBy, Visibility.Family, href));
            Add(move.At6WeeksOn, move.At6Weeks, "six");
            Add(move.At12WeeksOn, move.At12Weeks, "twelve");

            void Add(DateOnly? day, MoveOutcome? outcome, string weeks)
            {
                if (day is { } on && outcome is { } came)
                    entries.Add(new(on, what, $"After {weeks} weeks: {MovementWords.Of(came).ToLowerInvariant()}.", move.SchoolId, null, Visibility.Family, href));
            }
        }

        foreach (var time in await rows.OfAsync<TimeOut>(records, ct))
        {
            var (what, href) = (AwayWords.Of(time.What), AwayLinks.One(child, time.Id));
            entries.Add(new(time.FromDay, what, $"{ExclusionDays(time)} a week out of class.", time.SchoolId, time.RecordedBy, Visibility.Family, href));
            if (time.ToDay is { } to && time.IsOver(db.Reader.Today))
                entries.Add(new(to, what, "Ended.", time.SchoolId, null, Visibility.Family, href));
        }

        return entries;
    }

    private static string ExclusionDays(TimeOut time) => char.ToUpperInvariant(Exclusions.ExclusionWords.Days(time.HalfDaysAWeek)[0]) + Exclusions.ExclusionWords.Days(time.HalfDaysAWeek)[1..];
}

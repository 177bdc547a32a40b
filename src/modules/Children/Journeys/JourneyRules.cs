using Headwater.Children.Contracts;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Journeys;

/// <summary>A stay on a school's roll.</summary>
internal readonly record struct Stay(OrganisationId School, DateOnly From, DateOnly? To);

/// <summary>Half days of learning that a child lost, by what took them.</summary>
/// <param name="Suspended">Out by suspension or at lunchtime.</param>
/// <param name="Excluded">Out by a permanent exclusion that stands, until a next school began.</param>
/// <param name="OutOfClass">On a part-time timetable, or kept apart for safety.</param>
/// <param name="Unplaced">On no school's roll, between two schools or still.</param>
internal readonly record struct LostLearning(int Suspended, int Excluded, int OutOfClass, int Unplaced)
{
    public int All => Suspended + Excluded + OutOfClass + Unplaced;

    /// <summary>Some of it goes on past the last day that the school’s dates tell: it is that much at least.</summary>
    public bool IsLeast { get; init; }
}

/// <summary>School days that somebody waited.</summary>
/// <param name="Days">As many as the school’s dates tell.</param>
/// <param name="IsLeast">The waiting goes on past the last day that they tell: it is so many at least.</param>
internal readonly record struct Waited(int Days, bool IsLeast);

/// <summary>What a child's way adds up to.</summary>
internal static class JourneyRules
{
    /// <summary>
    /// How often a school passed the child on: every school after the first, but for the one that everybody of the age goes on to. Two
    /// stays that touch or overlap at one school are one.
    /// </summary>
    /// <param name="stays">All stays.</param>
    /// <param name="born">The child's day of birth, by which the usual changes of school are known.</param>
    public static int HandOffs(IEnumerable<Stay> stays, DateOnly born)
    {
        var (count, last) = (0, (OrganisationId?)null);
        foreach (var stay in stays.OrderBy(s => s.From).ThenBy(s => s.To ?? DateOnly.MaxValue))
        {
            if (last is { } before && before != stay.School && !IsUsual(stay.From, born))
                count++;
            last = stay.School;
        }

        return count;
    }

    /// <summary>How often the child was passed on to a service: of each chain the highest number, as not every reader sees all of it.</summary>
    public static int HandOffs(IEnumerable<JourneyEntry> entries) => entries.Select(e => e.HandOff).OfType<HandOff>().GroupBy(h => h.Chain).Sum(g => g.Max(h => h.Number));

    /// <summary>
    /// Whether children of the age change school then: at the start of a school year into Reception, Year 3 (junior), Year 5 or 9
    /// (middle and upper), Year 7 or Year 12.
    /// </summary>
    private static bool IsUsual(DateOnly day, DateOnly born) => day.Month is 8 or 9 && YearGroups.Of(born, day) is 0 or 3 or 5 or 7 or 9 or 12;

    /// <summary>
    /// Half days without a school, by a calendar: after the last day of a stay until the first of the next, or until today. Before the
    /// first school and while any stay lasts there are none; a day left behind by a stay that overlaps is not lost.
    /// </summary>
    public static int Unplaced(IEnumerable<Stay> stays, SchoolCalendar calendar, DateOnly since, DateOnly today)
    {
        var (lost, until) = (0, (DateOnly?)null);
        foreach (var stay in stays.OrderBy(s => s.From))
        {
            if (until is { } end && stay.From > end.AddDays(1))
                lost += Sessions(calendar, Later(end.AddDays(1), since), stay.From.AddDays(-1));
            if (stay.To is null)
                return lost;
            until = until is { } before && before > stay.To ? before : stay.To;
        }

        return until is { } left && left < today ? lost + Sessions(calendar, Later(left.AddDays(1), since), today) : lost;
    }

    /// <summary>
    /// Days from the first sign that something was wrong to the first help; null where there was no sign, and until today where there
    /// was no help yet. Help that was there before the sign took no time.
    /// </summary>
    public static int? DaysToFirstHelp(DateOnly? firstSign, DateOnly? firstHelp, DateOnly today) =>
        firstSign is not { } sign ? null : firstHelp is { } help ? Math.Max(0, help.DayNumber - sign.DayNumber) : today.DayNumber - sign.DayNumber;

    /// <summary>
    /// School days after a day until today; a day with one session is one (rule 1.6). Null where the calendar does not reach back to
    /// the day, or tells of none though it ends before today: then nobody knows.
    /// </summary>
    public static Waited? SchoolDaysSince(SchoolCalendar? calendar, DateOnly left, DateOnly today)
    {
        if (calendar is null || left < calendar.FirstDay)
            return null;
        var (days, least) = (0, today > calendar.LastDay);
        for (var day = left.AddDays(1); day <= (least ? calendar.LastDay : today); day = day.AddDays(1))
            days += calendar.IsSchoolDay(day) ? 1 : 0;
        return least && days == 0 ? null : new(days, least);
    }

    /// <summary>Half days of school from a day to another, both included.</summary>
    public static int Sessions(SchoolCalendar calendar, DateOnly from, DateOnly to) => from > to ? 0 : calendar.SessionsBefore(to.AddDays(1)) - calendar.SessionsBefore(from);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>When the helpline is open, by the clock in the United Kingdom.</summary>
/// <param name="Days">On which days of the week.</param>
/// <param name="Opens">The minute of the day at which it opens, such as 540 for nine o'clock.</param>
/// <param name="Closes">The minute of the day at which it closes.</param>
/// <param name="ClosedInHolidays">Whether it is closed on every day on which the locality's schools are.</param>
internal sealed record OpeningHours(IReadOnlySet<DayOfWeek> Days, int Opens, int Closes, bool ClosedInHolidays)
{
    /// <summary>Earlier and later hours would fall into the hour by which clocks change.</summary>
    public const int Earliest = 6 * 60;

    public const int Latest = 22 * 60;

    /// <summary>How many minutes it is open on a day.</summary>
    public int MinutesADay => Closes - Opens;
}

/// <summary>
/// Counts working hours: what is open on a day, on which days it is open at all, and so when an answer is due. Values in, values out; instants
/// are UTC, hours are by the clock in the United Kingdom.
/// </summary>
internal sealed class HelplineClock(OpeningHours hours, SchoolCalendar? calendar)
{
    /// <summary>No promise reaches further than this; a calendar that closes longer is a typing mistake.</summary>
    private const int MostDays = 400;

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>
    /// Whether it is open on this day: one of its days of the week, no bank holiday, and, where it closes with the schools, a school day.
    /// Of a day that the term dates do not reach nobody knows, so it counts as open.
    /// </summary>
    public bool IsOpen(DateOnly day) => hours.Days.Contains(day.DayOfWeek) && !BankHolidays.Contains(day)
        && (!hours.ClosedInHolidays || calendar is null || day < calendar.FirstDay || day > calendar.LastDay || calendar.IsSchoolDay(day));

    /// <summary>When so many working hours have gone by. What comes in while it is closed counts from when it opens.</summary>
    /// <param name="fromUtc">From when on.</param>
    /// <param name="workingHours">How many.</param>
    public DateTime DueAt(DateTime fromUtc, int workingHours) => DueAt(fromUtc, TimeSpan.FromHours(workingHours));

    /// <summary>When so much working time has gone by.</summary>
    public DateTime DueAt(DateTime fromUtc, TimeSpan workingTime)
    {
        var left = workingTime;
        var day = UkDays.DayOf(fromUtc);
        for (var n = 0; n < MostDays; n++, day = day.AddDays(1))
        {
            if (!IsOpen(day))
                continue;
            var (opens, closes) = Of(day);
            var start = fromUtc > opens ? fromUtc : opens;
            if (start >= closes)
                continue;
            if (closes - start >= left)
                return start + left;
            left -= closes - start;
        }

        // Closed for more than a year: then the hours are counted as they go by.
        return fromUtc + workingTime;
    }

    /// <summary>How much working time lies between two instants; negative where the second is before the first.</summary>
    public TimeSpan Between(DateTime fromUtc, DateTime toUtc)
    {
        if (toUtc < fromUtc)
            return -Between(toUtc, fromUtc);
        var sum = TimeSpan.Zero;
        var last = UkDays.DayOf(toUtc);
        for (var day = UkDays.DayOf(fromUtc); day <= last; day = day.AddDays(1))
        {
            if (!IsOpen(day))
                continue;
            var (opens, closes) = Of(day);
            var (start, end) = (fromUtc > opens ? fromUtc : opens, toUtc < closes ? toUtc : closes);
            if (end > start)
                sum += end - start;
        }

        return sum;
    }

    private (DateTime Opens, DateTime Closes) Of(DateOnly day) => (At(day, hours.Opens), At(day, hours.Closes));

    private static DateTime At(DateOnly day, int minute) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified).AddMinutes(minute), London);
}

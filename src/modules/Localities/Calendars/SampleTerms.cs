using Headwater.Duties;
using Headwater.Localities.Contracts;

namespace Headwater.Localities.Calendars;

/// <summary>Term dates of a made-up locality: near those that English authorities agree on, worked out for any year.</summary>
internal static class SampleTerms
{
    /// <summary>The three terms of the school year that begins in a year, each with its half-term week.</summary>
    public static IReadOnlyList<TermDates> Of(int year)
    {
        var easter = Easter.Sunday(year + 1);
        var october = Monday(new(year, 10, 25));
        var february = Monday(new(year + 1, 2, 13));
        var may = Monday(new(year + 1, 5, 25));
        // Two weeks at Easter, around the Sunday; where it is late, the first of them ends with Good Friday.
        var spring = easter.AddDays(-9) is var before && before > new DateOnly(year + 1, 4, 1) ? easter.AddDays(-3) : before;
        var summer = Monday(spring.AddDays(16));
        return
        [
            new(Weekday(new(year, 9, 2)), Friday(new(year, 12, 20)), october, october.AddDays(4)),
            new(Weekday(new(year + 1, 1, 4)), spring, february, february.AddDays(4)),
            new(summer, Weekday(new(year + 1, 7, 20)), may, may.AddDays(4)),
        ];
    }

    /// <summary>The Monday on or before the day, or the next one from a Saturday on.</summary>
    private static DateOnly Monday(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday ? day.AddDays(2) : day.DayOfWeek is DayOfWeek.Sunday ? day.AddDays(1) : day.AddDays(1 - (int)day.DayOfWeek);

    private static DateOnly Friday(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Friday)
            day = day.AddDays(-1);
        return day;
    }

    private static DateOnly Weekday(DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return day;
    }
}

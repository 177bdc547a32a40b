using System.Globalization;

namespace Headwater.Duties;

/// <summary>Days in words.</summary>
internal static class Day
{
    private static readonly string[] Weekdays = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    /// <summary>Such as "Monday 2 November 2026". Put together by hand: every answer holds a dozen, and a format costs ten times as much.</summary>
    public static string Words(DateOnly day)
    {
        day.Deconstruct(out var year, out var month, out var number);
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays[(int)day.DayOfWeek]} {number} {Months[month - 1]} {year:0000}");
    }

    public static string Count(int number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");

    /// <summary>Half days as days: "half a day", "2 days", "5.5 days".</summary>
    public static string Sessions(int sessions) => sessions == 1 ? "half a day" : sessions == 2 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{sessions / 2}{(sessions % 2 == 0 ? "" : ".5")} days");
}

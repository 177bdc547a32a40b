using System.Globalization;

namespace Headwater.Duties;

/// <summary>Days in words.</summary>
internal static class Day
{
    public static string Words(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Count(int number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>Half days as days: "2 days", "5.5 days", "half a day".</summary>
    public static string Sessions(int sessions) => sessions == 1 ? "half a day" : sessions == 2 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{sessions / 2m:0.#} days");
}

using System.Globalization;

namespace Headwater.Interface;

/// <summary>Numbers and days as people in England read them. The same words on page, chart and table.</summary>
public static class Words
{
    /// <summary>What stands where the files hold no figure.</summary>
    public const string NotPublished = "not published";

    /// <summary>How numbers and days are written, whatever the machine is set to.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>17.69</c>, or <see cref="NotPublished"/>.</summary>
    public static string Rate(double? value, int decimals) =>
        value is { } known && double.IsFinite(known) ? Number(known, decimals) : NotPublished;

    /// <summary><c>17.69%</c>, or <see cref="NotPublished"/>. The value is in hundredths already.</summary>
    public static string Percent(double? value, int decimals) =>
        value is { } known && double.IsFinite(known) ? Number(known, decimals) + "%" : NotPublished;

    /// <summary><c>9,960</c>, or <see cref="NotPublished"/>.</summary>
    public static string Count(long? value) => value is { } known ? known.ToString("N0", English) : NotPublished;

    /// <summary><c>Thursday 14 January 2027</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary><c>Thursday 14 January 2027</c>: the day of a moment, as it was in England.</summary>
    public static string Date(DateTime utc) =>
        Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London)));

    /// <summary><c>1st</c>, <c>2nd</c>, <c>11th</c>: a place in a ranking.</summary>
    public static string Ordinal(int rank) => (rank % 100) switch
    {
        11 or 12 or 13 => $"{Count(rank)}th",
        _ => (rank % 10) switch { 1 => $"{Count(rank)}st", 2 => $"{Count(rank)}nd", 3 => $"{Count(rank)}rd", _ => $"{Count(rank)}th" },
    };

    // The files round a half upwards, so 0.125 is 0.13 here too; on the decimal the file printed, not on its binary neighbour.
    internal static string Number(double value, int decimals)
    {
        var printed = Math.Abs(value) < 1e15 ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;
        return (printed == 0 ? 0 : printed).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), English);
    }

    private static TimeZoneInfo London { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
}

using Headwater.Localities.Contracts;

namespace Headwater.Children.Calendars;

internal static class CalendarWords
{
    public static IReadOnlyList<(string Value, string Words)> Reasons { get; } = [.. Enum.GetValues<ClosedBecause>().Select(b => (b.ToString(), Of(b)))];

    public static IReadOnlyList<(string Value, string Words)> Parts { get; } = [.. Enum.GetValues<ClosedFor>().Select(f => (f.ToString(), Of(f)))];

    public static string Of(ClosedBecause because) => because switch
    {
        ClosedBecause.Inset => "INSET day",
        ClosedBecause.Closure => "Closure",
        _ => "Holiday of the school",
    };

    public static string Of(ClosedFor part) => part switch
    {
        ClosedFor.Morning => "In the morning only",
        ClosedFor.Afternoon => "In the afternoon only",
        _ => "All day",
    };
}

using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>How often the meetings of a series come.</summary>
public enum MeetingRhythm
{
    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every second week.</summary>
    Fortnightly,

    /// <summary>Every fourth week.</summary>
    FourWeekly,

    /// <summary>Once a month, on the same weekday of the month: the second Tuesday, the last Thursday.</summary>
    Monthly,
}

/// <summary>The days of a series of meetings. The definition is Headwater's.</summary>
public static class SeriesDays
{
    /// <summary>The most meetings that are called at once.</summary>
    public const int Most = 24;

    /// <summary>
    /// The days, in their order. Weeks are counted from the first day; by the month it is the same weekday and the same place in the month as the
    /// first day, and a fifth one stands for the last, since not every month has five.
    /// </summary>
    /// <param name="first">The first day.</param>
    /// <param name="rhythm">How often.</param>
    /// <param name="count">How many, from 1 to <see cref="Most"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="count"/> is out of range.</exception>
    public static IReadOnlyList<DateOnly> Of(DateOnly first, MeetingRhythm rhythm, int count)
    {
        Require.AtLeast(count, 1, "number of meetings");
        if (count > Most)
            throw new ArgumentException($"{count} meetings are more than the {Most} that are called at once: call the later ones later.", nameof(count));
        return [.. Enumerable.Range(0, count).Select(i => rhythm switch
        {
            MeetingRhythm.Weekly => first.AddDays(7 * i),
            MeetingRhythm.Fortnightly => first.AddDays(14 * i),
            MeetingRhythm.FourWeekly => first.AddDays(28 * i),
            MeetingRhythm.Monthly => InMonth(first, i),
            _ => throw new ArgumentException("There is no such rhythm.", nameof(rhythm)),
        })];
    }

    private static DateOnly InMonth(DateOnly first, int later)
    {
        var month = new DateOnly(first.Year, first.Month, 1).AddMonths(later);
        var place = (first.Day - 1) / 7;
        var day = month.AddDays((((int)first.DayOfWeek - (int)month.DayOfWeek + 7) % 7) + (7 * place));
        return day.Month == month.Month ? day : day.AddDays(-7);
    }
}

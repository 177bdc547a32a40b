using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>How many people of a sector were at one meeting, and how many at all.</summary>
/// <param name="Present">Of the sector, ≥ 0.</param>
/// <param name="Room">Everybody, at least as many.</param>
public readonly record struct SectorMeeting(int Present, int Room);

/// <summary>The figures of one sector over the last nine meetings.</summary>
/// <param name="Ratio">Mean number of the last three ÷ mean number of the six before; null where nobody came before.</param>
/// <param name="Slope">People a meeting by which the number goes up or down (Theil–Sen).</param>
/// <param name="ShareBefore">The sector's share of the room, mean over the six meetings.</param>
/// <param name="ShareNow">The same over the last three.</param>
/// <param name="AbsentRunning">How many of the latest meetings running nobody of the sector came to.</param>
public sealed record SectorTrend(double? Ratio, double Slope, double ShareBefore, double ShareNow, int AbsentRunning);

/// <summary>S04: a sector that used to be there and is less so. The definition is Headwater's.</summary>
public static class FadingSector
{
    /// <summary>Meetings that are looked at: six before, three now.</summary>
    public const int Meetings = 9;

    /// <summary>The figures of a sector.</summary>
    /// <param name="meetings">Every meeting, the latest last.</param>
    /// <returns>Null while there are fewer than nine.</returns>
    /// <exception cref="ArgumentException">A number is negative, or more of the sector were there than people at all.</exception>
    public static SectorTrend? Measure(IReadOnlyList<SectorMeeting> meetings)
    {
        foreach (var meeting in meetings)
        {
            Require.NotNegative(meeting.Present, "number of people", nameof(meetings));
            if (meeting.Present > meeting.Room)
                throw new ArgumentException($"A meeting has {meeting.Present} people of the sector and {meeting.Room} in the room: count the sector into the room.", nameof(meetings));
        }

        if (meetings.Count < Meetings)
            return null;
        var last = meetings.TakeLast(Meetings).ToList();
        var (before, now) = (last.Take(6).ToList(), last.Skip(6).ToList());
        var baseline = before.Average(m => m.Present);
        return new(baseline > 0 ? now.Average(m => m.Present) / baseline : null, TheilSen.Slope([.. last.Select(m => (double)m.Present)]),
            before.Average(Share), now.Average(Share), meetings.Reverse().TakeWhile(m => m.Present == 0).Count());
    }

    /// <summary>What is said of a sector. The value is recent ÷ before; n is the number of meetings looked at.</summary>
    /// <param name="sector">Its name.</param>
    /// <param name="meetings">Every meeting, the latest last.</param>
    /// <param name="key">Whether it is one that is lost first, such as parents and the voluntary sector.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">The sector is blank, or as <see cref="Measure"/>.</exception>
    public static SignalResult Signal(string sector, IReadOnlyList<SectorMeeting> meetings, bool key, FadingThresholds? thresholds = null)
    {
        Require.Text(sector, "sector");
        thresholds ??= new();
        if (Measure(meetings) is not { } trend)
            return Findings.TooLittle(Collaboration.Signal.FadingSector, meetings.Count, $"Too early to say of {sector}: there were {Words.Count(meetings.Count, "meeting")}, and {Meetings} are needed.");
        var findings = new Findings();
        var limit = key ? thresholds.AbsentRunningKey : thresholds.AbsentRunning;
        var last = meetings.TakeLast(Meetings).ToList();
        var told = $"On average {Words.Number(last.Take(6).Average(m => m.Present))} people from {sector} came to each of six meetings before, and {Words.Number(last.Skip(6).Average(m => m.Present))} to each of the last three.";
        if (trend.AbsentRunning >= limit)
            findings.Act($"Nobody from {sector} came to the last {Words.Count(trend.AbsentRunning, "meeting")}.");
        if (trend.Ratio is { } ratio && ratio <= thresholds.Ratio + 1e-12)
            findings.Act(told);
        else
            findings.Note(told);
        if (trend.Slope != 0)
            findings.Note($"Over the nine meetings that is {Words.Number(Math.Abs(trend.Slope))} {(trend.Slope < 0 ? "fewer" : "more")} from one meeting to the next.");
        findings.Note($"Their share of the room went from {Words.Percent(trend.ShareBefore)} to {Words.Percent(trend.ShareNow)}.");
        findings.Caveat("Numbers at meetings do not say why people stay away. Ask them, and offer other times, places and ways.");
        return findings.As(Collaboration.Signal.FadingSector, trend.Ratio, Meetings);
    }

    /// <summary>How much of the room another sector had and has meanwhile, in a sentence.</summary>
    /// <param name="sector">Its name.</param>
    /// <param name="trend">Its figures.</param>
    public static string Beside(string sector, SectorTrend trend) => $"Over the same meetings the share of {sector} in the room went from {Words.Percent(trend.ShareBefore)} to {Words.Percent(trend.ShareNow)}.";

    private static double Share(SectorMeeting meeting) => meeting.Room == 0 ? 0 : (double)meeting.Present / meeting.Room;
}

/// <summary>A slope that a few odd values do not move: the median of the slopes of all pairs (Theil 1950; Sen, JASA 63, 1968).</summary>
public static class TheilSen
{
    /// <summary>The slope of values at equal steps.</summary>
    /// <param name="values">Two or more, in order.</param>
    /// <returns>Units of the values a step.</returns>
    /// <exception cref="ArgumentException">There are fewer than two, or one is not a number.</exception>
    public static double Slope(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
            throw new ArgumentException("There is no slope through fewer than two values: wait for the second.", nameof(values));
        var slopes = new List<double>(values.Count * (values.Count - 1) / 2);
        for (var i = 0; i < values.Count; i++)
        {
            Require.Finite(values[i], "value", nameof(values));
            for (var j = i + 1; j < values.Count; j++)
                slopes.Add((values[j] - values[i]) / (j - i));
        }

        slopes.Sort();
        return (slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2;
    }
}

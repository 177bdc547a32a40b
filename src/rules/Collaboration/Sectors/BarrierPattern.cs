using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>One meeting as a sector met it.</summary>
/// <param name="Daypart">When in the day, such as "evening".</param>
/// <param name="Mode">How, such as "online".</param>
/// <param name="Venue">Where, such as "council offices".</param>
/// <param name="Period">Term or holiday.</param>
/// <param name="Present">Seats of the sector that were taken.</param>
/// <param name="Expected">Seats of the sector that could have been, 1 or more.</param>
public sealed record SectorOccasion(string Daypart, string Mode, string Venue, string Period, int Present, int Expected);

/// <summary>How much more a sector comes to one kind of meeting than to another.</summary>
/// <param name="More">The kind it comes to more.</param>
/// <param name="MoreRate">Seats taken ÷ seats at such meetings.</param>
/// <param name="MoreMeetings">Number of such meetings.</param>
/// <param name="Less">The kind it comes to less.</param>
/// <param name="LessRate">Seats taken ÷ seats at such meetings.</param>
/// <param name="LessMeetings">Number of such meetings.</param>
public sealed record AttendanceGap(string More, double MoreRate, int MoreMeetings, string Less, double LessRate, int LessMeetings)
{
    /// <summary>The difference of the two rates; × 100 for points.</summary>
    public double Gap => MoreRate - LessRate;
}

/// <summary>S05: times, places and forms of meeting that keep a sector away. The definition is Headwater's.</summary>
public static class BarrierPattern
{
    /// <summary>For each way in which meetings differ the widest gap between kinds with enough meetings, the widest first.</summary>
    /// <param name="occasions">Every meeting.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">A kind is blank, or the numbers of seats cannot be.</exception>
    public static IReadOnlyList<AttendanceGap> Measure(IReadOnlyList<SectorOccasion> occasions, BarrierThresholds? thresholds = null)
    {
        thresholds ??= new();
        foreach (var occasion in occasions)
        {
            foreach (var kind in new[] { occasion.Daypart, occasion.Mode, occasion.Venue, occasion.Period })
                Require.Text(kind, "kind of meeting", nameof(occasions));
            if (occasion.Expected < 1 || occasion.Present < 0 || occasion.Present > occasion.Expected)
                throw new ArgumentException($"A meeting has {occasion.Present} of {occasion.Expected} seats taken: give 1 seat or more and no more taken than there are.", nameof(occasions));
        }

        return [.. new Func<SectorOccasion, string>[] { o => o.Daypart, o => o.Mode, o => o.Venue, o => o.Period }
            .Select(kind => Widest(occasions, kind, thresholds.LeastEachSide)).OfType<AttendanceGap>().OrderByDescending(g => g.Gap)];
    }

    /// <summary>What is said of a sector. The value is the widest gap in [0, 1]; n is the number of meetings.</summary>
    /// <param name="sector">Its name.</param>
    /// <param name="occasions">Every meeting.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">The sector is blank, or as <see cref="Measure"/>.</exception>
    public static SignalResult Signal(string sector, IReadOnlyList<SectorOccasion> occasions, BarrierThresholds? thresholds = null)
    {
        Require.Text(sector, "sector");
        thresholds ??= new();
        var gaps = Measure(occasions, thresholds);
        if (occasions.Count < thresholds.LeastMeetings || gaps.Count == 0)
            return Findings.TooLittle(Collaboration.Signal.BarrierPattern, occasions.Count, $"Too early to compare kinds of meeting for {sector}: {thresholds.LeastMeetings} meetings are needed, with {thresholds.LeastEachSide} or more of each of two kinds; so far there were {occasions.Count} in all.");
        var findings = new Findings();
        foreach (var gap in gaps)
        {
            var told = $"{Words.Capital(sector)} took {Words.Percent(gap.MoreRate)} of their seats at {Words.Count(gap.MoreMeetings, $"{gap.More} meeting")} and {Words.Percent(gap.LessRate)} at {Words.Count(gap.LessMeetings, $"{gap.Less} meeting")}.";
            if (gap.Gap >= thresholds.Gap - 1e-12)
                findings.Look(told);
            else
                findings.Note(told);
        }

        findings.Caveat("Meetings differ in more than one way, and in what was going on: ask before deciding what the cause is.");
        return findings.As(Collaboration.Signal.BarrierPattern, gaps[0].Gap, occasions.Count);
    }

    private static AttendanceGap? Widest(IReadOnlyList<SectorOccasion> occasions, Func<SectorOccasion, string> kind, int least)
    {
        var rates = occasions.GroupBy(kind, StringComparer.Ordinal).Where(g => g.Count() >= least)
            .Select(g => (g.Key, Rate: (double)g.Sum(o => o.Present) / g.Sum(o => o.Expected), Meetings: g.Count())).OrderByDescending(r => r.Rate).ToList();
        return rates.Count < 2 ? null : new(rates[0].Key, rates[0].Rate, rates[0].Meetings, rates[^1].Key, rates[^1].Rate, rates[^1].Meetings);
    }
}

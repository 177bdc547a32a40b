using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>The figures of one seat over its last nine meetings that count.</summary>
/// <param name="Baseline">Mean attendance of the first six, in [0, 1].</param>
/// <param name="Recent">Mean attendance of the last three, in [0, 1].</param>
/// <param name="Pattern">What they say.</param>
public sealed record SeatAttendance(double Baseline, double Recent, SeatPattern Pattern)
{
    /// <summary>Recent ÷ baseline; null where the seat was never taken before.</summary>
    public double? Ratio => Baseline > 0 ? Recent / Baseline : null;
}

/// <summary>What the attendance of a seat says.</summary>
public enum SeatPattern
{
    /// <summary>Taken about as before.</summary>
    Steady,

    /// <summary>About as before, and under half of the time over all nine.</summary>
    SteadyLow,

    /// <summary>Under half of the time before too: never called fading.</summary>
    Irregular,

    /// <summary>Taken at least half of the time before, and half of that or less now.</summary>
    Fading,
}

/// <summary>S03: a seat that used to be taken and is less so. The definition is Headwater's.</summary>
public static class FadingSeat
{
    /// <summary>Meetings that are looked at: six before, three now.</summary>
    public const int Meetings = 9;

    /// <summary>The figures of a seat.</summary>
    /// <param name="attendance">Every meeting of the seat, the latest last.</param>
    /// <param name="of">Whose attendance.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <returns>Null while there are fewer than nine meetings that count.</returns>
    public static SeatAttendance? Measure(IReadOnlyList<Presence> attendance, AttendanceOf of = AttendanceOf.Seat, FadingThresholds? thresholds = null)
    {
        thresholds ??= new();
        double[] counted = [.. attendance.Where(p => p != Presence.Excused).Select(p => Weight(p, of)).TakeLast(Meetings)];
        if (counted.Length < Meetings)
            return null;
        var (baseline, recent) = (counted.Take(6).Average(), counted.Skip(6).Average());
        var pattern = baseline < thresholds.LeastBaseline ? SeatPattern.Irregular
            : recent <= (thresholds.Ratio * baseline) + 1e-12 ? SeatPattern.Fading
            : counted.Average() < thresholds.LeastBaseline ? SeatPattern.SteadyLow : SeatPattern.Steady;
        return new(baseline, recent, pattern);
    }

    /// <summary>What is said of a seat. The value is recent ÷ baseline; n is the meetings that count, nine at most.</summary>
    /// <param name="sector">The seat's sector; the person who holds it is not named.</param>
    /// <param name="attendance">Every meeting of the seat, the latest last.</param>
    /// <param name="soleVoice">Whether nobody else of its sector has come to the last three meetings.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">The sector is blank.</exception>
    public static SignalResult Signal(string sector, IReadOnlyList<Presence> attendance, bool soleVoice, FadingThresholds? thresholds = null)
    {
        Require.Text(sector, "sector");
        var n = Math.Min(attendance.Count(p => p != Presence.Excused), Meetings);
        if (Measure(attendance, AttendanceOf.Seat, thresholds) is not { } seat)
            return Findings.TooLittle(Collaboration.Signal.FadingSeat, n, $"Too early to say: this seat for {sector} has {Words.Count(n, "meeting")} that count, and {Meetings} are needed.");
        var findings = new Findings();
        var told = $"This seat for {sector} was taken at {Words.Number(6 * seat.Baseline)} of 6 meetings before and at {Words.Number(3 * seat.Recent)} of the last 3";
        if (seat.Pattern == SeatPattern.Fading && soleVoice)
            findings.Act($"{told}, and nobody else from {sector} has come lately: ask what would make it easier.");
        else if (seat.Pattern == SeatPattern.Fading)
            findings.Look($"{told}: ask what would make it easier.");
        else
            findings.Note(told + seat.Pattern switch
            {
                SeatPattern.Irregular => ". It was taken less than half of the time all along, so it is not fading; ask whether the times suit.",
                SeatPattern.SteadyLow => ". That is low but steady.",
                _ => ".",
            });
        findings.Caveat("Attendance does not say why. It goes to the person and the membership lead only.");
        return findings.As(Collaboration.Signal.FadingSeat, seat.Ratio, n);
    }

    private static double Weight(Presence presence, AttendanceOf of) => presence switch
    {
        Presence.Present or Presence.Online => 1,
        Presence.Part => 0.5,
        Presence.Deputy => of == AttendanceOf.Seat ? 1 : 0,
        _ => 0,
    };
}

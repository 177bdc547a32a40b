using System.Globalization;
using Headwater.Collaboration;
using Headwater.Kernel;

namespace Headwater.Partnership.Limits;

/// <summary>How a limit is written.</summary>
internal enum LimitUnit
{
    /// <summary>A whole number of something.</summary>
    Whole,

    /// <summary>A share, written as a percentage.</summary>
    Percent,

    /// <summary>A number with decimals.</summary>
    Decimal,
}

/// <summary>A limit that members may set.</summary>
/// <param name="Key">Its lasting name.</param>
/// <param name="Signals">The signals that it belongs to.</param>
/// <param name="Words">What it says, with what comes of it.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Least">The least it may be: where people's privacy hangs on it, the default.</param>
/// <param name="Most">The most.</param>
/// <param name="Of">Reads it.</param>
/// <param name="With">The same limits with this one set.</param>
internal sealed record Limit(
    string Key, IReadOnlyList<Signal> Signals, string Words, LimitUnit Unit, double Least, double Most, Func<SignalThresholds, double> Of, Func<SignalThresholds, double, SignalThresholds> With)
{
    public double Default { get; } = Of(new());

    /// <summary>A value in words.</summary>
    public string Told(double value) => Unit == LimitUnit.Percent ? $"{Math.Round(value * 100, 2).ToString("0.##", CultureInfo.InvariantCulture)}%" : value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A value as it is typed.</summary>
    public string Typed(double value) => Told(value).TrimEnd('%');

    /// <summary>What was typed.</summary>
    /// <exception cref="InputRefusedException">It is no number, or out of range.</exception>
    public double Read(string? typed)
    {
        var text = (typed ?? "").Trim().TrimEnd('%').Trim();
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || text.Length > 12)
            throw new InputRefusedException("Enter the limit as a number, such as 30 or 2.5.");
        var value = Unit == LimitUnit.Percent ? number / 100 : number;
        if (Unit == LimitUnit.Whole && value != Math.Floor(value))
            throw new InputRefusedException("This limit is a whole number.");
        return value >= Least && value <= Most ? value : throw new InputRefusedException($"This limit must be from {Told(Least)} to {Told(Most)}; nothing was changed.");
    }
}

/// <summary>Every limit that a collaborative may set, with the range it may be in.</summary>
internal static class LimitCatalogue
{
    public static IReadOnlyList<Limit> All { get; } =
    [
        Percent("coverage.look", [Signal.CoverageGap], "Look when the sectors at the table hold less of the map’s links than", t => t.Coverage.LookBelow, (t, v) => t with { Coverage = t.Coverage with { LookBelow = v } }),
        Percent("coverage.act", [Signal.CoverageGap], "Act when they hold less than", t => t.Coverage.ActBelow, (t, v) => t with { Coverage = t.Coverage with { ActBelow = v } }),
        Whole("seats.vacant", [Signal.SeatVacancy], "Act when a core seat is empty for more days than", 7, 365, t => t.Seats.VacantDays, (t, v) => t with { Seats = t.Seats with { VacantDays = v } }),
        Whole("seats.expiring", [Signal.SeatVacancy], "Look when a term ends within this many days", 14, 365, t => t.Seats.ExpiringDays, (t, v) => t with { Seats = t.Seats with { ExpiringDays = v } }),
        Percent("fading.ratio", [Signal.FadingSeat, Signal.FadingSector], "Fading: they come this much of what they came before, or less", t => t.Fading.Ratio, (t, v) => t with { Fading = t.Fading with { Ratio = v } }),
        Whole("fading.absent", [Signal.FadingSector], "Act when a sector is away this many meetings running", 1, 12, t => t.Fading.AbsentRunning, (t, v) => t with { Fading = t.Fading with { AbsentRunning = v } }),
        Whole("fading.absent-key", [Signal.FadingSector], "The same for sectors that are lost first, such as parents", 1, 12, t => t.Fading.AbsentRunningKey, (t, v) => t with { Fading = t.Fading with { AbsentRunningKey = v } }),
        Percent("barriers.gap", [Signal.BarrierPattern], "Look when a time or place keeps this much more of a sector away", t => t.Barriers.Gap, (t, v) => t with { Barriers = t.Barriers with { Gap = v } }),
        Percent("leadership.look", [Signal.LeadershipConcentration], "Look when the anchor leads more than", t => t.Leadership.AnchorLook, (t, v) => t with { Leadership = t.Leadership with { AnchorLook = v } }),
        Percent("leadership.act", [Signal.LeadershipConcentration], "Act when the anchor leads more than", t => t.Leadership.AnchorAct, (t, v) => t with { Leadership = t.Leadership with { AnchorAct = v } }),
        Number("leadership.effective", [Signal.LeadershipConcentration], "Look when leading is spread as over fewer sectors than", 1, 9, t => t.Leadership.EffectiveLook, (t, v) => t with { Leadership = t.Leadership with { EffectiveLook = v } }),
        Number("voice.low", [Signal.EqualityOfVoice], "Look when a sector has fewer times its part of the talking than", 0, 1, t => t.Voice.Low, (t, v) => t with { Voice = t.Voice with { Low = v } }),
        Number("voice.high", [Signal.EqualityOfVoice], "Look when a sector has more times its part of the talking than", 1, 10, t => t.Voice.High, (t, v) => t with { Voice = t.Voice with { High = v } }),
        Percent("support.shared", [Signal.SectorSupport], "Shared when the lowest sector’s support is at least", t => t.Support.SharedFrom, (t, v) => t with { Support = t.Support with { SharedFrom = v } }),
        Percent("support.contested", [Signal.SectorSupport], "Contested when the lowest sector’s support is below", t => t.Support.ContestedBelow, (t, v) => t with { Support = t.Support with { ContestedBelow = v } }),
        Percent("plan.overdue", [Signal.PlanHealth], "Act when more of the open actions are overdue than", t => t.Plan.OverdueAct, (t, v) => t with { Plan = t.Plan with { OverdueAct = v } }),
        Whole("plan.quiet", [Signal.PlanHealth], "Look when an activity had no update for more weeks than", 1, 52, t => t.Plan.QuietWeeks, (t, v) => t with { Plan = t.Plan with { QuietWeeks = v } }),
        Whole("plan.most", [Signal.PlanHealth], "Look when there are more live activities than", 1, 20, t => t.Plan.MostActivities, (t, v) => t with { Plan = t.Plan with { MostActivities = v } }),
        // Those that keep single ratings from being told may be stricter than the default, and never laxer.
        new("trust.response", [Signal.TrustAndTies, Signal.FacilitatorDependence], "Nothing is said below this rate of answers", LimitUnit.Percent, 0.70, 1, t => t.Trust.LeastResponse, (t, v) => t with { Trust = t.Trust with { LeastResponse = v } }),
        new("trust.fragile", [Signal.TrustAndTies], "Who lies between whom is shown from this rate of answers", LimitUnit.Percent, 0.80, 1, t => t.Trust.FragileFrom, (t, v) => t with { Trust = t.Trust with { FragileFrom = v } }),
        Whole("trust.raters", [Signal.TrustAndTies], "Trust in an organisation is shown from this number of raters", 3, 20, t => t.Trust.LeastRaters, (t, v) => t with { Trust = t.Trust with { LeastRaters = v } }),
        Number("trust.down", [Signal.TrustAndTies], "Look when trust fell by more points of 100 than", 0, 50, t => t.Trust.PointsDown, (t, v) => t with { Trust = t.Trust with { PointsDown = v } }),
        Percent("dependence.fragmentation", [Signal.FacilitatorDependence], "Act when without the facilitator more pairs of members have no way to each other than", t => t.Dependence.FragmentationAct, (t, v) => t with { Dependence = t.Dependence with { FragmentationAct = v } }),
        Percent("dependence.upkeep", [Signal.FacilitatorDependence], "Look when one of them does more of the notes, outcomes and invitations than", t => t.Dependence.UpkeepLook, (t, v) => t with { Dependence = t.Dependence with { UpkeepLook = v } }),
        Number("funding.months", [Signal.FundingRunway], "Act when money is confirmed for fewer months than", 0, 60, t => t.Funding.MonthsAct, (t, v) => t with { Funding = t.Funding with { MonthsAct = v } }),
        Percent("funding.funder", [Signal.FundingRunway], "Act when one funder gives more than", t => t.Funding.FunderAct, (t, v) => t with { Funding = t.Funding with { FunderAct = v } }),
    ];

    public static Limit? One(string? key) => All.FirstOrDefault(l => l.Key == key);

    public static IReadOnlyList<Limit> Of(Signal signal) => [.. All.Where(l => l.Signals.Contains(signal))];

    /// <summary>Two limits of one signal must not contradict each other.</summary>
    /// <exception cref="InputRefusedException">They would.</exception>
    public static void Check(SignalThresholds all)
    {
        if (all.Coverage.ActBelow > all.Coverage.LookBelow)
            throw Against("at which to act", "at which to look: a smaller share is worse");
        if (all.Leadership.AnchorAct < all.Leadership.AnchorLook)
            throw Against("at which to act", "at which to look: a larger share is worse");
        if (all.Support.ContestedBelow > all.Support.SharedFrom)
            throw Against("below which something is contested", "from which it is shared");
        if (all.Trust.FragileFrom < all.Trust.LeastResponse)
            throw Against("from which anything is said", "from which it is shown who lies between whom");
    }

    private static InputRefusedException Against(string one, string other) => new($"The limit {one} would lie on the wrong side of the one {other}. Change the other one first; nothing was changed.");

    private static Limit Percent(string key, Signal[] of, string words, Func<SignalThresholds, double> read, Func<SignalThresholds, double, SignalThresholds> with) => new(key, of, words, LimitUnit.Percent, 0, 1, read, with);

    private static Limit Whole(string key, Signal[] of, string words, int least, int most, Func<SignalThresholds, int> read, Func<SignalThresholds, int, SignalThresholds> with) =>
        new(key, of, words, LimitUnit.Whole, least, most, t => read(t), (t, v) => with(t, (int)v));

    private static Limit Number(string key, Signal[] of, string words, double least, double most, Func<SignalThresholds, double> read, Func<SignalThresholds, double, SignalThresholds> with) =>
        new(key, of, words, LimitUnit.Decimal, least, most, read, with);
}

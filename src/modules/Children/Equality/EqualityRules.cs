using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Children.Equality;

/// <summary>Which pupils a school has mostly, by its own roll.</summary>
internal enum Phase
{
    Primary,
    Secondary,

    /// <summary>More than a quarter on either side of the step from Year 6 to Year 7.</summary>
    Both,
}

/// <summary>How many of the records have something, in words that give no small number away.</summary>
internal enum Completeness
{
    NothingToSay,
    NearlyAll,
    Most,
    LessThanHalf,
    NearlyNone,
}

/// <summary>What is made of figures that are shown. Pure.</summary>
internal static class EqualityRules
{
    /// <summary>For every 100, to one decimal; null where one of both is withheld or nobody is on the roll.</summary>
    public static double? Per100(Figure counted, Figure onRoll) =>
        counted.Value is { } a && onRoll.Value is > 0 and var n ? Math.Round(100.0 * a / n, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>
    /// How many times as high the rate of pupils suspended at least once is in a group as among everybody else of the same school or
    /// locality, with its 95 % interval: RR = (a ÷ n) ÷ (b ÷ m), exp(ln RR ± 1.96 × √(1/a + 1/b)), the log method for two counts
    /// (Rothman and Greenland, Modern Epidemiology; <see cref="RateRatio.OfEvents"/>). It is a little wider than Katz's for
    /// proportions, and does not ask that everybody who was suspended is still on the roll on the day of n and m.
    /// </summary>
    /// <param name="suspended">a: pupils of the group suspended at least once.</param>
    /// <param name="onRoll">n: pupils of the group on the roll.</param>
    /// <param name="allSuspended">a + b.</param>
    /// <param name="allOnRoll">n + m.</param>
    /// <returns>Null where a figure is withheld, nobody is in the group or beside it, or nobody beside it was suspended; with none of the group there is no interval.</returns>
    public static RatioEstimate? Ratio(Figure suspended, Figure onRoll, Figure allSuspended, Figure allOnRoll) =>
        suspended.Value is { } a && onRoll.Value is { } n && allSuspended.Value is { } all && allOnRoll.Value is { } whole && all >= a
            ? RateRatio.OfEvents(a, n, all - a, whole - n)
            : null;

    /// <summary>Whether the interval leaves no room for chance: all above 1, or all below.</summary>
    public static bool IsClear(RatioEstimate estimate) => estimate.Interval95 is { } i && (i.Low > 1 || i.High < 1);

    /// <summary>Mostly primary or secondary with at least three quarters of the roll; null with nobody on it.</summary>
    public static Phase? PhaseOf(IReadOnlyCollection<int> years)
    {
        if (years.Count == 0)
            return null;
        var upTo6 = years.Count(y => y <= 6);
        return upTo6 * 4 >= years.Count * 3 ? Phase.Primary : upTo6 * 4 <= years.Count ? Phase.Secondary : Phase.Both;
    }

    /// <summary>The other schools of the same phase on a day.</summary>
    public static IReadOnlySet<OrganisationId> Similar(EqualityData data, OrganisationId school, DateOnly day)
    {
        var phases = data.Stays.Where(s => EqualityData.IsOn(s, day)).GroupBy(s => s.School)
            .ToDictionary(g => g.Key, g => PhaseOf([.. g.Select(s => s.Child).Distinct().Select(c => Traits.YearOf(data.Children[c], day))]));
        return phases.TryGetValue(school, out var own) ? phases.Where(p => p.Key != school && p.Value == own).Select(p => p.Key).ToHashSet() : new HashSet<OrganisationId>();
    }

    /// <summary>
    /// How many have it, in steps so wide that no number under the threshold can be worked out; nothing is said of fewer than twice
    /// the threshold.
    /// </summary>
    public static Completeness Of(int have, int all, int threshold) => all < 2 * threshold ? Completeness.NothingToSay : (have * 10 / all) switch
    {
        >= 9 => Completeness.NearlyAll,
        >= 5 => Completeness.Most,
        >= 1 => Completeness.LessThanHalf,
        _ => Completeness.NearlyNone,
    };
}

namespace Headwater.Statistics;

/// <summary>A closed range, both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, never below <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>How many times as high one rate is as another.</summary>
/// <param name="Ratio">Rate A ÷ rate B; without unit; 1 means no difference.</param>
/// <param name="Interval95">The 95 % interval; null where no events of A were counted, as the log method has none there.</param>
/// <param name="Approximate">True when the numbers of events were worked back from rounded rates and estimated headcounts.</param>
public sealed record RatioEstimate(double Ratio, Interval? Interval95, bool Approximate);

/// <summary>
/// Ratios of two rates with 95 % intervals by the log method: exp(ln RR ± 1.96 × SE). For proportions SE is Katz's
/// (Katz et al., Biometrics 34, 1978); for events that may repeat it is that of two Poisson counts.
/// </summary>
public static class RateRatio
{
    private const double Z = 1.959963984540054;

    /// <summary>The ratio of two rates of events that one pupil may have several of, such as suspensions.</summary>
    /// <param name="eventsA">Events in group A, ≥ 0.</param>
    /// <param name="baseA">Pupils in group A.</param>
    /// <param name="eventsB">Events in group B, ≥ 0.</param>
    /// <param name="baseB">Pupils in group B.</param>
    /// <param name="approximate">Whether the numbers are estimates; carried into the result.</param>
    /// <returns>Null when a base is not positive or B had no events: there is then nothing to compare with.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of events is negative.</exception>
    public static RatioEstimate? OfEvents(double eventsA, double baseA, double eventsB, double baseB, bool approximate = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eventsA);
        ArgumentOutOfRangeException.ThrowIfNegative(eventsB);
        return Estimate(eventsA, baseA, eventsB, baseB, static (a, _, b, _) => Math.Sqrt((1 / a) + (1 / b)), approximate);
    }

    /// <summary>The ratio of two proportions of pupils, such as pupils suspended at least once.</summary>
    /// <param name="eventsA">Pupils of group A with the outcome, at most <paramref name="baseA"/>.</param>
    /// <param name="baseA">Pupils in group A.</param>
    /// <param name="eventsB">Pupils of group B with the outcome, at most <paramref name="baseB"/>.</param>
    /// <param name="baseB">Pupils in group B.</param>
    /// <param name="approximate">Whether the numbers are estimates; carried into the result.</param>
    /// <returns>Null when a base is not positive or nobody in B had the outcome.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number with the outcome is negative or above its base.</exception>
    public static RatioEstimate? OfProportions(double eventsA, double baseA, double eventsB, double baseB, bool approximate = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eventsA);
        ArgumentOutOfRangeException.ThrowIfNegative(eventsB);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(eventsA, Math.Max(baseA, 0));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(eventsB, Math.Max(baseB, 0));
        return Estimate(eventsA, baseA, eventsB, baseB, static (a, n, b, m) => Math.Sqrt(Math.Max(0, (1 / a) - (1 / n) + (1 / b) - (1 / m))), approximate);
    }

    /// <summary>The ratio of two published rates whose numbers of events were not published: events = rate × base ÷ 100.</summary>
    /// <param name="ratePer100A">Rate of A per 100 pupils, ≥ 0.</param>
    /// <param name="baseA">Estimated pupils in A.</param>
    /// <param name="ratePer100B">Rate of B per 100 pupils, ≥ 0.</param>
    /// <param name="baseB">Estimated pupils in B.</param>
    /// <returns>An estimate marked approximate, or null as in <see cref="OfEvents"/>.</returns>
    public static RatioEstimate? OfRates(double ratePer100A, double baseA, double ratePer100B, double baseB) =>
        OfEvents(ratePer100A * Math.Max(baseA, 0) / 100, baseA, ratePer100B * Math.Max(baseB, 0) / 100, baseB, approximate: true);

    private static RatioEstimate? Estimate(double a, double n, double b, double m, Func<double, double, double, double, double> standardError, bool approximate)
    {
        if (n <= 0 || m <= 0 || b <= 0)
            return null;
        if (a <= 0)
            return new(0, null, approximate);
        var ratio = a / n / (b / m);
        var reach = Math.Exp(Z * standardError(a, n, b, m));
        return new(ratio, new(ratio / reach, ratio * reach), approximate);
    }
}

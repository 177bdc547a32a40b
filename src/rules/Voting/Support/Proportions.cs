namespace Headwater.Voting;

/// <summary>
/// Tests of proportions as Polis makes them: one is added to every count, so that a test of few voices is slow to speak.
/// Otherwise the usual z tests (Fleiss, Levin and Paik, Statistical methods for rates and proportions, 3rd ed., 2003, ch. 2 and 3).
/// </summary>
public static class Proportions
{
    /// <summary>z at which a one-sided test at 90 % speaks.</summary>
    public const double Significant90 = 1.2816;

    /// <summary>z at which a one-sided test at 95 % speaks.</summary>
    public const double Significant95 = 1.6449;

    /// <summary>How far a proportion lies above one half: 2 × √(n + 1) × ((s + 1) ÷ (n + 1) − ½).</summary>
    /// <param name="successes">Voices of the kind asked about, at most <paramref name="tried"/>.</param>
    /// <param name="tried">All voices.</param>
    /// <returns>A z value; positive above one half.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more successes than voices.</exception>
    public static double OneSample(int successes, int tried)
    {
        Check(successes, tried);
        return 2 * Math.Sqrt(tried + 1.0) * (((successes + 1.0) / (tried + 1.0)) - 0.5);
    }

    /// <summary>How far one proportion lies above another, by the pooled z test with one added to every count.</summary>
    /// <param name="successesIn">Voices of the kind in the group.</param>
    /// <param name="triedIn">All voices in the group.</param>
    /// <param name="successesOut">Voices of the kind outside it.</param>
    /// <param name="triedOut">All voices outside it.</param>
    /// <returns>A z value; positive where the group's proportion is higher; 0 where everybody is of the kind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more successes than voices.</exception>
    public static double TwoSample(int successesIn, int triedIn, int successesOut, int triedOut)
    {
        Check(successesIn, triedIn);
        Check(successesOut, triedOut);
        double s = successesIn + 1.0, n = triedIn + 1.0, r = successesOut + 1.0, m = triedOut + 1.0;
        var pooled = (s + r) / (n + m);
        return pooled >= 1 ? 0 : ((s / n) - (r / m)) / Math.Sqrt(pooled * (1 - pooled) * ((1 / n) + (1 / m)));
    }

    private static void Check(int successes, int tried)
    {
        Require.NotNegative(successes, "number of voices of the kind");
        Require.NotNegative(tried, "number of voices");
        if (successes > tried)
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"There are more voices of the kind than the {tried} voices: give both from the same count.");
    }
}

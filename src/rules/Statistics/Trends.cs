namespace Headwater.Statistics;

/// <summary>Which way a series has gone.</summary>
public enum TrendDirection
{
    /// <summary>Fewer than three values, or up one year and down the other.</summary>
    Unclear,

    /// <summary>Higher at the end than three years ago by more than the margin, and up in both steps.</summary>
    Rising,

    /// <summary>Lower at the end than three years ago by more than the margin, and down in both steps.</summary>
    Falling,

    /// <summary>Within the margin of where it was.</summary>
    Steady,
}

/// <summary>Plain words about the last years of a series. They describe; they do not test.</summary>
public static class Trends
{
    /// <summary>A change of less than this share of the earlier value is called steady.</summary>
    public const double SteadyMargin = 0.05;

    /// <summary>(to − from) ÷ from.</summary>
    /// <param name="from">The earlier value.</param>
    /// <param name="to">The later value.</param>
    /// <returns>Null when a value is missing or the earlier one is zero.</returns>
    public static double? ChangeRatio(double? from, double? to) =>
        from is { } a && to is { } b && a != 0 ? (b - a) / a : null;

    /// <summary>The direction over the last three values.</summary>
    /// <param name="values">Values in order of time; only the last three are looked at.</param>
    /// <returns>See <see cref="TrendDirection"/>.</returns>
    public static TrendDirection Direction(IReadOnlyList<double> values)
    {
        if (values.Count < 3)
            return TrendDirection.Unclear;
        var (first, middle, last) = (values[^3], values[^2], values[^1]);
        if (Math.Abs(last - first) <= SteadyMargin * Math.Abs(first))
            return TrendDirection.Steady;
        if (last > first && middle >= first && last >= middle)
            return TrendDirection.Rising;
        return last < first && middle <= first && last <= middle ? TrendDirection.Falling : TrendDirection.Unclear;
    }
}

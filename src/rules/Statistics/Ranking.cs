namespace Headwater.Statistics;

/// <summary>Places in an order, as the Department's local authority interactive tool gives them.</summary>
public static class Ranking
{
    /// <summary>1 + the number of values strictly better; equal values share the better rank.</summary>
    /// <param name="value">The value to place; it need not be among <paramref name="all"/>.</param>
    /// <param name="all">The values to compare with.</param>
    /// <param name="highestFirst">True when rank 1 is the highest value.</param>
    /// <returns>A rank from 1.</returns>
    public static int CompetitionRank(double value, IEnumerable<double> all, bool highestFirst) =>
        1 + all.Count(other => highestFirst ? other > value : other < value);

    /// <summary>The quarter a value falls in when the lowest comes first: A–D = ceiling(4 × ascending rank ÷ n).</summary>
    /// <param name="value">One of <paramref name="all"/>.</param>
    /// <param name="all">Every value with a figure, <paramref name="value"/> included; not empty.</param>
    /// <returns>'A' for the lowest quarter to 'D' for the highest.</returns>
    /// <exception cref="ArgumentException"><paramref name="all"/> is empty.</exception>
    public static char Quartile(double value, IReadOnlyCollection<double> all)
    {
        if (all.Count == 0)
            throw new ArgumentException("There is nothing to rank among.", nameof(all));
        var rank = CompetitionRank(value, all, highestFirst: false);
        return (char)('A' + Math.Min(4, ((4 * rank) + all.Count - 1) / all.Count) - 1);
    }
}

/// <summary>Means of figures of which some are missing.</summary>
public static class Means
{
    /// <summary>The simple mean of the values that are there: every place counts once, whatever its size.</summary>
    /// <param name="values">Values, null where none was published.</param>
    /// <returns>Null when no value is there.</returns>
    public static double? OfAvailable(IEnumerable<double?> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (value is { } number)
                (sum, count) = (sum + number, count + 1);
        }

        return count == 0 ? null : sum / count;
    }
}

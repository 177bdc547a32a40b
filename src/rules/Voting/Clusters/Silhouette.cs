namespace Headwater.Voting;

/// <summary>
/// How well each point fits its own group rather than the next: (b − a) ÷ max(a, b), a the mean distance within the group, b the
/// least mean distance to another; 0 for a point alone (Rousseeuw, Journal of Computational and Applied Mathematics 20, 1987).
/// </summary>
public static class Silhouette
{
    /// <summary>The silhouette of each point.</summary>
    /// <param name="distances">The distance of every pair, a square table, ≥ 0.</param>
    /// <param name="labels">The group of each point, from 0.</param>
    /// <returns>A value in [−1, 1] for each point; the mean of them speaks for the whole.</returns>
    /// <exception cref="ArgumentException">The table is empty or not square, a distance is negative or not a number, the labels do not fit, or there is one group only.</exception>
    public static IReadOnlyList<double> Of(IReadOnlyList<IReadOnlyList<double>> distances, IReadOnlyList<int> labels)
    {
        Require.NotEmpty(distances, "row of distances");
        if (distances.Any(row => row.Count != distances.Count))
            throw new ArgumentException("The table is not square: give the distance of every pair.", nameof(distances));
        foreach (var distance in distances.SelectMany(row => row))
            Require.NotNegative(distance, "distance", nameof(distances));
        return Of(distances.Count, labels, (i, j) => distances[i][j]);
    }

    internal static IReadOnlyList<double> Of(int points, IReadOnlyList<int> labels, Func<int, int, double> distance)
    {
        KMeans.CheckLabels(points, labels);
        var sizes = new int[labels.Max() + 1];
        foreach (var label in labels)
            sizes[label]++;
        if (sizes.Count(s => s > 0) < 2)
            throw new ArgumentException("There is one group only: compare at least two.", nameof(labels));
        var values = new double[points];
        var sums = new double[sizes.Length];
        for (var i = 0; i < points; i++)
        {
            Array.Clear(sums);
            for (var j = 0; j < points; j++)
                sums[labels[j]] += i == j ? 0 : distance(i, j);
            var own = labels[i];
            if (sizes[own] == 1)
                continue;
            var within = sums[own] / (sizes[own] - 1);
            var next = Enumerable.Range(0, sizes.Length).Where(g => g != own && sizes[g] > 0).Min(g => sums[g] / sizes[g]);
            values[i] = Math.Max(within, next) is var most and > 0 ? (next - within) / most : 0;
        }

        return values;
    }
}

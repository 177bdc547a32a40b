namespace Headwater.Voting;

/// <summary>
/// Groups of points by k-means (Lloyd, IEEE Transactions on Information Theory 28, 1982), started as k-means++ does (Arthur and
/// Vassilvitskii, SODA 2007) from a seed, best of twenty starts.
/// </summary>
public static class KMeans
{
    private const int Starts = 20, MostRounds = 200;

    /// <summary>Divides points into groups.</summary>
    /// <param name="points">Points of the same dimension.</param>
    /// <param name="k">Number of groups, 1 to the number of points.</param>
    /// <param name="seed">Where the choice of starting points begins.</param>
    /// <returns>The group of each point, from 0; the group of the first point is 0, and so on.</returns>
    /// <exception cref="ArgumentException">There is no point, they differ in dimension, an entry is not a number, or k is out of range.</exception>
    public static IReadOnlyList<int> Cluster(IReadOnlyList<IReadOnlyList<double>> points, int k, ulong seed = 1)
    {
        Check(points);
        if (k < 1 || k > points.Count)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"There are {points.Count} points: ask for 1 to {points.Count} groups.");
        var random = new SplitMix(seed);
        int[] best = [];
        var least = double.PositiveInfinity;
        for (var start = 0; start < Starts; start++)
        {
            var labels = Run(points, k, random);
            var centres = Centres(points, labels);
            var spread = points.Select((p, i) => Squared(p, centres[labels[i]])).Sum();
            if (spread < least - 1e-12)
                (best, least) = (labels, spread);
        }

        var order = best.Distinct().Select((label, i) => (label, i)).ToDictionary(x => x.label, x => x.i);
        return [.. best.Select(label => order[label])];
    }

    /// <summary>The mean of the points of each group.</summary>
    /// <param name="points">Points of the same dimension.</param>
    /// <param name="labels">The group of each point; groups are 0 to the highest label.</param>
    /// <exception cref="ArgumentException">The points are not usable, or the labels do not fit them.</exception>
    public static IReadOnlyList<IReadOnlyList<double>> Centres(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<int> labels)
    {
        Check(points);
        CheckLabels(points.Count, labels);
        var (sums, counts) = (new double[labels.Max() + 1][], new int[labels.Max() + 1]);
        for (var i = 0; i < points.Count; i++)
        {
            var sum = sums[labels[i]] ??= new double[points[i].Count];
            counts[labels[i]]++;
            for (var d = 0; d < sum.Length; d++)
                sum[d] += points[i][d];
        }

        return [.. sums.Select((sum, c) => (IReadOnlyList<double>)(sum is null ? [] : [.. sum.Select(s => s / counts[c])]))];
    }

    /// <summary>The point that lies farthest from the centre of its own group; the first of equals.</summary>
    /// <param name="points">Points of the same dimension.</param>
    /// <param name="labels">The group of each point.</param>
    /// <returns>Its place and its distance.</returns>
    /// <exception cref="ArgumentException">As <see cref="Centres"/>.</exception>
    public static (int Point, double Distance) FarthestFromItsCentre(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<int> labels)
    {
        var centres = Centres(points, labels);
        var (at, distance) = Enumerable.Range(0, points.Count).Select(i => (i, Squared(points[i], centres[labels[i]]))).MaxBy(x => x.Item2);
        return (at, Math.Sqrt(distance));
    }

    internal static double Squared(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Count; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    internal static void CheckLabels(int points, IReadOnlyList<int> labels)
    {
        if (labels.Count != points)
            throw new ArgumentException($"There are {labels.Count} labels for {points} points: give one for each.", nameof(labels));
        if (labels.Any(l => l < 0))
            throw new ArgumentException("A label is negative: number the groups from 0.", nameof(labels));
    }

    private static int[] Run(IReadOnlyList<IReadOnlyList<double>> points, int k, SplitMix random)
    {
        var centres = Seeds(points, k, random);
        var labels = new int[points.Count];
        for (var round = 0; round < MostRounds; round++)
        {
            int[] next = [.. points.Select(p => Enumerable.Range(0, k).MinBy(c => Squared(p, centres[c])))];
            for (var empty = 0; empty < k; empty++)
            {
                // A group without points takes the one that fits its own group worst, as long as that one does not stand alone.
                if (!next.Contains(empty))
                    next[Enumerable.Range(0, next.Length).Where(i => next.Count(l => l == next[i]) > 1).MaxBy(i => Squared(points[i], centres[next[i]]))] = empty;
            }

            var same = round > 0 && next.SequenceEqual(labels);
            labels = next;
            if (same)
                break;
            centres = [.. Centres(points, labels)];
        }

        return labels;
    }

    private static List<IReadOnlyList<double>> Seeds(IReadOnlyList<IReadOnlyList<double>> points, int k, SplitMix random)
    {
        List<IReadOnlyList<double>> seeds = [points[(int)(random.NextUnit() * points.Count)]];
        while (seeds.Count < k)
        {
            double[] weights = [.. points.Select(p => seeds.Min(s => Squared(p, s)))];
            var at = random.NextUnit() * weights.Sum();
            var chosen = 0;
            while (chosen < points.Count - 1 && (at -= weights[chosen]) >= 0)
                chosen++;
            seeds.Add(points[chosen]);
        }

        return seeds;
    }

    private static void Check(IReadOnlyList<IReadOnlyList<double>> points)
    {
        Require.NotEmpty(points, "point");
        if (points[0].Count == 0 || points.Any(p => p.Count != points[0].Count))
            throw new ArgumentException("The points differ in dimension: give each the same number of entries.", nameof(points));
        foreach (var entry in points.SelectMany(p => p))
            Require.Finite(entry, "entry of a point", nameof(points));
    }
}

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>Made-up tables: small counts are common, as in one school's or one group's figures.</summary>
internal static class RandomTables
{
    public static (TrueTable Table, int Threshold, bool Events) Skewed(int seed)
    {
        var random = new Random(seed);
        var axes = random.Next(1, 4);
        var most = axes switch { 1 => 8, 2 => 5, _ => 3 };
        int[] sizes = [.. Enumerable.Range(0, axes).Select(_ => random.Next(random.Next(8) == 0 ? 1 : 2, most + 1))];
        int[] thresholds = [3, 5, 10];
        var threshold = thresholds[random.Next(3)];
        var events = random.Next(3) == 0;
        // How full the table is differs from table to table: from nearly empty to small counts here and there.
        var (empty, small, middling) = (random.Next(1, 6), random.Next(1, 6), random.Next(1, 6));
        var large = random.Next(0, 8);
        var children = new int[sizes.Aggregate((a, b) => a * b)];
        var values = new long[children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            var kind = random.Next(empty + small + middling + large);
            children[i] = kind < empty ? 0
                : kind < empty + small ? random.Next(1, threshold)
                : kind < empty + small + middling ? random.Next(threshold, 3 * threshold)
                : random.Next(3 * threshold, 120);
            values[i] = !events || children[i] == 0 ? children[i] : children[i] + random.Next(0, (children[i] * 2) + 1) + (random.Next(6) == 0 ? 20 : 0);
        }
        return (TrueTable.Of(sizes, values, children), threshold, events);
    }

    /// <summary>Most cells large, one in ten small: a county's figures by school kind, year group and need.</summary>
    public static TrueTable Realistic(int seed)
    {
        var random = new Random(seed);
        int[][] shapes = [[8], [12], [6, 7], [4, 10], [2, 7, 4], [3, 4, 5]];
        var sizes = shapes[random.Next(shapes.Length)];
        var inner = new long[sizes.Aggregate((a, b) => a * b)];
        for (var i = 0; i < inner.Length; i++) inner[i] = random.Next(10) == 0 ? random.Next(0, 5) : random.Next(15, 400);
        return TrueTable.Of(sizes, inner);
    }
}

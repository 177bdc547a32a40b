namespace Headwater.Graphs.Pictures;

/// <summary>
/// Where the elements of a map go. The same map and seed give the same places each time, so that a printed map matches the screen;
/// store them, and let people move them. Elements of one sector begin next to each other on a circle; then distances on the
/// sheet come near the distances along the links, and boxes are moved off each other.
/// </summary>
public static class MapLayout
{
    /// <summary>Arranges a map for a sheet of A3, landscape.</summary>
    /// <param name="map">The map.</param>
    /// <param name="seed">Another number gives another arrangement.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>For each element in order the middle of its box: 0 to 1 from the left and from the top.</returns>
    public static IReadOnlyList<MapPoint> Of(GraphMap map, int seed = 1, CancellationToken ct = default)
    {
        var graph = map.Ties();
        var at = OnCircle(map, seed);
        if (at.Length < 2)
            return [.. at.Select(_ => new MapPoint(0.5, 0.5))];
        if (!NodeBoxes.Fits(map))
        {
            ForceLayout.Arrange(graph, at, ct);
            return Fitted(at, 0.01, 0.01);
        }

        StressLayout.Arrange(graph, at, ct);
        var sizes = NodeBoxes.Of(map);
        var (w, h) = (sizes.Boxes.Max(b => b.HalfWidth) / NodeBoxes.MapWidth, sizes.Boxes.Max(b => b.HalfHeight) / NodeBoxes.MapHeight);
        return Spacing.Apart(Fitted(LongWay(at), Math.Min(0.4, w), Math.Min(0.4, h)), sizes, ct);
    }

    private static MapPoint[] OnCircle(GraphMap map, int seed)
    {
        var at = new MapPoint[map.Elements.Count];
        var random = new SeededNumbers(seed);
        foreach (var (place, number) in Enumerable.Range(0, at.Length).OrderBy(n => map.Elements[n].Sector, StringComparer.Ordinal).ThenBy(n => n).Index())
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * place / at.Length);
            var radius = 0.8 + (0.2 * random.Next());
            at[number] = new(cos * radius, sin * radius);
        }

        return at;
    }

    /// <summary>Turned so that the longer way lies across the sheet.</summary>
    private static MapPoint[] LongWay(MapPoint[] at)
    {
        var middle = at.Aggregate((a, b) => a + b) * (1.0 / at.Length);
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var point in at)
        {
            var d = point - middle;
            (xx, xy, yy) = (xx + (d.X * d.X), xy + (d.X * d.Y), yy + (d.Y * d.Y));
        }

        var (sin, cos) = Math.SinCos(-Math.Atan2(2 * xy, xx - yy) / 2);
        return [.. at.Select(p => p - middle).Select(p => new MapPoint((p.X * cos) - (p.Y * sin), (p.X * sin) + (p.Y * cos)))];
    }

    private static MapPoint[] Fitted(MapPoint[] at, double marginX, double marginY)
    {
        var (left, right, top, bottom) = (at.Min(p => p.X), at.Max(p => p.X), at.Min(p => p.Y), at.Max(p => p.Y));
        return [.. at.Select(p => new MapPoint(Along(p.X, left, right, marginX), Along(p.Y, top, bottom, marginY)))];
    }

    private static double Along(double value, double from, double to, double margin) => to - from < 1e-9 ? 0.5 : margin + ((value - from) / (to - from) * (1 - (2 * margin)));
}

/// <summary>Numbers from 0 to 1 that are the same for a seed in every version of the framework (SplitMix64, Steele and others 2014).</summary>
internal sealed class SeededNumbers(int seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    public double Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}

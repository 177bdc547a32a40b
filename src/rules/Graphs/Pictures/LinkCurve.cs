namespace Headwater.Graphs.Pictures;

/// <summary>The way of one link over the sheet: a cubic curve from outline to outline.</summary>
internal sealed record LinkCurve(MapPoint Start, MapPoint Bend1, MapPoint Bend2, MapPoint End)
{
    /// <summary>Between an outline and the tip of an arrow, so that both are seen.</summary>
    private const double Clear = 3;

    public MapPoint At(double t)
    {
        var s = 1 - t;
        return (Start * (s * s * s)) + (Bend1 * (3 * s * s * t)) + (Bend2 * (3 * s * t * t)) + (End * (t * t * t));
    }

    public MapPoint Heading(double t)
    {
        var step = At(Math.Min(1, t + 0.02)) - At(Math.Max(0, t - 0.02));
        return step.Length < 1e-9 ? new(1, 0) : step * (1 / step.Length);
    }

    /// <summary>The curve between two boxes, bent aside by <paramref name="aside"/> units where links are parallel.</summary>
    public static LinkCurve Between(MapPoint from, NodeBox fromBox, MapPoint to, NodeBox toBox, double aside)
    {
        var way = to - from;
        if (way.Length < 1e-6)
            way = new(1, 0);
        var bend = ((from + to) * 0.5) + (new MapPoint(-way.Y, way.X) * (aside / way.Length));
        var (start, end) = (Edge(from, fromBox, bend), Edge(to, toBox, bend));
        return new(start, start + ((bend - start) * (2.0 / 3)), end + ((bend - end) * (2.0 / 3)), end);
    }

    /// <summary>A loop above the right end of a box; the <paramref name="number"/>th is larger than those before.</summary>
    public static LinkCurve ToItself(MapPoint at, NodeBox box, int number)
    {
        var size = 40 + (18.0 * number);
        var (start, end) = (Edge(at, box, at + new MapPoint(box.HalfWidth * 0.3, -box.HalfHeight * 4)), Edge(at, box, at + new MapPoint(box.HalfWidth * 4, -box.HalfHeight * 0.5)));
        return new(start, start + new MapPoint(0, -size * 1.6), end + new MapPoint(size * 1.6, 0), end);
    }

    private static MapPoint Edge(MapPoint at, NodeBox box, MapPoint towards)
    {
        var way = towards - at;
        var leaving = Outlines.Leaving(box.Outline, way);
        return at + leaving + (way * (Clear / Math.Max(way.Length, 1e-9)));
    }
}

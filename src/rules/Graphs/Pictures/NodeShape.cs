namespace Headwater.Graphs.Pictures;

/// <summary>A place in the picture.</summary>
/// <param name="X">From the left; 0 to 1 as a layout gives it.</param>
/// <param name="Y">From the top; 0 to 1 as a layout gives it.</param>
public readonly record struct MapPoint(double X, double Y)
{
    /// <summary>Both ways one after the other.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static MapPoint operator +(MapPoint a, MapPoint b) => new(a.X + b.X, a.Y + b.Y);

    /// <summary>The way from <paramref name="b"/> to <paramref name="a"/>.</summary>
    /// <param name="a">Where it ends.</param>
    /// <param name="b">Where it begins.</param>
    public static MapPoint operator -(MapPoint a, MapPoint b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>The way so many times as long.</summary>
    /// <param name="a">The way.</param>
    /// <param name="by">How many times.</param>
    public static MapPoint operator *(MapPoint a, double by) => new(a.X * by, a.Y * by);

    internal double Length => Math.Sqrt((X * X) + (Y * Y));
}

/// <summary>The shapes that types of elements are told apart by.</summary>
internal enum NodeShape
{
    Box,
    Rounded,
    Hexagon,
    Ellipse,
    CutCorners,
    Slanted,
    Flag,
}

/// <summary>Outlines of shapes around text.</summary>
internal static class Outlines
{
    public const int Shapes = 7;

    /// <summary>The corners of a shape around the origin that leaves room inside for text of half this size.</summary>
    public static MapPoint[] Of(NodeShape shape, double w, double h) => shape switch
    {
        NodeShape.Rounded => Round(w + (h * 0.45), h, 4),
        NodeShape.Hexagon => [new(-w - (h * 0.7), 0), new(-w, -h), new(w, -h), new(w + (h * 0.7), 0), new(w, h), new(-w, h)],
        NodeShape.Ellipse => Round(w * 1.3, h * 1.35, 2),
        NodeShape.CutCorners => [new(-w - (h * 0.3), -h * 0.5), new(-w + (h * 0.2), -h), new(w - (h * 0.2), -h), new(w + (h * 0.3), -h * 0.5), new(w + (h * 0.3), h * 0.5), new(w - (h * 0.2), h), new(-w + (h * 0.2), h), new(-w - (h * 0.3), h * 0.5)],
        NodeShape.Slanted => [new(-w, -h), new(w + (h * 0.8), -h), new(w, h), new(-w - (h * 0.8), h)],
        NodeShape.Flag => [new(-w, -h), new(w, -h), new(w + (h * 0.8), 0), new(w, h), new(-w, h)],
        _ => [new(-w, -h), new(w, -h), new(w, h), new(-w, h)],
    };

    /// <summary>Where the way from the middle towards a point leaves the outline.</summary>
    public static MapPoint Leaving(MapPoint[] outline, MapPoint towards)
    {
        var best = 0.0;
        for (var i = 0; i < outline.Length; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Length]);
            var edge = b - a;
            var across = (towards.X * edge.Y) - (towards.Y * edge.X);
            if (Math.Abs(across) < 1e-12)
                continue;
            var along = ((a.X * edge.Y) - (a.Y * edge.X)) / across;
            var on = ((a.X * towards.Y) - (a.Y * towards.X)) / across;
            if (along > 0 && on is >= -1e-9 and <= 1 + 1e-9)
                best = Math.Max(best, along);
        }

        return towards * best;
    }

    /// <summary>A superellipse as a polygon: power 2 is an ellipse, 4 nearly a box.</summary>
    private static MapPoint[] Round(double w, double h, int power)
    {
        const int Corners = 40;
        var points = new MapPoint[Corners];
        for (var i = 0; i < Corners; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / Corners);
            points[i] = new(w * Math.Sign(cos) * Math.Pow(Math.Abs(cos), 2.0 / power), h * Math.Sign(sin) * Math.Pow(Math.Abs(sin), 2.0 / power));
        }

        return points;
    }
}

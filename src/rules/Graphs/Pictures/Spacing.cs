namespace Headwater.Graphs.Pictures;

/// <summary>Moves boxes off each other, each pair by as little as it takes, and keeps them on the sheet.</summary>
internal static class Spacing
{
    private const int Rounds = 400;

    /// <summary>Room between two boxes in sizes of their letters: across for a link with its words, down for a link.</summary>
    private const double Across = 4.5;
    private const double Down = 2;

    public static IReadOnlyList<MapPoint> Apart(MapPoint[] unit, NodeBoxes sizes, CancellationToken ct)
    {
        var boxes = sizes.Boxes;
        MapPoint[] at = [.. unit.Select(p => new MapPoint(p.X * NodeBoxes.MapWidth, p.Y * NodeBoxes.MapHeight))];
        var gap = sizes.Font;
        for (var round = 0; round < Rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            if (!Step(at, boxes, gap))
                break;
            // A crowded sheet gets less room between boxes, but never none.
            gap = Math.Max(sizes.Font * 0.4, gap * 0.995);
        }

        return [.. at.Select(p => new MapPoint(p.X / NodeBoxes.MapWidth, p.Y / NodeBoxes.MapHeight))];
    }

    private static bool Step(MapPoint[] at, IReadOnlyList<NodeBox> boxes, double gap)
    {
        var moved = false;
        for (var i = 0; i < at.Length; i++)
        {
            for (var j = i + 1; j < at.Length; j++)
            {
                var apart = at[j] - at[i];
                var x = boxes[i].HalfWidth + boxes[j].HalfWidth + (Across * gap) - Math.Abs(apart.X);
                var y = boxes[i].HalfHeight + boxes[j].HalfHeight + (Down * gap) - Math.Abs(apart.Y);
                if (x <= 0.01 || y <= 0.01)
                    continue;
                moved = true;
                var push = x < y ? new MapPoint(apart.X < 0 ? -x / 2 : x / 2, 0) : new MapPoint(0, apart.Y < 0 ? -y / 2 : y / 2);
                (at[i], at[j]) = (OnSheet(at[i] - push, boxes[i]), OnSheet(at[j] + push, boxes[j]));
            }
        }

        return moved;
    }

    private static MapPoint OnSheet(MapPoint point, NodeBox box) =>
        new(Within(point.X, box.HalfWidth, NodeBoxes.MapWidth), Within(point.Y, box.HalfHeight, NodeBoxes.MapHeight));

    private static double Within(double value, double half, double whole) => half * 2 >= whole ? whole / 2 : Math.Clamp(value, half, whole - half);
}

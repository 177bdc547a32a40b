namespace Headwater.Graphs.Pictures;

/// <summary>A square in four parts, each with how many nodes it holds and where their middle is (Barnes and Hut 1986).</summary>
internal sealed class QuadTree
{
    private const int Deepest = 40;
    private readonly List<Cell> cells = [];
    private readonly int[] waiting = new int[4 * Deepest];
    private double left;
    private double top;
    private double size;

    private struct Cell
    {
        public int Children;
        public int Count;
        public double X;
        public double Y;
    }

    public void Build(MapPoint[] at)
    {
        cells.Clear();
        (left, top) = (at.Min(p => p.X), at.Min(p => p.Y));
        size = Math.Max(Math.Max(at.Max(p => p.X) - left, at.Max(p => p.Y) - top), 1e-9) * 1.0001;
        cells.Add(default);
        foreach (var point in at)
            Insert(point);
    }

    /// <summary>The push on a point: strength ÷ distance away from every other, those far off taken together.</summary>
    public MapPoint Push(MapPoint on, double strength)
    {
        var (x, y, count) = (0.0, 0.0, 0);
        waiting[count++] = 0;
        Span<double> sizes = stackalloc double[waiting.Length];
        sizes[0] = size;
        while (count > 0)
        {
            count--;
            var (width, cell) = (sizes[count], cells[waiting[count]]);
            if (cell.Count == 0)
                continue;
            var (dx, dy) = (on.X - (cell.X / cell.Count), on.Y - (cell.Y / cell.Count));
            var square = (dx * dx) + (dy * dy);
            if (cell.Children == 0 || width * width < square)
            {
                if (square < 1e-18)
                    continue;
                var push = strength * cell.Count / square;
                (x, y) = (x + (dx * push), y + (dy * push));
                continue;
            }

            for (var i = 0; i < 4; i++)
            {
                sizes[count] = width / 2;
                waiting[count++] = cell.Children + i;
            }
        }

        return new(x, y);
    }

    private void Insert(MapPoint point)
    {
        var (at, x, y, width) = (0, left, top, size);
        for (var depth = 0; ; depth++)
        {
            var cell = cells[at];
            // A node alone in its cell moves down when another comes, unless they lie on each other.
            if (cell.Children == 0 && cell.Count > 0 && depth < Deepest - 1)
            {
                cell.Children = cells.Count;
                for (var i = 0; i < 4; i++)
                    cells.Add(default);
                var before = Quarter(new(cell.X / cell.Count, cell.Y / cell.Count), x, y, width);
                cells[cell.Children + before] = cell with { Children = 0 };
            }

            cell.Count++;
            (cell.X, cell.Y) = (cell.X + point.X, cell.Y + point.Y);
            cells[at] = cell;
            if (cell.Children == 0)
                return;
            var quarter = Quarter(point, x, y, width);
            width /= 2;
            (x, y) = (x + ((quarter & 1) * width), y + ((quarter >> 1) * width));
            at = cell.Children + quarter;
        }
    }

    private static int Quarter(MapPoint point, double x, double y, double width) => (point.X >= x + (width / 2) ? 1 : 0) + (point.Y >= y + (width / 2) ? 2 : 0);
}

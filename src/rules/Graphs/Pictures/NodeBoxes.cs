namespace Headwater.Graphs.Pictures;

/// <summary>An element as it is drawn: its words in lines, its outline around the origin.</summary>
internal sealed record NodeBox(IReadOnlyList<string> Lines, string Sector, NodeShape Shape, MapPoint[] Outline)
{
    public double HalfWidth { get; } = Outline.Max(p => Math.Abs(p.X));

    public double HalfHeight { get; } = Outline.Max(p => Math.Abs(p.Y));
}

/// <summary>How large everything is on an A3 sheet, landscape, of four units a millimetre.</summary>
internal sealed class NodeBoxes
{
    public const double PageWidth = 1680;
    public const double PageHeight = 1188;
    public const double Margin = 40;

    /// <summary>Below the map, for what shapes and lines mean.</summary>
    public const double LegendHeight = 90;

    /// <summary>Beyond either, elements are dots: words would not be readable on the largest sheet anyone prints.</summary>
    public const int MostBoxes = 300;
    public const int MostDrawnLinks = 1500;

    /// <summary>The words may fill no more of the map than this, so that there is room for links.</summary>
    private const double MostFilled = 0.26;
    private const double Widest = 8.5;
    private static readonly double[] Fonts = [26, 24, 22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7];

    private NodeBoxes(double font, IReadOnlyList<NodeBox> boxes, IReadOnlyList<string> types) => (Font, Boxes, Types) = (font, boxes, types);

    /// <summary>Size of the letters in units.</summary>
    public double Font { get; }

    public IReadOnlyList<NodeBox> Boxes { get; }

    /// <summary>Types in the order of their shapes; those beyond the last shape share it with none.</summary>
    public IReadOnlyList<string> Types { get; }

    public static double MapWidth => PageWidth - (2 * Margin);

    public static double MapHeight => PageHeight - (2 * Margin) - LegendHeight;

    public static bool Fits(GraphMap map) => map.Elements.Count <= MostBoxes && map.Links.Count <= MostDrawnLinks;

    public static NodeBoxes Of(GraphMap map)
    {
        // The commonest types get shapes of their own; the plain box is for elements without a type and for the rest.
        string[] types = [.. map.Elements.Select(e => e.Type).Where(t => t.Length > 0).GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Outlines.Shapes - 1).Select(g => g.Key)];
        var boxes = Of(map, types, Fonts[0]);
        var font = Fonts[0];
        foreach (var smaller in Fonts)
        {
            (font, boxes) = (smaller, Of(map, types, smaller));
            if (boxes.Sum(b => 4 * (b.HalfWidth + smaller) * (b.HalfHeight + smaller)) <= MostFilled * MapWidth * MapHeight)
                break;
        }

        return new(font, boxes, types);
    }

    public NodeShape ShapeOf(string type) => ShapeOf(Types, type);

    private static NodeShape ShapeOf(IReadOnlyList<string> types, string type) => (NodeShape)(Array.IndexOf([.. types], type) + 1);

    private static List<NodeBox> Of(GraphMap map, string[] types, double font) => [.. map.Elements.Select(element =>
    {
        var lines = TextMeasure.Wrap(element.Label, Widest, 4);
        var sector = element.Sector.Length == 0 ? "" : TextMeasure.Wrap(element.Sector, Widest / 0.8, 1)[0];
        var width = Math.Max(lines.Max(TextMeasure.Width), TextMeasure.Width(sector) * 0.8) * font;
        var height = ((lines.Count * 1.15) + (sector.Length > 0 ? 1 : 0)) * font;
        var shape = ShapeOf(types, element.Type);
        return new NodeBox(lines, sector, shape, Outlines.Of(shape, (width / 2) + (font * 0.5), (height / 2) + (font * 0.4)));
    })];
}

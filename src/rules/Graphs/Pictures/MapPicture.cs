using Headwater.Graphs.Formats;

namespace Headwater.Graphs.Pictures;

/// <summary>
/// A map as SVG, drawn on the server: a sheet of A3, landscape. No script, no style attribute and no style element, so that it stands
/// under the strictest content security policy; colours and sizes are presentation attributes and classes. To a screen reader it is
/// one image with a title and a description; table and outline say all that it shows.
/// </summary>
public static class MapPicture
{
    /// <summary>Width of the part of the sheet where elements stand, in units of a quarter of a millimetre.</summary>
    public static double Width => NodeBoxes.MapWidth;

    /// <summary>Height of the part of the sheet where elements stand, in units of a quarter of a millimetre.</summary>
    public static double Height => NodeBoxes.MapHeight;

    /// <summary>Draws a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="positions">For each element in order its place, 0 to 1 from the left and from the top, as <see cref="MapLayout"/> gives it or people have moved it.</param>
    /// <param name="title">What the picture is called; not blank.</param>
    /// <param name="description">Sentences about it, as <see cref="MapDescription"/> makes them.</param>
    /// <param name="prefix">Begins every id, so that several pictures can stand on one page: letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">There are not as many positions as elements, one is no number, the title is blank, or the prefix has other characters.</exception>
    public static GraphWriting Draw(GraphMap map, IReadOnlyList<MapPoint> positions, string title, IReadOnlyList<string> description, string prefix = "map")
    {
        Prefix.Check(prefix);
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("A picture needs a title.", nameof(title));
        if (positions.Count != map.Elements.Count)
            throw new ArgumentException($"There are {map.Elements.Count} elements and {positions.Count} positions.", nameof(positions));
        if (positions.Any(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y)))
            throw new ArgumentException("A position is no number.", nameof(positions));

        MapPoint[] at = [.. positions.Select(p => new MapPoint(NodeBoxes.Margin + (Math.Clamp(p.X, 0, 1) * NodeBoxes.MapWidth), NodeBoxes.Margin + (Math.Clamp(p.Y, 0, 1) * NodeBoxes.MapHeight)))];
        var svg = new SvgText();
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map-picture\" viewBox=\"0 0 {NodeBoxes.PageWidth:0} {NodeBoxes.PageHeight:0}\" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\" font-family=\"Arial, Helvetica, sans-serif\">\n");
        svg.Raw($"<title id=\"{prefix}-title\">").Escaped(title).Raw($"</title>\n<desc id=\"{prefix}-desc\">").Escaped(string.Join(' ', description)).Raw("</desc>\n");
        svg.Raw($"<rect class=\"map-sheet\" width=\"{NodeBoxes.PageWidth:0}\" height=\"{NodeBoxes.PageHeight:0}\" fill=\"#ffffff\"/>\n");
        var losses = NodeBoxes.Fits(map) ? DrawBoxes(svg, map, at) : DotPicture.Draw(svg, map, at);
        return new(svg.Raw("</svg>\n").ToString(), losses);
    }

    private static List<string> DrawBoxes(SvgText svg, GraphMap map, MapPoint[] at)
    {
        var sizes = NodeBoxes.Of(map);
        var words = new SvgText();
        new LinkDrawing(map, sizes, at).Draw(svg, words);
        foreach (var (i, box) in sizes.Boxes.Index())
            DrawBox(svg, map.Elements[i], box, at[i], sizes.Font);
        svg.Raw(words.ToString());
        Legend.Draw(svg, map, sizes);
        var losses = new LossList();
        losses.If(map.Elements.Any(e => e.Description.Length + e.Tags.Count + e.Notes.Count > 0 || e.Since is not null || e.Until is not null), "Descriptions, tags, dates and notes of elements are not in the picture.");
        losses.If(map.Links.Any(l => l.Type.Length + l.Description.Length + l.Notes.Count > 0 || l.Since is not null || l.Until is not null), "Types, descriptions, dates and notes of links are not in the picture.");
        losses.If(sizes.Boxes.Any(b => b.Lines[^1].EndsWith('…')), "Long labels are cut short in the picture.");
        losses.If(map.Elements.Select(e => e.Type).Where(t => t.Length > 0).Distinct().Count() > sizes.Types.Count, "Types beyond the six commonest share one shape.");
        losses.If(map.Loops.Count > 0, "Named loops are not in the picture.");
        return losses.All;
    }

    private static void DrawBox(SvgText svg, MapElement element, NodeBox box, MapPoint at, double font)
    {
        svg.Raw("<g class=\"map-element\"><path fill=\"#f2f4fb\" stroke=\"#14161f\" stroke-width=\"2\" d=\"").Polygon([.. box.Outline.Select(p => at + p)]).Raw("\"/>");
        svg.Raw("<text text-anchor=\"middle\" fill=\"#14161f\" font-size=\"").Number(font).Raw("\">");
        var lines = (box.Lines.Count * 1.15) + (box.Sector.Length > 0 ? 1 : 0);
        var y = at.Y - (lines * font / 2) + (font * 0.9);
        foreach (var line in box.Lines)
        {
            svg.Raw("<tspan x=\"").Number(at.X).Raw("\" y=\"").Number(y).Raw("\">").Escaped(line).Raw("</tspan>");
            y += font * 1.15;
        }

        if (box.Sector.Length > 0)
            svg.Raw("<tspan class=\"map-sector\" font-style=\"italic\" fill=\"#3f4450\" font-size=\"").Number(font * 0.8).Raw("\" x=\"").Number(at.X).Raw("\" y=\"").Number(y - (font * 0.1)).Raw("\">").Escaped(box.Sector).Raw("</tspan>");
        svg.Raw("</text><title>").Escaped(string.Join(", ", ((string[])[element.Label, element.Type, element.Sector]).Where(t => t.Length > 0))).Raw("</title></g>\n");
    }
}

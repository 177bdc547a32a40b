namespace Headwater.Graphs.Pictures;

/// <summary>What shapes and lines mean, along the foot of the sheet; only what is on the map.</summary>
internal static class Legend
{
    private const double Font = 18;
    private const double Row = 34;

    public static void Draw(SvgText svg, GraphMap map, NodeBoxes sizes)
    {
        svg.Raw("<g class=\"map-legend\" fill=\"#14161f\" font-size=\"18\">");
        var at = new MapPoint(NodeBoxes.Margin, NodeBoxes.PageHeight - NodeBoxes.LegendHeight + 12);
        foreach (var polarity in map.Links.Select(l => l.Polarity).Distinct().Order())
        {
            var style = LinkStyle.Of(polarity);
            at = Room(at, style.Meaning);
            svg.Raw("<path ").Raw(style.Stroke).Raw(" stroke-width=\"2.5\" d=\"M").Point(at).Raw("L").Point(at + new MapPoint(48, 0)).Raw("\"/>");
            at = Say(svg, at, style.Meaning);
        }

        if (map.Links.Any(l => l.Delayed))
        {
            const string Delay = "slow: after a delay";
            at = Room(at, Delay);
            svg.Raw("<path fill=\"none\" stroke=\"#14161f\" stroke-width=\"2.5\" d=\"M").Point(at + new MapPoint(20, -9)).Raw("l0 18M").Point(at + new MapPoint(28, -9)).Raw("l0 18\"/>");
            at = Say(svg, at, Delay);
        }

        foreach (var type in sizes.Types)
        {
            var words = TextMeasure.Wrap(type, 16, 1)[0];
            at = Room(at, words);
            var outline = Outlines.Of(sizes.ShapeOf(type), 16, 10);
            svg.Raw("<path fill=\"#f2f4fb\" stroke=\"#14161f\" stroke-width=\"2\" d=\"").Polygon([.. outline.Select(p => at + new MapPoint(24, 0) + p)]).Raw("\"/>");
            at = Say(svg, at, words);
        }

        svg.Raw("</g>\n");
    }

    private static MapPoint Room(MapPoint at, string words) =>
        at.X + 58 + (TextMeasure.Width(words) * Font) <= NodeBoxes.PageWidth - NodeBoxes.Margin ? at : new(NodeBoxes.Margin, at.Y + Row);

    private static MapPoint Say(SvgText svg, MapPoint at, string words)
    {
        svg.Raw("<text x=\"").Number(at.X + 58).Raw("\" y=\"").Number(at.Y + 6).Raw("\">").Escaped(words).Raw("</text>");
        return at + new MapPoint(58 + (TextMeasure.Width(words) * Font) + 28, 0);
    }
}

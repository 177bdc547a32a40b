namespace Headwater.Graphs.Pictures;

/// <summary>
/// A map too large for boxes: dots, one path for all links of a polarity, and the names of the most connected. It shows the shape of
/// the whole; everything else is for the table.
/// </summary>
internal static class DotPicture
{
    private const int MostNames = 40;
    private const double Font = 18;

    public static List<string> Draw(SvgText svg, GraphMap map, MapPoint[] at)
    {
        foreach (var links in map.Links.GroupBy(l => l.Polarity).OrderBy(g => g.Key))
        {
            svg.Raw("<path ").Raw(LinkStyle.Of(links.Key).Stroke).Raw(" stroke-width=\"0.6\" stroke-opacity=\"0.35\" d=\"");
            foreach (var link in links.Where(l => l.From != l.To))
                svg.Raw("M").Point(at[map.NumberOf(link.From)]).Raw("L").Point(at[map.NumberOf(link.To)]);
            svg.Raw("\"/>\n");
        }

        // A line of no length with round ends is a dot, and thousands of them are one path.
        svg.Raw("<path class=\"map-dots\" fill=\"none\" stroke=\"#14161f\" stroke-width=\"6\" stroke-linecap=\"round\" d=\"");
        foreach (var point in at)
            svg.Raw("M").Point(point).Raw("h0");
        svg.Raw("\"/>\n");
        foreach (var number in Named(map, at))
        {
            var (words, x, y) = (TextMeasure.Wrap(map.Elements[number].Label, 14, 1)[0], at[number].X, at[number].Y);
            svg.Raw("<text class=\"map-name\" text-anchor=\"middle\" font-size=\"18\" fill=\"#14161f\" stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\" x=\"").Number(x).Raw("\" y=\"").Number(y - 8).Raw("\">").Escaped(words).Raw("</text>\n");
        }

        return ["The map is too large for words in every box: the picture names the most connected elements only.", "Types, sectors, directions, signs and delays are not in the picture; the table has them."];
    }

    /// <summary>The most connected whose names do not lie on one already chosen.</summary>
    private static List<int> Named(GraphMap map, MapPoint[] at)
    {
        var graph = map.Ties();
        List<int> named = [];
        foreach (var number in Enumerable.Range(0, at.Length).OrderByDescending(graph.Degree).ThenBy(n => n).Take(MostNames * 5))
        {
            if (named.Count < MostNames && named.TrueForAll(n => Math.Abs(at[n].X - at[number].X) > Font * 13 || Math.Abs(at[n].Y - at[number].Y) > Font * 1.3))
                named.Add(number);
        }

        return named;
    }
}

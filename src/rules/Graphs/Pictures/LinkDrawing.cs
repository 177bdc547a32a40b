namespace Headwater.Graphs.Pictures;

/// <summary>Draws each link with its arrow, its sign in words and its delay; words are put where they cover least.</summary>
internal sealed class LinkDrawing(GraphMap map, NodeBoxes sizes, MapPoint[] at)
{
    private static readonly double[] WordPlaces = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];
    private readonly List<(MapPoint Middle, double HalfWidth, double HalfHeight)> taken = [.. sizes.Boxes.Select((b, i) => (at[i], b.HalfWidth, b.HalfHeight))];

    private double WordSize => Math.Max(7, sizes.Font * 0.75);

    public void Draw(SvgText svg, SvgText words)
    {
        var between = map.Links.GroupBy(Ends).ToDictionary(g => g.Key, g => g.Count());
        var drawn = new Dictionary<(int, int), int>();
        foreach (var link in map.Links)
        {
            var (from, to) = (map.NumberOf(link.From), map.NumberOf(link.To));
            var number = drawn[Ends(link)] = drawn.GetValueOrDefault(Ends(link), -1) + 1;
            var aside = (number - ((between[Ends(link)] - 1) / 2.0)) * Math.Max(30, sizes.Font * 2.6) * (from <= to ? 1 : -1);
            var curve = from == to ? LinkCurve.ToItself(at[from], sizes.Boxes[from], number) : LinkCurve.Between(at[from], sizes.Boxes[from], at[to], sizes.Boxes[to], aside);
            Draw(svg, link, curve);
            Say(words, link, curve);
        }
    }

    private (int, int) Ends(MapLink link)
    {
        var (from, to) = (map.NumberOf(link.From), map.NumberOf(link.To));
        return from <= to ? (from, to) : (to, from);
    }

    private static void Draw(SvgText svg, MapLink link, LinkCurve curve)
    {
        var style = LinkStyle.Of(link.Polarity);
        svg.Raw("<g><path ").Raw(style.Stroke).Raw(" stroke-width=\"").Number(1.4 + (0.6 * Math.Clamp(Math.Abs(link.Weight), 0, 4))).Raw("\" d=\"M").Point(curve.Start)
            .Raw("C").Point(curve.Bend1).Raw(" ").Point(curve.Bend2).Raw(" ").Point(curve.End).Raw("\"/>");
        if (link.Direction != LinkDirection.Undirected)
            Arrow(svg, style, curve.End, curve.Heading(1));
        if (link.Direction == LinkDirection.Mutual)
            Arrow(svg, style, curve.Start, curve.Heading(0) * -1);
        if (link.Delayed)
            Delay(svg, style, curve);
        svg.Raw("</g>\n");
    }

    private static void Arrow(SvgText svg, LinkStyle style, MapPoint tip, MapPoint heading)
    {
        var (back, side) = (tip - (heading * 13), new MapPoint(-heading.Y, heading.X) * 5.5);
        svg.Raw("<path class=\"map-arrow\" fill=\"").Raw(style.Colour).Raw("\" d=\"").Polygon([tip, back + side, back - side]).Raw("\"/>");
    }

    /// <summary>Two strokes across the line, as causal maps have them.</summary>
    private static void Delay(SvgText svg, LinkStyle style, LinkCurve curve)
    {
        const double Where = 0.2;
        var (middle, heading) = (curve.At(Where), curve.Heading(Where));
        var side = new MapPoint(-heading.Y, heading.X) * 9;
        svg.Raw("<path class=\"map-delay\" fill=\"none\" stroke=\"").Raw(style.Colour).Raw("\" stroke-width=\"2.5\" d=\"");
        foreach (var bar in (double[])[-3.5, 3.5])
            svg.Raw("M").Point(middle + (heading * bar) + side).Raw("L").Point(middle + (heading * bar) - side);
        svg.Raw("\"/>");
    }

    /// <summary>The words on the line or beside it, where they cover no box; where there is no such place the sign alone.</summary>
    private void Say(SvgText words, MapLink link, LinkCurve curve)
    {
        var style = LinkStyle.Of(link.Polarity);
        var said = string.Join(", ", ((string[])[style.Said, link.Delayed ? "slow" : "", Short(link.Label)]).Where(s => s.Length > 0));
        if (said.Length == 0)
            return;
        var place = Best(curve, said);
        if (place.Covered > 0 && link.Polarity != Polarity.None)
        {
            said = style.Said[..1];
            place = Best(curve, said);
        }

        var (w, h) = Half(said);
        var middle = place.Middle;
        taken.Add((middle, w, h));
        words.Raw("<rect class=\"map-word\" fill=\"#ffffff\" fill-opacity=\"0.9\" x=\"").Number(middle.X - w).Raw("\" y=\"").Number(middle.Y - h).Raw("\" width=\"").Number(2 * w).Raw("\" height=\"").Number(2 * h).Raw("\"/>");
        words.Raw("<text class=\"map-word\" text-anchor=\"middle\" font-size=\"").Number(WordSize).Raw("\" fill=\"").Raw(style.Colour).Raw("\" x=\"").Number(middle.X).Raw("\" y=\"").Number(middle.Y + (WordSize * 0.35)).Raw("\">").Escaped(said).Raw("</text>\n");
    }

    private static string Short(string label) => label.Length == 0 ? "" : TextMeasure.Wrap(label, 9, 1)[0];

    private (double Width, double Height) Half(string said) => ((TextMeasure.Width(said) * WordSize / 2) + 3, WordSize * 0.62);

    private (MapPoint Middle, double Covered) Best(LinkCurve curve, string said)
    {
        var (w, h) = Half(said);
        var best = (Middle: curve.At(0.5), Covered: double.MaxValue);
        foreach (var side in (double[])[0, 1, -1])
        {
            foreach (var t in WordPlaces)
            {
                var heading = curve.Heading(t);
                var aside = new MapPoint(-heading.Y, heading.X) * (side * ((Math.Abs(heading.Y) * w) + (Math.Abs(heading.X) * h) + 2));
                var covered = Covered(curve.At(t) + aside, w, h);
                if (covered < best.Covered)
                    best = (curve.At(t) + aside, covered);
                if (covered == 0)
                    return best;
            }
        }

        return best;
    }

    private double Covered(MapPoint p, double w, double h)
    {
        var covered = Math.Max(0, NodeBoxes.Margin - p.X + w) + Math.Max(0, p.X + w - NodeBoxes.PageWidth + NodeBoxes.Margin);
        foreach (var (middle, halfWidth, halfHeight) in taken)
        {
            var x = w + halfWidth - Math.Abs(p.X - middle.X);
            var y = h + halfHeight - Math.Abs(p.Y - middle.Y);
            covered += x > 0 && y > 0 ? Math.Min(x, 2 * w) * Math.Min(y, 2 * h) : 0;
        }

        return covered;
    }
}

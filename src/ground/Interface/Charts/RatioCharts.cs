using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>Draws ratios as dots with intervals around a line that means "as often".</summary>
public static class RatioCharts
{
    private const double Width = 640;
    private const double Size = 16;
    private const double LineHeight = 19;
    private const double LabelRoom = 190;
    private const string Tone = "hw-tone-own";

    /// <summary>The drawing with its title above it.</summary>
    /// <exception cref="ArgumentException">The id is not one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A ratio or an end of an interval is negative or not finite.</exception>
    public static IHtmlContent Draw(RatioChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        foreach (var dot in chart.Dots)
        {
            Drawing.CheckValue(dot.Ratio, chart.Id);
            Drawing.CheckValue(dot.Low, chart.Id);
            Drawing.CheckValue(dot.High, chart.Id);
        }

        var rows = chart.Dots.Select(d => new Row(d, ChartText.Wrap(d.Label, LabelRoom, Size, 2))).ToArray();
        var left = rows.SelectMany(r => r.Label.Select(l => ChartText.Width(l, Size))).DefaultIfEmpty(60).Max() + 20;
        var right = Width - rows.Select(r => ChartText.Width(r.ValueText, Size)).DefaultIfEmpty(60).Max() - 22;
        var scale = RatioScale.For(chart.Dots, left, right);
        var same = ChartText.Wrap(chart.ReferenceLabel, Math.Min(280, 2 * Math.Min(scale.X(1) - 4, Width - scale.X(1) - 4)), Size, 3);
        var top = (same.Count * LineHeight) + 8;
        var bottom = top + rows.Sum(r => r.Height);

        var svg = Drawing.Svg(chart.Id, "ratio", chart.Title, chart.Description, Width, bottom + (2 * LineHeight) + 14);
        DrawAxis(svg, scale, same, top, bottom);
        var y = top;
        foreach (var row in rows)
        {
            DrawRow(svg, row, y + (row.Height / 2), scale);
            y += row.Height;
        }

        return Drawing.Figure(chart.Title, svg, scrolls: true);
    }

    private static void DrawAxis(Element svg, RatioScale scale, IReadOnlyList<string> same, double top, double bottom)
    {
        var y = Size;
        foreach (var line in same)
        {
            svg.Add(Drawing.Text(line, scale.X(1), y, Size, "middle", bold: true));
            y += LineHeight;
        }

        foreach (var (ratio, text) in scale.Ticks)
        {
            var x = scale.X(ratio);
            svg.Add(Drawing.Line(x, top, x, bottom + 5, ratio == 1 ? "hw-chart__axis" : "hw-chart__grid", ratio == 1 ? 2.5 : 1));
            svg.Add(Drawing.Text(text, x, bottom + 8 + Size, Size, "middle"));
        }

        svg.Add(Drawing.Text("← less often", scale.X(1) - 10, bottom + 10 + Size + LineHeight, Size, "end", "hw-chart__quiet"));
        svg.Add(Drawing.Text("more often →", scale.X(1) + 10, bottom + 10 + Size + LineHeight, Size, tone: "hw-chart__quiet"));
    }

    private static void DrawRow(Element svg, Row row, double y, RatioScale scale)
    {
        var dot = row.Dot;
        var text = y - (row.Label.Count * LineHeight / 2);
        foreach (var line in row.Label)
        {
            svg.Add(Drawing.Text(line, 0, text + Size - 1, Size));
            text += LineHeight;
        }

        if (dot.Low is { } low && dot.High is { } high)
        {
            svg.Add(Drawing.Line(scale.X(low), y, scale.X(high), y, Tone, 2.5, dot.Approximate ? "5 4" : null));
            svg.Add(End(low, -1));
            svg.Add(End(high, 1));
        }

        svg.Add(dot.Approximate
            ? Drawing.Marker(MarkerShape.Ring, scale.X(dot.Ratio), y, 7, Tone)
            : Drawing.Marker(MarkerShape.Circle, scale.X(dot.Ratio), y, 8, Tone));
        svg.Add(Drawing.Text(row.ValueText, scale.Right + 16, y + (Size * 0.35), Size));

        // A short bar ends the whisker; an arrow says that it goes on beyond the scale.
        Element End(double at, int way) => scale.Beyond(at)
            ? new Element("path").Class(Tone).With("d", $"M{Element.Coordinate(scale.X(at) - (8 * way))} {Element.Coordinate(y - 6)}l{8 * way} 6l{-8 * way} 6")
                .With("fill", "none").With("stroke", "currentColor").With("stroke-width", "2.5")
            : Drawing.Line(scale.X(at), y - 6, scale.X(at), y + 6, Tone, 2.5);
    }

    private sealed record Row(RatioDot Dot, IReadOnlyList<string> Label)
    {
        public double Height => Math.Max(34, (Label.Count * LineHeight) + 12);

        public string ValueText
        {
            get
            {
                var about = Dot.Approximate ? "about " : "";
                var interval = Dot.Low is { } low && Dot.High is { } high ? $" ({Words.Rate(low, Places)} to {Words.Rate(high, Places)})" : "";
                return $"{about}{Words.Rate(Dot.Ratio, Places)} times{interval}";
            }
        }

        // Near 1 the second place decides on which side of "the same" a group lies.
        private int Places => Dot.Ratio switch { < 2 => 2, < 20 => 1, _ => 0 };
    }
}

using System.Text;
using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>Draws lines over time: values from 0, each line named where it ends.</summary>
public static class LineCharts
{
    /// <summary>The drawing with its title above it.</summary>
    /// <exception cref="ArgumentException">A series has not one value per category, or the id is not one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not finite.</exception>
    public static IHtmlContent Draw(LineChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        Check(chart);
        var plot = LinePlot.Of(chart);
        var svg = Drawing.Svg(chart.Id, chart.Small ? "line hw-chart--small" : "line", chart.Title, chart.Description, plot.Width, plot.Height);
        DrawValueAxis(svg, chart, plot);
        DrawCategories(svg, chart, plot);

        var known = chart.Series.Where(s => s.Values.Any(v => v is not null)).ToArray();
        if (known.Length == 0)
            svg.Add(Drawing.Text(chart.Absent ?? "No figures are published for these years", (plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2, plot.Size, "middle", "hw-chart__quiet"));

        // The place itself is drawn last, so that it lies on top of the others.
        foreach (var series in known.OrderByDescending(s => s.Tone == ChartTone.Own ? -1 : (int)s.Tone))
            DrawSeries(svg, series, chart, plot);
        foreach (var label in plot.Labels)
            DrawLabel(svg, label, plot);
        return Drawing.Figure(chart.Title, svg, scrolls: !chart.Small);
    }

    private static void Check(LineChart chart)
    {
        if (chart.Categories.Count == 0)
            throw new ArgumentException($"Chart '{chart.Id}' has no categories.", nameof(chart));
        foreach (var series in chart.Series)
        {
            if (series.Values.Count != chart.Categories.Count)
                throw new ArgumentException($"'{series.Name}' has {series.Values.Count} values for {chart.Categories.Count} categories.", nameof(chart));
            foreach (var value in series.Values)
                Drawing.CheckValue(value, chart.Id);
        }

        Drawing.CheckValue(chart.SharedMax, chart.Id);
    }

    private static void DrawValueAxis(Element svg, LineChart chart, LinePlot plot)
    {
        var y = plot.Size;
        foreach (var line in plot.UnitLines)
        {
            svg.Add(Drawing.Text(line, 0, y, plot.Size, tone: "hw-chart__quiet"));
            y += plot.LineHeight;
        }

        var nothing = plot.Labels.Count == 0;
        foreach (var tick in plot.Scale.Ticks.Where(t => t == 0 || !nothing))
        {
            var at = plot.Y(tick);
            svg.Add(Drawing.Line(plot.Left, at, plot.Right, at, tick == 0 ? "hw-chart__axis" : "hw-chart__grid", tick == 0 ? 1.5 : 1));
            svg.Add(Drawing.Text(LinePlot.TickText(tick, plot.Scale), plot.Left - 8, at + (plot.Size * 0.35), plot.Size, "end"));
        }
    }

    private static void DrawCategories(Element svg, LineChart chart, LinePlot plot)
    {
        for (var i = 0; i < chart.Categories.Count; i++)
            svg.Add(Drawing.Line(plot.X(i), plot.Bottom, plot.X(i), plot.Bottom + 3, "hw-chart__axis"));
        foreach (var (index, anchor) in plot.ShownCategories)
        {
            var x = plot.X(index);
            svg.Add(Drawing.Line(x, plot.Bottom, x, plot.Bottom + 6, "hw-chart__axis", 1.5));
            svg.Add(Drawing.Text(chart.Categories[index], x, plot.Bottom + 10 + plot.Size, plot.Size, anchor));
        }
    }

    private static void DrawSeries(Element svg, ChartSeries series, LineChart chart, LinePlot plot)
    {
        var style = ToneStyle.Of(series.Tone);
        var path = new StringBuilder();
        var markers = new List<Element>();
        var everyPoint = chart.Categories.Count <= 8;
        var last = LinePlot.LastKnown(series);
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is not { } value)
                continue;
            var begins = i == 0 || series.Values[i - 1] is null;
            var alone = begins && (i == series.Values.Count - 1 || series.Values[i + 1] is null);
            var (x, y) = (plot.X(i), plot.Y(value));
            path.Append(begins ? 'M' : 'L').Append(Element.Coordinate(x)).Append(' ').Append(Element.Coordinate(y));
            if (everyPoint || alone || i == last)
                markers.Add(Drawing.Marker(style.Marker, x, y, series.Tone == ChartTone.Own ? 5 : 4, style.Class));
        }

        svg.Add(new Element("path").Class(style.Class)
            .With("d", path.ToString())
            .With("fill", "none")
            .With("stroke", "currentColor")
            .With("stroke-width", chart.Small ? style.Width - 0.5 : style.Width)
            .With("stroke-dasharray", style.Dash)
            .With("stroke-linejoin", "round"));
        svg.Add(markers);
    }

    private static void DrawLabel(Element svg, EndLabel label, LinePlot plot)
    {
        var middle = label.Top + (EndLabels.Height(label, plot.LineHeight) / 2);
        var x = plot.Right + LinePlot.LabelGap;
        if (Math.Abs(middle - label.Y) > 5 || label.X < plot.Right - 1)
            svg.Add(Drawing.Line(label.X + 7, label.Y, x - 3, middle, label.Style.Class));
        for (var i = 0; i < label.Lines.Count; i++)
            svg.Add(Drawing.Text(label.Lines[i], x, label.Top + (plot.LineHeight * (i + 0.8)), plot.Size, tone: label.Style.Class, bold: label.Bold));
    }
}

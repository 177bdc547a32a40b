using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>A value before and after something.</summary>
/// <param name="Label">What stands before the bars.</param>
/// <param name="Before">Finite; may be below 0.</param>
/// <param name="After">Finite; may be below 0.</param>
public sealed record PairedBar(string Label, double Before, double After);

/// <summary>Two bars for each row, before and after, and a line that all are held against.</summary>
/// <param name="Id">Unique on the page; letters, digits, hyphen and underscore.</param>
/// <param name="Title">Shown above the drawing and read out as its name.</param>
/// <param name="Description">One or two sentences that say what the drawing shows.</param>
/// <param name="Bars">The rows, in the order given.</param>
/// <param name="Unit">What a value counts.</param>
/// <param name="Line">Where the line stands; finite.</param>
/// <param name="LineLabel">What the line means, in two or three words.</param>
public sealed record PairedBarChart(string Id, string Title, string Description, IReadOnlyList<PairedBar> Bars, string Unit, double Line, string LineLabel);

/// <summary>Draws pairs of bars: before as a frame, after filled, so that they are told apart without colour.</summary>
public static class PairedBars
{
    private const double Width = 640;
    private const double Size = 16;
    private const double Small = 15;
    private const double LineHeight = 19;
    private const double LabelRoom = 210;
    private const double BarHeight = 12;
    private const double Gap = 14;

    /// <summary>The drawing with its title above it.</summary>
    /// <exception cref="ArgumentException">The id is not one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static IHtmlContent Draw(PairedBarChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        double[] values = [.. chart.Bars.SelectMany(b => new[] { b.Before, b.After }), chart.Line, 0];
        if (values.Any(v => !double.IsFinite(v)))
            throw new ArgumentOutOfRangeException(nameof(chart), chart.Id, "A value is not finite.");
        var (least, most) = (values.Min(), values.Max());
        var labels = chart.Bars.Select(b => ChartText.Wrap(b.Label, LabelRoom, Size, 3)).ToArray();
        var left = Math.Min(LabelRoom, labels.SelectMany(l => l).Select(l => ChartText.Width(l, Size, bold: false)).DefaultIfEmpty(0).Max()) + 12;
        var right = Width - 64;
        double X(double value) => most - least <= 0 ? left : left + ((right - left) * (value - least) / (most - least));

        var heights = labels.Select(l => Math.Max((2 * BarHeight) + 2, l.Count * LineHeight) + Gap).ToArray();
        const double top = (2 * LineHeight) + 10;
        var height = top + heights.Sum() + 6;
        var svg = Drawing.Svg(chart.Id, "bar", chart.Title, chart.Description, Width, height);
        svg.Add(Drawing.Text(chart.Unit, left, Size, Size, tone: "hw-chart__quiet"));
        svg.Add(Drawing.Text(chart.LineLabel, Math.Clamp(X(chart.Line), left, right - 40), Size + LineHeight, Small, X(chart.Line) > (left + right) / 2 ? "end" : "start", tone: "hw-chart__quiet"));
        var y = top;
        for (var n = 0; n < chart.Bars.Count; n++)
        {
            Row(svg, chart.Bars[n], labels[n], y, heights[n] - Gap, left, X);
            y += heights[n];
        }

        svg.Add(Drawing.Line(X(0), top - 4, X(0), height - 4, "hw-chart__axis", 1.5));
        svg.Add(Drawing.Line(X(chart.Line), top - 4, X(chart.Line), height - 4, "hw-tone-other4", 2, "6 3"));
        return Drawing.Figure(chart.Title, svg, scrolls: true);
    }

    private static void Row(Element svg, PairedBar bar, IReadOnlyList<string> label, double y, double height, double left, Func<double, double> x)
    {
        var text = y + ((height - (label.Count * LineHeight)) / 2) + Size - 2;
        foreach (var line in label)
        {
            svg.Add(Drawing.Text(line, left - 10, text, Size, "end"));
            text += LineHeight;
        }

        var first = y + ((height - ((2 * BarHeight) + 2)) / 2);
        svg.Add(Bar(x(0), x(bar.Before), first).With("fill", "none").With("stroke", "currentColor").With("stroke-width", 1.5).Class("hw-tone-england"));
        svg.Add(Bar(x(0), x(bar.After), first + BarHeight + 2).With("fill", "currentColor").Class("hw-tone-own"));
        svg.Add(Drawing.Text(Words.Number(bar.After, 2), Math.Max(x(Math.Max(bar.After, bar.Before)), x(0)) + 6, first + (2 * BarHeight), Small, bold: true));
    }

    private static Element Bar(double from, double to, double y) =>
        new Element("rect").With("x", Math.Min(from, to)).With("y", y).With("width", Math.Max(0.5, Math.Abs(to - from))).With("height", BarHeight);
}

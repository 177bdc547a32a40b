using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>Draws bars one under another, each with its label before and its value behind it.</summary>
public static class BarCharts
{
    private const double Width = 640;
    private const double Size = 16;
    private const double Small = 15;
    private const double LineHeight = 19;
    private const double LabelRoom = 210;
    private const double BarHeight = 22;

    /// <summary>The drawing with its title above it.</summary>
    /// <exception cref="ArgumentException">The id is not one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not finite.</exception>
    public static IHtmlContent Draw(BarChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        foreach (var bar in chart.Bars)
            Drawing.CheckValue(bar.Value, chart.Id);

        var known = chart.Bars.Select(b => b.Value).OfType<double>().ToArray();
        var decimals = chart.Decimals ?? ChartText.Decimals(known);
        var rows = chart.Bars.Select(b => Row.Of(b, decimals)).ToArray();
        var left = Math.Min(LabelRoom, rows.Select(r => r.LabelWidth).DefaultIfEmpty(0).Max()) + 12;
        var right = Width - rows.Where(r => r.Bar.Value is not null).Select(r => ChartText.Width(r.ValueText, Size, bold: true)).DefaultIfEmpty(40).Max() - 8;
        var most = known.DefaultIfEmpty(0).Max();
        var top = LineHeight + 8;
        var height = top + rows.Sum(r => r.Height) + 6;

        var svg = Drawing.Svg(chart.Id, "bar", chart.Title, chart.Description, Width, height);
        svg.Add(Fillings.Define(chart.Id, rows.Where(r => r.Bar.Value > 0).Select(r => r.Bar.Tone)));
        svg.Add(Drawing.Text(chart.Unit, left, Size, Size, tone: "hw-chart__quiet"));
        var y = top;
        foreach (var row in rows)
        {
            DrawRow(svg, chart.Id, row, y, left, most <= 0 ? 0 : (right - left) * (row.Bar.Value ?? 0) / most);
            y += row.Height;
        }

        svg.Add(Drawing.Line(left, top - 2, left, height - 4, "hw-chart__axis", 1.5));
        return Drawing.Figure(chart.Title, svg, scrolls: true);
    }

    private static void DrawRow(Element svg, string id, Row row, double y, double left, double length)
    {
        var own = row.Bar.Tone == ChartTone.Own;
        var middle = y + (row.Height / 2);
        var text = middle - (row.TextHeight / 2);
        foreach (var line in row.Label)
        {
            svg.Add(Drawing.Text(line, left - 10, text + Size - 1, Size, "end", bold: own));
            text += LineHeight;
        }

        foreach (var line in row.Note)
        {
            svg.Add(Drawing.Text(line, left - 10, text + Small - 1, Small, "end", "hw-chart__quiet"));
            text += LineHeight;
        }

        var tone = ToneStyle.Of(row.Bar.Tone).Class;
        if (length > 0)
        {
            svg.Add(new Element("rect").Class(tone)
                .With("x", left).With("y", middle - (BarHeight / 2)).With("width", length).With("height", BarHeight)
                .With("fill", own ? "currentColor" : Fillings.Reference(id, row.Bar.Tone))
                .With("stroke", "currentColor").With("stroke-width", "1.5"));
        }

        svg.Add(Drawing.Text(row.ValueText, left + length + 8, middle + (Size * 0.35), Size, tone: row.Bar.Value is null ? "hw-chart__quiet" : null, bold: own));
    }

    private sealed record Row(Bar Bar, IReadOnlyList<string> Label, IReadOnlyList<string> Note, string ValueText)
    {
        public double TextHeight => (Label.Count + Note.Count) * LineHeight;

        public double Height => Math.Max(BarHeight, TextHeight) + 12;

        public double LabelWidth => Math.Max(
            Label.Max(l => ChartText.Width(l, Size, Bar.Tone == ChartTone.Own)),
            Note.Select(l => ChartText.Width(l, Small)).DefaultIfEmpty(0).Max());

        public static Row Of(Bar bar, int decimals) => new(
            bar,
            ChartText.Wrap(bar.Label.Length == 0 ? "–" : bar.Label, LabelRoom, Size, 2, bar.Tone == ChartTone.Own),
            bar.Note is { Length: > 0 } note ? ChartText.Wrap(note, LabelRoom, Small, 2) : [],
            bar.Value is null && bar.Absent is { } absent ? absent : Words.Rate(bar.Value, decimals));
    }
}

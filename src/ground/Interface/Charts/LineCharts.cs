using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>Whose line it is. Each has its own colour, dash and marker, so that none is told apart by colour alone.</summary>
public enum ChartTone
{
    Own,
    England,
    Region,
    Neighbours,
    Other1,
    Other2,
    Other3,
}

/// <summary>One line; a null is a year without a figure and leaves a gap.</summary>
public sealed record ChartSeries(string Name, ChartTone Tone, IReadOnlyList<double?> Values);

/// <summary>Lines over the same categories. <paramref name="Title"/> and <paramref name="Description"/> are read out.</summary>
public sealed record LineChart(string Id, string Title, string Description, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, string Unit, double? SharedMax = null);

/// <summary>Draws line charts as SVG on the server, from presentation attributes and classes only.</summary>
public static class LineCharts
{
    private const double Width = 360, Height = 220, Left = 44, Right = 12, Top = 12, Bottom = 30;

    public static IHtmlContent Draw(LineChart chart)
    {
        var values = chart.Series.SelectMany(s => s.Values).OfType<double>().ToList();
        var step = NiceStep(Math.Max(chart.SharedMax ?? 0, values.Count == 0 ? 1 : values.Max()) / 4);
        var top = step * Math.Max(1, Math.Ceiling(Math.Max(chart.SharedMax ?? 0, values.Count == 0 ? 1 : values.Max()) / step));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{chart.Id}-t {chart.Id}-d\" focusable=\"false\"><title id=\"{chart.Id}-t\">{Text(chart.Title)}</title><desc id=\"{chart.Id}-d\">{Text(chart.Description)}</desc>");
        for (var tick = 0.0; tick <= top + (step / 2); tick += step)
        {
            var y = Y(tick, top);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"hw-axis\" d=\"M{Left} {y:0.#}H{Width - Right}\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" font-size=\"12\" text-anchor=\"end\">{tick:0.###}</text>");
        }

        var count = chart.Categories.Count;
        var every = Math.Max(1, (int)Math.Ceiling(count / 4.0));
        for (var i = count - 1; i >= 0; i -= every)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(i, count):0.#}\" y=\"{Height - 8}\" font-size=\"12\" text-anchor=\"{(i == count - 1 ? "end" : "middle")}\">{Text(chart.Categories[i])}</text>");
        // The locality's own line is drawn last, above the others.
        foreach (var series in chart.Series.OrderBy(s => s.Tone == ChartTone.Own))
            Line(svg, series, count, top);
        svg.Append("</svg>");
        return new HtmlString(svg.ToString());
    }

    /// <summary>The key to the lines, once for a group of charts.</summary>
    public static IHtmlContent Key(IEnumerable<(string Name, ChartTone Tone)> lines)
    {
        var html = new StringBuilder("<ul class=\"hw-key\">");
        foreach (var (name, tone) in lines)
            html.Append(CultureInfo.InvariantCulture, $"<li><svg viewBox=\"0 0 40 14\" aria-hidden=\"true\" focusable=\"false\"><path class=\"hw-line hw-{Class(tone)}\"{Dash(tone)} d=\"M0 7H40\"/>{Marker(tone, 20, 7)}</svg>{Text(name)}</li>");
        return new HtmlString(html.Append("</ul>").ToString());
    }

    private static void Line(StringBuilder svg, ChartSeries series, int count, double top)
    {
        var path = new StringBuilder();
        var pen = false;
        int? last = null;
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is not { } value)
            {
                pen = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(pen ? 'L' : 'M')}{X(i, count):0.#} {Y(value, top):0.#}");
            pen = true;
            last = i;
        }

        if (last is not { } end)
            return;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"hw-line hw-{Class(series.Tone)}\"{Dash(series.Tone)} d=\"{path}\"/>");
        svg.Append(Marker(series.Tone, X(end, count), Y(series.Values[end]!.Value, top)));
    }

    private static string Marker(ChartTone tone, double x, double y) => tone switch
    {
        ChartTone.Own => string.Create(CultureInfo.InvariantCulture, $"<circle class=\"hw-own-fill\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"5\"/>"),
        ChartTone.England => string.Create(CultureInfo.InvariantCulture, $"<path class=\"hw-england-fill\" d=\"M{x - 4:0.#} {y - 4:0.#}h8v8h-8z\"/>"),
        ChartTone.Region => string.Create(CultureInfo.InvariantCulture, $"<path class=\"hw-region-fill\" d=\"M{x:0.#} {y - 5:0.#}l5 5l-5 5l-5-5z\"/>"),
        ChartTone.Neighbours => string.Create(CultureInfo.InvariantCulture, $"<path class=\"hw-neighbours-fill\" d=\"M{x:0.#} {y - 5:0.#}l5 9h-10z\"/>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<circle class=\"hw-hollow hw-{Class(tone)}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\"/>"),
    };

    private static string Dash(ChartTone tone) => tone switch
    {
        ChartTone.Own => "",
        ChartTone.England => " stroke-dasharray=\"7 4\"",
        ChartTone.Region => " stroke-dasharray=\"10 3 2 3\"",
        ChartTone.Neighbours => " stroke-dasharray=\"2 3\"",
        ChartTone.Other1 => " stroke-dasharray=\"12 4\"",
        ChartTone.Other2 => " stroke-dasharray=\"5 2\"",
        ChartTone.Other3 => " stroke-dasharray=\"1 4\"",
        _ => throw new ArgumentOutOfRangeException(nameof(tone)),
    };

    private static string Class(ChartTone tone) => tone.ToString().ToLowerInvariant();

    private static double X(int i, int count) => Left + (count == 1 ? 0.5 : (double)i / (count - 1)) * (Width - Left - Right - 6);

    private static double Y(double value, double top) => Height - Bottom - (value / top * (Height - Top - Bottom));

    private static double NiceStep(double rough)
    {
        if (rough <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}

namespace Headwater.Interface.Charts;

/// <summary>Where everything of a line chart stands: worked out first, drawn after.</summary>
internal sealed class LinePlot
{
    public const double LabelGap = 16;

    private readonly int _categories;

    private LinePlot(LineChart chart)
    {
        _categories = chart.Categories.Count;
        var values = chart.Series.SelectMany(s => s.Values).OfType<double>().ToArray();
        Size = chart.Small ? 14 : 16;
        LineHeight = Size + 3;
        Width = chart.Small ? 330 : 640;
        Scale = ChartScale.For(Math.Max(values.DefaultIfEmpty(0).Max(), chart.SharedMax ?? 0), chart.Small ? 3 : 5);
        Left = Scale.Ticks.Max(t => ChartText.Width(TickText(t, Scale), Size)) + 10;

        var decimals = chart.Decimals ?? ChartText.Decimals(values);
        var room = chart.Small ? 112 : 178;
        var labels = chart.Series.Where(s => LastKnown(s) >= 0)
            .Select(s => (Series: s, Lines: Name(s, chart.Categories, decimals, room, Size)))
            .ToArray();
        var widest = labels.SelectMany(l => l.Lines.Select(line => ChartText.Width(line, Size, l.Series.Tone == ChartTone.Own))).DefaultIfEmpty(20).Max();
        Right = Width - Math.Min(widest, room) - LabelGap;

        UnitLines = ChartText.Wrap(chart.Unit, Width, Size, 2);
        Top = (UnitLines.Count * LineHeight) + Size;
        // Many places compared make a higher chart, so that each name has its own line.
        var names = labels.Sum(l => (l.Lines.Count * LineHeight) + 2) + 8;
        Bottom = Math.Max(Top + (chart.Small ? 165 : 250), Top + names - 8);
        Height = Bottom + Size + 14;
        Labels = [.. labels.Select(l => Label(l.Series, l.Lines))];
        EndLabels.Spread(Labels, LineHeight, Top - 8, Bottom + 6);
        ShownCategories = Choose(chart);
    }

    public double Width { get; }
    public double Height { get; }
    public double Left { get; }
    public double Right { get; }
    public double Top { get; }
    public double Bottom { get; }
    public double Size { get; }
    public double LineHeight { get; }
    public ChartScale Scale { get; }
    public IReadOnlyList<string> UnitLines { get; }
    public IReadOnlyList<EndLabel> Labels { get; }
    public IReadOnlyList<(int Index, string Anchor)> ShownCategories { get; }

    public static LinePlot Of(LineChart chart) => new(chart);

    public static int LastKnown(ChartSeries series)
    {
        for (var i = series.Values.Count - 1; i >= 0; i--)
        {
            if (series.Values[i] is not null)
                return i;
        }

        return -1;
    }

    public static string TickText(double tick, ChartScale scale) => tick == 0 ? "0" : Words.Rate(tick, scale.Decimals);

    public double X(int index) => _categories == 1 ? (Left + Right) / 2 : Left + 6 + ((Right - Left - 12) * index / (_categories - 1));

    public double Y(double value) => Bottom - ((Bottom - Top) * value / Scale.Top);

    private static IReadOnlyList<string> Name(ChartSeries series, IReadOnlyList<string> categories, int decimals, double room, double size)
    {
        var last = LastKnown(series);
        // A line that stops early says when: its last value must not pass for this year's.
        var when = last == categories.Count - 1 ? "" : $" ({categories[last]})";
        var bold = series.Tone == ChartTone.Own;
        var value = $"{Words.Rate(series.Values[last], decimals)}{when}";
        // The value always stays whole: only the name gives way.
        var lines = ChartText.Wrap(series.Name, room, size, 3, bold);
        return ChartText.Width($"{lines[^1]} {value}", size, bold) <= room ? [.. lines.SkipLast(1), $"{lines[^1]} {value}"] : [.. lines, value];
    }

    private EndLabel Label(ChartSeries series, IReadOnlyList<string> lines)
    {
        var last = LastKnown(series);
        return new(ToneStyle.Of(series.Tone), series.Tone == ChartTone.Own, lines, X(last), Y(series.Values[last]!.Value));
    }

    // The newest year is always named, then every so many back from it, as many as fit without touching.
    private List<(int Index, string Anchor)> Choose(LineChart chart)
    {
        var widest = chart.Categories.Max(c => ChartText.Width(c, Size)) + 14;
        var last = _categories - 1;
        if (last == 0)
            return [(0, "middle")];

        var step = (int)Math.Max(1, Math.Ceiling(widest / (X(1) - X(0))));
        if (chart.Small || step >= last)
            return X(last) - X(0) > widest * 0.9 ? [(0, "start"), (last, "end")] : [(last, "end")];

        var shown = new List<(int Index, string Anchor)>();
        for (var i = last; i >= 0; i -= step)
            shown.Add((i, "middle"));
        return shown;
    }
}

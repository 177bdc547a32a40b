using System.Globalization;
using Headwater.Insight.Figures;
using Headwater.Insight.Local;
using Headwater.Interface.Charts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Statistics;

namespace Headwater.Insight.Pictures;

/// <summary>One measure over all years and phases: what the small charts, their table and the CSV all show.</summary>
internal sealed record TrendTable(Measure Measure, IReadOnlyList<int> Years, IReadOnlyList<TrendLine> Lines);

internal sealed record TrendLine(SchoolPhase Phase, string Name, ChartTone Tone, IReadOnlyList<double?> Rates, IReadOnlyList<double?> Counts);

internal sealed class PictureCharts(FigureStore figures, NeighbourLists neighbourLists)
{
    public TrendTable Trend(Area area, Measure measure, int? model, LocalPicture? local = null)
    {
        var table = figures.Current();
        var places = new[] { area.Code, FigureTable.England, area.Region.Code };
        var years = MeasureWords.Phases.SelectMany(p => places.SelectMany(place => table.Series(place, measure, p))).Select(p => p.Year).Concat(local?.Years ?? []).Distinct().Order().ToList();
        var neighbours = model is { } m ? neighbourLists.Of(area.Code, m) : [];
        List<TrendLine> lines = [];
        foreach (var phase in MeasureWords.Phases)
        {
            TrendLine Line(string name, ChartTone tone, string place) =>
                LineOf(name, tone, y => table.Get(place, measure, phase, y));
            TrendLine LineOf(string name, ChartTone tone, Func<int, Figure> at) =>
                new(phase, name, tone, [.. years.Select(y => at(y).Rate)], [.. years.Select(y => at(y).Count)]);
            lines.Add(local is null ? Line(area.Name, ChartTone.Own, area.Code) : LineOf(area.Name, ChartTone.Own, y => local.Get(measure, phase, y)));
            lines.Add(Line("England", ChartTone.England, FigureTable.England));
            if (local is null)
                lines.Add(Line(area.Region.Name, ChartTone.Region, area.Region.Code));
            if (neighbours.Count > 0)
                lines.Add(new(phase, "Similar authorities (mean)", ChartTone.Neighbours, [.. years.Select(y => Means.OfAvailable(neighbours.Select(n => table.Get(n.Code, measure, phase, y).Rate)))], [.. years.Select(_ => (double?)null)]));
        }

        return new(measure, years, lines);
    }

    public static LineChart Chart(TrendTable trend, SchoolPhase phase, string areaName, string? title = null)
    {
        var lines = trend.Lines.Where(l => l.Phase == phase).ToList();
        var own = lines[0];
        var last = own.Rates.Select((rate, i) => (rate, i)).LastOrDefault(p => p.rate is not null);
        var description = last.rate is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"{trend.Measure.Words()} in {phase.Words().ToLowerInvariant()}, {trend.Measure.Unit()}. {areaName}: {rate:0.##} in {new AcademicYear(trend.Years[last.i])}.")
            : $"No figure for {areaName} is published here.";
        return new($"{trend.Measure.Key()}-{phase.Key()}", title ?? phase.Words(), description + " The table below holds every figure.",
            [.. trend.Years.Select(y => new AcademicYear(y).ToString())],
            [.. lines.Where(l => l.Rates.Any(r => r is not null)).Select(l => new ChartSeries(l.Name, l.Tone, l.Rates))], trend.Measure.Unit(), Small: true);
    }

    public static string Csv(TrendTable trend)
    {
        var csv = new System.Text.StringBuilder("phase,place,year,rate_per_100_pupils,count\r\n");
        foreach (var line in trend.Lines)
        {
            for (var i = 0; i < trend.Years.Count; i++)
            {
                if (line.Rates[i] is null && line.Counts[i] is null)
                    continue;
                csv.Append(CultureInfo.InvariantCulture, $"{line.Phase.Key()},\"{line.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{new AcademicYear(trend.Years[i])},{line.Rates[i]},{line.Counts[i]}\r\n");
            }
        }

        return csv.ToString();
    }
}

internal static class WhoChart
{
    public static RatioChart Of(string id, string title, IEnumerable<Who> who)
    {
        var rows = who.Where(w => w.Ratio.Ratio > 0).ToList();
        return new(id, title, "Each dot is how many times as high the rate of a group is as that of the group it is set against; the line through it is the 95% range. The table below holds every figure.",
            [.. rows.Select(w => new RatioDot(rows.TrueForAll(r => r.Measure == w.Measure) ? $"{w.Group} / {w.Against}" : $"{w.Group}, {w.Measure.ToLowerInvariant()}", w.Ratio.Ratio, w.Ratio.Interval95?.Low, w.Ratio.Interval95?.High, w.Ratio.Approximate))],
            "the same");
    }
}

using Headwater.Interface.Charts;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Tests.Charts;

/// <summary>One of every drawing, with made-up figures of the kind the picture shows.</summary>
internal static class Samples
{
    private static readonly string[] Years = [.. Enumerable.Range(2006, 18).Select(y => $"{y}/{(y + 1) % 100:00}")];

    public static IReadOnlyDictionary<string, IHtmlContent> All { get; } = new Dictionary<string, IHtmlContent>
    {
        ["line"] = LineCharts.Draw(Suspensions("line")),
        ["line-gaps"] = LineCharts.Draw(Gaps()),
        ["line-many"] = LineCharts.Draw(Many()),
        ["line-none"] = LineCharts.Draw(Suspensions("line-none") with { Title = "A line chart with nothing published", Series = [new("East Sussex", ChartTone.Own, new double?[Years.Length])] }),
        ["line-small-primary"] = LineCharts.Draw(Suspensions("line-small-primary") with { Title = "Primary schools", Small = true, SharedMax = 25, Series = [.. Suspensions("x").Series.Select(s => s with { Values = [.. s.Values.Select(v => v / 8)] })] }),
        ["line-small-secondary"] = LineCharts.Draw(Suspensions("line-small-secondary") with { Title = "Secondary schools", Small = true, SharedMax = 25 }),
        ["bar"] = BarCharts.Draw(Bars()),
        ["ratio"] = RatioCharts.Draw(Ratios()),
        ["map"] = AreaMaps.Draw(Map("map", code => $"/insight/{code}")),
        ["map-plain"] = AreaMaps.Draw(Map("map-plain", null) with { ClassLabels = ["under 10", "10 and more"], Areas = [.. Map("x", null).Areas.Select(a => a with { Class = a.Class is { } c ? c / 3 : null })] }),
    };

    public static LineChart Suspensions(string id) => new(
        id,
        "Suspensions in all schools, 2006/07 to 2023/24",
        "East Sussex rose from 9.1 to 17.7 per 100 pupils; England rose from 5.7 to 11.3.",
        Years,
        [
            new("East Sussex", ChartTone.Own, Curve(9.1, 17.69, 1)),
            new("England", ChartTone.England, Curve(5.7, 11.31, 2)),
            new("South East", ChartTone.Region, Curve(5.2, 9.93, 3)),
            new("Statistical neighbours (mean)", ChartTone.Neighbours, Curve(6.3, 13.35, 4)),
        ],
        "per 100 pupils");

    public static LineChart Gaps() => new(
        "line-gaps",
        "Permanent exclusions, one series with gaps and one that stops",
        "Oldham has no figure for two years; the region's figures stop in 2014/15.",
        Years,
        [
            new("Oldham", ChartTone.Own, [.. Curve(0.11, 0.124, 5).Select((v, i) => i is 6 or 7 or 9 ? null : v)]),
            new("England", ChartTone.England, Curve(0.12, 0.13, 6)),
            new("North West", ChartTone.Region, [.. Curve(0.14, 0.10, 7).Select((v, i) => i > 8 ? null : v)]),
        ],
        "per 100 pupils");

    public static LineChart Many() => new(
        "line-many",
        "Five places side by side",
        "Every tone at once, over six years.",
        Years[^6..],
        [
            .. Enum.GetValues<ChartTone>().Select((tone, i) => new ChartSeries(
                tone == ChartTone.Other1 ? "Bournemouth, Christchurch and Poole" : tone.ToString(), tone, Curve(3 + i, 6.1 + (i / 3.0), i)[^6..])),
        ],
        "pupils with one or more suspensions, per 100 pupils");

    public static BarChart Bars() => new(
        "bar",
        "Suspensions beside the statistical neighbours, 2023/24",
        "East Sussex has the third highest rate of eleven.",
        [
            new("Devon", 19.4, ChartTone.Neighbours),
            new("Cornwall", 18.81, ChartTone.Neighbours, "13 secondary schools"),
            new("East Sussex", 17.69, ChartTone.Own, "3rd highest of 11"),
            new("Bournemouth, Christchurch and Poole", 12.02, ChartTone.Neighbours),
            new("England", 11.31, ChartTone.England),
            new("South East", 9.93, ChartTone.Region),
            new("Isles of Scilly", null, ChartTone.Neighbours),
            new("Oldham", 9.63, ChartTone.Other1),
            new("Worcestershire", 7.87, ChartTone.Other2),
            new("Torbay", 6.1, ChartTone.Other3),
            new("Dorset", 0.4, ChartTone.Other4),
        ],
        "per 100 pupils");

    public static RatioChart Ratios() => new(
        "ratio",
        "Who is suspended more often, England, 2023/24",
        "Pupils with an education, health and care plan are suspended 3.4 times as often as pupils without SEN.",
        [
            new("Education, health and care plan", 3.42, 3.31, 3.53, false),
            new("SEN support", 4.1, 4.02, 4.2, false),
            new("Free school meals", 3.9, 3.4, 4.5, true),
            new("Boys", 1.74, 1.70, 1.79, false),
            new("Chinese", 0.14, 0.09, 0.2, false),
            new("Gypsy or Roma", 4.6, 2.1, 10.4, true),
            new("White British", 1.05, null, null, true),
        ],
        "the same as pupils of the other group");

    public static AreaMap Map(string id, Func<string, string>? href)
    {
        var areas = new List<MapArea>();
        for (var i = 0; i < 48; i++)
        {
            var (column, row) = (i % 6, i / 6);
            var (x, y) = (-5.6 + (column * 1.15), 50.1 + (row * 0.68));
            var bend = ((i * 37 % 11) - 5) * 0.03;
            areas.Add(new(
                $"{800 + i}",
                $"Area {i + 1}",
                [[(x, y), (x + 1.1, y + bend), (x + 1.15, y + 0.64), (x + 0.5, y + 0.66 + bend), (x, y + 0.62)]],
                i % 7 == 3 ? null : (column + row) % 5,
                i % 7 == 3 ? "no figure" : $"{(column + row) % 5 * 5}.0 per 100 pupils"));
        }

        return new(id, "Suspensions in every authority, 2023/24", "Rates are highest in the north east of this made-up country.",
            areas, ["under 5", "5 to 10", "10 to 15", "15 to 20", "20 and more"], href);
    }

    // A gentle made-up course from one value to another, the same on every machine.
    private static double?[] Curve(double from, double to, int seed)
    {
        var noise = new Random(seed);
        return [.. Years.Select((_, i) => (double?)Math.Round(
            (from + ((to - from) * Math.Pow(i / (double)(Years.Length - 1), 2))) * (i == Years.Length - 1 ? 1 : 0.93 + (noise.NextDouble() * 0.14)), 5))];
    }
}

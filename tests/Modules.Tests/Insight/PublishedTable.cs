using System.Globalization;
using Headwater.Insight.Figures;

namespace Headwater.Modules.Tests.Insight;

/// <summary>What a right reading of a table holds at one place, year and phase.</summary>
internal readonly record struct FigureKey(string Place, int Year, SchoolPhase Phase, Measure Measure);

/// <summary>A figure as it was written: the rate to five decimals, as the Department publishes it.</summary>
internal readonly record struct Written(double? Rate, double? Count);

/// <summary>A made-up table in the Department's form, and the figures it holds. The same number makes the same table.</summary>
internal sealed class PublishedTable
{
    public static readonly string[] Columns =
    [
        "time_identifier", "time_period", "geographic_level", "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
        "school_type", "num_schools", "headcount", "perm_excl", "perm_excl_rate", "suspension", "susp_rate", "one_plus_susp", "one_plus_susp_rate",
    ];

    private static readonly (string Level, string RegionCode, string Region, string Code, string Ons, string Name)[] Places =
    [
        ("National", "", "", "", "", ""),
        ("Regional", "E12000008", "South East", "", "", ""),
        ("Local authority", "E12000008", "South East", "845", "E10000011", "East Sussex"),
        ("Local authority", "E12000005", "West Midlands", "885", "E10000034", "Worcestershire"),
        ("Local authority", "E12000002", "North West", "353", "E08000004", "Oldham"),
    ];

    private static readonly (string Words, SchoolPhase Phase, int Low, int High)[] Phases =
        [("Total", SchoolPhase.All, 20_000, 90_000), ("State-funded secondary", SchoolPhase.Secondary, 8_000, 40_000), ("Special", SchoolPhase.Special, 60, 900)];

    public PublishedTable(Random random)
    {
        foreach (var place in Places)
        {
            foreach (var year in new[] { 2021, 2022 })
            {
                foreach (var phase in Phases)
                    AddRow(random, place, year, phase);
            }
        }
    }

    public List<string> Header { get; } = [.. Columns];

    public List<List<string>> Rows { get; } = [];

    /// <summary>The figures of each row, by its number.</summary>
    public List<Dictionary<FigureKey, Written>> Figures { get; } = [];

    /// <summary>Every figure a right reading holds.</summary>
    public Dictionary<FigureKey, Written> All => Figures.SelectMany(f => f).DistinctBy(f => f.Key).ToDictionary();

    public string Text(string lineEnd = "\r\n") => string.Concat(Rows.Prepend(Header).Select(r => string.Join(',', r) + lineEnd));

    /// <summary>The column of a measure's count; its rate is the one after it.</summary>
    public static int CountColumn(Measure measure) => Array.IndexOf(Columns, measure switch
    {
        Measure.PermanentExclusions => "perm_excl",
        Measure.Suspensions => "suspension",
        _ => "one_plus_susp",
    });

    private void AddRow(Random random, (string Level, string RegionCode, string Region, string Code, string Ons, string Name) place, int year, (string Words, SchoolPhase Phase, int Low, int High) phase)
    {
        var headcount = random.Next(phase.Low, phase.High);
        var suspensions = random.Next(headcount / 50, headcount / 5);
        int[] counts = [random.Next(phase.Phase == SchoolPhase.Special ? 0 : headcount / 2000, headcount / 400), suspensions, random.Next(suspensions / 3, suspensions)];
        List<string> row =
        [
            "Academic year", string.Create(CultureInfo.InvariantCulture, $"{year}{(year + 1) % 100:00}"), place.Level, "E92000001", "England", place.RegionCode, place.Region, place.Code, place.Ons, place.Name,
            phase.Words, random.Next(phase.Phase == SchoolPhase.Special ? 1 : 20, 300).ToString(CultureInfo.InvariantCulture), headcount.ToString(CultureInfo.InvariantCulture),
        ];
        var key = place switch { { Code.Length: > 0 } => place.Code, { RegionCode.Length: > 0 } => place.RegionCode, _ => FigureTable.England };
        Dictionary<FigureKey, Written> figures = [];
        foreach (var (measure, count) in new[] { Measure.PermanentExclusions, Measure.Suspensions, Measure.PupilsSuspended }.Zip(counts))
        {
            var rate = Math.Round(100.0 * count / headcount, 5);
            row.Add(count.ToString(CultureInfo.InvariantCulture));
            row.Add(rate.ToString("0.#####", CultureInfo.InvariantCulture));
            figures.Add(new(key, year, phase.Phase, measure), new(rate, count));
        }

        Rows.Add(row);
        Figures.Add(figures);
    }
}

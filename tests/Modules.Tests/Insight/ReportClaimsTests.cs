using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Insight.Figures;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>Every figure in docs/report-claims.md, worked out anew from the published files.</summary>
[Collection("imported")]
public sealed partial class ReportClaimsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(BuiltProgram.Root, "docs", "report-claims.md"));

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task Each_figure_of_the_table_is_that_of_the_files()
    {
        var rows = Rows("## The figures");
        Assert.True(rows.Count >= 14);
        List<string> wrong = [];
        foreach (var row in rows)
        {
            var drawn = row[0] == "England" ? await EnglandAsync(row) : await DrawnAsync(row);
            for (var column = 4; column < row.Length; column++)
            {
                if (row[column].Length > 0 && row[column] != drawn[column - 4])
                    wrong.Add($"{string.Join(' ', row[..4])}: the page says {row[column]}, the files {drawn[column - 4]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task Each_figure_of_the_claims_stands_in_the_table_or_follows_from_it()
    {
        HashSet<string> figures = [], ranks = [];
        foreach (var row in Rows("## The figures").Where(r => r[0] != "England"))
        {
            figures.UnionWith(row[4..7]);
            ranks.Add(row[7]);
            var measure = await MeasureAsync(row);
            var (rate, england) = (measure.GetProperty("value").GetDouble(), measure.GetProperty("england").GetDouble());
            var mean = measure.GetProperty("neighbourMean").GetDouble();
            figures.Add(Math.Abs(rate - mean).ToString("0.000", CultureInfo.InvariantCulture));
            figures.Add(Math.Abs(rate - england).ToString("0.000", CultureInfo.InvariantCulture));
            figures.Add((rate / england).ToString("0.0", CultureInfo.InvariantCulture));
        }

        var claims = Rows("## The claims");
        Assert.Equal(7, claims.Count);
        foreach (var claim in claims)
        {
            Assert.All(Decimals().Matches(claim[1] + claim[2]), number => Assert.Contains(number.Value, figures));
            Assert.All(Ranks().Matches(claim[1]), rank => Assert.Contains($"{rank.Groups[1].Value} of {rank.Groups[2].Value}", ranks));
        }
    }

    private static async Task<string[]> DrawnAsync(string[] row)
    {
        var measure = await MeasureAsync(row);
        var rank = measure.GetProperty("rankAmongNeighbours");
        return
        [
            Number(measure.GetProperty("value").GetDouble(), row[3]), Number(measure.GetProperty("neighbourMean").GetDouble(), row[3]), Number(measure.GetProperty("england").GetDouble(), row[3]),
            $"{rank.GetProperty("rank").GetInt32()} of {rank.GetProperty("of").GetInt32()}", measure.GetProperty("count").GetDouble().ToString("N0", CultureInfo.InvariantCulture),
        ];
    }

    private static async Task<string[]> EnglandAsync(string[] row)
    {
        var measure = MeasureWords.Measures.Single(m => m.Key() == row[3]);
        var figure = (await ImportedPictures.TableAsync()).Get(FigureTable.England, measure, MeasureWords.Phase(row[1])!.Value, AcademicYear.Parse(row[2], null).StartYear);
        return [Number(figure.Rate!.Value, row[3]), "", "", "", figure.Count!.Value.ToString("N0", CultureInfo.InvariantCulture)];
    }

    private static async Task<JsonElement> MeasureAsync(string[] row) =>
        (await ImportedPictures.DrawAsync(row[0], row[2], 2021)).GetProperty("measures").EnumerateArray()
            .Single(m => m.GetProperty("measure").GetString() == row[3] && m.GetProperty("phase").GetString() == row[1]);

    private static string Number(double value, string measure) => value.ToString(measure == "suspensionRate" ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>The rows of the table under a heading, without its own heading.</summary>
    private static List<string[]> Rows(string heading) =>
        [.. Text[Text.IndexOf(heading, StringComparison.Ordinal)..].Split('\n').SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|')).Skip(2).Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [GeneratedRegex(@"\d+\.\d+", RegexOptions.None, 1000)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"(\d+)(?:st|nd|rd|th) of (\d+)", RegexOptions.None, 1000)]
    private static partial Regex Ranks();
}

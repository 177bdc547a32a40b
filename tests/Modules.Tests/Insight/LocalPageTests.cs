using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>An installation with nothing imported: the sample and its own figures are there.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    public RunningHeadwater Site { get; private set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("headwater-").FullName;

    public async ValueTask InitializeAsync() => Site = await RunningHeadwater.StartAsync(Folder);

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

public sealed class LocalPageTests(SampleSite sample) : IClassFixture<SampleSite>
{
    public static readonly TheoryData<string> Tables = new(
        "measure=suspensions&year=2023-24&by=phase",
        "measure=suspensions&by=year",
        "measure=suspended&year=2022-23&by=yearGroup,sex",
        "measure=permanentExclusions&by=phase",
        "measure=permanentExclusions&by=sen,freeMeals",
        "measure=permanentExclusions&by=phase,year",
        "measure=children&by=ethnicGroup,sen,sex",
        "measure=suspensions&year=2019-20&by=ethnicGroup,freeMeals,sex");

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Page_CSV_and_JSON_say_the_same_in_every_cell(string query)
    {
        using var client = sample.Site.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync("/api/insight/999/local?" + query));
        var cells = json.RootElement.GetProperty("cells").EnumerateArray().ToList();
        var lines = (await client.GetStringAsync("/insight/999/local.csv?" + query)).TrimEnd().Split("\r\n");
        var by = json.RootElement.GetProperty("by").EnumerateArray().Select(b => b.GetString()!).ToList();
        var head = lines[0].Split(',');
        Assert.Equal(cells.Count, lines.Length - 1);
        var page = PageCells(await client.GetStringAsync("/insight/999/local?" + query), by.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var values = lines[i + 1].Split(',');
            string Column(string name) => values[Array.IndexOf(head, name)];
            var mark = cells[i].GetProperty("mark").GetString()!;
            var count = cells[i].GetProperty("count");
            Assert.Equal(mark, Column("mark"));
            Assert.Equal(mark == "shown", count.ValueKind == JsonValueKind.Number);
            Assert.Equal(count.ValueKind == JsonValueKind.Number ? count.GetInt64().ToString(CultureInfo.InvariantCulture) : "", Column(json.RootElement.GetProperty("measure").GetString()!));
            var place = by.Select(b => cells[i].GetProperty("at").GetProperty(b).GetString()!).ToList();
            Assert.Equal(place, by.Select(Column));
            Assert.Equal(mark == "shown" ? count.GetInt64().ToString("N0", CultureInfo.InvariantCulture) : mark, page[string.Join('|', place)]);
            if (cells[i].TryGetProperty("ratePer100", out var rate) && (count.ValueKind == JsonValueKind.Null || cells[i].GetProperty("childrenOnRoll").ValueKind == JsonValueKind.Null))
                Assert.Equal(JsonValueKind.Null, rate.ValueKind);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Nothing_under_the_threshold_is_shown_and_totals_are_sums(string query)
    {
        using var client = sample.Site.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync("/api/insight/999/local?" + query));
        Assert.Equal(5, json.RootElement.GetProperty("threshold").GetInt32());
        var counts = json.RootElement.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("mark").GetString() == "shown").Select(c => c.GetProperty("count").GetInt64()).ToList();
        Assert.NotEmpty(counts);
        Assert.DoesNotContain(counts, c => c < 5);
    }

    [Theory]
    [InlineData("/insight/845/local", 404)]
    [InlineData("/insight/%20/local", 404)]
    [InlineData("/insight/845/local.csv", 404)]
    [InlineData("/api/insight/845/local", 404)]
    [InlineData("/insight/999/local?measure=rubbish", 400)]
    [InlineData("/insight/999/local?by=phase,yearGroup", 400)]
    [InlineData("/insight/999/local?year=1999-00", 400)]
    [InlineData("/insight/999/local?measure=permanentExclusions&by=phase,freeMeals,sex", 400)]
    [InlineData("/insight/999/local.csv?by=rubbish", 400)]
    [InlineData("/api/insight/999/local?year=rubbish", 400)]
    public async Task What_is_not_offered_is_refused(string path, int status)
    {
        using var client = sample.Site.Client();
        var answer = await client.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/insight/999")]
    [InlineData("/insight/999/local")]
    [InlineData("/insight/999/local?measure=permanentExclusions&by=sen,freeMeals")]
    public async Task Every_page_of_the_sample_says_that_it_is_made_up_and_is_not_kept(string path)
    {
        using var client = sample.Site.Client();
        var answer = await client.GetAsync(path);
        Assert.Contains("This page shows a made-up place", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await client.GetAsync(path)).Headers.Age);
    }

    [Fact]
    public async Task The_picture_links_to_the_figures_and_shows_the_same_ones()
    {
        using var client = sample.Site.Client();
        var page = await client.GetStringAsync("/insight/999");
        Assert.Contains("href=\"/insight/999/local\"", page, StringComparison.Ordinal);
        Assert.Contains("made-up figures of the sample locality", page, StringComparison.Ordinal);
        using var picture = JsonDocument.Parse(await client.GetStringAsync("/api/insight/999"));
        using var exclusions = JsonDocument.Parse(await client.GetStringAsync("/api/insight/999/local?measure=permanentExclusions&by=phase"));
        using var suspensions = JsonDocument.Parse(await client.GetStringAsync("/api/insight/999/local?measure=suspensions&by=phase"));
        foreach (var (measure, table) in new[] { ("permanentExclusionRate", exclusions), ("suspensionRate", suspensions) })
        {
            foreach (var (phase, heading) in new[] { ("all", "All"), ("primary", "Primary"), ("secondary", "Secondary"), ("special", "Special") })
            {
                var drawn = picture.RootElement.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("measure").GetString() == measure && m.GetProperty("phase").GetString() == phase);
                var cell = table.RootElement.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("at").GetProperty("phase").GetString() == heading);
                Assert.Equal(cell.GetProperty("count").ToString(), drawn.GetProperty("count").ToString());
                Assert.Equal(cell.GetProperty("ratePer100").ToString(), drawn.GetProperty("value").ToString());
                Assert.Equal(JsonValueKind.Null, drawn.GetProperty("nationalQuartile").ValueKind);
            }
        }

        // Special schools exclude next to nobody: the picture says so without a number.
        var why = picture.RootElement.GetProperty("missing").EnumerateArray().Where(m => m.GetProperty("measure").GetString() == "permanentExclusionRate").Select(m => m.GetProperty("why").GetString()!).ToList();
        Assert.True(why.Count >= 2, "One withheld figure alone would be given back by the total.");
        Assert.All(why, w => Assert.StartsWith("withheld", w, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_threshold_is_that_of_the_locality_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-").FullName;
        try
        {
            await using var site = await RunningHeadwater.StartAsync(folder);
            using var client = site.Client();
            List<int> shown = [];
            foreach (var threshold in new[] { 3, 5, 10 })
            {
                var set = await BuiltProgram.RunAsync(folder, "threshold", "alderbrook", threshold.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(0, set.ExitCode);
                using var json = JsonDocument.Parse(await client.GetStringAsync("/api/insight/999/local?measure=suspended&by=ethnicGroup,freeMeals,sex"));
                Assert.Equal(threshold, json.RootElement.GetProperty("threshold").GetInt32());
                var counts = json.RootElement.GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("count")).Where(c => c.ValueKind == JsonValueKind.Number).Select(c => c.GetInt64()).ToList();
                Assert.All(counts, c => Assert.True(c >= threshold));
                shown.Add(counts.Count);
            }

            Assert.True(shown[0] >= shown[1] && shown[1] >= shown[2] && shown[0] > shown[2], string.Join(", ", shown));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("alderbrook", "4")]
    [InlineData("alderbrook", "five")]
    [InlineData("nowhere", "5")]
    [InlineData("845", "5")]
    public async Task Another_threshold_or_place_is_refused_in_one_line(string whose, string number)
    {
        var result = await BuiltProgram.RunAsync(sample.Folder, "threshold", whose, number);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task The_shell_draws_the_sample_from_an_empty_folder()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-").FullName;
        var result = await BuiltProgram.RunAsync(folder, "picture", "--area", "999", "--json");
        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, result.ExitCode);
        using var picture = JsonDocument.Parse(result.Output);
        Assert.Equal("2023/24", picture.RootElement.GetProperty("year").GetString());
        Assert.Equal(12, picture.RootElement.GetProperty("measures").GetArrayLength());
        Assert.Equal("made-up figures of the sample locality", picture.RootElement.GetProperty("measures").EnumerateArray().First(m => m.GetProperty("value").ValueKind == JsonValueKind.Number).GetProperty("source").GetProperty("release").GetString());
    }

    [Fact]
    public async Task England_and_the_map_do_not_count_the_sample()
    {
        using var client = sample.Site.Client();
        Assert.DoesNotContain("Alderbrook", await client.GetStringAsync("/insight/map"), StringComparison.Ordinal);
        using var england = JsonDocument.Parse(await client.GetStringAsync("/api/insight/845"));
        Assert.Equal(JsonValueKind.Null, england.RootElement.GetProperty("measures")[0].GetProperty("value").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/insight/845/local")).StatusCode);
    }

    /// <summary>What the page's tables show, by the headings of row, column and section.</summary>
    private static Dictionary<string, string> PageCells(string html, int axes)
    {
        var document = new HtmlParser().ParseDocument(html);
        Dictionary<string, string> cells = [];
        foreach (var table in document.QuerySelectorAll("main table"))
        {
            var columns = table.QuerySelectorAll("thead th").Skip(1).Select(h => h.TextContent.Trim()).ToList();
            var section = table.ParentElement!.GetAttribute("aria-label")!.Split(", ")[^1];
            foreach (var row in table.QuerySelectorAll("tbody tr"))
            {
                var name = row.QuerySelector("th")!.TextContent.Trim();
                var values = row.QuerySelectorAll("td").Select(d => d.ChildNodes[0].TextContent.Trim()).ToList();
                if (axes == 1)
                {
                    cells.Add(name, values[0]);
                    continue;
                }

                for (var i = 0; i < columns.Count; i++)
                    cells.Add(axes == 2 ? $"{name}|{columns[i]}" : $"{name}|{columns[i]}|{section}", values[i]);
            }
        }

        return cells;
    }
}

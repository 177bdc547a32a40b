using System.Text.Json;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>The picture from the shell, on the real files. Figures: the Department's, and means worked out from them by hand.</summary>
[Collection("imported")]
public sealed class PictureCommandTests
{
    [Theory]
    [Trait("Needs", "open-data")]
    [InlineData("845", 2025, 0.14706, 17.69265, 0.1574, 13.3508)]
    [InlineData("Worcestershire", 2025, 0.13845, 7.86859, 0.1453, 13.0094)]
    [InlineData("E08000004", 2025, 0.12375, 9.62616, 0.1544, 13.5533)]
    [InlineData("845", 2021, 0.14706, 17.69265, 0.1347, 13.1293)]
    [InlineData("885", 2021, 0.13845, 7.86859, 0.1148, 11.6785)]
    [InlineData("353", 2021, 0.12375, 9.62616, 0.1624, 14.1515)]
    public async Task The_three_localities_of_the_report_2023_24(string area, int model, double permanent, double suspensions, double meanPermanent, double meanSuspensions)
    {
        var picture = await ImportedPictures.DrawAsync(area, "2023/24", model);
        Assert.Equal("2023/24", picture.GetProperty("year").GetString());
        var pex = Measure(picture, "permanentExclusionRate", "all");
        var susp = Measure(picture, "suspensionRate", "all");
        Assert.Equal(permanent, pex.GetProperty("value").GetDouble(), 5);
        Assert.Equal(suspensions, susp.GetProperty("value").GetDouble(), 5);
        Assert.Equal(meanPermanent, pex.GetProperty("neighbourMean").GetDouble(), 4);
        Assert.Equal(meanSuspensions, susp.GetProperty("neighbourMean").GetDouble(), 4);
        Assert.Equal(10, pex.GetProperty("neighbours").GetArrayLength());
        Assert.Equal(11.30744, susp.GetProperty("england").GetDouble(), 5);
        Assert.Equal(12, picture.GetProperty("measures").GetArrayLength());
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task A_count_wins_over_a_newer_rate_and_the_source_is_named()
    {
        // 2022/23 is in the authorities' file with counts and in LAIT without: 9,960 suspensions, 81 permanent exclusions.
        var picture = await ImportedPictures.DrawAsync("845", "2022/23");
        var susp = Measure(picture, "suspensionRate", "all");
        Assert.Equal(9960, susp.GetProperty("count").GetDouble());
        Assert.Equal(14.5823, susp.GetProperty("value").GetDouble(), 4);
        Assert.Equal(81, Measure(picture, "permanentExclusionRate", "all").GetProperty("count").GetDouble());
        Assert.Equal("exc_nat_region_la.csv", susp.GetProperty("source").GetProperty("file").GetString());
        Assert.StartsWith("aaf64d45cd28", susp.GetProperty("source").GetProperty("sha256").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task The_series_holds_every_year_oldest_first()
    {
        var series = Measure(await ImportedPictures.DrawAsync("885"), "suspensionRate", "all").GetProperty("series").EnumerateArray().Select(p => p.GetProperty("year").GetString()).ToList();
        Assert.Equal(18, series.Count);
        Assert.Equal("2006/07", series[0]);
        Assert.Equal("2023/24", series[^1]);
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task Ranks_and_quarters_are_those_of_the_published_rates()
    {
        var susp = Measure(await ImportedPictures.DrawAsync("845"), "suspensionRate", "all");
        Assert.Equal(3, susp.GetProperty("rankAmongNeighbours").GetProperty("rank").GetInt32());
        Assert.Equal(11, susp.GetProperty("rankAmongNeighbours").GetProperty("of").GetInt32());
        Assert.Equal("D", susp.GetProperty("nationalQuartile").GetString());
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task What_is_not_there_is_null_and_named()
    {
        var picture = await ImportedPictures.DrawAsync("845", "2030/31");
        Assert.All(picture.GetProperty("measures").EnumerateArray(), m => Assert.Equal(JsonValueKind.Null, m.GetProperty("value").ValueKind));
        Assert.Equal(12, picture.GetProperty("missing").GetArrayLength());
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task The_shell_prints_the_picture_and_nothing_else()
    {
        var result = await BuiltProgram.RunAsync(await ImportedData.FolderAsync(), "picture", "--area", "East Sussex", "--year", "2023-24", "--neighbours", "2021", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        using var printed = JsonDocument.Parse(result.Output);
        Assert.True(JsonElement.DeepEquals(await ImportedPictures.DrawAsync("845", "2023/24", 2021), printed.RootElement));
    }

    [Theory]
    [InlineData("picture", "--area", "Est Susex")]
    [InlineData("picture", "--area", "845", "--year", "2023/25")]
    [InlineData("picture", "--area", "845", "--neighbours", "1999")]
    [InlineData("picture")]
    [InlineData("import", "statistics", "/no/such/folder")]
    [InlineData("no-such-command")]
    public async Task Wrong_arguments_end_with_2_and_one_line(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("headwater-");
        var result = await BuiltProgram.RunAsync(folder.FullName, arguments);
        folder.Delete(recursive: true);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_area_without_data_is_answered_with_nulls_and_0()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-");
        var result = await BuiltProgram.RunAsync(folder.FullName, "picture", "--area", "Oldham", "--json");
        folder.Delete(recursive: true);
        Assert.Equal(0, result.ExitCode);
        using var picture = JsonDocument.Parse(result.Output);
        Assert.Equal("353", picture.RootElement.GetProperty("area").GetProperty("code").GetString());
        Assert.Equal(12, picture.RootElement.GetProperty("missing").GetArrayLength());
    }

    private static JsonElement Measure(JsonElement picture, string measure, string phase) =>
        picture.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("measure").GetString() == measure && m.GetProperty("phase").GetString() == phase);
}

[CollectionDefinition("imported")]
public sealed class WithImportedData : ICollectionFixture<ImportedData>, ICollectionFixture<ImportedSites>;

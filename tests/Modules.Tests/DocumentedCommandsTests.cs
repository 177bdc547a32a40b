using Headwater.Testing;

namespace Headwater.Modules.Tests;

/// <summary>What README, docs and help tell people to type does what it says, typed in that order in an empty folder.</summary>
[Trait("Tier", "slow")]
public sealed class DocumentedCommandsTests
{
    /// <summary>The files that the examples speak of, and the published ones that are put in their place.</summary>
    private static readonly Dictionary<string, string[]> Files = new(StringComparer.Ordinal)
    {
        ["downloads/exclusions"] = ["exclusions_la_2006_2023"],
        ["downloads/lait"] = ["lait"],
        ["downloads/statistical_neighbours_2025.csv"] = ["statistical_neighbours", "statistical_neighbours_2025_long.csv"],
        ["downloads/authorities.geojson"] = ["boundaries", "england_la_may2023_buc_wgs84.geojson"],
        ["downloads/edubasealldata.csv"] = ["gias", "gias_open_oldham.csv"],
        ["sn_may_2025.xlsx"] = ["statistical_neighbours", "sn_may_2025.xlsx"],
        ["counties-and-unitary-authorities.geojson"] = ["boundaries", "england_la_may2023_buc_wgs84.geojson"],
        ["edubasealldata20250422.csv"] = ["gias", "gias_open_east_sussex.csv"],
    };

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task Every_command_that_is_shown_works()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-docs-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "downloads"));
            foreach (var (name, parts) in Files)
                File.CreateSymbolicLink(Path.Combine(folder.FullName, name), OpenDataFolder.Of(parts));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "our-privacy-notice.md"), "# Our privacy notice\n\nWe keep nothing.\n");
            var commands = await Documentation.CommandsAsync();
            var examples = commands.Select(c => Documentation.ExampleIn(c.Value) ?? throw new InvalidOperationException($"./run {c.Key} --help shows no example.")).ToList();
            Assert.True(Documentation.FencedCommands.Count >= 6);
            // Help's order is the program's own: what changes something comes before what only looks.
            foreach (var line in Documentation.FencedCommands.Concat(examples.OrderBy(e => e.Contains("statement", StringComparison.Ordinal))).Distinct())
                await WorksAsync(folder.FullName, line);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WorksAsync(string folder, string line)
    {
        var words = Documentation.Words(line)[1..];
        if (words is [] or ["serve", ..])
        {
            // On a port that is free, whatever the example says.
            await using var site = await RunningHeadwater.StartAsync(Path.Combine(folder, "data"));
            using var client = site.Client();
            Assert.Contains("<h1", await client.GetStringAsync("/"), StringComparison.Ordinal);
            return;
        }

        var result = await BuiltProgram.RunInAsync(folder, words);
        Assert.True(result.ExitCode == 0, $"{line} ended with {result.ExitCode}: {result.Errors}");
        Assert.NotEmpty(result.Output);
    }
}

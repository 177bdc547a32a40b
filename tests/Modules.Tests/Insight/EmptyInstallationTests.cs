using System.Net;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

public sealed class EmptyOnSqliteTests() : EmptyInstallationTests(Engine.Sqlite);

[Trait("Tier", "slow")]
public sealed class EmptyOnPostgreSqlTests() : EmptyInstallationTests(Engine.PostgreSql);

/// <summary>An empty data folder: England's series and the made-up place are there, and the way on is said.</summary>
public abstract class EmptyInstallationTests(Engine engine)
{
    [Fact]
    public async Task It_starts_with_England_says_which_files_to_fetch_and_shows_the_notices_it_is_given()
    {
        await using var site = await RunningHeadwater.StartAsync(engine: engine);
        using var client = site.Client();
        var home = await client.GetStringAsync("/");
        Assert.Contains("11.3 suspensions for every 100 pupils", home, StringComparison.Ordinal);
        Assert.Contains("which files, and where from", home, StringComparison.Ordinal);
        Assert.Contains("./run import statistics", await client.GetStringAsync("/insight/845"), StringComparison.Ordinal);
        Assert.Contains("./run import statistics", await client.GetStringAsync("/insight/sources"), StringComparison.Ordinal);
        Assert.Contains("This page shows a made-up place", await client.GetStringAsync("/insight/999"), StringComparison.Ordinal);
        await ShowsTheNoticesItIsGivenAsync(site, client);
    }

    private static async Task ShowsTheNoticesItIsGivenAsync(RunningHeadwater site, HttpClient client)
    {
        foreach (var kind in new[] { "accessibility", "privacy", "cookies" })
        {
            Assert.DoesNotContain("Written by us", await client.GetStringAsync("/" + kind), StringComparison.Ordinal);
            var text = Path.GetTempFileName();
            await File.WriteAllTextAsync(text, $"# Our {kind} notice\n\nWritten by us.\n");
            var result = await site.CommandAsync("statement", kind, text);
            File.Delete(text);
            Assert.True(result.ExitCode == 0, result.Errors);
            Assert.Contains("Written by us", await client.GetStringAsync("/" + kind), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/privacy?locality=nowhere")).StatusCode);
    }
}

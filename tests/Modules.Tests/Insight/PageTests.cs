using System.Net;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>One server an engine, on the real files, for every test of pages.</summary>
public sealed class ImportedSites : IAsyncDisposable
{
    private readonly Dictionary<Engine, RunningHeadwater> started = [];

    public async Task<HttpClient> ClientAsync(Engine engine)
    {
        // Tests of one collection run one after the other.
        if (!started.TryGetValue(engine, out var site))
            started.Add(engine, site = await RunningHeadwater.StartAsync(OpenDataFolder.IsMissingOnADesk ? null : await ImportedData.FolderAsync(), engine));
        return site.Client();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in started.Values)
            await site.DisposeAsync();
    }
}

[Collection("imported")]
public sealed class PagesOnSqliteTests(ImportedSites sites) : PageTests(sites, Engine.Sqlite);

[Collection("imported")]
[Trait("Tier", "slow")]
public sealed class PagesOnPostgreSqlTests(ImportedSites sites) : PageTests(sites, Engine.PostgreSql);

/// <summary>Pages of an installation with the real files, over HTTP.</summary>
public abstract class PageTests(ImportedSites sites, Engine engine)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/insight/845")]
    [InlineData("/insight/999")]
    [InlineData("/insight/map")]
    [InlineData("/insight/map?measure=permanentExclusionRate")]
    [InlineData("/insight/compare")]
    [InlineData("/insight/compare?areas=845,885,353")]
    [InlineData("/insight/compare?areas=845&areas=885&areas=&areas=")]
    [InlineData("/insight/sources")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    public async Task Every_page_answers_with_its_guards_and_nothing_from_elsewhere(string path)
    {
        using var client = await sites.ClientAsync(engine);
        var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"stylesheet\" href=\"http", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/insight/909", "/insight/compare?areas=942,943")]
    [InlineData("/insight/928", "/insight/compare?areas=940,941")]
    [InlineData("/insight/835", "/insight/838")]
    [InlineData("/insight/836", "/insight/839")]
    [InlineData("/insight/E10000011", "/insight/845")]
    [InlineData("/insight/E10000009", "/insight/838")]
    [InlineData("/insight/Oldham", "/insight/353")]
    [InlineData("/?area=hull", "/insight/810")]
    public async Task Renamed_and_reorganised_areas_redirect(string path, string to)
    {
        using var client = await sites.ClientAsync(engine);
        var response = await client.GetAsync(path);
        Assert.InRange((int)response.StatusCode, 301, 302);
        Assert.Equal(to, response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/insight/000", 404)]
    [InlineData("/insight/%20", 404)]
    [InlineData("/nothing/here", 404)]
    [InlineData("/insight/845?year=rubbish", 400)]
    [InlineData("/insight/845?neighbours=1066", 400)]
    [InlineData("/?area=Est%20Susex", 400)]
    [InlineData("/insight/map?measure=rubbish", 400)]
    [InlineData("/insight/compare?areas=845", 400)]
    [InlineData("/insight/compare?areas=845,zzz", 400)]
    [InlineData("/api/insight/000", 404)]
    [InlineData("/api/insight/845?year=rubbish", 400)]
    public async Task What_cannot_be_read_is_said_and_is_no_fault_of_ours(string path, int status)
    {
        using var client = await sites.ClientAsync(engine);
        var response = await client.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_typed_comes_back_encoded()
    {
        using var client = await sites.ClientAsync(engine);
        var html = await (await client.GetAsync("/?area=%3Cscript%3Ealert(1)%3C/script%3E")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task Page_JSON_and_CSV_give_the_same_figures()
    {
        using var client = await sites.ClientAsync(engine);
        Assert.Contains("17.69", await client.GetStringAsync("/insight/845?year=2023-24"), StringComparison.Ordinal);
        Assert.Contains("\"value\":17.69265", await client.GetStringAsync("/api/insight/845?year=2023/24"), StringComparison.Ordinal);
        Assert.Contains("all,\"East Sussex\",2023/24,17.69265,", await client.GetStringAsync("/insight/845/suspensionRate.csv"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task The_map_draws_every_authority_and_its_table_holds_each_figure()
    {
        using var client = await sites.ClientAsync(engine);
        var html = await client.GetStringAsync("/insight/map");
        Assert.Equal(153, System.Text.RegularExpressions.Regex.Count(html, "<th scope=\"row\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Equal(306, System.Text.RegularExpressions.Regex.Count(html, "href=\"/insight/[0-9]{3}\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Contains("17.69", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task England_s_counts_of_2021_22_and_2022_23_are_6495_and_9376()
    {
        using var client = await sites.ClientAsync(engine);
        var csv = await client.GetStringAsync("/insight/845/permanentExclusionRate.csv");
        Assert.Contains("all,\"England\",2021/22,0.07761,6495", csv, StringComparison.Ordinal);
        Assert.Contains("all,\"England\",2022/23,0.11121,9376", csv, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task England_s_year_groups_go_from_nursery_up_in_the_words_of_a_school()
    {
        using var client = await sites.ClientAsync(engine);
        var html = await client.GetStringAsync("/");
        var table = html[html.IndexOf("England by year group", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        var groups = System.Text.RegularExpressions.Regex.Matches(table, "<th scope=\"row\"[^>]*>([^<]*)<", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups[1].Value);
        Assert.Equal(["Nursery", "Reception", .. Enumerable.Range(1, 11).Select(y => $"Year {y}"), "Year 12 and above"], groups);
    }
}

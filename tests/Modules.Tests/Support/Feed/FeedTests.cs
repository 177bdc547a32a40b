using System.Net;
using System.Text.Json;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Feed;
using Headwater.Support.OpenReferral;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Feed;

/// <summary>The published feed, as other systems read it.</summary>
public sealed class FeedTests
{
    private const string Stub = "/api/oruk/v3";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task It_conforms_by_both_readings_without_a_warning(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        await scene.ApprovedAsync(Whole with { Website = "https://kestrel.example/calm", Email = "calm@kestrel.example", Access = "Step-free access", Areas = "Saltmarsh\nHighmoor" });
        await scene.ApprovedAsync(Whole with { Name = "No frills", Places = [new(null, PlaceKind.Virtual, "By telephone")], Languages = null, AgeTo = 99 });
        await scene.ApprovedAsync(Whole with { Name = "Half an address", Places = [new(null, PlaceKind.Physical, "Hall", "1 Road")] });
        await scene.ApprovedAsync(Whole with { Name = "Refuge", Openness = Openness.Restricted });
        using var client = await scene.ClientAsync();
        foreach (var stub in new[] { Stub, "/here" + Stub })
        {
            var report = await FeedCheck.OfAsync(new HttpFeed(client, new(client.BaseAddress!, stub)), Ct);
            Assert.True(report is { Conformant: true, ConformantTagged: true }, Said(report));
            Assert.Equal(9, report.Endpoints.Count);
            Assert.All(report.Endpoints, e => Assert.True((e.Result, e.Tagged, e.Errors.Count) == (Outcome.Pass, Outcome.Pass, 0), Said(report)));
        }
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_each_item_comes_once()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        for (var n = 0; n < 7; n++)
            await scene.ApprovedAsync(Whole with { Name = $"Service {n % 3}" });
        List<string> ids = [];
        for (var page = 1; page <= 3; page++)
        {
            var answer = await GetAsync(scene, $"/services?page={page}&per_page=3");
            var expected = page < 3 ? 3 : 1;
            Assert.Equal((7, 3, page, expected, page == 1, page == 3, false), (answer.GetProperty("total_items").GetInt32(), answer.GetProperty("total_pages").GetInt32(), answer.GetProperty("page_number").GetInt32(), answer.GetProperty("size").GetInt32(), answer.GetProperty("first_page").GetBoolean(), answer.GetProperty("last_page").GetBoolean(), answer.GetProperty("empty").GetBoolean()));
            ids.AddRange(answer.GetProperty("contents").EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
        }

        Assert.Equal(7, ids.Distinct().Count());
        Assert.True((await GetAsync(scene, "/services?page=4&per_page=3")).GetProperty("empty").GetBoolean());
        Assert.Equal(7, (await GetAsync(scene, "/services?per_page=100000")).GetProperty("size").GetInt32());
        // Upper case is the same id.
        Assert.Equal(ids[0], (await GetAsync(scene, $"/services/{ids[0].ToUpperInvariant()}")).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("search=worries", 2)]
    [InlineData("search=nothing%20of%20this%20zzz", 0)]
    [InlineData("minimum_age=4", 2)]
    [InlineData("minimum_age=5", 1)]
    [InlineData("maximum_age=11", 1)]
    [InlineData("maximum_age=10", 0)]
    [InlineData("modified_after=2026-11-10", 2)]
    [InlineData("modified_after=2026-11-11T00:00:00Z", 0)]
    [InlineData("day=MO", 0)]
    [InlineData("taxonomy_term_id=00000000-0000-0000-0000-000000000001", 0)]
    [InlineData("page=&search=", 2)]
    public async Task Services_are_chosen_as_the_standard_has_it(string query, int found)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.ApprovedAsync();
        await scene.ApprovedAsync(Whole with { Name = "Older ones", AgeFrom = 12, AgeTo = 99 });
        Assert.Equal(found, (await GetAsync(scene, "/services?" + query)).GetProperty("total_items").GetInt32());
    }

    [Fact]
    public async Task Terms_organisations_and_distances_choose_too()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.ApprovedAsync();
        // A hundredth of a degree of latitude is 6,371,000 × π ÷ 18,000 = 1,112 metres.
        await scene.ApprovedAsync(Whole with { Name = "Farther", Needs = ["sleep"], Places = [new(null, PlaceKind.Physical, "Hall", "2 Road", "Alderton", "ZZ99 9AB", "54.02", "0.6")] });
        var sleep = FeedTerms.All.Single(t => t.Code == "sleep").Id;
        Assert.Equal("Farther", Assert.Single((await GetAsync(scene, $"/services?taxonomy_term_id={sleep}")).GetProperty("contents").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(2, (await GetAsync(scene, $"/services?organization_id={scene.Kestrel}")).GetProperty("total_items").GetInt32());
        foreach (var (query, found) in new[] { ("postcode=zz999aa", 1), ("postcode=ZZ99%209AA&proximity=1100", 1), ("postcode=ZZ99%209AA&proximity=1120", 2) })
            Assert.Equal(found, (await GetAsync(scene, "/service_at_locations?" + query)).GetProperty("total_items").GetInt32());
        using var client = await scene.ClientAsync();
        using var unknown = await client.GetAsync(Stub + "/service_at_locations?postcode=M1%201AA&proximity=100", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/services/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/services/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("/services?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/services?page=two", HttpStatusCode.BadRequest)]
    [InlineData("/services?minimum_age=old", HttpStatusCode.BadRequest)]
    [InlineData("/services?taxonomy_id=1", HttpStatusCode.BadRequest)]
    public async Task Every_answer_is_JSON_that_any_page_of_the_web_may_read(string path, HttpStatusCode status)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        using var client = await scene.ClientAsync();
        using var answer = await client.GetAsync(Stub + path, Ct);
        Assert.Equal((status, "*", "application/json"), (answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), answer.Content.Headers.ContentType!.MediaType));
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(status == HttpStatusCode.OK ? "HSDS-UK-3.0" : null, document.RootElement.TryGetProperty("version", out var version) ? version.GetString() : null);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("POST", "/services")]
    [InlineData("PUT", "/taxonomies/1")]
    [InlineData("PATCH", "/nothing/here")]
    [InlineData("DELETE", "")]
    [InlineData("HEAD", "/services")]
    public async Task What_is_not_read_by_GET_is_refused_as_any_page_of_the_web_may_read(string method, string path)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        using var client = await scene.ClientAsync();
        foreach (var stub in new[] { Stub, "/here" + Stub })
        {
            using var asks = new HttpRequestMessage(new(method), stub + path);
            using var answer = await client.SendAsync(asks, Ct);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "*", "GET, OPTIONS"), (answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), string.Join(", ", answer.Content.Headers.Allow)));
        }
    }

    [Fact]
    public async Task Another_site_may_ask_first_and_who_holds_it_already_gets_nothing_again()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync();
        using var client = await scene.ClientAsync();
        using var asks = new HttpRequestMessage(HttpMethod.Options, Stub + "/services");
        using var may = await client.SendAsync(asks, Ct);
        Assert.Equal((HttpStatusCode.NoContent, "*", "GET"), (may.StatusCode, may.Headers.GetValues("Access-Control-Allow-Origin").Single(), may.Headers.GetValues("Access-Control-Allow-Methods").Single()));
        using var first = await client.GetAsync(Stub + "/services", Ct);
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(client, first.Headers.ETag!.ToString()));
        Assert.True(await scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Few, null, false, Ct)));
        Assert.Equal(HttpStatusCode.OK, await AgainAsync(client, first.Headers.ETag!.ToString()));
        using var elsewhere = await client.GetAsync("/nowhere" + Stub + "/services", Ct);
        Assert.Equal((HttpStatusCode.NotFound, "*"), (elsewhere.StatusCode, elsewhere.Headers.GetValues("Access-Control-Allow-Origin").Single()));
    }

    [Fact]
    public async Task Who_asks_without_end_and_a_fault_of_ours_are_answered_for_other_systems_too()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(scene.World.Database);
        using var client = site.Browser(from: "203.0.113.9");
        HttpResponseMessage last = new();
        for (var n = 0; n <= FeedLimiter.MostInAMinute; n++)
        {
            last.Dispose();
            last = await client.GetAsync(Stub + "/", Ct);
        }

        using (last)
            Assert.Equal((HttpStatusCode.TooManyRequests, "*", "60"), (last.StatusCode, last.Headers.GetValues("Access-Control-Allow-Origin").Single(), last.Headers.GetValues("Retry-After").Single()));
        // Nobody else is kept waiting.
        using var another = site.Browser(from: "203.0.113.10");
        Assert.Equal(HttpStatusCode.OK, (await another.GetAsync(Stub + "/", Ct)).StatusCode);
        await using var broken = await TestSite.StartAsync(scene.World.Database, services: s => s.AddScoped<Headwater.Localities.Contracts.ILocalities, Broken>());
        using var visitor = broken.Client();
        using var failed = await visitor.GetAsync(Stub + "/services", Ct);
        Assert.Equal((HttpStatusCode.InternalServerError, "*"), (failed.StatusCode, failed.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.DoesNotContain("secret", await failed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AgainAsync(HttpClient client, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Stub + "/services");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> GetAsync(DirectoryScene scene, string path)
    {
        using var client = await scene.ClientAsync();
        using var document = JsonDocument.Parse(await client.GetStringAsync(Stub + path, Ct));
        return document.RootElement.Clone();
    }

    private static string Said(FeedReport report) => string.Join('\n', report.Endpoints.SelectMany(e => e.Errors.Select(x => $"{e.Path} {e.Result}/{e.Tagged} {x.At} {x.Pointer} {x.Rule}").Prepend($"{e.Path} {e.Result}/{e.Tagged}")));

    private sealed class Broken : Headwater.Localities.Contracts.ILocalities
    {
        public Task<Headwater.Localities.Contracts.LocalitySummary?> DefaultAsync(CancellationToken ct) => throw new InvalidOperationException("secret");

        public Task<Headwater.Localities.Contracts.LocalitySummary?> BySlugAsync(string slug, CancellationToken ct) => throw new InvalidOperationException("secret");

        public Task<Headwater.Localities.Contracts.LocalitySummary?> ByAreaCodeAsync(string areaCode, CancellationToken ct) => throw new InvalidOperationException("secret");

        public Task<IReadOnlyList<Headwater.Localities.Contracts.LocalitySummary>> AllAsync(CancellationToken ct) => throw new InvalidOperationException("secret");
    }
}

using System.Text.Json.Nodes;
using Headwater.Support.OpenReferral;

namespace Headwater.Modules.Tests.Support.OpenReferral;

/// <summary>
/// Each case that the public validator was measured on (what passes and what fails there, the specification read as published and with six
/// endpoints marked as optional), planted in the example of the docs.
/// </summary>
public sealed class FeedCheckTests
{
    private const string Services = "/services";

    [Fact]
    public async Task Nine_right_endpoints_pass_by_both_readings()
    {
        var report = await new PlantedFeed().CheckAsync();
        Assert.Equal(["/", "/services", "/services/{id}", "/taxonomies", "/taxonomies/{id}", "/taxonomy_terms", "/taxonomy_terms/{id}", "/service_at_locations", "/service_at_locations/{id}"], report.Endpoints.Select(e => e.Path));
        Assert.All(report.Endpoints, e => Assert.Equal((Outcome.Pass, Outcome.Pass, 0), (e.Result, e.Tagged, e.Errors.Count)));
    }

    [Fact]
    public async Task Three_endpoints_alone_fail_as_published_and_are_warned_of_where_six_are_optional()
    {
        var feed = new PlantedFeed();
        foreach (var path in (string[])["/taxonomies", "/taxonomy_terms", "/service_at_locations"])
            feed.Remove(path);
        var report = await feed.CheckAsync();
        Assert.Equal((false, true), (report.Conformant, report.ConformantTagged));
        foreach (var path in (string[])["/taxonomies", "/taxonomy_terms", "/service_at_locations"])
        {
            Assert.Equal((Outcome.Fail, Outcome.Warn, "endpoint: it answered 404"), (Of(report, path).Result, Of(report, path).Tagged, Of(report, path).Errors.Single().Rule));
            Assert.Equal(Outcome.NotTested, Of(report, path + "/{id}").Result);
        }
    }

    [Fact]
    public async Task A_service_at_a_location_as_the_profile_shows_it_lacks_name_and_status()
    {
        var feed = new PlantedFeed();
        feed.Take(PlantedFeed.Place, "/name");
        feed.Take(PlantedFeed.Place, "/status");
        var report = await feed.CheckAsync();
        var place = Of(report, "/service_at_locations/{id}");
        Assert.Equal((false, true), (report.Conformant, report.ConformantTagged));
        Assert.Equal(Outcome.Fail, place.Result);
        Assert.Equal(["/name", "/status"], place.Errors.Select(e => e.Pointer));
        Assert.Equal(PlantedFeed.Place, place.Errors[0].At);
    }

    /// <summary>In a list and in an item alike.</summary>
    [Theory]
    [InlineData("/description", "null", "type")]
    [InlineData("/url", "\"\"", "format")]
    [InlineData("/email", "\"\"", "format")]
    [InlineData("/email", "\"email-example_com\"", "format")]
    [InlineData("/url", "\"www.x.org\"", "format")]
    [InlineData("/url", "\"https://x/a b\"", "format")]
    [InlineData("/id", "\"17\"", "format")]
    [InlineData("/last_modified", "\"2024-01-01\"", "format")]
    [InlineData("/last_modified", "\"2024-13-01T10:00:00Z\"", "format")]
    [InlineData("/status", "\"open\"", "enum")]
    [InlineData("/minimum_age", "\"12\"", "type")]
    [InlineData("/organization/name", "7", "type")]
    [InlineData("/organization", "[]", "type")]
    public async Task What_the_validator_fails_fails(string where, string json, string rule)
    {
        var feed = new PlantedFeed();
        feed.Plant(Services, "/contents/0" + where, json);
        if (where != "/id")
            feed.Plant(PlantedFeed.Service, where, json);
        var report = await feed.CheckAsync();
        Assert.Equal((false, false), (report.Conformant, report.ConformantTagged));
        var error = Assert.Single(Of(report, Services).Errors);
        Assert.Equal("/contents/0" + where, error.Pointer);
        Assert.StartsWith(rule + ":", error.Rule, StringComparison.Ordinal);
        if (where != "/id")
            Assert.Equal(where, Assert.Single(Of(report, "/services/{id}").Errors).Pointer);
    }

    [Theory]
    [InlineData(Services, "/contents/0/name")]
    [InlineData(Services, "/contents/0/status")]
    [InlineData(Services, "/contents/0/organization/description")]
    [InlineData(PlantedFeed.Service, "/service_at_locations/0/location/location_type")]
    [InlineData(PlantedFeed.Service, "/service_at_locations/0/location/addresses/0/city")]
    [InlineData(PlantedFeed.Term, "/description")]
    [InlineData(PlantedFeed.Place, "/id")]
    public async Task What_is_required_must_be_there(string path, string where)
    {
        var feed = new PlantedFeed();
        feed.Take(path, where);
        var report = await feed.CheckAsync();
        Assert.False(report.Conformant);
        Assert.Equal([where], report.Endpoints.SelectMany(e => e.Errors).Where(e => e.Rule.StartsWith("required:", StringComparison.Ordinal)).Select(e => e.Pointer));
    }

    [Theory]
    [InlineData("/freq", "\"DAILY\"", "enum: one of WEEKLY, MONTHLY")]
    [InlineData("/schedule_link", "\"nowhere\"", "format: a uri with its scheme, such as https://")]
    public async Task A_schedule_is_checked_within_its_service(string where, string json, string rule)
    {
        var feed = new PlantedFeed();
        feed.Plant(PlantedFeed.Service, "/schedules", """[{"id":"5f0f2c60-3a52-4f0e-9a51-1d1f0f5b7a11","freq":"WEEKLY","opens_at":"10:00:00"}]""");
        Assert.True((await feed.CheckAsync()).Conformant);
        feed.Plant(PlantedFeed.Service, "/schedules/0" + where, json);
        var error = Assert.Single(Of(await feed.CheckAsync(), "/services/{id}").Errors);
        Assert.Equal(("/schedules/0" + where, rule), (error.Pointer, error.Rule));
    }

    [Theory]
    [InlineData("/first_page", "\"yes\"")]
    [InlineData("/total_pages", "\"3\"")]
    [InlineData("/total_items", "1.5")]
    public async Task The_envelope_has_its_types(string where, string json)
    {
        var feed = new PlantedFeed();
        feed.Plant(Services, where, json);
        var report = await feed.CheckAsync();
        Assert.False(report.Conformant);
        Assert.Contains(Of(report, Services).Errors, e => e.Pointer == where && e.Rule.StartsWith("type:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/id", "\"5F0F2C60-3A52-4F0E-9A51-1D1F0F5B7A01\"")]
    [InlineData("/description", "\"\"")]
    [InlineData("/url", "\"mailto:carers@kestrel.example\"")]
    [InlineData("/last_modified", "\"2024-01-01T10:00:00\"")]
    [InlineData("/last_modified", "\"2024-01-01T10:00:00.5+01:00\"")]
    [InlineData("/phones", "[{\"number\":\"01632 960001\"}]")]
    [InlineData("/x_local", "null")]
    [InlineData("/status", "\"temporarily closed\"")]
    public async Task What_the_validator_passes_passes(string where, string json)
    {
        var feed = new PlantedFeed();
        feed.Plant(PlantedFeed.Service, where, json);
        var report = await feed.CheckAsync();
        Assert.Equal((true, Outcome.Pass), (report.ConformantTagged, Of(report, "/services/{id}").Result));
    }

    [Fact]
    public async Task A_service_without_organisation_and_an_attribute_without_its_term_pass()
    {
        var feed = new PlantedFeed();
        feed.Take(PlantedFeed.Service, "/organization");
        feed.Take(PlantedFeed.Service, "/attributes/0/taxonomy_term");
        Assert.Equal(Outcome.Pass, Of(await feed.CheckAsync(), "/services/{id}").Result);
    }

    [Fact]
    public async Task A_list_without_its_envelope_passes_with_a_warning_and_is_not_read_further()
    {
        var feed = new PlantedFeed();
        feed[Services] = new JsonObject { ["contents"] = feed[Services]["contents"]!.DeepClone() };
        var report = await feed.CheckAsync();
        Assert.True(report.Conformant);
        Assert.Equal(Outcome.Warn, Of(report, Services).Result);
        Assert.DoesNotContain(Services + "?page=2", feed.Asked);
    }

    [Fact]
    public async Task An_empty_list_is_a_warning_and_its_items_are_not_tested()
    {
        var feed = new PlantedFeed();
        feed["/taxonomies"] = JsonNode.Parse("""{"total_items":0,"total_pages":1,"page_number":1,"size":0,"first_page":true,"last_page":true,"empty":true,"contents":[]}""")!;
        var report = await feed.CheckAsync();
        Assert.True(report.Conformant);
        Assert.Equal((Outcome.Warn, Outcome.NotTested), (Of(report, "/taxonomies").Result, Of(report, "/taxonomies/{id}").Result));
    }

    [Theory]
    [InlineData("""{"version":"HSDS-UK-3.0"}""", true, false)]
    [InlineData("""{"version":"V3.0","profile":"https://p.example","openapi_url":"https://o.example"}""", true, true)]
    [InlineData("""{"version":"3.0.0-uk","profile":"https://p.example","openapi_url":"https://o.example"}""", true, true)]
    [InlineData("""{"version":"HSDS-UK-1.0","profile":"https://p.example","openapi_url":"https://o.example"}""", false, false)]
    [InlineData("""{"profile":"https://p.example"}""", false, false)]
    [InlineData("""{"version":"HSDS-UK-3.0","profile":"p.example","openapi_url":"https://o.example"}""", false, false)]
    [InlineData("[]", false, false)]
    public async Task The_feed_says_its_version(string root, bool published, bool tagged)
    {
        var feed = new PlantedFeed { ["/"] = JsonNode.Parse(root)! };
        var report = await feed.CheckAsync();
        Assert.Equal((published, tagged), (report.Conformant, report.ConformantTagged));
    }

    [Fact]
    public async Task Of_many_pages_the_first_the_middle_and_the_last_are_read()
    {
        var feed = new PlantedFeed();
        feed.Plant(Services, "/total_pages", "9");
        feed.Plant(Services, "/last_page", "false");
        foreach (var page in (int[])[4, 9])
        {
            feed[$"{Services}?page={page}"] = feed[Services].DeepClone();
            feed.Plant($"{Services}?page={page}", "/page_number", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
            feed.Plant($"{Services}?page={page}", "/first_page", "false");
        }

        feed.Plant(Services + "?page=9", "/last_page", "true");
        feed.Plant(Services + "?page=9", "/contents/0/status", "\"open\"");
        var error = Assert.Single(Of(await feed.CheckAsync(), Services).Errors);
        Assert.Equal(("/services?page=9", "/contents/0/status"), (error.At, error.Pointer));
        Assert.Equal(["/services", "/services?page=4", "/services?page=9"], feed.Asked.Where(a => a.StartsWith("/services", StringComparison.Ordinal) && a.Length < 20));
    }

    private static EndpointReport Of(FeedReport report, string path) => report.Endpoints.Single(e => e.Path == path);
}

using System.Text.Json;
using Headwater.Support.Import;
using Headwater.Support.OpenReferral;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>
/// The mock feed of the official validator: a list of 128 services that are one service 128 times over, each lacking something else. What is
/// expected was counted in the file. Read on 10 November 2026.
/// </summary>
[Trait("Needs", "open-data")]
public sealed class MockFeedTests
{
    private const string Only = "ac148810-d857-441c-9679-408f346de14b";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_of_the_128_is_read_with_a_note_for_everything_it_lacks_or_nobody_can_keep()
    {
        var all = Answer.Of(List()).Document!.Value.GetProperty("contents").EnumerateArray().Select(s => FeedReading.Of(s, new(2026, 11, 10))).ToList();
        Assert.Equal(128, all.Count);
        Assert.All(all, r => Assert.Equal("Community Counselling", r.Typed.Name));
        // 45 without a description and 43 without who provides it; 85 assured in 2005; 85 accreditations and 90 alerts have no field.
        Assert.Equal([("/accreditations", 85), ("/alert", 90), ("/assured_date", 85), ("/description", 45), ("/organization", 43)], all.SelectMany(r => r.Notes).GroupBy(n => n.Pointer).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key, StringComparer.Ordinal));
        Assert.Equal((86, 87, 85), (all.Count(r => r.Typed.Website is not null), all.Count(r => r.Typed.Email is not null), all.Count(r => r.Organisation is not null)));
    }

    [Fact]
    public async Task Its_list_is_taken_once_with_the_service_in_full_and_every_repeat_told()
    {
        var whole = File.ReadAllText(OpenDataFolder.Of("oruk", "validator_V3.0-UK-Warn_service_full.json"));
        var list = System.Text.Encoding.UTF8.GetString(List());
        var feed = new PlannedFeed((path, _) => path switch { "/services" => list, "/services/" + Only => whole, _ => null });
        var walked = await new FeedWalk(feed, TimeProvider.System).RunAsync(Ct);
        Assert.True(walked.IsWhole);
        Assert.Equal(Only, Assert.Single(walked.Services).Key);
        Assert.Equal(["/services?page=1", $"/services/{Only}"], feed.Asked);
        using var kept = JsonDocument.Parse(walked.Services[0].Document);
        using var came = JsonDocument.Parse(whole);
        Assert.True(JsonElement.DeepEquals(came.RootElement, kept.RootElement));
        // 127 repeats: fifty are told one by one, the others by their number.
        Assert.Equal(51, walked.Problems.Count);
        Assert.Equal($"Page 1, number 2: id: {Only} is in the feed twice. The first was kept.", walked.Problems[0]);
        Assert.Equal("And 77 more.", walked.Problems[^1]);
    }

    private static byte[] List() => File.ReadAllBytes(OpenDataFolder.Of("oruk", "validator_V3.0-UK-Test_service_list.json"));
}

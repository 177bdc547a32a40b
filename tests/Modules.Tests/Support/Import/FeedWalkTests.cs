using System.Globalization;
using Headwater.Support.Import;
using Headwater.Support.OpenReferral;
using Microsoft.Extensions.Time.Testing;
using static Headwater.Modules.Tests.Support.Import.PlannedFeed;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>Feeds that mean well, and feeds that do not: each walk ends, and says how.</summary>
public sealed class FeedWalkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_are_walked_and_what_the_list_only_names_is_asked_for()
    {
        var feed = new PlannedFeed((path, page) => (path, page) switch
        {
            ("/services", 1) => Page(1, 2, Service("a", "One"), """{"id":"b","name":"Two","status":"active"}"""),
            ("/services", 2) => Page(2, 2, Service("c", "Three")),
            ("/services/b", null) => Service("b", "Two, in full"),
            _ => null,
        });
        var walked = await WalkAsync(feed);
        Assert.Equal(["a", "b", "c"], walked.Services.Select(s => s.Key));
        Assert.Contains("Two, in full", walked.Services[1].Document, StringComparison.Ordinal);
        Assert.Equal(["/services?page=1", "/services?page=2", "/services/b"], feed.Asked);
        Assert.True(walked.IsWhole);
        Assert.Empty(walked.Problems);
    }

    [Fact]
    public async Task A_page_that_comes_again_ends_the_walk()
    {
        var walked = await WalkAsync(new PlannedFeed((_, page) => Page(page ?? 0, 900, Service("a", "One"))));
        Assert.Contains(walked.Problems, p => p.StartsWith("Page 2: it is the same page again.", StringComparison.Ordinal));
        Assert.Equal((1, false), (walked.Services.Count, walked.IsWhole));
    }

    [Fact]
    public async Task Pages_without_end_are_ended_at_five_hundred()
    {
        var feed = new PlannedFeed((path, page) => path == "/services" ? Page(page!.Value, 1_000_000, Service($"s{page}", "One")) : null);
        var walked = await WalkAsync(feed);
        Assert.Equal("It has more than 500 pages. The walk was ended there.", Assert.Single(walked.Problems));
        Assert.Equal((500, 500, false), (walked.Services.Count, feed.Asked.Count, walked.IsWhole));
    }

    [Fact]
    public async Task Pages_that_grow_with_every_page_are_ended()
    {
        var walked = await WalkAsync(new PlannedFeed((_, page) => Page(page ?? 0, page + 1 ?? 0, Service($"s{page}", "One"))));
        Assert.Equal("Page 5: total_pages grows with every page. The walk was ended; ask those who keep the feed.", Assert.Single(walked.Problems));
        Assert.False(walked.IsWhole);
    }

    [Fact]
    public async Task Fifty_thousand_services_are_the_most()
    {
        var walked = await WalkAsync(new PlannedFeed((_, page) => Page(page ?? 0, 400, [.. Enumerable.Range(0, 20_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{page}-{n}\",\"contacts\":[]}}"))])));
        Assert.Equal("It holds more than 50000 services or 100 MB, and was ended at page 3.", Assert.Single(walked.Problems));
        Assert.False(walked.IsWhole);
    }

    /// <summary>Fifteen minutes by the clock of the test, which moves a minute with every answer.</summary>
    [Fact]
    public async Task A_walk_that_takes_too_long_is_ended_and_keeps_what_came()
    {
        var clock = new FakeTimeProvider();
        var feed = new PlannedFeed((_, page) =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return Page(page ?? 0, 400, Service($"s{page}", "One"));
        });
        var walked = await new FeedWalk(feed, clock).RunAsync(Ct);
        Assert.Equal("It took longer than 15 minutes, and was ended. What came until then was kept.", Assert.Single(walked.Problems));
        Assert.Equal((15, false), (walked.Services.Count, walked.IsWhole));
    }

    [Fact]
    public async Task Ids_that_come_twice_lead_elsewhere_or_are_missing_are_told_and_the_rest_is_kept()
    {
        var feed = PlannedFeed.Of(Service("a", "One"), Service("a", "One again"), Service("../../etc", "Elsewhere"), """{"name":"No id"}""", """{"id":7,"name":"A number","contacts":[]}""", "3", """{"id":"\uD800","name":"Half a letter"}""");
        var walked = await WalkAsync(feed);
        Assert.Equal(["a", "7"], walked.Services.Select(s => s.Key));
        Assert.DoesNotContain("again", walked.Services[0].Document, StringComparison.Ordinal);
        Assert.Equal(
            [.. ((int[])[3, 4, 6, 7]).Select(n => $"Page 1, number {n}: id: it has none that can be kept, of letters, digits, - and _. It was left out."), "Page 1, number 2: id: a is in the feed twice. The first was kept."],
            walked.Problems);
        Assert.True(walked.IsWhole);
    }

    [Fact]
    public async Task A_feed_that_is_down_is_not_whole_and_an_empty_one_is()
    {
        Assert.Equal((0, false), await CountAsync(new PlannedFeed((_, _) => null)));
        Assert.Equal((0, false), await CountAsync(new PlannedFeed((_, _) => "[]")));
        Assert.Equal((0, false), await CountAsync(new PlannedFeed((_, _) => new string('[', 100))));
        Assert.Equal((0, true), await CountAsync(PlannedFeed.Of()));
        // One that has no counts ends where its pages do, or begin again.
        Assert.Equal((1, true), await CountAsync(new PlannedFeed((_, page) => page == 1 ? $$"""{"contents":[{{Service("a", "One")}}]}""" : null)));
        Assert.Equal((1, true), await CountAsync(new PlannedFeed((_, _) => $$"""{"contents":[{{Service("a", "One")}}]}""")));
    }

    [Fact]
    public async Task What_answers_for_another_service_is_not_kept_under_its_id()
    {
        var walked = await WalkAsync(new PlannedFeed((path, _) => path == "/services" ? Page(1, 1, """{"id":"a","name":"One"}""") : Service("b", "Another")));
        Assert.Equal("/services/a: id: what came is not this service. What the list says of it was kept.", Assert.Single(walked.Problems));
        Assert.Equal("""{"id":"a","name":"One"}""", Assert.Single(walked.Services).Document);
    }

    [Fact]
    public async Task A_service_longer_than_any_is_left_out()
    {
        var walked = await WalkAsync(PlannedFeed.Of(Service("a", new string('x', 200_000)), Service("b", "Two")));
        Assert.Equal("b", Assert.Single(walked.Services).Key);
        Assert.Contains("longer than 200000 letters", Assert.Single(walked.Problems), StringComparison.Ordinal);
    }

    private static Task<Walked> WalkAsync(IFeedSource feed) => new FeedWalk(feed, TimeProvider.System).RunAsync(Ct);

    private static async Task<(int, bool)> CountAsync(IFeedSource feed)
    {
        var walked = await WalkAsync(feed);
        Assert.Equal(!walked.IsWhole, walked.Problems.Count > 0);
        return (walked.Services.Count, walked.IsWhole);
    }
}

using System.Globalization;
using System.Net;
using Headwater.Kernel;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Modules.Tests.Support.Tips;
using Headwater.Support.Visits;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Visits;

/// <summary>What is counted of the public pages, and that nothing of those who look is kept.</summary>
public sealed class VisitTests
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14) Mobile";

    [Theory]
    [InlineData(Phone, true)]
    [InlineData("", false)]
    [InlineData("Mozilla/5.0 (compatible; ExampleBot/2.1)", false)]
    [InlineData("curl/8.5", false)]
    public void A_machine_that_says_so_is_no_visitor(string browser, bool counts) => Assert.Equal(counts, VisitRules.IsPerson(browser));

    [Fact]
    public void What_was_typed_is_no_part_of_what_is_counted()
    {
        Assert.Equal((VisitKind.Search, ""), VisitRules.Of("/Help/Find", "my son", "anxiety", null));
        Assert.Equal((VisitKind.Need, "anxiety"), VisitRules.Of("/Help/Find", " ", "anxiety", null));
        Assert.Equal((VisitKind.Search, ""), VisitRules.Of("/Help/Find", null, "typed by hand", null));
        Assert.Equal((VisitKind.Tip, "sleep"), VisitRules.Of("/Help/Tip", null, null, "sleep"));
        Assert.Equal((VisitKind.Tip, ""), VisitRules.Of("/Help/Tips", null, null, null));
        Assert.Null(VisitRules.Of("/Errors/Error", null, null, null));
    }

    [Fact]
    public void A_tip_counts_under_its_published_name_whatever_the_letter_case_and_not_where_there_is_none()
    {
        Assert.Equal("sleep", VisitRules.Published(VisitKind.Tip, "SLEEP", ["mornings", "sleep"]));
        Assert.Null(VisitRules.Published(VisitKind.Tip, "sleeping", ["mornings", "sleep"]));
        Assert.Equal("", VisitRules.Published(VisitKind.Tip, "", []));
        Assert.Equal("anxiety", VisitRules.Published(VisitKind.Need, "anxiety", ["sleep"]));
    }

    [Fact]
    public void So_many_counts_wait_and_what_more_comes_is_counted_by_its_kind()
    {
        using var tally = new VisitTally(new FakeTimeProvider(TestWorld.Start));
        var (here, address) = (LocalityId.New(), IPAddress.Parse("192.0.2.7"));
        void Look(string tip) => tally.Count(here, VisitKind.Tip, tip, address, Phone);
        // With the visitor it is full one tip earlier.
        for (var n = 1; n < VisitTally.MostWaiting; n++)
            Look($"tip-{n}");
        Look("one-more");
        Look("another");
        Look("tip-1");
        var taken = tally.Take();
        Assert.Equal(VisitTally.MostWaiting + 1, taken.Count);
        Assert.Equal([("", 2), ("tip-1", 2)], taken.Where(t => t.Value > 1).Select(t => (t.Key.What, t.Value)).Order());
        Assert.Equal(VisitTally.MostWaiting + 2, taken.Where(t => t.Key.Kind == VisitKind.Tip).Sum(t => t.Value));
    }

    [Fact]
    public void A_visitor_counts_once_a_day_and_again_on_the_next()
    {
        var clock = new FakeTimeProvider(TestWorld.Start);
        using var tally = new VisitTally(clock);
        var (here, address) = (LocalityId.New(), IPAddress.Parse("192.0.2.7"));
        void Look(string browser = Phone) => tally.Count(here, VisitKind.Search, "", address, browser);
        Look();
        Look();
        Look("Another browser");
        // Three pages, two visitors.
        Assert.Equal([(VisitKind.Search, 3), (VisitKind.Visitors, 2)], tally.Take().Select(t => (t.Key.Kind, t.Value)));
        Assert.Empty(tally.Take());
        Look();
        Assert.Equal([(VisitKind.Search, 1)], tally.Take().Select(t => (t.Key.Kind, t.Value)));
        clock.Advance(TimeSpan.FromDays(1));
        Look();
        Assert.Equal([(new DateOnly(2026, 11, 11), VisitKind.Search, 1), (new(2026, 11, 11), VisitKind.Visitors, 1)], tally.Take().Select(t => (t.Key.Day, t.Key.Kind, t.Value)));
    }

    [Fact]
    public void One_address_is_fifty_visitors_at_most_and_each_locality_counts_its_own()
    {
        using var tally = new VisitTally(new FakeTimeProvider(TestWorld.Start));
        var (here, there) = (LocalityId.New(), LocalityId.New());
        for (var n = 0; n < 60; n++)
            tally.Count(here, VisitKind.Search, "", IPAddress.Parse("192.0.2.7"), $"Browser {n}");
        tally.Count(here, VisitKind.Search, "", IPAddress.Parse("192.0.2.8"), Phone);
        tally.Count(there, VisitKind.Search, "", IPAddress.Parse("192.0.2.7"), "Browser 59");
        var taken = tally.Take();
        int Of(LocalityId locality, VisitKind kind) => taken.Single(t => t.Key.Locality == locality && t.Key.Kind == kind).Value;
        // Sixty browsers of one address are fifty visitors; the other address is one more. Every page counts.
        Assert.Equal((61, 51), (Of(here, VisitKind.Search), Of(here, VisitKind.Visitors)));
        Assert.Equal((1, 1), (Of(there, VisitKind.Search), Of(there, VisitKind.Visitors)));
    }

    [Fact]
    public void Where_one_locality_has_all_the_visitors_it_may_have_another_counts_on()
    {
        using var tally = new VisitTally(new FakeTimeProvider(TestWorld.Start));
        var (here, there) = (LocalityId.New(), LocalityId.New());
        for (var n = 0; n <= VisitTally.MostVisitors; n++)
            tally.Count(here, VisitKind.Search, "", new IPAddress(n), Phone);
        tally.Count(there, VisitKind.Search, "", new IPAddress(0), Phone);
        Assert.Equal([VisitTally.MostVisitors, 1], tally.Take().Where(t => t.Key.Kind == VisitKind.Visitors).Select(t => t.Value).OrderDescending());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Pages_are_counted_without_a_cookie_and_written_a_minute_later(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        await scene.ApprovedAsync();
        await scene.TipAsync(TipServiceTests.Whole);
        await using (var site = await TestSite.StartAsync(scene.World.Database))
        {
            var client = site.Client();
            client.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
            // The second of each is answered from what is kept.
            foreach (var path in new[] { "/help?words=secretword", "/help?words=secretword", "/here/help?need=anxiety", "/help/tips", "/help/tips/when-mornings-are-hard", "/help/tips/When-Mornings-Are-Hard", "/help/tips/nothing", "/nowhere/help" })
            {
                using var answer = await client.GetAsync(path, Ct);
                Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            }

            using var head = await client.SendAsync(new(HttpMethod.Head, "/help"), Ct);
            using var robot = new HttpRequestMessage(HttpMethod.Get, "/help");
            robot.Headers.UserAgent.ParseAdd("ExampleBot/1.0");
            using var unseen = await client.SendAsync(robot, Ct);
            Assert.Empty(await RowsAsync(scene));
            await site.Services.GetRequiredService<VisitWriting>().WriteAsync(Ct);
            Assert.Equal([("Need", "anxiety", 1), ("Search", "", 2), ("Tip", "", 1), ("Tip", "when-mornings-are-hard", 2), ("Visitors", "", 1)], await RowsAsync(scene));
            using var more = await client.GetAsync("/help", Ct);
            // What waits when the server stops is written then.
            await site.StopAsync();
        }

        var rows = await RowsAsync(scene);
        Assert.Contains(("Search", "", 3), rows);
        Assert.DoesNotContain(rows, r => r.What.Contains("secretword", StringComparison.Ordinal));
        var page = await scene.TextAsync(scene.Worker, VisitsRegistration.Page);
        Assert.Contains("November 2026 – 3 1 3 0", page, StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(5));
        // One visitor on Tuesday and nobody on the four days after it: 1 / 5 = 0.2, and Sunday is not over.
        var later = await scene.TextAsync(scene.Worker, VisitsRegistration.Page);
        Assert.Contains("November 2026 0.2 3 1 3 0", later, StringComparison.Ordinal);
        Assert.Contains("When mornings are hard2", page, StringComparison.Ordinal);
        Assert.Contains("Worry and anxiety1", page, StringComparison.Ordinal);
        Assert.Contains(VisitsRegistration.Page, (await (await scene.BrowserAsync(scene.Worker)).GetAsync("/directory")).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Parent)).GetAsync(VisitsRegistration.Page)).Status);
    }

    [Theory]
    // Counted since 5 October; 62 + 31 over the 27 days from then to the 31st: 93 / 27.
    [InlineData("2026-10-01", "2026-10-05", "2026-11-10", 93 / 27.0)]
    // Counted since before: the 31 days of October.
    [InlineData("2026-10-01", "2026-09-30", "2026-11-10", 3.0)]
    // On the 21st of the month the first 20 days are over; what came on the 21st is left out: 62 / 20.
    [InlineData("2026-10-01", "2026-09-30", "2026-10-21", 3.1)]
    // On the first day of the month, and on the first day that is counted, no day is over.
    [InlineData("2026-10-01", "2026-09-30", "2026-10-01", null)]
    [InlineData("2026-10-01", "2026-10-05", "2026-10-05", null)]
    // The whole month, on the day after it.
    [InlineData("2026-10-01", "2026-09-30", "2026-11-01", 3.0)]
    public void Visitors_a_day_are_those_of_days_that_are_over(string month, string first, string today, double? expected)
    {
        (DateOnly, int)[] visitors = [(new(2026, 10, 5), 62), (new(2026, 10, 21), 31)];
        DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var found = VisitRules.VisitorsPerDay(Day(month), Day(first), Day(today), visitors);
        Assert.Equal(expected is null, found is null);
        Assert.Equal(expected ?? 0, found ?? 0, 9);
    }

    [Fact]
    public async Task What_was_cancelled_though_nobody_asked_for_it_is_put_back()
    {
        var clock = new FakeTimeProvider(TestWorld.Start);
        using var tally = new VisitTally(clock);
        using var writing = new VisitWriting(tally, new TimingOut(), clock, NullLogger<VisitWriting>.Instance);
        tally.Count(LocalityId.New(), VisitKind.Search, "", IPAddress.Parse("192.0.2.7"), Phone);
        tally.Count(LocalityId.New(), VisitKind.Service, "", IPAddress.Parse("192.0.2.7"), Phone);
        await writing.WriteAsync(Ct);
        Assert.Equal([(VisitKind.Search, 1), (VisitKind.Service, 1), (VisitKind.Visitors, 1), (VisitKind.Visitors, 1)], tally.Take().Select(t => (t.Key.Kind, t.Value)).Order());
    }

    private static async Task<List<(string Kind, string What, int Count)>> RowsAsync(DirectoryScene scene)
    {
        await using var db = scene.World.Database.Open(scene.World.Locality);
        return [.. (await db.Set<VisitCount>().AsNoTracking().ToListAsync(Ct)).Select(v => (v.Kind.ToString(), v.What, v.Count)).Order()];
    }

    private sealed class TimingOut : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => throw new TaskCanceledException("The command timed out.");
    }
}

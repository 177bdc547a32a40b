using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Headwater.Children.Sample;
using Headwater.Kernel;
using Headwater.Access.SignIn;
using Headwater.Localities.Contracts;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Help;
using Headwater.Support.Listings;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Help;

/// <summary>Finding help without signing in and without script.</summary>
public sealed partial class HelpPageTests
{
    private const int MostTransferred = 60_000;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_parent_says_what_worries_them_and_reads_how_to_ask(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        Assert.Contains("There is nothing in this directory yet.", await scene.TextAsync(null, HelpLinks.Default), StringComparison.Ordinal);
        var id = await scene.ApprovedAsync();
        await scene.ApprovedAsync(Whole with { Name = "For babies", Summary = "Play and talk.", AgeFrom = 0, AgeTo = 3, Needs = ["early-years"], WhenToRefer = "When you like.", Tier = Tier.Universal });
        Assert.True(await scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Few, 6, false, Ct), scene.Worker));
        foreach (var page in new[] { "/help?words=my+daughter+is+worryed", "/here/help?words=worried", "/help?age=11", "/help?need=anxiety", "/help?tier=Targeted" })
        {
            var text = await scene.TextAsync(null, page);
            Assert.Contains("1 service ", text, StringComparison.Ordinal);
            Assert.Contains("Calm starts A course for parents whose child worries. For: 4 to 11 years. For those who need more How to ask: Parents telephone. Room: There are few places (as of Tuesday 10 November 2026) Wait: About 6 weeks (as of Tuesday 10 November 2026)", text, StringComparison.Ordinal);
            Assert.DoesNotContain("For babies", text, StringComparison.Ordinal);
        }

        var browser = await scene.BrowserAsync();
        var link = (await browser.GetAsync("/help?words=worried")).Page.QuerySelectorAll<IHtmlAnchorElement>("h3 a").Single().GetAttribute("href")!;
        Assert.Equal($"/help/{id}", link);
        var one = await scene.TextAsync(null, link);
        foreach (var said in new[] { "Calm starts", "Kestrel Family Support", "Telephone: 01632 960000", "There are few places (as of Tuesday 10 November 2026).", "Typical wait: About 6 weeks (as of Tuesday 10 November 2026).", "A call within five days.", "What must have been tried beforeNothing. You can come first.", "Who decidesThe course leader.", "LanguagesEnglish, Polish", "WhereKestrel house, 3 Mill Lane, Alderton, ZZ99 9AA" })
            Assert.Contains(said, one, StringComparison.Ordinal);
        Assert.DoesNotContain("a while ago", one, StringComparison.Ordinal);
        // 28 days later nobody has said anything new.
        scene.World.Clock.Advance(TimeSpan.FromDays(28));
        Assert.Contains("That was a while ago: ask before you rely on it.", await scene.TextAsync(null, link), StringComparison.Ordinal);
        Assert.Contains("Nothing was found", await scene.TextAsync(null, "/help?age=50&need=anxiety"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/help/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/nowhere/help")).Status);
        var wrong = await browser.GetAsync("/help?age=ten&words=worried");
        Assert.Equal((HttpStatusCode.BadRequest, "ten", "worried"), (wrong.Status, wrong.Page.QuerySelector<IHtmlInputElement>("#age")!.Value, wrong.Page.QuerySelector<IHtmlInputElement>("#words")!.Value));
        Assert.Contains("Enter the age in whole years", Text(wrong.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_approved_is_there_at_once_though_the_page_was_kept_and_whoever_is_signed_in_elsewhere_reads_it_too()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync();
        Assert.Contains("Calm starts", await scene.TextAsync(null, "/help"), StringComparison.Ordinal);
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole with { Name = "Calm mornings" }, Ct)));
        Assert.Contains("Calm starts", await scene.TextAsync(null, "/help"), StringComparison.Ordinal);
        Assert.True(await scene.ApprovalAsync(s => s.ApproveAsync(id, 2, 1, Ct)));
        Assert.Contains("Calm mornings", await scene.TextAsync(null, "/help"), StringComparison.Ordinal);
        var elsewhere = LocalityId.New();
        await scene.World.AddLocalityAsync(elsewhere, "yonder", "353");
        Assert.Contains("Calm mornings", await scene.TextAsync(scene.Head, "/help"), StringComparison.Ordinal);
        Assert.Contains("There is nothing in this directory yet.", await scene.TextAsync(scene.Head, "/yonder/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eleven_services_are_two_pages_and_the_second_has_the_rest()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        for (var n = 0; n < FindModel.PageSize + 1; n++)
            await scene.ApprovedAsync(Whole with { Name = $"Service {n:d2}" });
        var browser = await scene.BrowserAsync();
        var first = (await browser.GetAsync("/help?words=worries")).Page;
        Assert.Contains("11 services", Text(first), StringComparison.Ordinal);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = (await browser.GetAsync(next)).Page;
        Assert.Equal([10, 1], new[] { first, second }.Select(p => p.QuerySelectorAll("h3").Length));
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal(11, new[] { first, second }.SelectMany(p => p.QuerySelectorAll("h3").Select(h => h.TextContent)).Distinct().Count());
    }

    [Fact]
    [Trait("Tier", "slow")]
    public async Task A_first_view_of_the_sample_is_small_sets_no_cookie_and_says_that_it_is_made_up()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct);
        await using var site = await TestSite.StartAsync(database, listens: true);
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = site.Address };
        using var reading = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseCookies = false }) { BaseAddress = site.Address };
        var slug = SampleOrder.SlugOf(AreaRegister.Fictional[0]);
        var first = new HtmlParser().ParseDocument(await reading.GetStringAsync("/help", Ct)).QuerySelector("h3 a")!.GetAttribute("href")!;
        foreach (var path in new[] { "/help", "/help?words=won%27t+go+to+school", first, $"/{slug}/help", "/help?need=anxiety", "/help/tips", "/help/tips/when-mornings-are-hard" })
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            var page = new HtmlParser().ParseDocument(await reading.GetStringAsync(path, Ct));
            Assert.Contains("Fictional sample data", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("form[method=post]"));
            var linked = await LinkedAsync(reading, page, path);
            Assert.Contains(linked, l => l.EndsWith(".css", StringComparison.Ordinal));
            Assert.Contains(linked, l => l.EndsWith("govuk-frontend.min.js", StringComparison.Ordinal));
            var parts = new List<(string Address, long Bytes)>();
            foreach (var address in linked.Prepend(path))
                parts.Add((address, await TransferredAsync(client, address)));
            Assert.True(parts.Sum(p => p.Bytes) <= MostTransferred, string.Join('\n', parts));
        }
    }

    /// <summary>What a browser fetches for a page: styles, scripts and what these import, icons and pictures.</summary>
    private static async Task<IReadOnlyList<string>> LinkedAsync(HttpClient client, IHtmlDocument page, string path)
    {
        var at = new Uri(client.BaseAddress!, path);
        HashSet<string> linked = [];
        Queue<Uri> waiting = new(page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src]").Select(e => new Uri(at, e.GetAttribute("href") ?? e.GetAttribute("src")!)));
        while (waiting.TryDequeue(out var next))
        {
            if (!linked.Add(next.PathAndQuery) || !(next.AbsolutePath.EndsWith(".js", StringComparison.Ordinal) || next.AbsolutePath.EndsWith(".css", StringComparison.Ordinal)))
                continue;
            var text = await client.GetStringAsync(next, Ct);
            foreach (Match import in Imports().Matches(text))
                waiting.Enqueue(new(next, import.Groups["address"].Value));
        }

        return [.. linked];
    }

    /// <summary>The answer as it comes over the wire: its head, and its body packed as served.</summary>
    private static async Task<long> TransferredAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        using var answer = await client.SendAsync(request, Ct);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ToString().Length + answer.Content.Headers.ToString().Length + (await answer.Content.ReadAsByteArrayAsync(Ct)).Length;
    }

    [GeneratedRegex("""(?:from|import)\s*["'](?<address>\.[^"']+)["']|url\(["']?(?<address>[^"')d][^"')]*)["']?\)""", RegexOptions.None, 5000)]
    private static partial Regex Imports();
}

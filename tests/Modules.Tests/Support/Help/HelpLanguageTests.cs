using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Modules.Tests.Children;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Modules.Tests.Support.Tips;
using Headwater.Support.Help;
using Headwater.Support.Help.Languages;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Help;

/// <summary>The public pages in other languages.</summary>
public sealed partial class HelpLanguageTests
{
    [Fact]
    public void Only_what_was_reviewed_is_offered_and_every_file_says_by_whom_and_when()
    {
        var offered = new HelpLanguages(new());
        Assert.Equal(["en-GB"], offered.Offered.Select(l => l.Code));
        Assert.Equal(new DateOnly(2026, 11, 27), offered.English.ReviewedOn);
        Assert.Equal("en-GB", offered.Of("ar").Code);
        Assert.Equal("en-GB", offered.Of(null).Code);
        var all = new HelpLanguages(new(WithUnreviewed: true));
        Assert.Equal(["ar", "en-GB", "qps-ploc"], all.Offered.Select(l => l.Code).Order(StringComparer.Ordinal));
        Assert.True(all.Of("AR") is { IsRightToLeft: true, IsReviewed: false, ReviewedOn: null });
    }

    [Fact]
    public void Every_need_and_every_word_with_places_is_in_the_file_and_has_the_same_places()
    {
        var arabic = new HelpLanguages(new(WithUnreviewed: true)).Of("ar");
        Assert.All(NeedWords.All, n => Assert.Contains(n.Words, arabic.Words.Keys));
        Assert.All(arabic.Words, w => Assert.Equal(Places().Matches(w.Key).Select(m => m.Value).Order(), Places().Matches(w.Value).Select(m => m.Value).Order()));
        Assert.Equal("Ƒíñď ĥéľƥ íñ {0}", PseudoWords.Of("Find help in {0}"));
    }

    [Theory]
    [InlineData("qps-ploc", null)]
    [InlineData("ar", "rtl")]
    public async Task No_public_page_says_anything_in_English_but_what_a_provider_wrote(string language, string? direction)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync(DirectoryScene.Whole with { Email = "help@example.org", Website = "https://www.example.org" });
        Assert.True(await scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Few, 6, false, Ct)));
        await scene.ApprovedAsync(DirectoryScene.Whole with { Name = "Refuge", Openness = Openness.Restricted });
        for (var n = 0; n < FindModel.PageSize; n++)
            await scene.ApprovedAsync(DirectoryScene.Whole with { Name = $"Service {n:d2}", Areas = "Alderton", AgeFrom = 0, AgeTo = 99 });
        await scene.TipAsync(TipServiceTests.Whole with { Video = "https://video.example/a", Transcript = "A voice." });
        scene.World.Clock.Advance(TimeSpan.FromDays(28));
        await using var site = await TestSite.StartAsync(scene.World.Database, services: s => s.AddSingleton(new HelpLanguageSetting(WithUnreviewed: true)));
        var browser = new PageReader(site.Client());
        HashSet<string> seen = [];
        Queue<string> waiting = new(["/help", "/help?age=ten", "/help?age=77", "/help?words=" + new string('a', 300), "/help/tips?for=young-people", "/help?p=2"]);
        List<string> english = [];
        while (waiting.TryDequeue(out var path))
        {
            var asked = HelpLinks.In(language, path);
            if (seen.Count > 150 || !seen.Add(path.Contains("lang=", StringComparison.Ordinal) ? path : asked))
                continue;
            var (status, page, _) = await browser.GetAsync(path.Contains("lang=", StringComparison.Ordinal) ? path : asked);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, path);
            Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
            foreach (var link in page.QuerySelectorAll("main a[href*='/help'], .govuk-breadcrumbs a").Select(a => a.GetAttribute("href")!).Where(h => h.Contains($"lang={language}", StringComparison.Ordinal)))
                waiting.Enqueue(link);
            english.AddRange(Unsaid(page).Select(w => $"{w} on {path}"));
        }

        Assert.True(seen.Count > 30);
        Assert.True(english.Count == 0, string.Join('\n', english.Distinct().Take(40)));
    }

    [Fact]
    public async Task A_tip_says_when_it_is_only_in_English_and_is_read_in_the_language_it_is_there_in()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var english = await scene.TipAsync(TipServiceTests.Whole);
        await using var site = await TestSite.StartAsync(scene.World.Database, services: s => s.AddSingleton(new HelpLanguageSetting(WithUnreviewed: true)));
        var browser = new PageReader(site.Client());
        const string Tip = "/help/tips/when-mornings-are-hard";
        var only = (await browser.GetAsync(Tip + "?lang=ar")).Page;
        Assert.Contains("هذه النصيحة بالإنجليزية فقط حتى الآن.", Text(only), StringComparison.Ordinal);
        Assert.Equal(("en-GB", "ltr"), (only.QuerySelector("article")!.GetAttribute("lang"), only.QuerySelector("article")!.GetAttribute("dir")));
        await scene.TipAsync(TipServiceTests.Whole with { Title = "حين يكون الصباح صعبًا" }, "ar", english);
        var both = (await browser.GetAsync(Tip + "?lang=ar")).Page;
        Assert.Equal(("ar", "rtl", "حين يكون الصباح صعبًا"), (both.QuerySelector("article")!.GetAttribute("lang"), both.QuerySelector("article")!.GetAttribute("dir"), both.QuerySelector("h1")!.TextContent));
        // The site in English, the tip in Arabic: no language of the site is needed for it.
        var there = (await browser.GetAsync(Tip)).Page.QuerySelectorAll<IHtmlAnchorElement>("a[hreflang=ar]").Single().GetAttribute("href")!;
        var arabic = (await (await scene.BrowserAsync()).GetAsync(there)).Page;
        Assert.Equal(("en-GB", "ar"), (arabic.DocumentElement.GetAttribute("lang"), arabic.QuerySelector("article")!.GetAttribute("lang")));
        // A language that is not offered is English, and nothing on the page offers it.
        var plain = (await (await scene.BrowserAsync()).GetAsync("/help?lang=ar")).Page;
        Assert.Equal("en-GB", plain.DocumentElement.GetAttribute("lang"));
        Assert.Empty(plain.QuerySelectorAll("a[href*='lang=']"));
    }

    /// <summary>Words of plain letters in what the page itself says: names of languages and areas, and what providers wrote, are marked and left out.</summary>
    private static IEnumerable<string> Unsaid(IHtmlDocument page)
    {
        List<string> said = [.. page.QuerySelectorAll("body [aria-label]").Where(e => e.Closest("[lang='en-GB']") is null).Select(e => e.GetAttribute("aria-label")!)];
        foreach (var written in page.QuerySelectorAll("[lang='en-GB'], main nav a[lang], main a[hreflang], .hw-masthead, .govuk-breadcrumbs li:last-child, script, svg").ToList())
            written.Remove();
        said.Add(page.Body!.TextContent);
        return said.SelectMany(s => Plain().Matches(s)).Select(m => m.Value).Where(w => w is not "here");
    }

    [GeneratedRegex("[A-Za-z]{2,}", RegexOptions.None, 5000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 5000)]
    private static partial Regex Places();
}

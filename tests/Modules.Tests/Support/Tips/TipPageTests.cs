using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Help;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Tips;

/// <summary>The pages of tips, public and for those who write them, in a browser without script.</summary>
public sealed class TipPageTests
{
    [Fact]
    public async Task A_worker_writes_a_tip_the_lead_approves_it_and_a_parent_reads_it_before_services()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var worker = await scene.BrowserAsync(scene.Worker);
        Assert.Contains(TipLinks.List, (await worker.GetAsync(ServiceLinks.List)).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Contains("There is no tip yet. Add the first.", await scene.TextAsync(scene.Worker, TipLinks.List), StringComparison.Ordinal);
        var form = (await worker.GetAsync(TipLinks.Add)).Page;
        var refused = await worker.PostAsync(form, TipLinks.Add, "Save the draft", ("Title", "When mornings are hard"), ("Text", "- Put out the **bag**."), ("Needs", "attendance"), ("Whom", "Parents"), ("Video", "ftp://video.example"));
        Assert.Equal((HttpStatusCode.BadRequest, "When mornings are hard", true), (refused.Status, ((IHtmlInputElement)refused.Page.GetElementById("Title")!).Value, refused.Page.QuerySelector<IHtmlInputElement>("#Needs-attendance")!.IsChecked));
        Assert.Contains("The video must be an address", Text(refused.Page), StringComparison.Ordinal);
        var one = (await worker.PostAsync(refused.Page, TipLinks.Add, "Save the draft", ("Video", "https://video.example/a"))).To!;
        var draft = (await worker.GetAsync(one)).Page;
        Assert.Contains("Write down what is said in the video", Text(draft), StringComparison.Ordinal);
        Assert.DoesNotContain(draft.QuerySelectorAll("main button"), b => b.TextContent.Contains("Offer it", StringComparison.Ordinal));
        var change = one + "/change";
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(change)).Page, change, "Save the draft", ("Transcript", "A voice says: bag by the door."), ("ReviewedBy", "Psychology service"), ("ReviewedOn", "2 11 2026"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Offer it for approval")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(change)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Head)).GetAsync(one)).Status);
        Assert.Contains("Approve or send back one tip", await scene.TextAsync(scene.Lead, "/home"), StringComparison.Ordinal);
        Assert.Contains("When mornings are hard English Waits for approval Not going to school Not yet", await scene.TextAsync(scene.Lead, TipLinks.Waiting), StringComparison.Ordinal);
        var lead = await scene.BrowserAsync(scene.Lead);
        var silent = await lead.PostAsync((await lead.GetAsync(one)).Page, one, "Send it back");
        Assert.Equal(HttpStatusCode.BadRequest, silent.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(silent.Page, one, "Approve it")).Status);

        await scene.ApprovedAsync(DirectoryScene.Whole with { Needs = ["attendance"] });
        var need = (await (await scene.BrowserAsync()).GetAsync(HelpLinks.Need(null, "attendance"))).Page;
        Assert.Contains("What you can do yourself: Not going to school When mornings are hard – Parents and carers 1 tip 1 service Calm starts", Text(need), StringComparison.Ordinal);
        Assert.Contains("When mornings are hard", await scene.TextAsync(null, "/help/tips?for=parents&need=attendance"), StringComparison.Ordinal);
        Assert.Contains("There are none about this", await scene.TextAsync(null, "/here/help/tips?for=young-people"), StringComparison.Ordinal);
        var tip = (await (await scene.BrowserAsync()).GetAsync("/help/tips/when-mornings-are-hard")).Page;
        Assert.Contains("Last reviewed: Psychology service, Monday 2 November 2026", Text(tip), StringComparison.Ordinal);
        Assert.Equal("bag", tip.QuerySelector("article li strong")!.TextContent);
        // The video is a link: nobody else learns who reads the page.
        Assert.Empty(tip.QuerySelectorAll("iframe, video, embed, object, img"));
        Assert.Equal("noreferrer noopener", tip.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.GetAttribute("href") == "https://video.example/a").Relation);
        Assert.Contains("A voice says: bag by the door.", Text(tip), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync()).GetAsync("/help/tips/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync()).GetAsync("/nowhere/help/tips")).Status);
    }

    [Fact]
    public async Task A_review_that_is_a_year_old_is_asked_for_and_given_in_one_small_form()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var one = TipLinks.One(await scene.TipAsync(TipServiceTests.Whole));
        // 2 November 2026 and 365 days is 2 November 2027; today is 10 November 2026, 357 days before.
        scene.World.Clock.Advance(TimeSpan.FromDays(356));
        Assert.DoesNotContain("reviewed again", await scene.TextAsync(scene.Lead, "/home"), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Have one tip reviewed again", await scene.TextAsync(scene.Lead, "/home"), StringComparison.Ordinal);
        Assert.Contains("When mornings are hard", await scene.TextAsync(scene.Lead, TipLinks.Old), StringComparison.Ordinal);
        var adviser = await scene.BrowserAsync(scene.Helpline);
        var silent = await adviser.PostAsync((await adviser.GetAsync(one)).Page, one, "It is right");
        Assert.Contains("who looked at it", Text(silent.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await adviser.PostAsync(silent.Page, one, "It is right", ("By", "Helpline"))).Status);
        Assert.DoesNotContain("reviewed again", await scene.TextAsync(scene.Lead, "/home"), StringComparison.Ordinal);
        Assert.Empty((await (await scene.BrowserAsync(scene.Worker)).GetAsync(one)).Page.QuerySelectorAll("main form"));
    }

    [Theory]
    [InlineData("[press](javascript:alert(1))")]
    [InlineData("[press](JaVaScRiPt&#58;alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[press](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[press](vbscript:x)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![picture](https://spy.example/a.png)")]
    [InlineData("[press][a]\n\n[a]: javascript:alert(1) \"x\"")]
    [InlineData("<iframe src=\"https://spy.example\"></iframe>")]
    [InlineData("</article></main><form action=\"https://spy.example\"><input name=x></form>")]
    public async Task Hostile_Markdown_is_only_text(string markdown)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.TipAsync(TipServiceTests.Whole with { Text = markdown });
        var page = (await (await scene.BrowserAsync()).GetAsync("/help/tips/when-mornings-are-hard")).Page;
        var article = page.QuerySelector("main article")!;
        Assert.Empty(article.QuerySelectorAll("script, img, iframe, form, input, style, svg, object"));
        foreach (var element in article.QuerySelectorAll("*"))
            Assert.All(element.Attributes, a => Assert.True(a.Name is "class" or "href" or "lang" or "dir", a.Name));
        Assert.All(article.QuerySelectorAll("a[href]"), a => Assert.Matches("^(https?|mailto|tel):", a.GetAttribute("href")!));
        Assert.NotNull(page.QuerySelector("main > h2"));
    }
}

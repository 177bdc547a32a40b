using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Support.Reviews;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Reviews.ReviewScene;

namespace Headwater.Modules.Tests.Support.Reviews;

/// <summary>A review from its beginning to the visit, in a browser without script; and for whom pages are not there.</summary>
public sealed class ReviewPageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_review_is_written_sent_shared_done_and_visited(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var worker = await scene.BrowserAsync(scene.Worker);
        var form = (await worker.GetAsync(ReviewLinks.New)).Page;
        Assert.Contains("No child stands in a review.", Text(form), StringComparison.Ordinal);
        var wrong = await worker.PostAsync(form, ReviewLinks.New, "Begin", ("Kind", "Inclusion"), ("School", scene.People.Alder.ToString()), ("AskedBy", "The headteacher"), ("Scope", "<b>How</b> pupils stay in."));
        Assert.Equal((HttpStatusCode.BadRequest, "<b>How</b> pupils stay in."), (wrong.Status, wrong.Page.QuerySelector<IHtmlTextAreaElement>("#Scope")!.Value));
        var one = (await worker.PostAsync(wrong.Page, ReviewLinks.New, "Begin", ("Team", "Inclusion officer (lead)"))).To!;
        var head = await scene.BrowserAsync(scene.Head);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(one)).Status);
        foreach (var item in Whole)
        {
            var page = (await worker.GetAsync(one)).Page;
            var field = page.QuerySelector($"#text-{item.Part}")!;
            field.Closest("form")!.QuerySelector("button")!.TextContent = "Add this one";
            Assert.Equal(one, (await worker.PostAsync(page, one, "Add this one", ("Text", item.Text!), ("Owner", item.Owner ?? ""), ("DueOn", item.DueOn ?? ""))).To);
        }

        var whole = (await worker.GetAsync(one)).Page;
        Assert.Equal(one, (await worker.PostAsync(whole, one, "Send it", ("VisitOn", "14 1 2027"))).To);
        Assert.Equal(HttpStatusCode.BadRequest, (await worker.PostAsync(whole, one, "Send it", ("VisitOn", "14 1 2027"))).Status);
        Assert.Contains("A review of your school can be read. You say whether others may read it too.", await scene.TextAsync(scene.Head, "/notices"), StringComparison.Ordinal);
        var read = (await head.GetAsync(one)).Page;
        foreach (var said in new[] { "<b>How</b> pupils stay in.", "Nobody: the school has not agreed.", "Six lessons.", "Deputy headteacher, by Friday 20 November 2026." })
            Assert.Contains(said, Text(read), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.People.Lead)).GetAsync(one)).Status);
        Assert.Equal(one, (await head.PostAsync(read, one, "Let others read it")).To);
        var shared = (await (await scene.BrowserAsync(scene.People.Lead)).GetAsync(one)).Page;
        Assert.Contains("Head of Alder agreed for the school on Tuesday 10 November 2026.", Text(shared), StringComparison.Ordinal);
        Assert.Empty(shared.QuerySelectorAll("main button"));
        Assert.Contains("Alder School: review of inclusion", await scene.TextAsync(scene.People.Lead, ReviewLinks.List), StringComparison.Ordinal);
        Assert.Equal(one, (await head.PostAsync((await head.GetAsync(one)).Page, one, "Let nobody else read it any more")).To);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.People.Lead)).GetAsync(one)).Status);
        scene.World.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Contains("Do what a review of your school recommended", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        var late = (await head.GetAsync(one)).Page;
        Assert.Contains("Late", Text(late), StringComparison.Ordinal);
        Assert.Equal(one, (await head.PostAsync(late, one, "Done", ("With", "A page on the wall."))).To);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Write down the visit", ("VisitOn", "20 11 2026"), ("Seen", "It works."))).To);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Close the review")).To);
        var closed = await scene.TextAsync(scene.Head, one);
        foreach (var said in new[] { "Done on Saturday 21 November 2026: A page on the wall.", "It works.", "All that was recommended is done." })
            Assert.Contains(said, closed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_not_there_for_those_they_are_not_for()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.SentAsync();
        foreach (var stranger in new[] { scene.People.OtherWorker, scene.People.Teacher, scene.People.Adviser, scene.People.Lead })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(stranger)).GetAsync(ReviewLinks.One(id))).Status);
            Assert.DoesNotContain("Alder School", await scene.TextAsync(stranger, ReviewLinks.List), StringComparison.Ordinal);
        }

        foreach (var path in new[] { ReviewLinks.New, ReviewLinks.One(Guid.CreateVersion7()) })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Head)).GetAsync(path)).Status);
        foreach (var path in new[] { ReviewLinks.List, ReviewLinks.New, ReviewLinks.One(id) })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.People.Parent)).GetAsync(path)).Status);
        Assert.Contains("Reviews of schools", await scene.TextAsync(scene.Head, "/clinics"), StringComparison.Ordinal);
    }
}

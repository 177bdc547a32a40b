using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Joining;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Family;

/// <summary>What the family finds on its page after an exclusion, and what it asks of the governing board.</summary>
public sealed class FamilyBoardTests
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task It_says_what_the_exclusion_is_what_is_owed_and_which_rights_there_are()
    {
        await using var scene = await FamilyScene.CreateAsync();
        Assert.Null((await scene.OpenPageAsync(scene.Mother)).Page.QuerySelector("main h2#exclusion"));
        // Six days from Monday 2 November: the last is Monday the 9th, and the sixth day is that Monday.
        var id = (await scene.School.RecordAsync(ExclusionKind.Suspension, "2026-11-02", 12)).Id!.Value;
        var text = await scene.PartAsync(scene.Mother, "exclusion");
        foreach (var part in new[]
        {
            "Suspension from Monday 2 November 2026", "How long 6 days, until Monday 9 November 2026", "If you write, the governing board must meet within 50 school days. It can decide that your child comes back.", "The school must tell you in writing.",
            "Your child must have full-time lessons from the sixth day. By Monday 9 November 2026.", "You can write to the governing board and say what you think.", "You can ask to join the meeting by video.", "You can bring a friend, or somebody who speaks for you.", "Robin can say what they think too.",
        })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tell the local authority", text, StringComparison.Ordinal);
        // The letter can be read once it was sent, and no notice to others.
        var letter = LetterLinks.One(scene.Child, id, LetterKind.Parent);
        Assert.Null((await scene.OpenPageAsync(scene.Mother)).Page.QuerySelector($"main a[href='{letter}']"));
        var head = await scene.School.BrowserAsync(scene.School.Head);
        await head.PostAsync((await head.GetAsync(letter)).Page, letter, "Keep it as it was sent", ("Way", "ByHand"));
        var page = (await scene.OpenPageAsync(scene.Mother)).Page;
        Assert.NotNull(page.QuerySelector($"main a[href='{letter}']"));
        Assert.Null(page.QuerySelector($"main a[href='{LetterLinks.One(scene.Child, id, LetterKind.Board)}']"));
        Assert.Contains("You can say what you think yourself. Ask for help if you want it.", await scene.PartAsync(scene.Robin, "exclusion"), StringComparison.Ordinal);
        // Cancelled, there is nothing to write about any more.
        await scene.School.ChangeAsync(id, x => (x.Cancelled, x.CancelledBecause) = (Day("2026-11-10"), "Another pupil did it."));
        var cancelled = await scene.PartAsync(scene.Mother, "exclusion");
        Assert.Contains("It was cancelled on Tuesday 10 November 2026. Another pupil did it.", cancelled, StringComparison.Ordinal);
        Assert.DoesNotContain("Send it to the governing board", cancelled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_of_the_family_writes_reaches_the_clerk_and_no_other_of_the_family()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var id = (await scene.School.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, scene.School.Clerk, Ct));
        var (browser, page) = await scene.OpenPageAsync(scene.Mother);
        var empty = await browser.PostAsync(page, scene.Page, "Send it to the governing board");
        Assert.Contains("Write in the box what you want the governing board to know.", Text(empty.Page), StringComparison.Ordinal);
        // Too long: what was typed stays.
        var much = new string('a', Representation.TextLength + 1);
        Assert.Equal(much, (await browser.PostAsync(page, scene.Page, "Send it to the governing board", ("ToBoard", much))).Page.QuerySelector<IHtmlTextAreaElement>("#ToBoard")!.Value);
        var sent = await browser.PostAsync(page, scene.Page, "Send it to the governing board", ("ToBoard", $"Robin was provoked. {Script}"));
        Assert.Equal((HttpStatusCode.Redirect, FamilyLinks.Part(scene.Child, "exclusion")), (sent.Status, sent.To));
        Assert.Contains($"Robin was provoked. {Script} You wrote this to the governing board on Tuesday 10 November 2026.", await scene.PartAsync(scene.Mother, "exclusion"), StringComparison.Ordinal);
        var clerk = (await scene.OpenPageAsync(scene.School.Clerk, ExclusionLinks.Of(scene.Child, id, "board"))).Page;
        Assert.Contains($"Robin was provoked. {Script} Tuesday 10 November 2026, written by Fern Hale", Text(clerk), StringComparison.Ordinal);
        Assert.DoesNotContain(clerk.QuerySelectorAll("main script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        foreach (var other in new[] { scene.Father, scene.Robin })
            Assert.DoesNotContain("provoked", await scene.TextAsync(other), StringComparison.Ordinal);
        Assert.Equal(Day("2026-11-10"), (await scene.School.LedgerAsync())!.Ledger.Exclusions[0].ParentRepresentations);
        // An exclusion of another child, or none, is the same answer.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(page, scene.Page, "Send it to the governing board", ("ToBoard", "x"), ("Exclusion", Guid.CreateVersion7().ToString()))).Status);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_request_to_join_by_video_is_asked_answered_and_shown(Engine engine)
    {
        await using var scene = await FamilyScene.CreateAsync(engine);
        var id = (await scene.School.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, scene.School.Clerk, Ct));
        var board = ExclusionLinks.Of(scene.Child, id, "board");
        var (mother, page) = await scene.OpenPageAsync(scene.Mother);
        Assert.Equal(HttpStatusCode.Redirect, (await mother.PostAsync(page, scene.Page, "Ask to join by video", ("Video", $"I work until five. {Script}"))).Status);
        Assert.Contains("There is no answer yet.", await scene.PartAsync(scene.Mother, "exclusion"), StringComparison.Ordinal);
        // Asked once, it is not asked again before there is an answer.
        Assert.DoesNotContain("Ask to join by video", await scene.PartAsync(scene.Mother, "exclusion"), StringComparison.Ordinal);
        Assert.Contains("You have asked for this already.", Text((await mother.PostAsync(page, scene.Page, "Ask to join by video")).Page), StringComparison.Ordinal);
        Assert.DoesNotContain("I work until five", await scene.TextAsync(scene.Father), StringComparison.Ordinal);
        foreach (var told in new[] { scene.School.Clerk, scene.School.Head })
            Assert.Contains(await scene.NoticesAsync(told), n => n.EndsWith(board, StringComparison.Ordinal));

        var (clerk, open) = await scene.OpenPageAsync(scene.School.Clerk, board);
        Assert.Contains($"To take part by video: I work until five. {Script} Fern Hale, Tuesday 10 November 2026", Text(open), StringComparison.Ordinal);
        var reasonless = await clerk.PostAsync(open, board, "Say no to: video", ("Answer", ""));
        Assert.Contains("Enter the reason for the no, which the family reads.", Text(reasonless.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(open, board, "Say yes to: video", ("Answer", $"We send you a link. {Script}"))).Status);
        var shown = await scene.OpenPageAsync(scene.Mother);
        Assert.Contains($"The answer is yes. We send you a link. {Script}", Text(shown.Page), StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Page.QuerySelectorAll("main script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Contains(await scene.NoticesAsync(scene.Mother), n => n.StartsWith("The governing board has answered", StringComparison.Ordinal));
        // The list of who takes part says it too; answered is answered.
        Assert.Equal("remote", (await scene.OpenPageAsync(scene.School.Clerk, board)).Page.QuerySelector<IHtmlSelectElement>("#Comes-Parent")!.Value);
        Assert.Contains("This was answered already.", Text((await clerk.PostAsync(open, board, "Say no to: video", ("Answer", "No."))).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_family_says_who_comes_along_and_Robin_is_answered_for_himself()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var id = (await scene.School.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var board = ExclusionLinks.Of(scene.Child, id, "board");
        var (mother, page) = await scene.OpenPageAsync(scene.Mother);
        Assert.Contains("Enter the name of who comes with you.", Text((await mother.PostAsync(page, scene.Page, "Say who comes with you")).Page), StringComparison.Ordinal);
        await mother.PostAsync(page, scene.Page, "Say who comes with you", ("Companion", "My sister, Ivy Hale"));
        var (robin, own) = await scene.OpenPageAsync(scene.Robin);
        await robin.PostAsync(own, scene.Page, "Ask to join by video");
        var (head, open) = await scene.OpenPageAsync(scene.School.Head, board);
        Assert.Contains("To bring somebody: My sister, Ivy Hale Fern Hale", Text(open), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(open, board, "Say no to: video", ("Answer", "You are here anyway, in the room next door."))).Status);
        Assert.Contains("The answer is no. You are here anyway, in the room next door.", await scene.PartAsync(scene.Robin, "exclusion"), StringComparison.Ordinal);
        Assert.Equal("", (await scene.OpenPageAsync(scene.School.Head, board)).Page.QuerySelector<IHtmlSelectElement>("#Comes-Parent")!.Value);
        // The SENCO neither reads nor answers it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.School.Senco)).GetAsync(board)).Status);
        // The tick on the board's own page asks the same, once.
        var (father, his) = await scene.OpenPageAsync(scene.Father, board);
        await father.PostAsync(his, board, "Send it", ("Text", "We both want to come."), ("Remote", "true"));
        Assert.Contains("There is no answer yet.", await scene.PartAsync(scene.Father, "exclusion"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_under_a_record_that_was_joined_to_this_one_counts()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var second = await scene.World.ChildAsync(scene.School.Head, scene.School.Alder, "Robin", "Hale", new(2013, 5, 2));
        await scene.World.InvolveAsync(scene.School.Head, new(second, InvolvementKind.Parent, null, scene.Mother, "Mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var typed = new TypedExclusion(ExclusionKind.Suspension, Day("2026-11-09"), StartsAfternoon: false, 4, Day("2026-11-09"), ["DB"]) { Circumstances = "Threw a chair." };
        Assert.Equal(Outcome.Saved, (await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<ExclusionService>().RecordAsync(second, typed, Ct))).Outcome);
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<JoinService>().JoinAsync(second, scene.Child, "The same child, opened twice by mistake.", Ct)));
        // One page for the child, not one for each record.
        Assert.Single((await scene.OpenPageAsync(scene.Mother, "/home")).Page.QuerySelectorAll(".govuk-task-list a"));
        var (browser, page) = await scene.OpenPageAsync(scene.Mother);
        Assert.Contains("Your child is suspended from school until Tuesday 10 November 2026.", Text(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(page, scene.Page, "Send it to the governing board", ("ToBoard", "It was not Robin."))).Status);
        await browser.PostAsync(page, scene.Page, "Ask to join by video");
        var now = await scene.OpenPageAsync(scene.Mother);
        Assert.Contains("It was not Robin. You wrote this to the governing board", Text(now.Page), StringComparison.Ordinal);
        Assert.Contains("There is no answer yet.", Text(now.Page), StringComparison.Ordinal);
        foreach (var link in now.Page.QuerySelectorAll("main h2#exclusion ~ .govuk-summary-card a").Select(a => a.GetAttribute("href")!))
            Assert.Equal((link, HttpStatusCode.OK), (link, (await browser.GetAsync(link)).Status));
    }
}

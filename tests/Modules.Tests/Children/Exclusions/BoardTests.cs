using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>A case before the governing board: opened to the clerk, invitations and papers, the family's own words, decision.</summary>
public sealed class BoardTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_clerk_sees_a_case_once_it_is_opened_and_nothing_else_of_the_record(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var path = ExclusionLinks.Of(scene.Child, id, "board");
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Clerk)).GetAsync(path)).Status);
        var head = await scene.BrowserAsync(scene.Head);
        var opened = await head.PostAsync((await head.GetAsync(path)).Page, path, "to Clerk");
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Contains("Clerk: open", Text((await head.GetAsync(path)).Page), StringComparison.Ordinal);
        Assert.Contains("The board must meet; the time runs from when it is told.", await scene.TextAsync(scene.Clerk, path), StringComparison.Ordinal);
        // Records what comes before the board, and neither what happened nor that it is cancelled.
        var clerk = await scene.BrowserAsync(scene.Clerk);
        var facts = ExclusionLinks.Of(scene.Child, id, "facts");
        var form = (await clerk.GetAsync(facts)).Page;
        Assert.Null(form.QuerySelector("#Start"));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(form, facts, "Save", ("BoardNotified", "9 11 2026"), ("Start", "10 11 2026"))).Status);
        var row = Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions);
        Assert.Equal((Day("2026-11-09"), Day("2026-11-09")), (row.BoardNotified!.Value, row.Start));
        foreach (var closed in new[] { ExclusionLinks.Of(scene.Child, id, "cancel"), ExclusionLinks.Record(scene.Child), ChildLinks.Of(scene.Child, "notes"), ChildLinks.Of(scene.Child, "address") })
            Assert.NotEqual(HttpStatusCode.OK, (await clerk.GetAsync(closed)).Status);
        // Nobody opens a case to just anybody.
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, scene.OtherHead, Ct)));
        Assert.Equal(Outcome.NotThere, await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, scene.Clerk, Ct)));
    }

    [Fact]
    public async Task The_family_writes_to_the_board_and_with_that_the_board_must_meet()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        // Six days: more than five, so that the board meets if the parent asks.
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-19", 12)).Id!.Value;
        await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-10-19"));
        Assert.DoesNotContain((await scene.LedgerAsync())!.DutiesOf(id), d => d.Duty == DutyKind.BoardMeeting);
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        var path = ExclusionLinks.Of(scene.Child, id, "board");
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(mother)).GetAsync(path)).Status);
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var browser = await scene.BrowserAsync(mother);
        var page = await browser.GetAsync(path);
        Assert.Contains("If the family writes here, the board must meet within 50 school days", Text(page.Page), StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("#Parent"));
        Assert.Contains("Enter the words", Text((await browser.PostAsync(page.Page, path, "Send it")).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(page.Page, path, "Send it", ("Text", "Robin was provoked."), ("Remote", "true"))).Status);
        var duty = (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.BoardMeeting);
        // 50 school days from 19 October: 4 to the 23rd; from 2 November 35 to 18 December; 11 more from 5 January: the 19th.
        Assert.Equal((Day("2027-01-19"), "1.28"), (duty.Due!.Value, duty.Rule.Number));
        var seen = await scene.TextAsync(scene.Head, path);
        foreach (var said in new[] { "Robin was provoked.", "written by Mother", "Asks to take part by video" })
            Assert.Contains(said, seen, StringComparison.Ordinal);
        // What the family asks for is answered first: nobody is put down as taking part by video before.
        Assert.Equal("", (await (await scene.BrowserAsync(scene.Head)).GetAsync(path)).Page.QuerySelector<IHtmlSelectElement>("#Comes-Parent")!.Value);
        Assert.Contains("What moved, and why", await scene.TextAsync(scene.Head, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);
        // A second word does not move the day on which the first was made.
        scene.World.Clock.Advance(TimeSpan.FromDays(2));
        await browser.PostAsync((await browser.GetAsync(path)).Page, path, "Send it", ("Text", "And nobody asked us."));
        Assert.Equal(Day("2026-11-10"), (await scene.LedgerAsync())!.Ledger.Exclusions[0].ParentRepresentations);
    }

    [Fact]
    public async Task When_everybody_has_the_papers_the_duty_of_sending_them_is_done()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0, with: t => t with { SocialWorker = true })).Id!.Value;
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn) = (Day("2026-11-09"), Day("2026-11-20")));
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.Of(scene.Child, id, "board"));
        var future = await head.PostAsync((await head.GetAsync(path)).Page, path, "that of: Headteacher", ("Invited", "12 11 2026"), ("Papers", ""));
        Assert.Contains("between the decision and today", Text(future.Page), StringComparison.Ordinal);
        Assert.Equal("12 11 2026", future.Page.QuerySelector<IHtmlInputElement>("#Invited-Headteacher")!.Value);
        string[] all = ["Parent, and a friend", "Headteacher", "Local authority", "Social worker", "The child"];
        foreach (var who in all)
        {
            Assert.Equal(DutyState.Open, await PapersAsync());
            Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(path)).Page, path, $"that of: {who}", ("Invited", "9 11 2026"), ("Papers", "10 11 2026"), ("Comes", "yes"))).Status);
        }

        Assert.Equal(DutyState.Met, await PapersAsync());
        Assert.DoesNotContain("Virtual school head", Text((await head.GetAsync(path)).Page), StringComparison.Ordinal);
        // One is found not to have them after all: it is not done any more.
        await head.PostAsync((await head.GetAsync(path)).Page, path, "that of: Social worker", ("Papers", ""));
        Assert.Equal(DutyState.Open, await PapersAsync());

        async Task<DutyState> PapersAsync() => (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.Papers).State;
    }
}

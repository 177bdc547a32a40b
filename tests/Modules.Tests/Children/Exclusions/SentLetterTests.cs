using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Letters;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>Letters as they were sent: what a family was told does not change when facts, texts or addresses do.</summary>
public sealed class SentLetterTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_sent_stays_word_for_word_and_its_duty_is_done(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4)).Id!.Value;
        var mother = await MotherAsync(scene);
        var (head, path) = (await scene.BrowserAsync(scene.Head), LetterLinks.One(scene.Child, id, LetterKind.Parent));
        // No draft is for the family, and none is offered to it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(mother)).GetAsync(path)).Status);
        Assert.Contains("No letter can be read here yet", await scene.TextAsync(mother, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);
        var draft = (await head.GetAsync(path)).Page;
        Assert.Contains("Choose", Text((await head.PostAsync(draft, path, "Keep it as it was sent")).Page), StringComparison.Ordinal);
        var future = await head.PostAsync(draft, path, "Keep it as it was sent", ("Way", "ByHand"), ("Day", "12 11 2026"));
        Assert.Contains("between the decision and today", Text(future.Page), StringComparison.Ordinal);
        Assert.Equal("12 11 2026", future.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(draft, path, "Keep it as it was sent", ("Way", "ByHand"), ("Day", "9 11 2026"))).Status);
        var duty = (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.NotifyParent);
        Assert.Equal((DutyState.Met, Day("2026-11-09")), (duty.State, duty.Done!.Value));

        // The length is put right: the letter that was given says what it said, and a new one can be written.
        await scene.ChangeAsync(id, x => (x.Sessions, x.Explanation) = (2, "Typed wrongly."));
        var sent = await scene.TextAsync(mother, path);
        Assert.Contains("suspended for 2 days", sent, StringComparison.Ordinal);
        Assert.Contains("By hand, Monday 9 November 2026, by Head", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep it as it was sent", sent, StringComparison.Ordinal);
        var again = $"{path}?sent={Guid.Empty}";
        Assert.Contains("suspended for 1 day,", await scene.TextAsync(scene.Head, again), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(again)).Page, path, "Keep it as it was sent", ("Way", "ByPost"))).Status);
        Assert.Contains("suspended for 1 day,", await scene.TextAsync(mother, path), StringComparison.Ordinal);
        // The earlier one can still be read, and the duty keeps the day on which it was first done.
        Assert.Contains("As it was on Monday 9 November 2026", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
        Assert.Equal(Day("2026-11-09"), (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.NotifyParent).Done);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Everybody_is_told_of_a_cancelling_once_the_family_and_all_others_have_it_in_writing(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0, with: t => t with { LivesInOtherAuthority = true })).Id!.Value;
        var head = await scene.BrowserAsync(scene.Head);
        // Another authority is told of a permanent exclusion, and of no suspension (rule 1.17).
        Assert.Contains("lives in another local authority", await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, id, LetterKind.HomeAuthority)), StringComparison.Ordinal);
        await SendAsync(LetterKind.HomeAuthority);
        Assert.Equal(Day("2026-11-09"), (await DutyAsync(DutyKind.NotifyHomeLocalAuthority))!.Done);
        foreach (var none in new[] { LetterKind.Cancelled, LetterKind.CancelledNotice, LetterKind.Invitation, LetterKind.DecisionNotice })
            Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(LetterLinks.One(scene.Child, id, none))).Status);
        await scene.ChangeAsync(id, x => (x.Cancelled, x.CancelledBecause) = (Day("2026-11-09"), "It was somebody else."));
        var notice = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, id, LetterKind.CancelledNotice));
        foreach (var said in new[] { "We told you that Robin Hale, born 2 May 2013, is permanently excluded from Monday 9 November 2026. This was cancelled on Monday 9 November 2026.", "The reason is: It was somebody else.", "Days that the child was out still count." })
            Assert.Contains(said, notice, StringComparison.Ordinal);
        await SendAsync(LetterKind.CancelledNotice);
        Assert.Null((await DutyAsync(DutyKind.NotifyCancellation))!.Done);
        await SendAsync(LetterKind.Cancelled);
        Assert.Equal(Day("2026-11-09"), (await DutyAsync(DutyKind.NotifyCancellation))!.Done);
        // The notice to others is not for the family.
        var mother = await MotherAsync(scene);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(mother)).GetAsync(LetterLinks.One(scene.Child, id, LetterKind.CancelledNotice))).Status);
        var suspended = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-05", 2, with: t => t with { LivesInOtherAuthority = true })).Id!.Value;
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(LetterLinks.One(scene.Child, suspended, LetterKind.HomeAuthority))).Status);

        async Task SendAsync(LetterKind kind)
        {
            var path = LetterLinks.One(scene.Child, id, kind);
            Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(path)).Page, path, "Keep it as it was sent", ("Way", "ByHand"), ("Day", "9 11 2026"))).Status);
        }

        async Task<DutyDate?> DutyAsync(DutyKind kind) => (await scene.LedgerAsync())!.DutiesOf(id).SingleOrDefault(d => d.Duty == kind);
    }

    [Fact]
    public async Task The_invitation_names_the_day_and_the_papers_and_the_decision_goes_to_headteacher_and_authority()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn) = (Day("2026-11-09"), Day("2026-11-26")));
        var (head, path) = (await scene.BrowserAsync(scene.Head), LetterLinks.One(scene.Child, id, LetterKind.Invitation));
        var text = await scene.TextAsync(scene.Head, path);
        // Papers five school days before Thursday 26 November: the 19th (rule 1.32).
        foreach (var said in new[] { "The governing board meets on Thursday 26 November 2026", "Everybody who takes part has the papers by Thursday 19 November 2026.", "you can ask to take part by video", "You can bring a friend" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("[", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(path)).Page, path, "Keep it as it was sent", ("Way", "ByPost"), ("Day", "10 11 2026"))).Status);
        var board = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<Headwater.Children.Boards.BoardService>().FindAsync(scene.Child, id, Ct));
        Assert.Equal(Day("2026-11-10"), board!.Of(Headwater.Children.Boards.Party.Parent)!.InvitedOn);
        await scene.ChangeAsync(id, x => (x.BoardMeetingOn, x.BoardDecision, x.BoardReasons) = (Day("2026-11-10"), BoardDecision.Declined, "The board believed the witnesses."));
        var decided = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, id, LetterKind.DecisionNotice));
        foreach (var said in new[] { "is permanently excluded from Monday 9 November 2026.", "the permanent exclusion stands", "The board believed the witnesses.", "Clerk to the governing board, Alder School" })
            Assert.Contains(said, decided, StringComparison.Ordinal);
        Assert.Contains("What is on record calls for no such letter any more", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExclusionKind.Permanent, 0, "is permanently excluded from Monday 9 November 2026.", "the permanent exclusion stands")]
    [InlineData(ExclusionKind.Suspension, 32, "is suspended for 16 days, from Monday 9 November 2026", "It decided that the suspension stands.")]
    public async Task The_authority_where_the_child_lives_has_the_board_s_decision_in_writing_too(ExclusionKind what, int sessions, string length, string decided)
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(what, "2026-11-09", sessions, with: t => t with { LivesInOtherAuthority = true })).Id!.Value;
        var (head, path) = (await scene.BrowserAsync(scene.Head), LetterLinks.One(scene.Child, id, LetterKind.HomeDecision));
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(path)).Status);
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn, x.BoardDecision) = (Day("2026-11-09"), Day("2026-11-10"), BoardDecision.Declined));
        Assert.Contains("The board’s reasons are not on record", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
        await scene.ChangeAsync(id, x => x.BoardReasons = "The board believed the witnesses.");
        // Rule 1.34: without delay, to the home authority as to the others.
        var text = await scene.TextAsync(scene.Head, path);
        foreach (var said in new[] { "Robin Hale, born 2 May 2013, lives in your area and", length, decided, "The board believed the witnesses.", "Clerk to the governing board, Alder School" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("[", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(path)).Page, path, "Keep it as it was sent", ("Way", "ByHand"), ("Day", "10 11 2026"))).Status);
        Assert.Contains("By hand, Tuesday 10 November 2026, by Head", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
        // It is no letter to the family, and none where the child lives here.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(await MotherAsync(scene))).GetAsync(path)).Status);
        await scene.ChangeAsync(id, x => x.LivesInOtherAuthority = false);
        Assert.Contains("What is on record calls for no such letter any more", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_decision_letter_gives_the_board_s_reasons_and_by_post_counts_on_the_second_working_day()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-10-05", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn, x.BoardDecision) = (Day("2026-10-05"), Day("2026-11-02"), BoardDecision.Declined));
        var (head, path) = (await scene.BrowserAsync(scene.Head), LetterLinks.One(scene.Child, id, LetterKind.Decision));
        Assert.Contains("The board’s reasons are not on record", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
        await scene.ChangeAsync(id, x => x.BoardReasons = "The board found that all else had been tried.");
        Assert.Contains("Nobody has given the address to which an application for a review goes", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
        var addresses = (await head.GetAsync(LetterLinks.Addresses)).Page;
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(addresses, LetterLinks.Addresses, "Save the addresses", ("Board", "Clerk, 1 High Street"), ("Review", "Reviews, County Hall\nreviews@example.org"))).Status);
        // Somebody who looked before does not overwrite it.
        var late = await head.PostAsync(addresses, LetterLinks.Addresses, "Save the addresses", ("Board", "Elsewhere"));
        Assert.Contains("in the meantime", Text(late.Page), StringComparison.Ordinal);
        Assert.Contains("Elsewhere", late.Page.QuerySelector<IHtmlTextAreaElement>($"#Board-{scene.Alder}")!.Value, StringComparison.Ordinal);
        var letter = await scene.TextAsync(scene.Head, path);
        foreach (var said in new[] { "The board found that all else had been tried.", "Write to: Reviews, County Hall, reviews@example.org." })
            Assert.Contains(said, letter, StringComparison.Ordinal);
        Assert.Contains("the clerk to the governing board (Clerk, 1 High Street)", await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, id, LetterKind.Parent)), StringComparison.Ordinal);
        // Posted on Thursday 5 November: Friday is the first working day, Monday the ninth the second.
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(path)).Page, path, "Keep it as it was sent", ("Way", "ByPost"), ("Day", "5 11 2026"))).Status);
        Assert.Equal(Day("2026-11-09"), (await scene.LedgerAsync())!.Ledger.Exclusions.Single().BoardDecisionNotified);
        // Another school's head finds neither the addresses nor the letter.
        Assert.DoesNotContain("High Street", await scene.TextAsync(scene.OtherHead, LetterLinks.Addresses), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_totals_of_a_notice_are_those_of_its_own_day()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        // One day in September, two in October: the first notice says one.
        var first = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-14", 2)).Id!.Value;
        var second = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-05", 4)).Id!.Value;
        Assert.Contains("out for 1 day this term and 1 day this school year", await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, first, LetterKind.Authority)), StringComparison.Ordinal);
        Assert.Contains("out for 3 days this term and 3 days this school year", await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, second, LetterKind.Authority)), StringComparison.Ordinal);
    }

    private static async Task<PersonId> MotherAsync(ExclusionScene scene)
    {
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        return mother;
    }
}

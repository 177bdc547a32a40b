using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Children.Exclusions;
using Headwater.Children.Calendars;
using Headwater.Duties;
using Headwater.Testing;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>The pages of exclusions in a browser without script: recording, what is due, changing, cancelling, term dates and rules.</summary>
public sealed class ExclusionPageTests
{
    [Fact]
    public async Task A_suspension_is_recorded_one_question_a_page_and_what_follows_is_shown_before_it_is_kept()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.Record(scene.Child));
        var at = await head.GetAsync(path);
        Assert.Contains("question 1 of 5", Text(at.Page), StringComparison.Ordinal);
        // Nothing chosen: the question again, with what is missing, and nothing lost.
        at = await head.PostAsync(at.Page, path, "Continue", ("Kind", ""), ("Decided", "10 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "10 11 2026"), (at.Status, at.Page.QuerySelector<IHtmlInputElement>("#Decided")!.Value));
        at = await head.PostAsync(at.Page, path, "Continue", ("Kind", "Suspension"), ("Decided", "10 11 2026"));
        Assert.Contains("question 2 of 5", Text(at.Page), StringComparison.Ordinal);
        at = await head.PostAsync(at.Page, path, "Continue", ("Start", "14 11 2026"), ("Days", "2.5"));
        Assert.Contains("Saturday 14 November 2026 is no school day", Text(at.Page), StringComparison.Ordinal);
        at = await head.PostAsync(at.Page, path, "Continue", ("Start", "11 11 2026"), ("Days", "2.5"));
        at = await head.PostAsync(at.Page, path, "Continue", ("Reason1", "DB"), ("Reason2", "PP"), ("Circumstances", "Threw a chair in a corridor."));
        at = await head.PostAsync(at.Page, path, "Continue", ("SocialWorker", "true"), ("Considered", "A mentor since September; Robin was asked."));
        var check = Text(at.Page);
        foreach (var said in new[] { "Check your answers", "2½ days this term", "Persistent or general disruptive behaviour; Physical assault against a pupil", "Tell the social worker: by Tuesday 10 November 2026 (today)", "Tell the local authority", "No parent or carer is on record" })
            Assert.Contains(said, check, StringComparison.Ordinal);
        // Back and forward keeps the answers.
        at = await head.PostAsync(at.Page, path, "Back one question");
        Assert.Equal("A mentor since September; Robin was asked.", at.Page.QuerySelector<IHtmlTextAreaElement>("#Considered")!.Value);
        at = await head.PostAsync(at.Page, path, "Continue");
        Assert.Empty((await scene.LedgerAsync())!.Ledger.Exclusions);
        at = await head.PostAsync(at.Page, path, "Record it");
        Assert.Equal(HttpStatusCode.Redirect, at.Status);
        var one = Text((await head.GetAsync(at.To!)).Page);
        foreach (var said in new[] { "Suspension from Wednesday 11 November 2026", "Tell the parent in writing", "By Tuesday 10 November 2026 (today). Headteacher.", "Rule 1.14", "Wednesday 11 November, Thursday 12 November, Friday 13 November", "Threw a chair in a corridor.", "Year 9, with a social worker" })
            Assert.Contains(said, one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permanent_exclusion_asks_for_both_tests_of_the_law()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.Record(scene.Child));
        var at = await head.GetAsync(path);
        at = await head.PostAsync(at.Page, path, "Continue", ("Kind", "Permanent"));
        at = await head.PostAsync(at.Page, path, "Continue", ("Start", "11 11 2026"));
        at = await head.PostAsync(at.Page, path, "Continue", ("Reason1", "PA"), ("Circumstances", "Hit a teacher."), ("Breach", "Grave violence."));
        Assert.Contains("the second test of the law", Text(at.Page), StringComparison.Ordinal);
        Assert.Equal("Grave violence.", at.Page.QuerySelector<IHtmlTextAreaElement>("#Breach")!.Value);
        at = await head.PostAsync(at.Page, path, "Continue", ("Harm", "Staff are afraid."));
        at = await head.PostAsync(at.Page, path, "Continue", ("Considered", "Nothing was."));
        at = await head.PostAsync(at.Page, path, "Record it");
        var row = Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions);
        Assert.Equal((ExclusionKind.Permanent, "Grave violence.", "Staff are afraid."), (row.What, row.Breach, row.Harm));
    }

    [Fact]
    public async Task Recording_a_suspension_straight_after_another_asks_why_and_the_answer_stands_on_its_page()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.Record(scene.Child));
        var at = await head.GetAsync(path);
        at = await head.PostAsync(at.Page, path, "Continue", ("Kind", "Suspension"), ("Decided", "10 11 2026"));
        // On the day before it ends: refused where the day is asked for.
        at = await head.PostAsync(at.Page, path, "Continue", ("Start", "10 11 2026"), ("Days", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, at.Status);
        Assert.Contains("question 2 of 5", Text(at.Page), StringComparison.Ordinal);
        at = await head.PostAsync(at.Page, path, "Continue", ("Start", "12 11 2026"));
        Assert.Null(at.Page.QuerySelector("#Explanation"));
        at = await head.PostAsync(at.Page, path, "Back one question");
        at = await head.PostAsync(at.Page, path, "Continue", ("Start", "11 11 2026"));
        Assert.Contains("The suspension of 11 November 2026 starts straight after the suspension of 9 November 2026", Text(at.Page), StringComparison.Ordinal);
        at = await head.PostAsync(at.Page, path, "Continue", ("Reason1", "DB"), ("Circumstances", "Threw a chair."), ("Explanation", " "));
        Assert.Equal((HttpStatusCode.BadRequest, "Threw a chair."), (at.Status, at.Page.QuerySelector<IHtmlTextAreaElement>("#Circumstances")!.Value));
        Assert.Contains("Enter the reason why it is so all the same", Text(at.Page), StringComparison.Ordinal);
        at = await head.PostAsync(at.Page, path, "Continue", ("Explanation", "A film of it came to light on Tuesday."));
        at = await head.PostAsync(at.Page, path, "Back one question");
        Assert.Equal("A film of it came to light on Tuesday.", at.Page.QuerySelector<IHtmlTextAreaElement>("#Explanation")!.Value);
        at = await head.PostAsync(at.Page, path, "Continue");
        at = await head.PostAsync(at.Page, path, "Continue", ("Considered", "Robin was asked."));
        Assert.Contains("A film of it came to light on Tuesday.", Text(at.Page), StringComparison.Ordinal);
        at = await head.PostAsync(at.Page, path, "Record it");
        var one = Text((await head.GetAsync(at.To!)).Page);
        Assert.Contains("A film of it came to light on Tuesday.", one, StringComparison.Ordinal);
        Assert.DoesNotContain("No explanation is on record", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_stands_on_home_and_in_the_list_until_it_is_said_to_be_done()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        Assert.Contains("Tell the parent in writing, after a permanent exclusion", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        Assert.Contains("Tell the governing board, Robin Hale", await scene.TextAsync(scene.Head, ExclusionLinks.Due), StringComparison.Ordinal);
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.One(scene.Child, id));
        var page = (await head.GetAsync(path)).Page;
        var card = page.QuerySelector("#NotifyBoard")!;
        var form = card.QuerySelector<IHtmlFormElement>("form")!;
        Assert.Contains("Save that of: Tell the governing board", card.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var said = await head.PostAsync(page, path, "that of: Tell the governing board", ("Day", "10 11 2026"), ("How", "By mail"));
        Assert.Equal(HttpStatusCode.Redirect, said.Status);
        Assert.NotNull(form);
        // The board's fifteen school days run from it: 1 December.
        var text = await scene.TextAsync(scene.Head, path);
        Assert.Contains("By Tuesday 1 December 2026 (in 15 school days). Governing board.", text, StringComparison.Ordinal);
        Assert.Contains("What moved, and why", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tell the governing board, Robin Hale", await scene.TextAsync(scene.Head, ExclusionLinks.Due), StringComparison.Ordinal);
        var bad = await head.PostAsync((await head.GetAsync(path)).Page, path, "that of: Tell the parent in writing", ("Day", "12 11 2026"), ("How", "By post"));
        Assert.Contains("in the future", Text(bad.Page), StringComparison.Ordinal);
        Assert.Equal(("12 11 2026", "By post"), (bad.Page.QuerySelector<IHtmlInputElement>("#Day-NotifyParent")!.Value, bad.Page.QuerySelector<IHtmlInputElement>("#How-NotifyParent")!.Value));
    }

    [Fact]
    public async Task Facts_that_two_change_at_once_are_shown_beside_each_other_and_cancelling_keeps_the_row()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var (one, other, path) = (await scene.BrowserAsync(scene.Head), await scene.BrowserAsync(scene.Head), ExclusionLinks.Of(scene.Child, id, "facts"));
        var (mine, theirs) = (await one.GetAsync(path), await other.GetAsync(path));
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, path, "Save", ("BoardNotified", "9 11 2026"))).Status);
        var late = await one.PostAsync(mine.Page, path, "Save", ("BoardNotified", "10 11 2026"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("9 11 2026", late.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("10 11 2026", late.Page.QuerySelector<IHtmlInputElement>("#BoardNotified")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync(late.Page, path, "Save")).Status);
        var refused = await one.PostAsync((await one.GetAsync(path)).Page, path, "Save", ("BoardDecisionNotified", "9 11 2026"), ("BoardMeetingOn", "10 11 2026"));
        Assert.Contains("before the board", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal("9 11 2026", refused.Page.QuerySelector<IHtmlInputElement>("#BoardDecisionNotified")!.Value);
        var unexplained = await one.PostAsync((await one.GetAsync(path)).Page, path, "Save", ("Start", "10 11 2026"));
        Assert.Contains("Say what was wrong", Text(unexplained.Page), StringComparison.Ordinal);
        var cancel = ExclusionLinks.Of(scene.Child, id, "cancel");
        Assert.Contains("Enter the reason", Text((await one.PostAsync((await one.GetAsync(cancel)).Page, cancel, "Cancel it")).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync((await one.GetAsync(cancel)).Page, cancel, "Cancel it", ("Because", "New facts."))).Status);
        var text = await scene.TextAsync(scene.Head, ExclusionLinks.Of(scene.Child));
        Assert.Contains("Cancelled on Tuesday 10 November 2026", text, StringComparison.Ordinal);
        Assert.Contains("Tell everybody that it was cancelled", text, StringComparison.Ordinal);
        // What is cancelled is not cancelled again: its cancelling can be put right.
        Assert.Contains("Correct the cancelling", Text((await one.GetAsync(cancel)).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_any_of_it()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        foreach (var path in new[] { ExclusionLinks.Of(scene.Child), ExclusionLinks.Record(scene.Child), ExclusionLinks.One(scene.Child, id), ExclusionLinks.Of(scene.Child, id, "facts"), ExclusionLinks.Of(scene.Child, id, "cancel"), CalendarLinks.Of(scene.Alder), CalendarLinks.Locality })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(path)).Status);
        Assert.DoesNotContain("Robin", await scene.TextAsync(scene.OtherHead, ExclusionLinks.Due), StringComparison.Ordinal);
        // The SENCO reads, and neither records nor changes.
        Assert.Contains("Permanent exclusion", await scene.TextAsync(scene.Senco, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);
        foreach (var path in new[] { ExclusionLinks.Record(scene.Child), ExclusionLinks.Of(scene.Child, id, "facts"), ExclusionLinks.Of(scene.Child, id, "cancel") })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Senco)).GetAsync(path)).Status);
    }

    [Fact]
    public async Task Term_dates_are_given_changed_and_taken_out_by_browser()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite, withDates: false);
        var (senco, path) = (await scene.BrowserAsync(scene.Senco), CalendarLinks.Of(scene.Alder));
        Assert.Contains("No term dates are recorded", Text((await senco.GetAsync(CalendarLinks.List)).Page), StringComparison.Ordinal);
        var refused = await senco.PostAsync((await senco.GetAsync(path)).Page, path, "Save the term", ("Start", "3 9 2026"), ("End", "1 9 2026"));
        Assert.Contains("before it starts", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal("3 9 2026", refused.Page.QuerySelector<IHtmlInputElement>("#Start")!.Value);
        await senco.PostAsync(refused.Page, path, "Save the term", ("End", "18 12 2026"), ("BreakStart", "26 10 2026"), ("BreakEnd", "30 10 2026"));
        await senco.PostAsync((await senco.GetAsync(path)).Page, path, "Add the day", ("On", "6 11 2026"), ("Because", "Inset"), ("For", "WholeDay"));
        var text = Text((await senco.GetAsync(path)).Page);
        // 77 weekdays from 3 September to 18 December, without five of half term and the INSET day.
        Assert.Contains("from Thursday 3 September 2026 to Friday 18 December 2026: 71 of them", text, StringComparison.Ordinal);
        Assert.Contains("Friday 6 November 2026: inset day", text, StringComparison.OrdinalIgnoreCase);
        var change = (await senco.GetAsync(path)).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent.StartsWith("Change", StringComparison.Ordinal)).GetAttribute("href")!;
        var edit = await senco.GetAsync(path + change.Split('#')[0]);
        Assert.Equal("26 10 2026", edit.Page.QuerySelector<IHtmlInputElement>("#BreakStart")!.Value);
        await senco.PostAsync(edit.Page, path, "Save the term", ("End", "17 12 2026"));
        Assert.Contains(": 70 of them", Text((await senco.GetAsync(path)).Page), StringComparison.Ordinal);
        await senco.PostAsync((await senco.GetAsync(path)).Page, path, "Take it out: the term");
        Assert.Contains("No term dates are recorded", Text((await senco.GetAsync(path)).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_changes_a_rule_that_is_not_sure_with_its_source_and_answers_say_so()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var lead = await scene.World.PersonAsync("Lead", (await scene.World.OrganisationAsync("Council", Headwater.Localities.Places.OrganisationKind.LocalAuthority), Headwater.Access.Contracts.Role.LocalLead));
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn) = (Day("2026-11-10"), Day("2026-11-30")));
        // Papers five school days before 30 November: the 23rd.
        Assert.Equal(Day("2026-11-23"), await PapersAsync());
        var browser = await scene.BrowserAsync(lead);
        var rules = (await browser.GetAsync(ExclusionLinks.Rules)).Page;
        var path = rules.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent.Contains("rule 1.32", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.DoesNotContain(rules.QuerySelectorAll("main a"), a => a.TextContent.EndsWith("rule 1.25", StringComparison.Ordinal));
        var form = await browser.GetAsync(path);
        Assert.Contains("Enter the source", Text((await browser.PostAsync(form.Page, path, "Save the change", ("number-schoolDays", "7"))).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(form.Page, path, "Save the change", ("number-schoolDays", "7"), ("Source", "Guidance paragraph 120, read in November 2026"))).Status);
        Assert.Equal(Day("2026-11-19"), await PapersAsync());
        Assert.Contains("Guidance paragraph 120, read in November 2026 (changed locally", await scene.TextAsync(scene.Head, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);
        await browser.PostAsync((await browser.GetAsync(path)).Page, path, "Take the change back");
        Assert.Equal(Day("2026-11-23"), await PapersAsync());
        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Head)).GetAsync(path)).Status);

        async Task<DateOnly?> PapersAsync() => (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.Papers).Due;
    }
}

using System.Net;
using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Journeys;
using Headwater.Children.Joining;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>What goes on after the day of an exclusion: another school, another record of the same child, other rules, another mind.</summary>
public sealed class AfterwardsTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_school_keeps_its_duties_after_the_child_went_to_another_and_sees_nothing_else(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-05", 0)).Id!.Value;
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<NoteService>().AddAsync(scene.Child, new("Quiet today.", scene.World.Today), Ct));
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day("2026-11-08"), scene.Beech, Day("2026-11-09")), Ct)));
        // The board was not told yet: the school that excluded says so, and it stands on its list.
        Assert.Contains("Tell the governing board", await scene.TextAsync(scene.Head, ExclusionLinks.Due), StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, (await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-10"))).Outcome);
        var head = await scene.BrowserAsync(scene.Head);
        foreach (var closed in new[] { ChildLinks.Of(scene.Child, "notes"), ChildLinks.Of(scene.Child, "address"), ExclusionLinks.Record(scene.Child) })
            Assert.NotEqual(HttpStatusCode.OK, (await head.GetAsync(closed)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(ExclusionLinks.Of(scene.Child, id, "cancel"))).Page, ExclusionLinks.Of(scene.Child, id, "cancel"), "Cancel it", ("Because", "New facts."))).Status);
        // The next school reads it, and changes nothing of it.
        Assert.Contains("Cancelled", await scene.TextAsync(scene.OtherHead, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(ExclusionLinks.Of(scene.Child, id, "facts"))).Status);
    }

    [Fact]
    public async Task Without_an_exclusion_a_school_sees_nothing_after_the_child_left()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day("2026-11-08"), scene.Beech, Day("2026-11-09")), Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Head)).GetAsync(ExclusionLinks.Of(scene.Child))).Status);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_change_of_a_rule_stands_beside_each_exclusion_that_it_moves(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn) = (Day("2026-11-10"), Day("2026-11-24")));
        var lead = await scene.World.PersonAsync("Lead", (await scene.World.OrganisationAsync("Council", OrganisationKind.LocalAuthority), Role.LocalLead));
        var before = (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.Papers).Due;
        // Five school days before Tuesday 24 November are the 17th, seven the 13th.
        Assert.Equal(Day("2026-11-17"), before);
        var from = RuleBook.National.Rules.Single(r => r.Key == "1.32").ValidFrom;
        var (browser, path) = (await scene.BrowserAsync(lead), ExclusionLinks.Rule("1.32", from));
        var form = (await browser.GetAsync(path)).Page;
        var saved = await browser.PostAsync(form, path, "Save the change", ("Source", "Our own reading"), ("number-schoolDays", "7"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(Day("2026-11-13"), (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.Papers).Due);
        var one = await scene.TextAsync(scene.Head, ExclusionLinks.One(scene.Child, id));
        Assert.Contains("because this locality changed rule 1.32", one, StringComparison.Ordinal);
        Assert.Contains("One duty moved with the change", await scene.TextAsync(lead, ExclusionLinks.Rules + "?moved=1"), StringComparison.Ordinal);
        // Whoever looked before the change does not take it back unseen.
        var stale = await browser.PostAsync(form, path, "Save the change", ("Source", "Another"), ("number-schoolDays", "9"));
        Assert.Contains("in the meantime", Text(stale.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync((await browser.GetAsync(path)).Page, path, "Take the change back")).Status);
        Assert.Equal(before, (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.Papers).Due);
        Assert.Contains("took back its change of rule 1.32", await scene.TextAsync(scene.Head, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_recorded_under_a_record_that_was_joined_stands_in_the_ledger_the_list_and_the_journey(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var twin = await scene.World.ChildAsync(scene.Head, scene.Alder, "Robyn", "Hale", new(2013, 5, 2));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().RecordAsync(twin, new(ExclusionKind.Suspension, Day("2026-09-14"), false, 12, Day("2026-09-14"), ["DB"]) { Circumstances = "Left the site." }, Ct));
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<JoinService>().JoinAsync(twin, scene.Child, "The same child.", Ct)));
        // Six days and two make eight: the second duty follows from both, on the child's page and on the school's list.
        Assert.Equal(16, (await scene.LedgerAsync())!.Clocks.Single().Result!.SessionsThisTerm);
        var views = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<LedgerQueries>().OfSchoolsAsync([scene.Alder], Day("2026-10-01"), Ct));
        Assert.Equal(16, Assert.Single(views).Clocks.Single().Result!.SessionsThisTerm);
        var journey = await scene.TextAsync(scene.Head, JourneyLinks.Of(scene.Child));
        Assert.Contains("Out for 6 days.", journey, StringComparison.Ordinal);
        Assert.Contains("suspended 8 days", journey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelling_is_put_right_or_taken_back_and_the_duties_hold_again()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-05", 0)).Id!.Value;
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.Of(scene.Child, id, "cancel"));
        await head.PostAsync((await head.GetAsync(path)).Page, path, "Cancel it", ("Because", "New facts."), ("Day", "9 11 2026"));
        var form = (await head.GetAsync(path)).Page;
        Assert.Contains("Correct the cancelling", Text(form), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(form, path, "Correct it", ("Day", "10 11 2026"))).Status);
        Assert.Equal((Day("2026-11-10"), "New facts."), (await CancelledAsync(), (await scene.LedgerAsync())!.Ledger.Exclusions.Single().CancelledBecause));
        Assert.DoesNotContain((await scene.LedgerAsync())!.DutiesOf(id), d => d.Duty == DutyKind.BoardMeeting);
        form = (await head.GetAsync(path)).Page;
        Assert.Contains("account of the mistake", Text((await head.PostAsync(form, path, "Take the cancelling back")).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(form, path, "Take the cancelling back", ("Mistake", "Meant another pupil."))).Status);
        Assert.Null(await CancelledAsync());
        Assert.Contains((await scene.LedgerAsync())!.DutiesOf(id), d => d.Duty == DutyKind.BoardMeeting);
        Assert.Contains("Meant another pupil.", await scene.TextAsync(scene.Head, ExclusionLinks.One(scene.Child, id)), StringComparison.Ordinal);

        async Task<DateOnly?> CancelledAsync() => (await scene.LedgerAsync())!.Ledger.Exclusions.Single().Cancelled;
    }

    [Fact]
    public async Task A_clerk_of_the_council_is_given_one_case_and_no_other()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var clerk = await scene.World.PersonAsync("Council clerk", (await scene.World.OrganisationAsync("Council", OrganisationKind.LocalAuthority), Role.Clerk));
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-05", 0)).Id!.Value;
        var path = ExclusionLinks.Of(scene.Child, id, "board");
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(clerk)).GetAsync(path)).Status);
        Assert.Contains("Open the case to Council clerk", await scene.TextAsync(scene.Head, path), StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, clerk, Ct)));
        Assert.Contains("Who takes part", await scene.TextAsync(clerk, path), StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, (await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-06"), by: clerk)).Outcome);
        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(clerk)).GetAsync(ChildLinks.Of(scene.Child, "notes"))).Status);
    }
}

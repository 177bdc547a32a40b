using System.Net;
using AngleSharp.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Journeys;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Modules.Tests.Children.Response;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children;

/// <summary>The top of a child's page and the first page: where things stand, who holds the case, whose children have something due. Days are counted by hand on the scene's calendar.</summary>
public sealed class ChildNowTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_top_of_a_record_says_who_holds_the_case_where_things_stand_and_what_comes_next(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var path = ChildLinks.Show(scene.Child);
        var before = await scene.TextAsync(scene.Head, path);
        Assert.Contains("Nobody is named who holds the case. No plan is open.", before, StringComparison.Ordinal);
        Assert.Contains("Nothing that you may read is due.", before, StringComparison.Ordinal);
        await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<CaseHolderService>().NameAsync(scene.Child, scene.Senco, null, Ct));
        await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<EntryService>().AddWordsAsync(scene.Child, new("I like the river.", Voice.Child, scene.World.Today), Ct));
        await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<EntryService>().RaiseAsync(scene.Child, new("Carries an inhaler.", scene.World.Today.AddDays(90)), Ct));
        // Monday and Tuesday, 9 and 10 November; the notices to parent and authority were due on the Monday.
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4)).Id!.Value;
        var page = (await (await scene.BrowserAsync(scene.Head)).GetAsync(path)).Page;
        var text = Text(page);
        Assert.Contains("Senco, Alder School, holds the case. Suspended until Tuesday 10 November 2026. No plan is open. 2 things are late.", text, StringComparison.Ordinal);
        Assert.Contains("Monday 9 November 2026: Tell the parent in writing (headteacher) Late", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("I like the river.", StringComparison.Ordinal) < text.IndexOf("Carries an inhaler.", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector($"a.govuk-button[href='{ExclusionLinks.Record(scene.Child)}']"));
        Assert.NotNull(page.QuerySelector($"a.govuk-button[href='{ExclusionLinks.Of(scene.Child, id, "cancel")}']"));
        // Only the headteacher is offered to suspend.
        Assert.DoesNotContain("Record a suspension", await scene.TextAsync(scene.Senco, path), StringComparison.Ordinal);
        // The family has a page of its own that says where things stand.
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var family = await scene.TextAsync(mother, path);
        Assert.Contains("Senco, Alder School, holds the case.", family, StringComparison.Ordinal);
        foreach (var not in new[] { "things are late", "Record a suspension", "What comes next", "that was not tried" })
            Assert.DoesNotContain(not, family, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_now_is_read_in_a_few_looks_and_help_that_was_not_tried_stands_there()
    {
        await using var scene = await ResponseScene.CreateAsync();
        await scene.HelpAsync("Mentor at lunch", 2);
        await scene.HelpAsync("Clinic", 3);
        // Neither plan nor exclusion: the record itself says so, and nothing more is read.
        Assert.Equal((0, 0), await LookAsync(scene));
        var plan = await scene.PlanAsync();
        await scene.OutcomeAsync(plan);
        // The plan is of stage 2: the clinic of stage 3 is not offered yet.
        Assert.Equal((2, 1), await LookAsync(scene));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var text = ResponsePageTests.Text((await new PageReader(site.Client(scene.Senco, scene.World.Locality)).GetAsync(ChildLinks.Show(scene.Robin))).Page);
        foreach (var said in new[] { "A support plan is open, to be looked at on Tuesday 24 November 2026. One thing is due within two weeks.", "Comes into school by himself: not looked at yet", "Tuesday 24 November 2026: Review of the support plan", "Mentor at lunch, Outreach. Ring 01273 000000" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Clinic", text, StringComparison.Ordinal);

        static Task<(int Reads, int NotTried)> LookAsync(ResponseScene scene) => scene.World.AsAsync(scene.Senco, async s =>
        {
            var record = (await s.GetRequiredService<RecordQueries>().FindAsync(scene.Robin, Ct))!;
            var count = s.GetRequiredService<QueryCount>();
            var before = count.Reads;
            var now = await s.GetRequiredService<ChildNowQueries>().OfAsync(record, support: true, exclusions: true, Ct);
            return (count.Reads - before, now.NotTried.Count);
        });
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_a_child_who_was_excluded_three_reads_tell_what_is_now_and_one_more_where_the_locality_changed_a_rule(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        // The exclusions, the school's dates, and the help on offer; no plan, no change of rules.
        var (reads, before) = await LookAsync(true);
        Assert.Equal((3, "Suspended until Tuesday 10 November 2026. No plan is open. 2 things are late."), (reads, before.Standing));
        Assert.Equal(0, (await LookAsync(false)).Reads);
        var lead = await scene.World.PersonAsync("Lead", (scene.Alder, Role.LocalLead));
        await scene.World.AsAsync(lead, s => s.GetRequiredService<RuleService>().ChangeAsync("rule 1.32", new("1.32", RuleBook.National.Rules.Single(r => r.Key == "1.32").ValidFrom, "Our protocol", null, null, new Dictionary<string, int> { ["schoolDays"] = 7 }), 0, Ct));
        var (again, after) = await LookAsync(true);
        Assert.Equal((4, before.Standing), (again, after.Standing));

        Task<(int Reads, ChildNow Now)> LookAsync(bool exclusions) => scene.World.AsAsync(scene.Head, async s =>
        {
            var record = (await s.GetRequiredService<RecordQueries>().FindAsync(scene.Child, Ct))!;
            var count = s.GetRequiredService<QueryCount>();
            var at = count.Reads;
            var now = await s.GetRequiredService<ChildNowQueries>().OfAsync(record, support: true, exclusions, Ct);
            return (count.Reads - at, now);
        });
    }

    [Fact]
    public async Task An_exclusion_under_a_record_that_was_joined_stands_at_the_top_of_the_one_that_goes_on()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        var onward = await scene.World.ChildAsync(scene.Head, scene.Alder, "Robin", "Hale", new(2013, 5, 2));
        var officer = await scene.World.PersonAsync("Officer", (scene.Alder, Role.DataProtectionOfficer));
        await scene.World.AsAsync(officer, s => s.GetRequiredService<Headwater.Children.Joining.JoinService>().JoinAsync(scene.Child, onward, "The same child.", Ct));
        Assert.Contains("Suspended until Tuesday 10 November 2026.", await scene.TextAsync(scene.Head, ChildLinks.Show(onward)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Days_of_suspension_that_come_to_the_number_put_a_conversation_on_the_first_page_of_those_who_plan(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        // Year 9: people talk from 10 days on. 14 to 25 September are ten school days; with nine and a half nobody is asked.
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-14", 19);
        Assert.DoesNotContain("Open a conversation", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        Assert.Contains("My children with something due No child that you see has something due", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        await scene.RecordAsync(ExclusionKind.Lunchtime, "2026-10-05", 1);
        var home = await scene.TextAsync(scene.Senco, "/home");
        // The child is back in the afternoon of 5 October. After it: 6 to 9, 12 to 16 and 19 to 23 October, 2 to 6, 9 and 10 November: 21.
        Assert.Contains("Open a conversation about what would help: days of suspension came to the number from which people talk here Was due on Monday 5 October 2026, 21 school days ago", home, StringComparison.Ordinal);
        Assert.Contains("1 child, the first since Monday 5 October 2026; 1 late.", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", home, StringComparison.Ordinal);
        Assert.Contains("Conversations to be opened, after days of suspension: 1 Robin Hale, Monday 5 October 2026 Late", await scene.TextAsync(scene.Senco, ResponseLinks.Due), StringComparison.Ordinal);
        // Nobody of another school hears of it.
        Assert.DoesNotContain("Open a conversation", await scene.TextAsync(scene.OtherHead, "/home"), StringComparison.Ordinal);
        // The headteacher finds what the law asks in the same list.
        Assert.Contains("What the law asks after exclusions", await scene.TextAsync(scene.Head, ResponseLinks.Due), StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<TalkService>().OpenAsync(scene.Child, new(TalkCause.Worry, "He is out often.", null, scene.Senco, "His mother", scene.World.Today.AddDays(2)), Ct)));
        home = await scene.TextAsync(scene.Senco, "/home");
        Assert.DoesNotContain("Open a conversation", home, StringComparison.Ordinal);
        Assert.Contains("Have a conversation about what would help a child Thursday 12 November 2026 (in 2 school days)", home, StringComparison.Ordinal);
        // Past the last term whose dates are known nobody can count on: not fewer than those that are known.
        scene.World.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Matches("Was due on Thursday 12 November 2026, at least [0-9]+ school days ago", await scene.TextAsync(scene.Senco, "/home"));
    }

    [Fact]
    public async Task A_family_that_has_not_answered_for_two_weeks_is_asked_again()
    {
        await using var scene = await ResponseScene.CreateAsync();
        await scene.AsAsync<ConsentService, Outcome>(scene.Senco, s => s.AskAsync(scene.Robin, new(ConsentOf.Parents, ConsentPurpose.TakePart, null, "Mentoring", "An hour a week with a mentor."), Ct));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var senco = new PageReader(site.Client(scene.Senco, scene.World.Locality));
        // Asked on Tuesday 10 November: two weeks later is the 24th.
        scene.World.Clock.Advance(TimeSpan.FromDays(13));
        Assert.DoesNotContain("Ask the family again", await HomeAsync(), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Ask the family again: it has not answered what you asked it to agree to Today", await HomeAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask the family again", ResponsePageTests.Text((await new PageReader(site.Client(scene.Teacher, scene.World.Locality)).GetAsync("/home")).Page), StringComparison.Ordinal);

        async Task<string> HomeAsync() => ResponsePageTests.Text((await senco.GetAsync("/home")).Page);
    }

    [Fact]
    public async Task The_evidence_summary_holds_suspensions_exclusions_and_moves()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-05", 4);
        await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, MoveKind.OffSiteDirection, m => (m.Reason, m.ToName, m.Start, m.End) = ("Help in school did not work.", "Riverside Centre", Day("2026-09-21"), Day("2026-10-02")), Ct));
        var text = await scene.TextAsync(scene.Senco, ResponseLinks.Summary(scene.Child));
        Assert.Contains("Suspensions, exclusions and moves Out for 2 days this term and 2 days this school year. Monday 9 November 2026: Permanent exclusion. Persistent or general disruptive behaviour. In force. Monday 5 October 2026: Suspension, 2 days. Persistent or general disruptive behaviour. Over: the last day out was Tuesday 6 October 2026. Monday 21 September 2026: Off-site direction to Riverside Centre. From Monday 21 September 2026, over since Friday 2 October 2026.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_first_page_says_to_each_role_what_it_will_show()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        Assert.Contains("To begin, open a child.", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        var clerk = await scene.TextAsync(scene.Clerk, "/home");
        Assert.Contains("When a headteacher opens a case to you", clerk, StringComparison.Ordinal);
        Assert.DoesNotContain("My children", clerk, StringComparison.Ordinal);
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Journeys;
using Headwater.Children.Movement;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Movement;

/// <summary>The written notice of a direction off site (rule 2.8): what it must say, by when, and that it stays as it was given.</summary>
public sealed class NoticeTests
{
    /// <summary>3 September to 18 December 2026, half term 26 to 30 October.</summary>
    private static readonly SchoolCalendar Autumn = new([new(new(2026, 9, 3), new(2026, 12, 18))], Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d)));

    [Fact]
    public void What_the_law_has_in_the_notice_and_nobody_gave_is_named()
    {
        var move = Direction();
        Assert.Equal("The notice cannot be written yet: the place, its address, whom to report to, the first day, the number of days, the times of the sessions and what it is to reach are not on record (rule 2.8).", NoticeRules.MissingInWords(move, Autumn));
        (move.ToName, move.PlaceAddress, move.ReportTo, move.Start, move.SessionTimes, move.Objectives) = ("Riverside Centre", "1 River Road", "Ms Reed", new(2026, 11, 16), "9.15 to 15.00", "Calm breaks.");
        Assert.Equal("The notice cannot be written yet: the number of days is not on record (rule 2.8).", NoticeRules.MissingInWords(move, Autumn));
        move.End = new(2026, 12, 18);
        Assert.Null(NoticeRules.MissingInWords(move, Autumn));
        // Without term dates nobody can count them: then they are given.
        Assert.NotNull(NoticeRules.MissingInWords(move, null));
        move.Days = 10;
        Assert.Null(NoticeRules.MissingInWords(move, null));
    }

    [Fact]
    public void Its_days_are_the_school_days_from_the_first_to_the_last_unless_fewer_were_given()
    {
        var move = Direction();
        // 19 to 23 October five, half term none, 2 to 6 November five.
        (move.Start, move.End) = (new(2026, 10, 19), new(2026, 11, 6));
        Assert.Equal(10, NoticeRules.Days(move, Autumn));
        move.Days = 4;
        Assert.Equal(4, NoticeRules.Days(move, Autumn));
        // Past the last day that is known nothing is counted.
        (move.Days, move.End) = (null, new(2027, 1, 15));
        Assert.Null(NoticeRules.Days(move, Autumn));
    }

    [Theory]
    [InlineData("2026-11-10", "Give it by Thursday 12 November 2026: at least 2 school days before the first day. What goes by post must come by then.")]
    [InlineData("2026-11-12", "Give it by Thursday 12 November 2026, which is today: at least 2 school days before the first day. What goes by post must come by then.")]
    [InlineData("2026-11-13", "The last day for it was Thursday 12 November 2026, 2 school days before the first day. If it is given today, the first day can be Tuesday 17 November 2026 or later: put off the first day.")]
    public void It_is_given_at_least_two_school_days_before_the_first_day(string today, string said)
    {
        // The first day is Monday 16 November: Friday 13th is one school day before it, Thursday 12th two.
        var ground = new MoveGround(Day(today), [], SchoolType.Maintained, Autumn, RuleBook.National, new(2013, 5, 2));
        var direction = Direction();
        direction.Start = new(2026, 11, 16);
        var duty = Assert.Single(MovementClock.Of(direction, [], ground).Result!.Duties);
        Assert.Equal(said, NoticeRules.InTime(duty.Due, duty.Rule["schoolDays"], ground));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_notice_is_written_from_the_facts_kept_word_for_word_and_its_duty_is_done(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var (senco, path) = (await scene.BrowserAsync(scene.Senco), MovementLinks.Record(scene.Child, MoveKind.OffSiteDirection));
        var one = (await senco.PostAsync((await senco.GetAsync(path)).Page, path, "Record it", ("Reason", "Mornings end in leaving the room."), ("ToName", "Riverside Centre"), ("HelpFailed", "yes"), ("Objectives", "Stays in a lesson for its whole length."), ("Start", "16 11 2026"), ("End", "27 11 2026"), ("ChildView", "Fine."))).To!;
        var notice = $"{one}/notice/{NoticeTo.Parent}";
        Assert.Contains("The notice cannot be written yet: its address, whom to report to and the times of the sessions are not on record (rule 2.8).", await scene.TextAsync(scene.Senco, one), StringComparison.Ordinal);
        var without = (await senco.GetAsync(notice)).Page;
        Assert.Contains("its address, whom to report to and the times of the sessions are not on record (rule 2.8). Add it under what is known.", Text(without), StringComparison.Ordinal);
        Assert.Empty(without.QuerySelectorAll("main form"));
        Assert.Contains("Give written notice to the parent", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        var facts = one + "/facts";
        Assert.Contains("Give the number of days as a whole number from 1 to 400.", Text((await senco.PostAsync((await senco.GetAsync(facts)).Page, facts, "Save", ("Days", "ten"))).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync((await senco.GetAsync(facts)).Page, facts, "Save", ("PlaceAddress", "1 River Road\nLewes"), ("ReportTo", "Ms Reed, head of the centre"), ("SessionTimes", "9.15 to 12.00 and 12.45 to 15.00"))).Status);
        var draft = await senco.GetAsync(notice);
        var text = Text(draft.Page);
        foreach (var said in new[]
        {
            "Give it by Thursday 12 November 2026", "The governing board of Alder School has decided that Robin goes to Riverside Centre for a time", "The first day is Monday 16 November 2026. The last day is Friday 27 November 2026. It is for 10 days in all.",
            "1 River Road", "Robin reports to: Ms Reed, head of the centre", "9.15 to 12.00 and 12.45 to 15.00", "The reasons: Mornings end in leaving the room.", "What it is to reach: Stays in a lesson", "unless one was held in the 10 weeks before",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        var mother = await FamilyAsync(scene, "Mother");
        // No draft is for the family.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(mother)).GetAsync(notice)).Status);
        var future = await senco.PostAsync(draft.Page, notice, "Keep it as it was given", ("Way", "ByHand"), ("Day", "12 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "12 11 2026"), (future.Status, future.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value));
        Assert.Contains("between Tuesday 10 November 2026, when the direction was written down here, and today", Text(future.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(draft.Page, notice, "Keep it as it was given", ("Way", "ByHand"))).Status);
        Assert.DoesNotContain("Give written notice", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        Assert.Contains("Done on Tuesday 10 November 2026.", await scene.TextAsync(scene.Senco, one), StringComparison.Ordinal);

        // The facts change: what was given says what it said, and another can be given. A page that was opened before is read again first.
        var stale = (await senco.GetAsync($"{notice}?sent={Guid.Empty}")).Page;
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync((await senco.GetAsync(facts)).Page, facts, "Save", ("ReportTo", "Mr Moss"))).Status);
        Assert.Contains("What stands in the notice changed", Text((await senco.PostAsync(stale, notice, "Keep it as it was given", ("Way", "ByPost"))).Page), StringComparison.Ordinal);
        var read = await scene.TextAsync(mother, notice);
        Assert.Contains("By hand, Tuesday 10 November 2026, by Senco", read, StringComparison.Ordinal);
        Assert.Contains("Ms Reed, head of the centre", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep it as it was given", read, StringComparison.Ordinal);
        Assert.Contains("Notice to the parent of a direction off site: by hand.", await scene.TextAsync(mother, JourneyLinks.Of(scene.Child)), StringComparison.Ordinal);
        Assert.Contains("Mr Moss", await scene.TextAsync(scene.Senco, $"{notice}?sent={Guid.Empty}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(notice)).Status);
    }

    [Fact]
    public async Task With_a_plan_the_local_authority_has_notice_too_and_nobody_gives_it_for_the_own_child()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (head, path) = (await scene.BrowserAsync(scene.Head), MovementLinks.Record(scene.Child, MoveKind.OffSiteDirection));
        var one = (await head.PostAsync((await head.GetAsync(path)).Page, path, "Record it", ("Reason", "Mornings end in leaving the room."), ("ToName", "Riverside Centre"), ("PlaceAddress", "1 River Road"), ("ReportTo", "Ms Reed"), ("SessionTimes", "9.15 to 15.00"), ("Days", "4"), ("Objectives", "Stays in a lesson."), ("Start", "16 11 2026"))).To!;
        var notice = $"{one}/notice/{NoticeTo.Authority}";
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(notice)).Status);
        var facts = one + "/facts";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(facts)).Page, facts, "Save", ("EhcPlan", "true"))).Status);
        var text = await scene.TextAsync(scene.Head, notice);
        foreach (var said in new[] { "Robin Hale, born 2 May 2013, has an education, health and care plan.", "It is for 4 days in all.", "You can ask us in writing to review this." })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("please ring us", text, StringComparison.Ordinal);
        var own = await FamilyAsync(scene, "Head and mother", (scene.Alder, Role.Headteacher));
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(own)).GetAsync(notice)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(notice)).Page, notice, "Keep it as it was given", ("Way", "Electronic"))).Status);
        var asked = (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveQueries>().OfChildAsync(scene.Child, Ct)))!.Moves.Single().Asked!;
        Assert.Equal([(OffSiteDutyKind.Notice, DutyState.Open), (OffSiteDutyKind.NoticeToLocalAuthority, DutyState.Met)], asked.Duties.Select(d => (d.Duty, d.State)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(own)).GetAsync(notice)).Status);
        Assert.Equal(["Notice to the parent", "Notice to the local authority"], (await head.GetAsync(one)).Page.QuerySelectorAll("main a[href*='/notice/']").Select(a => a.TextContent));
    }

    private static Move Direction() => new() { Id = Guid.NewGuid(), ChildId = new(Guid.NewGuid()), SchoolId = OrganisationId.New(), What = MoveKind.OffSiteDirection, Reason = "Mornings end in leaving the room.", RecordedBy = PersonId.New(), RecordedAtUtc = new(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc) };

    private static async Task<PersonId> FamilyAsync(ExclusionScene scene, string name, params (OrganisationId, Role)[] posts)
    {
        var person = await scene.World.PersonAsync(name, [(scene.Alder, Role.Parent), .. posts]);
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, person, "The child's parent.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        return person;
    }
}

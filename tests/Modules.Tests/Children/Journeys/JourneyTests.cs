using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Journeys;
using Headwater.Children.Letters;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Journeys;

/// <summary>A child's way in one line of time, and what it adds up to. Days are counted by hand.</summary>
public sealed class JourneyTests
{
    private static readonly OrganisationId A = OrganisationId.New(), B = OrganisationId.New();

    /// <summary>3 September to 18 December 2026, half term 26 to 30 October.</summary>
    private static readonly SchoolCalendar Autumn = new([new(new(2026, 9, 3), new(2026, 12, 18))], Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d)));

    [Fact]
    public void Every_school_after_the_first_is_a_hand_off_and_coming_back_is_one_too()
    {
        // In Year 9 in autumn 2025: no age at which everybody changes school is 8 or 10.
        var born = new DateOnly(2012, 5, 2);
        Assert.Equal(0, JourneyRules.HandOffs([], born));
        Assert.Equal(0, JourneyRules.HandOffs([new(A, new(2024, 9, 1), new(2025, 7, 1)), new(A, new(2025, 9, 1), null)], born));
        Assert.Equal(2, JourneyRules.HandOffs([new(B, new(2025, 11, 3), new(2026, 1, 5)), new(A, new(2024, 9, 1), new(2025, 10, 31)), new(A, new(2026, 1, 6), null)], born));
    }

    [Fact]
    public void Of_each_chain_of_services_the_highest_number_counts_also_where_those_before_are_not_seen()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(0, JourneyRules.HandOffs([Entry(null)]));
        Assert.Equal(1, JourneyRules.HandOffs([Entry(new(one, 1)), Entry(null)]));
        Assert.Equal(2, JourneyRules.HandOffs([Entry(new(one, 1)), Entry(new(one, 2))]));
        Assert.Equal(2, JourneyRules.HandOffs([Entry(new(one, 2))]));
        Assert.Equal(4, JourneyRules.HandOffs([Entry(new(one, 3)), Entry(new(one, 1)), Entry(new(other, 1))]));

        static JourneyEntry Entry(HandOff? handOff) => new(new(2026, 11, 10), "Help asked for", "A service: asked for help.", null, null, Headwater.Kernel.Visibility.Family, null) { HandOff = handOff };
    }

    [Fact]
    public void Going_on_to_the_school_that_everybody_of_the_age_goes_on_to_is_no_hand_off()
    {
        // Born 2 May 2013: Year 7 begins in autumn 2024.
        var born = new DateOnly(2013, 5, 2);
        Assert.Equal(0, JourneyRules.HandOffs([new(A, new(2017, 9, 4), new(2024, 7, 19)), new(B, new(2024, 9, 3), null)], born));
        // In January of the same year it is one; in September of Year 8 too.
        Assert.Equal(1, JourneyRules.HandOffs([new(A, new(2017, 9, 4), new(2024, 12, 20)), new(B, new(2025, 1, 6), null)], born));
        Assert.Equal(1, JourneyRules.HandOffs([new(A, new(2024, 9, 3), new(2025, 7, 18)), new(B, new(2025, 9, 3), null)], born));
    }

    [Fact]
    public void Days_without_a_school_are_school_days_between_two_schools_and_since_the_last()
    {
        // Left on Friday 9 October; the next began on Tuesday 20 October: 12 to 16 and 19 October are six days.
        Stay[] between = [new(A, new(2025, 9, 1), new(2026, 10, 9)), new(B, new(2026, 10, 20), null)];
        Assert.Equal(12, JourneyRules.Unplaced(between, Autumn, new(2026, 8, 1), new(2026, 11, 10)));
        // Still without one on Tuesday 10 November: from 12 to 23 October ten days, from 2 to 10 November seven.
        Assert.Equal(34, JourneyRules.Unplaced([between[0]], Autumn, new(2026, 8, 1), new(2026, 11, 10)));
        // A stay that overlaps, and half term, lose nothing; what lay before the school year is not counted.
        Assert.Equal(0, JourneyRules.Unplaced([new(A, new(2025, 9, 1), new(2026, 10, 23)), new(B, new(2026, 10, 12), new(2026, 10, 23)), new(A, new(2026, 11, 2), null)], Autumn, new(2026, 8, 1), new(2026, 11, 10)));
        Assert.Equal(0, JourneyRules.Unplaced([new(A, new(2025, 9, 1), new(2026, 5, 1)), new(B, new(2026, 9, 3), null)], Autumn, new(2026, 8, 1), new(2026, 11, 10)));
    }

    [Fact]
    public void School_days_waited_are_at_least_so_many_past_the_last_day_that_is_known_and_not_known_where_none_is()
    {
        // Left on Friday 9 October: 12 to 23 October ten school days, 2 to 10 November seven; half term is none.
        Assert.Equal(new Waited(17, false), JourneyRules.SchoolDaysSince(Autumn, new(2026, 10, 9), new(2026, 11, 10)));
        // A day with one session is a day: only the morning of Monday 12 October was open.
        var half = new SchoolCalendar([new(new(2026, 9, 3), new(2026, 12, 18))], partClosed: [new(new(2026, 10, 12), DayHalf.Afternoon)]);
        Assert.Equal(new Waited(1, false), JourneyRules.SchoolDaysSince(half, new(2026, 10, 9), new(2026, 10, 12)));
        // The calendar ends on Friday 18 December: on 20 January only the ten days from 7 to 18 December are known, and there were more.
        Assert.Equal(new Waited(10, true), JourneyRules.SchoolDaysSince(Autumn, new(2026, 12, 4), new(2027, 1, 20)));
        Assert.Null(JourneyRules.SchoolDaysSince(Autumn, new(2026, 12, 18), new(2027, 1, 20)));
        Assert.Null(JourneyRules.SchoolDaysSince(Autumn, new(2026, 7, 17), new(2026, 11, 10)));
        Assert.Null(JourneyRules.SchoolDaysSince(null, new(2026, 10, 9), new(2026, 11, 10)));
        Assert.Equal("At least 10 school days", JourneyWords.Without(47, new(10, true)));
        Assert.Equal("33 days; in school days not known", JourneyWords.Without(33, null));
        Assert.Equal("1 school day", JourneyWords.Without(1, new(1, false)));
        Assert.Equal("On a roll", JourneyWords.Without(null, null));
        // The same of what is to come: Friday 18 December is two school days away on the 16th, and how far 6 January is nobody knows.
        Assert.Equal("Friday 18 December 2026 (in 2 school days)", Headwater.Children.Exclusions.ExclusionWords.Due(new(2026, 12, 18), new(2026, 12, 16), Autumn));
        Assert.Equal("Wednesday 6 January 2027", Headwater.Children.Exclusions.ExclusionWords.Due(new(2027, 1, 6), new(2026, 12, 16), Autumn));
    }

    [Fact]
    public async Task Past_the_last_day_of_the_term_dates_what_is_lost_is_at_least_so_much()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var worker = await scene.World.PersonAsync("Worker", (await scene.World.OrganisationAsync("Outreach", Headwater.Localities.Places.OrganisationKind.LocalAuthority), Role.EducationalPsychologist));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, (await scene.World.AsAsync(scene.Head, async s => (await s.GetRequiredService<Headwater.Localities.Contracts.IOrganisations>().AllAsync(Ct)).Single(o => o.Name == "Outreach").Id)), null, "Outreach works with the family.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day("2026-11-06")), Ct));
        // The scene's dates end on Thursday 25 March 2027. On 30 April: 30 school days in autumn, 58 in spring, and nobody knows of April.
        scene.World.Clock.Advance(Day("2027-04-30").ToDateTime(TimeOnly.MinValue) - scene.World.Today.ToDateTime(TimeOnly.MinValue));
        var text = await scene.TextAsync(worker, JourneyLinks.List);
        Assert.Contains("At least 88 school days At least 88 days, as the school’s term dates end before today", text, StringComparison.Ordinal);
        Assert.Contains("Learning lost this school year: at least 88 days, as the school’s term dates end before today (", await scene.TextAsync(worker, JourneyLinks.Of(scene.Child)), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_that_was_there_before_the_first_sign_took_no_time_and_without_help_the_days_run_on()
    {
        var today = new DateOnly(2026, 11, 10);
        Assert.Null(JourneyRules.DaysToFirstHelp(null, today, today));
        Assert.Equal(0, JourneyRules.DaysToFirstHelp(new(2026, 11, 1), new(2026, 10, 1), today));
        Assert.Equal(14, JourneyRules.DaysToFirstHelp(new(2026, 10, 1), new(2026, 10, 15), today));
        Assert.Equal(9, JourneyRules.DaysToFirstHelp(new(2026, 11, 1), null, today));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Everybody_sees_the_way_as_far_as_they_may_and_what_it_adds_up_to(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        // Out for two days in October, and excluded for good from 9 November: two days until the 10th.
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-05", 4);
        await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<NoteService>().AddAsync(scene.Child, new("Spoke with the aunt.", scene.World.Today), Ct));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<EntryService>().AddWordsAsync(scene.Child, new("I like the mornings.", Voice.Child, Day("2026-10-01")), Ct));
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var path = JourneyLinks.Of(scene.Child);
        var head = await scene.TextAsync(scene.Head, path);
        foreach (var said in new[] { "Learning lost this school year: 4 days (suspended 2 days, permanently excluded 2 days, part-time or kept apart none, without a school none)", "Was not passed on", "Nobody is named who holds the case", "Permanently excluded.", "Out for 2 days.", "I like the mornings.", "A case note.", "No help is on record, 36 days after the first sign" })
            Assert.Contains(said, head, StringComparison.Ordinal);
        Assert.True(head.IndexOf("Permanently excluded.", StringComparison.Ordinal) < head.IndexOf("I like the mornings.", StringComparison.Ordinal), "newest first");
        var family = await scene.TextAsync(mother, path);
        Assert.Contains("I like the mornings.", family, StringComparison.Ordinal);
        Assert.DoesNotContain("A case note.", family, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(path)).Status);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_board_s_meeting_letters_and_placements_stand_on_the_line_and_notices_to_others_are_not_for_the_family(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-02", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => (x.BoardNotified, x.BoardMeetingOn) = (Day("2026-11-02"), Day("2026-11-19")));
        var head = await scene.BrowserAsync(scene.Head);
        foreach (var kind in new[] { LetterKind.Parent, LetterKind.Authority })
        {
            var letter = LetterLinks.One(scene.Child, id, kind);
            Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(letter)).Page, letter, "Keep it as it was sent", ("Way", "ByHand"), ("Day", "2 11 2026"))).Status);
        }

        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<Headwater.Children.Exclusions.DutyService>().SayDoneIfOpenAsync(scene.Child, id, DutyKind.AlternativeProvision, Day("2026-11-09"), null, Ct));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, MoveKind.OffSiteDirection, m => (m.Reason, m.ToName, m.Start, m.End) = ("Help in school did not work.", "Riverside Centre", Day("2026-09-21"), Day("2026-10-16")), Ct));
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var path = JourneyLinks.Of(scene.Child);
        var (own, family) = (await scene.TextAsync(scene.Head, path), await scene.TextAsync(mother, path));
        foreach (var said in new[] { "Thursday 19 November 2026 Permanent exclusion, Alder SchoolThe governing board meets.", "Monday 2 November 2026 Letter, Alder School, HeadLetter to the parent: by hand.", "Education elsewhere was arranged, from the sixth day.", "Monday 21 September 2026 Off-site direction, Alder School, HeadBegan, at Riverside Centre.", "Friday 16 October 2026 Off-site direction, Alder SchoolEnded." })
        {
            Assert.Contains(said, own, StringComparison.Ordinal);
            Assert.Contains(said, family, StringComparison.Ordinal);
        }

        Assert.Contains("Notice to the local authority: by hand.Seen by: the professionals involved", own, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Notice to the local authority", family, StringComparison.Ordinal);
        await scene.ChangeAsync(id, x => (x.BoardMeetingOn, x.BoardDecision, x.BoardDecisionNotified) = (Day("2026-11-09"), BoardDecision.Declined, Day("2026-11-10")));
        var after = await scene.TextAsync(scene.Head, path);
        Assert.Contains("Monday 9 November 2026 Permanent exclusion, Alder SchoolThe governing board met.", after, StringComparison.Ordinal);
        Assert.Contains("Tuesday 10 November 2026 Permanent exclusion, Alder SchoolGoverning board: declined to reinstate.", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_holds_the_case_another_follows_and_two_who_name_at_once_are_told()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (one, other, shown, path) = (await scene.BrowserAsync(scene.Head), await scene.BrowserAsync(scene.Senco), JourneyLinks.Of(scene.Child), JourneyLinks.Holder(scene.Child));
        Assert.Contains("Nobody is named who holds the case. ", await scene.TextAsync(scene.Head, shown), StringComparison.Ordinal);
        Assert.Equal(path, (await one.GetAsync(shown)).Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Name who holds the case").GetAttribute("href"));
        var (mine, theirs) = (await one.GetAsync(path), await other.GetAsync(path));
        Assert.Contains("Choose who holds the case", Text((await one.PostAsync(mine.Page, path, "Name them")).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, path, "Name them", ("Holder", scene.Senco.ToString()))).Status);
        Assert.Contains("Somebody else named who holds the case", Text((await one.PostAsync(mine.Page, path, "Name them", ("Holder", scene.Head.ToString()))).Page), StringComparison.Ordinal);
        Assert.Contains("Senco, Alder School, holds the case since Tuesday 10 November 2026.", await scene.TextAsync(scene.Head, shown), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync((await one.GetAsync(path)).Page, path, "Name them", ("Holder", scene.Head.ToString()))).Status);
        Assert.Contains("Head, Alder School, holds the case", await scene.TextAsync(scene.Head, shown), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Redirect, (await one.PostAsync((await one.GetAsync(path)).Page, path, "Name them", ("Holder", scene.OtherHead.ToString()))).Status);
        // Who does not keep the record is not asked, and finds no such page.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(path)).Status);
    }

    [Fact]
    public async Task Who_was_passed_on_most_often_stands_first_then_who_waits_longest_with_learning_lost_and_who_holds_the_case()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var moved = await scene.World.ChildAsync(scene.Head, scene.Alder, "Wren", "Moor", new(2013, 3, 1));
        // Robin left on 30 October for nowhere: the school sees the record no more, whoever is named for the child does.
        var worker = await scene.World.PersonAsync("Worker", (await scene.World.OrganisationAsync("Outreach", Headwater.Localities.Places.OrganisationKind.LocalAuthority), Role.EducationalPsychologist));
        foreach (var child in new[] { scene.Child, moved })
            await scene.World.InvolveAsync(scene.Head, new(child, InvolvementKind.Referral, (await OutreachAsync(scene)), null, "Outreach works with the family.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<Headwater.Children.Exclusions.ExclusionService>().RecordAsync(moved, new(ExclusionKind.Suspension, Day("2026-11-04"), StartsAfternoon: false, 2, Day("2026-11-04"), ["DB"]), Ct));
        await scene.DatesAsync(scene.OtherHead, scene.Beech);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(moved, 1, new(Day("2026-11-09"), scene.Beech, Day("2026-11-10")), Ct));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day("2026-11-06")), Ct));
        var list = await (await scene.BrowserAsync(worker)).GetAsync(JourneyLinks.List);
        // Robin is without a school on Monday and Tuesday, 9 and 10 November; Wren lost a day to a suspension before the move.
        Assert.Equal(["Wren Moor 1 On a roll 1 day Nobody yet", "Robin Hale 0 2 school days 2 days Nobody yet"], list.Page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.DoesNotContain("Robin", await scene.TextAsync(scene.OtherHead, JourneyLinks.List), StringComparison.Ordinal);

        static Task<OrganisationId> OutreachAsync(ExclusionScene scene) => scene.World.AsAsync(scene.Head, async s => (await s.GetRequiredService<Headwater.Localities.Contracts.IOrganisations>().AllAsync(Ct)).Single(o => o.Name == "Outreach").Id);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_does_not_see_exclusions_is_told_that_learning_lost_is_not_known_and_why(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var outreach = await scene.World.OrganisationAsync("Outreach", Headwater.Localities.Places.OrganisationKind.LocalAuthority);
        var worker = await scene.World.PersonAsync("Worker", (outreach, Role.EducationalPsychologist));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, outreach, null, "Outreach works with the family.", LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Support | EntryKinds.Flags, scene.World.Today));
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-02", 4);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day("2026-11-06")), Ct));
        // Monday and Tuesday without a school are two days, and all of it would be four: neither is said.
        var list = await (await scene.BrowserAsync(worker)).GetAsync(JourneyLinks.List);
        Assert.Equal(["Robin Hale 0 2 school days Not known, as suspensions and exclusions are not open to you Nobody yet"], list.Page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        var journey = await scene.TextAsync(worker, JourneyLinks.Of(scene.Child));
        Assert.Contains("Learning lost this school year: not known, as suspensions and exclusions are not open to you", journey, StringComparison.Ordinal);
        Assert.Contains("How long it took until help came: not known", journey, StringComparison.Ordinal);
        Assert.DoesNotContain("2 days", journey, StringComparison.Ordinal);
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, outreach, null, "Outreach is asked what would help.", LawfulBasis.PublicTask, EntryKinds.Exclusions, scene.World.Today));
        Assert.Contains("Learning lost this school year: 4 days (suspended 2 days", await scene.TextAsync(worker, JourneyLinks.Of(scene.Child)), StringComparison.Ordinal);
        Assert.Contains("4 days", Text((await (await scene.BrowserAsync(worker)).GetAsync(JourneyLinks.List)).Page), StringComparison.Ordinal);
    }
}

using System.Net;
using Headwater.Access.Contracts;
using Headwater.Children.Away;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Movement;

/// <summary>What is kept of a move, by whom it is changed, and what is refused.</summary>
public sealed class MoveServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_direction_is_kept_with_its_reviews_and_what_became_of_it(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = await RecordAsync(scene, MoveKind.OffSiteDirection, m => (m.ToName, m.Start, m.End, m.NoticeGiven) = ("Riverside Centre", Day("2026-09-21"), Day("2026-12-18"), Day("2026-09-14")));
        Assert.Equal(Outcome.Saved, await ReviewAsync(scene, id, new(Day("2026-10-19"), "headteacher, mother, governor", Day("2026-10-12"), Stops: false, Day("2026-12-04"), Day("2026-10-20"))));
        var view = await ViewAsync(scene, id);
        // Notice by Thursday 17 September; invitations by 13 October, the outcome by 25 October: all in time.
        Assert.Equal([(OffSiteDutyKind.Notice, Day("2026-09-17")), (OffSiteDutyKind.Invitations, Day("2026-10-13")), (OffSiteDutyKind.Outcome, Day("2026-10-25"))], view.Asked!.Duties.Select(d => (d.Duty, d.Due!.Value)));
        Assert.All(view.Asked.Duties, d => Assert.Equal(DutyState.Met, d.State));
        Assert.Equal(Day("2026-12-04"), MovementRules.EndNow(view.Move, view.Reviews));
        var review = Assert.Single(view.Reviews);
        Assert.Equal(Outcome.ChangedMeanwhile, await ReviewAsync(scene, id, new(Day("2026-10-19"), null, null, Stops: true, null, null), review.Id, review.Version + 1));
        Assert.Equal(Outcome.Saved, await ReviewAsync(scene, id, new(Day("2026-10-19"), null, null, Stops: true, null, null), review.Id, review.Version));
        Assert.True(Assert.Single((await ViewAsync(scene, id)).Reviews).Stops);
        // Six weeks after 21 September: 2 November.
        Assert.Equal(Outcome.Saved, await OutcomeAsync(scene, scene.Head, id, view.Move.Version, MoveOutcome.Returned, "2026-11-02"));
        var after = (await ViewAsync(scene, id)).Move;
        Assert.Equal((MoveOutcome.Returned, Day("2026-11-02"), "Back in class."), (after.At6Weeks, after.At6WeeksOn, after.At6WeeksWords));
        Assert.Equal(Outcome.ChangedMeanwhile, await OutcomeAsync(scene, scene.Head, id, view.Move.Version, MoveOutcome.Settled, "2026-11-03"));
        var tasks = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveQueries>().OfSchoolsAsync([scene.Alder], Day("2026-01-01"), Ct));
        Assert.Equal((id, 1), (Assert.Single(tasks).Move.Id, tasks[0].Reviews.Count));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_receiving_school_sees_it_once_it_is_involved_and_says_how_the_child_is(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = await RecordAsync(scene, MoveKind.ManagedMove, m => (m.ToOrganisation, m.Start) = (scene.Beech, Day("2026-09-28")));
        var version = (await ViewAsync(scene, id)).Move.Version;
        Assert.Equal(Outcome.NotThere, await OutcomeAsync(scene, scene.OtherHead, id, version, MoveOutcome.Settled, "2026-11-09"));
        Assert.Empty(await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<MoveQueries>().OfSchoolsAsync([scene.Beech], Day("2026-01-01"), Ct)));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.NamedProfessional, scene.Beech, scene.OtherHead, "The child moves there.", LawfulBasis.PublicTask, EntryKinds.Movement, scene.World.Today, scene.World.Today.AddMonths(3)));
        Assert.Single(await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<MoveQueries>().OfSchoolsAsync([scene.Beech], Day("2026-01-01"), Ct)));
        Assert.Equal(Outcome.Saved, await OutcomeAsync(scene, scene.OtherHead, id, version, MoveOutcome.Settled, "2026-11-09"));
        // It is not theirs to record another.
        Assert.Equal(Outcome.NotThere, (await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, MoveKind.LeavingRoll, m => m.Reason = "Why.", Ct))).Outcome);
    }

    [Fact]
    public async Task Only_days_and_places_that_cannot_be_are_refused_and_nothing_is_kept()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        foreach (var (put, why) in new (Action<Move>, string)[]
        {
            (m => (m.Start, m.End) = (Day("2026-11-10"), Day("2026-11-09")), "The last day lies before the first, Tuesday 10 November 2026"),
            (m => m.Start = Day("2027-11-11"), "more than a year ahead"),
            (m => m.Start = Day("2017-05-01"), "before the child was at school"),
            (m => m.Reason = null, "Enter the reason."),
            (m => m.ToOrganisation = scene.Alder, "the school that the child comes from"),
            (m => m.ToOrganisation = OrganisationId.New(), "Choose the place from the list"),
        })
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => RecordAsync(scene, MoveKind.DualRegistration, put));
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveQueries>().OfChildAsync(scene.Child, Ct)))!.Moves);
        // What should not be and is, is kept.
        var id = await RecordAsync(scene, MoveKind.ManagedMove, m => (m.Reason, m.Start, m.End) = ("A trial, or he will be excluded.", Day("2026-11-02"), Day("2026-12-18")));
        var view = await ViewAsync(scene, id);
        foreach (var part in new[] { "It has a last day", "“trial”", "“be excluded”", "the agreement of the parent is not on record" })
            Assert.Contains(view.Warnings, w => w.Contains(part, StringComparison.Ordinal));
        foreach (var (asked, why) in new (TypedReview, string)[]
        {
            (new(Day("2026-11-01"), null, null, null, null, null), "before the first day"),
            (new(Day("2026-11-16"), null, null, Stops: true, null, null), "in the future"),
            (new(Day("2026-11-09"), null, null, Stops: false, Day("2026-11-06"), null), "before the review"),
            (new(Day("2026-11-09"), null, null, Stops: false, null, Day("2026-11-06")), "before the review was held"),
        })
            Assert.Contains(why, (await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(scene, id, asked))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_education_soon_after_a_suspension_is_remarked_on_for_who_may_know_of_it()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-02", 2);
        var id = await RecordAsync(scene, MoveKind.ElectiveHomeEducation, m => m.Start = Day("2026-11-10"));
        Assert.Contains((await ViewAsync(scene, id)).Warnings, w => w.Contains("began on Monday 2 November 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_given_up_stays_and_is_not_changed_any_more()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = await RecordAsync(scene, MoveKind.ManagedMove, m => m.Start = Day("2026-11-23"));
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Senco, async s => await s.GetRequiredService<MoveService>().WithdrawAsync(scene.Child, id, (await ViewAsync(scene, id)).Move.Version, Day("2026-11-10"), "The parent did not agree.", Ct)));
        var view = await ViewAsync(scene, id);
        Assert.Equal((Day("2026-11-10"), "The parent did not agree."), (view.Move.Withdrawn!.Value, view.Move.WithdrawnBecause));
        Assert.Empty(view.Warnings);
        Assert.Equal(Outcome.NotThere, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().ChangeAsync(scene.Child, id, view.Move.Version, m => m.Reason = "Another.", Ct)));
    }

    [Fact]
    public async Task A_headteacher_who_is_family_reads_what_their_school_decided_and_decides_nothing()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = await RecordAsync(scene, MoveKind.OffSiteDirection, m => (m.ToName, m.Start) = ("Riverside Centre", Day("2026-09-21")));
        var own = await scene.World.PersonAsync("Own head", (scene.Alder, Role.Parent), (scene.Alder, Role.Headteacher));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, own, "The child's parent.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var version = (await ViewAsync(scene, id)).Move.Version;
        Assert.Equal(Outcome.NotThere, await OutcomeAsync(scene, own, id, version, MoveOutcome.Settled, "2026-11-02"));
        Assert.Equal(Outcome.NotThere, await scene.World.AsAsync(own, s => s.GetRequiredService<MoveService>().ReviewAsync(scene.Child, id, null, 0, new(Day("2026-10-19"), null, null, Stops: true, null, null), Ct)));
        Assert.Equal(Outcome.NotThere, (await scene.World.AsAsync(own, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, MoveKind.LeavingRoll, m => m.Reason = "Why.", Ct))).Outcome);
        Assert.Equal(Outcome.NotThere, (await scene.World.AsAsync(own, s => s.GetRequiredService<AwayService>().RecordAsync(scene.Child, new(AwayKind.PartTimeTimetable, Day("2026-11-09"), "Tired.", ForBehaviour: false, OnSite: false, Allegation: false, new(Day("2026-11-20"), 4, null, null, null, null)), Ct))).Outcome);
        var browser = await scene.BrowserAsync(own);
        Assert.Empty((await browser.GetAsync(MovementLinks.One(scene.Child, id))).Page.QuerySelectorAll("main button"));
        foreach (var path in new[] { MovementLinks.Record(scene.Child), MovementLinks.Facts(scene.Child, id), AwayLinks.Record(scene.Child) })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
        foreach (var path in new[] { MovementLinks.Of(scene.Child), AwayLinks.Of(scene.Child) })
            Assert.DoesNotContain((await browser.GetAsync(path)).Page.QuerySelectorAll("main a"), a => a.TextContent.StartsWith("Record", StringComparison.Ordinal));
        // Nothing of it was changed, and who is not family goes on.
        Assert.Equal(Outcome.Saved, await OutcomeAsync(scene, scene.Head, id, version, MoveOutcome.Returned, "2026-11-02"));
    }

    [Fact]
    public async Task A_request_of_the_subject_holds_what_is_on_record()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = await RecordAsync(scene, MoveKind.OffSiteDirection, m => (m.ToName, m.ChildView, m.Start, m.HelpFailed, m.Objectives, m.PlaceAddress, m.ReportTo, m.Days, m.SessionTimes) = ("Riverside Centre", "I would like to try.", Day("2026-09-21"), true, "Calm breaks.", "1 River Road", "Ms Reed", 20, "9.15 to 15.00"));
        await scene.World.AsAsync(scene.Head, async s =>
        {
            var notice = (await s.GetRequiredService<NoticeService>().FindAsync(scene.Child, id, NoticeTo.Parent, null, Ct))!;
            return await s.GetRequiredService<NoticeService>().SendAsync(notice, notice.Mark, Headwater.Children.Letters.LetterWay.ByHand, scene.World.Today, Ct);
        });
        await ReviewAsync(scene, id, new(Day("2026-10-19"), "mother and headteacher", null, Stops: false, Day("2026-12-04"), null));
        var sections = await scene.World.AsAsync(scene.Head, async s =>
        {
            var all = new List<SubjectSection>();
            foreach (var part in s.GetServices<ISubjectData>().OfType<MovementSubjectData>())
                all.AddRange(await part.OfAsync([scene.Child], SubjectAudience.Parent, Ct));
            return all;
        });
        Assert.Contains("1 River Road", Assert.Single(sections.Single(s => s.Title == "Notices of directions off site as they were given").Items).Fields.Single(f => f.Label == "Text").Value, StringComparison.Ordinal);
        var fields = Assert.Single(sections.Single(s => s.Title == "Moves to other places").Items).Fields.Select(f => (f.Label, f.Value)).ToList();
        foreach (var field in new[] { ("What", "Off-site direction"), ("From", "Alder School"), ("Where to", "Riverside Centre"), ("What the child thinks of it", "I would like to try."), ("Help had failed or was unsuitable", "Yes"), ("The first day there", "Monday 21 September 2026"), ("Review of Monday 19 October 2026", "It goes on until Friday 4 December 2026. Took part: mother and headteacher.") })
            Assert.Contains(field, fields);
    }

    private static async Task<Guid> RecordAsync(ExclusionScene scene, MoveKind kind, Action<Move> put)
    {
        var (outcome, id) = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, kind, m =>
        {
            m.Reason = "In the child’s interest.";
            put(m);
        }, Ct));
        Assert.Equal(Outcome.Saved, outcome);
        return id!.Value;
    }

    private static Task<Outcome> ReviewAsync(ExclusionScene scene, Guid id, TypedReview asked, Guid? review = null, int version = 0) =>
        scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().ReviewAsync(scene.Child, id, review, version, asked, Ct));

    private static Task<Outcome> OutcomeAsync(ExclusionScene scene, PersonId by, Guid id, int version, MoveOutcome what, string on) =>
        scene.World.AsAsync(by, s => s.GetRequiredService<MoveService>().OutcomeAsync(scene.Child, id, version, MovementRules.FirstLook, what, Day(on), "Back in class.", Ct));

    private static async Task<MoveView> ViewAsync(ExclusionScene scene, Guid id) =>
        (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveQueries>().OfChildAsync(scene.Child, Ct)))!.Moves.Single(m => m.Move.Id == id);
}

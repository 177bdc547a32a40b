using System.IO.Compression;
using Headwater.Access.Contracts;
using Headwater.Access.SubjectAccess;
using Headwater.Children.Entries;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>What is kept of plans, and who writes and reads it. Every name is made up.</summary>
public sealed class ResponseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_plan_goes_through_outcomes_actions_and_reviews_and_is_read_in_three_reads(Engine engine)
    {
        await using var scene = await ResponseScene.CreateAsync(engine);
        var mentor = await scene.HelpAsync("Mentor", 2, "SEMH");
        var plan = await scene.PlanAsync();
        Assert.Equal(Outcome.Saved, await scene.OutcomeAsync(plan));
        Assert.Equal(Outcome.Saved, await scene.OutcomeAsync(plan, "Eats lunch with others"));
        Assert.Equal(Outcome.Saved, await scene.ActionAsync(plan, "", scene.Teacher, new(2026, 11, 13), mentor));
        Assert.Equal(Outcome.Saved, await scene.ActionAsync(plan, "Reads with him at night", null, new(2026, 11, 20)));
        await scene.AsAsync<EntryService, Outcome>(scene.Senco, s => s.AddWordsAsync(scene.Robin, new("I like the river.", Voice.Child, scene.Today), Ct));
        var before = await scene.ViewAsync(plan);
        var ratings = before.Outcomes.Select((o, n) => (o.Id, Rating: new TypedRating(n == 0 ? 1 : -2, "Three of five"))).ToDictionary(p => p.Id, p => p.Rating);
        Assert.Equal(Outcome.Saved, await ReviewAsync(before.Plan.Version, new(scene.Today, "Robin, mother, SENCO", "Mornings go better.", null, new(2027, 1, 14), false, ratings)));

        var (view, reads) = await scene.World.AsAsync(scene.Senco, async s =>
        {
            var at = s.GetRequiredService<QueryCount>().Reads;
            return (await s.GetRequiredService<ResponseQueries>().FindAsync(scene.Robin, Ct), s.GetRequiredService<QueryCount>().Reads - at);
        });
        Assert.Equal(3, reads);
        var found = Assert.Single(view!.Plans);
        Assert.Equal((2, 2, 1, 2, 1), (found.Outcomes.Count, found.Actions.Count, found.Reviews.Count, found.Ratings.Count, view.Words.Count));
        Assert.Equal(new DateOnly(2027, 1, 14), found.Plan.ReviewOn);
        Assert.Equal([1], found.RatingsOf(found.Outcomes[0].Id).Select(r => r.Rating.Step));
        Assert.Equal([-2], found.RatingsOf(found.Outcomes[1].Id).Select(r => r.Rating.Step));
        // What the help is called says what is done, where nobody said it otherwise.
        Assert.Equal(("Mentor", "Mentor", scene.Teacher), (found.Actions[0].What, found.Actions[0].HelpName, found.Actions[0].DoerId));
        Assert.Empty(view.NotTried);

        // A second review of the version that was looked at comes too late, and nothing of it is kept.
        Assert.Equal(Outcome.ChangedMeanwhile, await ReviewAsync(before.Plan.Version, new(scene.Today, "Others", "Worse.", null, new(2027, 1, 15), false, ratings)));
        Assert.Single((await scene.ViewAsync(plan)).Reviews);
        // Not every outcome was spoken of; a step that is none; a day before the last review.
        await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(found.Plan.Version, new(scene.Today, "All", "x", null, new(2027, 1, 14), false, ratings.Take(1).ToDictionary())));
        await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(found.Plan.Version, new(scene.Today, "All", "x", null, new(2027, 1, 14), false, ratings.ToDictionary(r => r.Key, _ => new TypedRating(3, null)))));
        await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(found.Plan.Version, new(scene.Today.AddDays(-1), "All", "x", null, new(2027, 1, 14), false, ratings)));
        // It ends with a review; then nothing is added any more.
        await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(found.Plan.Version, new(scene.Today, "All", "x", null, null, true, ratings)));
        Assert.Equal(Outcome.Saved, await ReviewAsync(found.Plan.Version, new(scene.Today, "All", "He comes in by himself.", "What every child gets.", null, true, ratings)));
        Assert.Equal((scene.Today, "What every child gets."), ((await scene.ViewAsync(plan)).Plan.ClosedOn!.Value, (await scene.ViewAsync(plan)).Plan.ClosedWith));
        Assert.Contains("closed on Tuesday 10 November 2026", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.OutcomeAsync(plan))).Message, StringComparison.Ordinal);

        Task<Outcome> ReviewAsync(int version, TypedReview asked) => scene.AsAsync<PlanWorkService, Outcome>(scene.Senco, s => s.ReviewAsync(scene.Robin, plan, version, asked, Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_may_see_the_plan_sees_all_of_it_and_the_family_sees_it_once_it_is_marked(Engine engine)
    {
        await using var scene = await ResponseScene.CreateAsync(engine);
        var plan = await scene.PlanAsync(Visibility.Professionals);
        await scene.OutcomeAsync(plan);
        await scene.ActionAsync(plan, "Meets him at the door", scene.Teacher, scene.Today);
        var ratings = (await scene.ViewAsync(plan)).Outcomes.ToDictionary(o => o.Id, _ => new TypedRating(0, null));
        await scene.AsAsync<PlanWorkService, Outcome>(scene.Senco, s => s.ReviewAsync(scene.Robin, plan, 1, new(scene.Today, "All", "As before.", null, new(2027, 1, 14), false, ratings), Ct));
        Assert.Empty((await scene.AllAsync(scene.Mother))!.Plans);
        // The class teacher is not named for this child; the other school has nothing to do with it.
        Assert.Null(await scene.AllAsync(scene.Teacher));
        Assert.Null(await scene.AllAsync(scene.Elsewhere));
        Assert.Equal(Outcome.NotThere, (await scene.AsAsync<PlanService, (Outcome, Guid)>(scene.Elsewhere, s => s.BeginAsync(scene.Robin, Typed(), Ct))).Item1);
        Assert.Equal(Outcome.NotThere, (await scene.AsAsync<PlanService, (Outcome, Guid)>(scene.Mother, s => s.BeginAsync(scene.Robin, Typed(), Ct))).Item1);

        var held = (await scene.ViewAsync(plan)).Plan;
        Assert.Equal(Outcome.ChangedMeanwhile, await ChangeAsync(held.Version - 1));
        Assert.Equal(Outcome.Saved, await ChangeAsync(held.Version));
        var seen = Assert.Single((await scene.AllAsync(scene.Mother))!.Plans);
        Assert.Equal((1, 1, 1, 1, "Mornings and lunch."), (seen.Outcomes.Count, seen.Actions.Count, seen.Reviews.Count, seen.Ratings.Count, seen.Plan.NeedsAndStrengths));
        Assert.Equal(Outcome.NotThere, await scene.AsAsync<PlanWorkService, Outcome>(scene.Mother, s => s.EndActionAsync(scene.Robin, plan, seen.Actions[0].Id, 1, ActionState.Done, null, Ct)));
        await scene.World.InvolveAsync(scene.Senco, new(scene.Robin, InvolvementKind.NamedProfessional, scene.Alder, scene.Teacher, "Form tutor.", LawfulBasis.PublicTask, EntryKinds.All, scene.Today));
        await Assert.ThrowsAsync<InputRefusedException>(() => EndAsync(seen.Actions[0].Version, ActionState.NotDone, null));
        Assert.Equal(Outcome.Saved, await EndAsync(seen.Actions[0].Version, ActionState.Done, "Every morning since."));
        Assert.Equal(Outcome.ChangedMeanwhile, await EndAsync(seen.Actions[0].Version, ActionState.Declined, "No."));

        TypedPlan Typed() => new(PlanKind.SupportPlan, 2, scene.Today, "x", null, scene.Senco, scene.Today.AddDays(30));
        Task<Outcome> ChangeAsync(int version) => scene.AsAsync<PlanService, Outcome>(scene.Senco, s => s.ChangeAsync(scene.Robin, plan, version, Typed() with { NeedsAndStrengths = "Mornings and lunch.", Visibility = Visibility.Family }, Ct));
        Task<Outcome> EndAsync(int version, ActionState state, string? came) => scene.AsAsync<PlanWorkService, Outcome>(scene.Teacher, s => s.EndActionAsync(scene.Robin, plan, seen.Actions[0].Id, version, state, came, Ct));
    }

    [Fact]
    public async Task What_cannot_be_a_plan_is_refused_and_nothing_is_kept()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var good = new TypedPlan(PlanKind.SupportPlan, 2, scene.Today, "Mornings are hard.", null, scene.Senco, scene.Today.AddDays(30));
        foreach (var bad in new[]
        {
            good with { Began = scene.Today.AddDays(1) }, good with { Began = scene.Today.AddYears(-1).AddDays(-1) }, good with { Stage = 5 }, good with { Stage = 0 }, good with { NeedsAndStrengths = " " }, good with { NeedsAndStrengths = new string('x', 4001) },
            good with { Coordinator = null }, good with { Coordinator = scene.Elsewhere }, good with { Coordinator = scene.Mother }, good with { ReviewOn = null }, good with { ReviewOn = scene.Today.AddMonths(4).AddDays(1) }, good with { Visibility = Visibility.Safeguarding },
        })
            await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<PlanService, (Outcome, Guid)>(scene.Senco, s => s.BeginAsync(scene.Robin, bad, Ct)));
        Assert.Empty((await scene.AllAsync(scene.Senco))!.Plans);
        var plan = await scene.PlanAsync();
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ActionAsync(plan, "x", scene.Elsewhere, scene.Today));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ActionAsync(plan, "x", scene.Senco, new(2026, 9, 6)));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ActionAsync(plan, "x", scene.Senco, scene.Today, Guid.CreateVersion7()));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ActionAsync(plan, "", scene.Senco, scene.Today));
        Assert.Empty((await scene.ViewAsync(plan)).Actions);
    }

    [Fact]
    public async Task A_programme_is_looked_at_half_way_and_does_not_go_on_after_its_sixteen_weeks()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var plan = await scene.PlanAsync(kind: PlanKind.PastoralProgramme, stage: 4);
        Assert.Equal(new DateOnly(2026, 11, 2), (await scene.ViewAsync(plan)).Plan.ReviewOn);
        Assert.Equal(Outcome.Saved, await ReviewAsync(1, false));
        Assert.Equal(new DateOnly(2026, 12, 28), (await scene.ViewAsync(plan)).Plan.ReviewOn);
        // Seven weeks on: Tuesday 29 December 2026.
        scene.World.Clock.Advance(TimeSpan.FromDays(49));
        Assert.Contains("16 weeks are over", (await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(2, false))).Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, await ReviewAsync(2, true));

        Task<Outcome> ReviewAsync(int version, bool ends) => scene.AsAsync<PlanWorkService, Outcome>(scene.Senco, s => s.ReviewAsync(scene.Robin, plan, version, new(scene.Today, "All", "It went well.", "On from here.", null, ends, new Dictionary<Guid, TypedRating>()), Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Days_of_suspension_or_a_person_open_a_conversation_and_a_lower_number_does_not(Engine engine)
    {
        await using var scene = await ResponseScene.CreateAsync(engine);
        // Born on 2 May 2014: 2026 - 2013 - 5 is Year 8, a secondary school, so ten days.
        await Assert.ThrowsAsync<InputRefusedException>(() => OpenAsync(TalkCause.SuspensionDays, null, 9.5m));
        await Assert.ThrowsAsync<InputRefusedException>(() => OpenAsync(TalkCause.SuspensionDays, null, null));
        await Assert.ThrowsAsync<InputRefusedException>(() => OpenAsync(TalkCause.SeriousIncident, " ", null));
        Assert.Equal(Outcome.Saved, await OpenAsync(TalkCause.SuspensionDays, null, 10));
        Assert.Equal(Outcome.NotThere, await scene.AsAsync<OfferService, Outcome>(scene.Senco, s => s.SetLimitsAsync(0, 1, 1, "Mine", Ct)));
        Assert.Equal(Outcome.Saved, await scene.AsAsync<OfferService, Outcome>(scene.Lead, s => s.SetLimitsAsync(0, 3, 6.5m, "Our schools", Ct)));
        Assert.Equal(Outcome.ChangedMeanwhile, await scene.AsAsync<OfferService, Outcome>(scene.Lead, s => s.SetLimitsAsync(0, 4, 8, "Late", Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<OfferService, Outcome>(scene.Lead, s => s.SetLimitsAsync(1, 3.2m, 6.5m, "Our schools", Ct)));
        Assert.Equal(Outcome.Saved, await OpenAsync(TalkCause.SuspensionDays, null, 6.5m));
        Assert.Equal(Outcome.Saved, await OpenAsync(TalkCause.SeriousIncident, "A chair was thrown.", null));
        var talks = (await scene.AllAsync(scene.Senco))!.Talks;
        Assert.Equal(["10 days of suspension across three terms. In a secondary school people talk from 10 days on (Southwark’s thresholds for a pupil at risk of permanent exclusion).", "6.5 days of suspension across three terms. In a secondary school people talk from 6.5 days on (Our schools).", "A chair was thrown."], talks.OrderBy(t => t.Id).Select(t => t.Because));
        Assert.Equal(Outcome.Saved, await EndAsync(talks[0].Id, 1));
        Assert.Equal(Outcome.ChangedMeanwhile, await EndAsync(talks[0].Id, 1));
        Assert.Equal(Outcome.NotThere, await scene.AsAsync<TalkService, Outcome>(scene.Elsewhere, s => s.EndAsync(scene.Robin, talks[1].Id, 1, "x", Ct)));

        Task<Outcome> OpenAsync(TalkCause cause, string? because, decimal? days) => scene.AsAsync<TalkService, Outcome>(scene.Senco, s => s.OpenAsync(scene.Robin, new(cause, because, days is { } known ? new(known) : null, scene.Senco, "Robin, mother, tutor", scene.Today.AddDays(7)), Ct));
        Task<Outcome> EndAsync(Guid id, int version) => scene.AsAsync<TalkService, Outcome>(scene.Senco, s => s.EndAsync(scene.Robin, id, version, "A quiet place at lunch.", Ct));
    }

    [Fact]
    public async Task Home_tells_of_reviews_in_a_fortnight_of_own_late_actions_and_of_conversations_and_names_no_child()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var plan = await scene.PlanAsync();
        await scene.World.InvolveAsync(scene.Senco, new(scene.Robin, InvolvementKind.NamedProfessional, scene.Alder, scene.Teacher, "Form tutor.", LawfulBasis.PublicTask, EntryKinds.All, scene.Today));
        await scene.ActionAsync(plan, "Meets him at the door", scene.Teacher, scene.Today.AddDays(-1));
        await scene.ActionAsync(plan, "Rings home", scene.Teacher, scene.Today);
        await scene.AsAsync<TalkService, Outcome>(scene.Senco, s => s.OpenAsync(scene.Robin, new(TalkCause.Worry, "Quiet since Monday.", null, scene.Teacher, "Robin", scene.Today.AddDays(3)), Ct));
        // Looked at on 24 November, fourteen days from today.
        Assert.Equal([("Review a support plan", new DateOnly(2026, 11, 24))], await TasksAsync(scene.Senco));
        Assert.Equal([("Say what became of something you agreed to do in a plan", new(2026, 11, 9)), ("Have a conversation about what would help a child", new(2026, 11, 13))], await TasksAsync(scene.Teacher));
        Assert.Empty(await TasksAsync(scene.Elsewhere));
        Assert.Empty(await TasksAsync(scene.Mother));
        var later = await scene.AsAsync<PlanService, Outcome>(scene.Senco, s => s.CloseAsync(scene.Robin, plan, 1, "Moved on.", Ct));
        Assert.Equal(Outcome.Saved, later);
        Assert.Empty(await TasksAsync(scene.Senco));
        Assert.Single(await TasksAsync(scene.Teacher));
        // More than three of a kind are one task, with the first day.
        for (var n = 0; n < 4; n++)
            await scene.PlanAsync();
        Assert.Equal([("Review 4 plans", new DateOnly(2026, 11, 24))], await TasksAsync(scene.Senco));

        async Task<List<(string, DateOnly)>> TasksAsync(PersonId who) => await scene.World.AsAsync(who, async s => (await s.GetServices<IHomePart>().OfType<ResponseHome>().Single().TasksAsync(Ct)).Select(t =>
        {
            Assert.DoesNotContain("Robin", t.Text, StringComparison.Ordinal);
            return (t.Text, t.Due!.Value);
        }).ToList());
    }

    [Theory]
    [InlineData(SubjectAudience.Child)]
    [InlineData(SubjectAudience.Parent)]
    public async Task A_request_of_the_subject_is_answered_with_the_plans_by_their_marks(SubjectAudience audience)
    {
        await using var scene = await ResponseScene.CreateAsync();
        var (shared, kept) = (await scene.PlanAsync(needs: "canary-shared-needs"), await scene.PlanAsync(Visibility.Professionals, needs: "canary-kept-needs"));
        await scene.OutcomeAsync(shared, "canary-shared-outcome");
        await scene.OutcomeAsync(kept, "canary-kept-outcome");
        using var zip = new ZipArchive(new MemoryStream(await scene.World.AsAsync(scene.Officer, s => s.GetRequiredService<SubjectExport>().MakeAsync(scene.Robin, audience, Ct))));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Ct));
            var text = await reader.ReadToEndAsync(Ct);
            foreach (var (word, theirs) in new[] { ("canary-shared-needs", true), ("canary-shared-outcome", true), ("canary-kept-needs", audience == SubjectAudience.Child), ("canary-kept-outcome", audience == SubjectAudience.Child) })
                Assert.Equal((entry.Name, word, theirs), (entry.Name, word, text.Contains(word, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Stages_and_help_are_the_locality_s_and_only_who_leads_it_changes_them(Engine engine)
    {
        await using var scene = await ResponseScene.CreateAsync(engine);
        Assert.Equal(["Universal", "Targeted", "Specialist", "Before exclusion"], await NamesAsync());
        var typed = new TypedResponseStage("Early help", "A team around the child.", "Meet\nAgree");
        Assert.Equal(Outcome.NotThere, await StageAsync(scene.Senco, 2, 0, typed));
        Assert.Equal(Outcome.NotThere, await StageAsync(scene.Lead, 6, 0, typed));
        Assert.Equal(Outcome.Saved, await StageAsync(scene.Lead, 2, 0, typed));
        Assert.Equal(Outcome.ChangedMeanwhile, await StageAsync(scene.Lead, 2, 0, typed));
        Assert.Equal(Outcome.Saved, await StageAsync(scene.Lead, 5, 0, typed with { Name = "After" }));
        Assert.Equal(["Universal", "Early help", "Specialist", "Before exclusion", "After"], await NamesAsync());

        var help = await scene.HelpAsync("Speech clinic", 3, "SLCN");
        await Assert.ThrowsAsync<InputRefusedException>(() => HelpAsync(null, 0, new("x", "y", 3, ["WRONG"], "z", "soon")));
        await Assert.ThrowsAsync<InputRefusedException>(() => HelpAsync(null, 0, new("x", "y", 6, [], "z", "soon")));
        Assert.Equal(Outcome.Saved, await HelpAsync(help, 1, new("Speech drop-in", "Health", 1, ["SLCN", "ASD"], "Come", "At once")));
        Assert.Equal(Outcome.ChangedMeanwhile, await HelpAsync(help, 1, new("Speech drop-in", "Health", 1, [], "Come", "At once")));
        var held = Assert.Single(await OnOfferAsync());
        Assert.Equal((1, "SLCN,ASD", true, false, true), (held.Stage, string.Join(',', held.Needs), held.IsFor("ASD"), held.IsFor("SEMH"), held.IsFor(null)));
        Assert.Equal(Outcome.NotThere, await scene.AsAsync<OfferService, Outcome>(scene.Senco, s => s.EndHelpAsync(help, 2, Ct)));
        Assert.Equal(Outcome.Saved, await scene.AsAsync<OfferService, Outcome>(scene.Lead, s => s.EndHelpAsync(help, 2, Ct)));
        Assert.Empty(await OnOfferAsync());
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(1, await db.Set<OfferedHelp>().CountAsync(Ct));

        Task<Outcome> StageAsync(PersonId who, int number, int version, TypedResponseStage asked) => scene.AsAsync<OfferService, Outcome>(who, s => s.SetStageAsync(number, version, asked, Ct));
        Task<Outcome> HelpAsync(Guid? id, int version, TypedHelp asked) => scene.AsAsync<OfferService, Outcome>(scene.Lead, s => s.SetHelpAsync(id, version, asked, Ct));
        Task<IReadOnlyList<Headwater.Children.Contracts.HelpOnOffer>> OnOfferAsync() => scene.AsAsync<Headwater.Children.Contracts.IOfferedHelp, IReadOnlyList<Headwater.Children.Contracts.HelpOnOffer>>(scene.Senco, s => s.AllAsync(Ct));
        async Task<List<string>> NamesAsync() => [.. (await scene.AsAsync<ResponseQueries, IReadOnlyList<ResponseStage>>(scene.Senco, s => s.StagesAsync(Ct))).Select(s => s.Name)];
    }
}

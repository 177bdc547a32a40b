using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Modules.Tests.FairAccess.Referrals;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;
using static Headwater.Modules.Tests.FairAccess.Provision.ProvisionScene;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>Who writes about a placement, who sees it and how long, and what stays of what was otherwise.</summary>
public sealed class PlacementServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task From_the_first_day_to_the_end_the_provider_sees_the_child_and_no_longer(Engine engine)
    {
        await using var scene = await ProvisionScene.CreateAsync(engine);
        Assert.Null(await scene.SeeAsync(scene.UnitHead));
        var id = await scene.PlaceAsync();
        var seen = await scene.PaperAsync(id, scene.UnitHead);
        Assert.Equal((scene.Unit, scene.Fair.Alder, 1500, 35_000L, new DateOnly(2026, 11, 20)), (seen.Placement.ProviderId, seen.Placement.CommissionerId, seen.Terms[0].Minutes, seen.Terms[0].WeeklyPence, seen.Next!.PlannedFor));
        Assert.False(await scene.World.AsAsync(scene.UnitHead, s => s.GetRequiredService<IInvolvements>().ReachesAsync(scene.Child, EntryKinds.Exclusions, Visibility.Family, default, Ct)));
        Assert.Contains("a place with this provider already", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.PlaceAsync(scene.Child, scene.Typed(), Ct))), StringComparison.Ordinal);
        Assert.Null(await scene.PlacementAsync(scene.Fair.BeechHead, s => s.PlaceAsync(scene.Child, scene.Typed(), Ct)));

        // Other hours are another row; what held before stays.
        Assert.True(await scene.PlacementAsync(scene.UnitHead, s => s.ChangeAsync(scene.Child, id, 1, new(2026, 11, 16), Terms(15, 30_000, "The doctor advises it.", new(2026, 12, 1)), "Mornings first.", Ct)));
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 1, new(2026, 11, 16), Terms(), "Again.", Ct))), StringComparison.Ordinal);
        Assert.Contains("Enter why it changes", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 2, new(2026, 11, 16), Terms(), " ", Ct))), StringComparison.Ordinal);
        var terms = (await scene.PaperAsync(id)).Terms;
        Assert.Equal([(First, 1500, (string?)null), (new(2026, 11, 16), 900, "Mornings first.")], terms.Select(t => (t.FromDay, t.Minutes, t.Why)));
        Assert.Equal(1500, PlacementRules.TermsOn(terms, scene.World.Today).Minutes);

        Assert.Contains("lies between the first day", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.EndAsync(scene.Child, id, 2, scene.World.Today.AddDays(1), PlacementEnding.LeftArea, null, Ct))), StringComparison.Ordinal);
        Assert.Contains("Say in words how it ended", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.EndAsync(scene.Child, id, 2, scene.World.Today, PlacementEnding.Other, null, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.PlacementAsync(scene.UnitHead, s => s.EndAsync(scene.Child, id, 2, scene.World.Today, PlacementEnding.ReturnedToMainstream, null, Ct)));
        Assert.Null(await scene.SeeAsync(scene.UnitHead));
        var ended = await scene.PaperAsync(id);
        Assert.Equal((scene.World.Today, PlacementEnding.ReturnedToMainstream, null), (ended.Placement.EndedOn!.Value, ended.Placement.Ending!.Value, ended.Next));
        Assert.False(await scene.PlacementAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 3, First, Terms(), "Too late.", Ct)));

        // Twelve weeks later somebody asks.
        Assert.Contains("It is asked from Tuesday 2 February 2027 on", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.LookAsync(scene.Child, id, 3, true, scene.World.Today, Ct))), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(84));
        Assert.Contains("Ask whether a child is still at the school to which it returned", (await TasksAsync(scene, scene.Senco)).Select(t => t.Text));
        Assert.True(await scene.PlacementAsync(scene.Senco, s => s.LookAsync(scene.Child, id, 3, true, scene.World.Today, Ct)));
        Assert.True((await scene.PaperAsync(id)).Placement.StillThere);
        Assert.False(await scene.PlacementAsync(scene.Senco, s => s.LookAsync(scene.Child, id, 4, false, scene.World.Today, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_several_who_place_a_child_at_once_with_one_provider_one_does(Engine engine)
    {
        await using var scene = await ProvisionScene.CreateAsync(engine);
        var tries = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                await scene.PlaceAsync();
                return "";
            }
            catch (InputRefusedException refused)
            {
                return refused.Message;
            }
        }, Ct)));
        Assert.Single(tries, t => t.Length == 0);
        Assert.All(tries.Where(t => t.Length > 0), t => Assert.Contains("a place with this provider already", t, StringComparison.Ordinal));
        Assert.Single((await scene.SeeAsync(scene.Senco))!.Papers);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_review_opens_the_way_back_as_a_referral_with_what_it_said(Engine engine)
    {
        await using var scene = await ProvisionScene.CreateAsync(engine, agreed: true);
        var id = await scene.PlaceAsync();
        Assert.Contains("No review has judged the child ready", await RefusedAsync(() => scene.ReviewAsync(scene.Senco, s => s.BeginReturnAsync(scene.Child, id, 1, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.HoldAsync(scene.UnitHead, id, ReviewDecision.GoesOn, new(2027, 1, 29)));
        var first = await scene.PaperAsync(id);
        // Until another day: new terms from the day of the review.
        Assert.Equal([(First, new DateOnly(2026, 12, 18)), (scene.World.Today, new(2027, 1, 29))], first.Terms.Select(t => (t.FromDay, t.PlannedLast)));
        Assert.Equal((scene.World.Today.AddDays(28), scene.World.Today), (first.Next!.PlannedFor, first.Held.Single().HeldOn!.Value));
        scene.World.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True(await scene.HoldAsync(scene.Senco, id, ReviewDecision.ReadyToReturn));
        var version = (await scene.PaperAsync(id)).Placement.Version;
        var referral = (await scene.ReviewAsync(scene.Senco, s => s.BeginReturnAsync(scene.Child, id, version, Ct)))!.Value;
        var paper = await scene.Fair.PaperAsync(referral);
        Assert.Equal((Track.Mainstream, Category.D, ReferralState.Draft, "I can do a whole day.", "A new start.", "Gets on with adults and other children: One adult to go to."),
            (paper.Referral.Track, paper.Referral.Category!.Value, paper.Referral.State, paper.Referral.ChildView, paper.Referral.ParentView, paper.Referral.Needs));
        Assert.Contains("In alternative provision with Wharf Unit since Monday 2 November 2026", paper.Referral.Evidence, StringComparison.Ordinal);
        Assert.Contains("Judged ready to return to a mainstream school at the review of Tuesday 17 November 2026", paper.Referral.Evidence, StringComparison.Ordinal);
        var linked = await scene.PaperAsync(id);
        Assert.Equal((referral, new DateOnly(2026, 11, 17)), (linked.Placement.WayBackId!.Value, PlacementRules.ReadySince(linked.Reviews)!.Value));
        // It is begun once.
        Assert.Null(await scene.ReviewAsync(scene.Senco, s => s.BeginReturnAsync(scene.Child, id, linked.Placement.Version, Ct)));
    }

    [Fact]
    public async Task A_referral_that_is_being_written_is_taken_for_the_way_back_and_a_child_in_care_has_another()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite, agreed: true);
        var (id, written) = (await scene.PlaceAsync(), await scene.Fair.WholeAsync());
        await scene.HoldAsync(scene.Senco, id, ReviewDecision.ReadyToReturn);
        var version = (await scene.PaperAsync(id)).Placement.Version;
        Assert.Equal(written, await scene.ReviewAsync(scene.Senco, s => s.BeginReturnAsync(scene.Child, id, version, Ct)));
        Assert.Equal("Child in need plan since May.", (await scene.Fair.PaperAsync(written)).Referral.Evidence);

        await using var other = await ProvisionScene.CreateAsync(Engine.Sqlite, agreed: true);
        var placed = await other.PlaceAsync();
        await other.HoldAsync(other.Senco, placed, ReviewDecision.ReadyToReturn);
        await ReferralServiceTests.InCareAsync(other.Fair);
        Assert.Contains("virtual school head", await RefusedAsync(() => other.ReviewAsync(other.Senco, s => s.BeginReturnAsync(other.Child, placed, 2, Ct))), StringComparison.Ordinal);
        Assert.Empty((await other.Fair.ReferralsAsync(other.Senco))!.Papers);
    }

    [Fact]
    public async Task A_review_that_leaves_something_out_is_not_taken()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var id = await scene.PlaceAsync();
        foreach (var (spoil, why) in new (Action<PlacementReview>, string)[]
        {
            (r => r.TookPart = null, "Say who took part"), (r => r.FeelsSafe = null, "Say how far this holds: “Feels safe”."), (r => r.RelationshipsNeeds = null, "Say what is still needed: “Gets on with adults and other children”."),
            (r => r.ChildView = null, "Ask the child"), (r => r.ParentView = null, "Ask the parents"), (r => r.Decision = null, "Choose what the review decided."), (r => r.Decision = ReviewDecision.GoesOn, "Enter the day until which"),
            (r => (r.Decision, r.Until) = (ReviewDecision.GoesOn, scene.World.Today), "lies before the review"), (r => r.DecisionWords = null, "Say in words what the review decided."),
        })
        {
            Assert.Contains(why, await RefusedAsync(() => scene.ReviewAsync(scene.Senco, s => s.HoldAsync(scene.Child, id, 1, scene.World.Today, r =>
            {
                Fill(r, ReviewDecision.Other);
                spoil(r);
            }, scene.World.Today.AddDays(7), Ct))), StringComparison.Ordinal);
        }

        Task<bool> OnAsync(DateOnly held, DateOnly next) => scene.ReviewAsync(scene.Senco, s => s.HoldAsync(scene.Child, id, 1, held, r => Fill(r, ReviewDecision.Other), next, Ct));
        Assert.Contains("held between Monday 2 November 2026 and today", await RefusedAsync(() => OnAsync(scene.World.Today.AddDays(1), scene.World.Today.AddDays(8))), StringComparison.Ordinal);
        Assert.Contains("held between", await RefusedAsync(() => OnAsync(First.AddDays(-1), scene.World.Today)), StringComparison.Ordinal);
        // Eight weeks after Tuesday 10 November is Tuesday 5 January.
        Assert.Contains("8 weeks after this one, is Tuesday 5 January 2027", await RefusedAsync(() => OnAsync(scene.World.Today, new(2027, 1, 6))), StringComparison.Ordinal);
        Assert.Equal((1, null), ((await scene.PaperAsync(id)).Placement.Version, (await scene.PaperAsync(id)).Next!.HeldOn));
        // The first can be moved within six weeks of the first day, up to Monday 14 December.
        Assert.Contains("the last day for it is Monday 14 December 2026", await RefusedAsync(() => scene.ReviewAsync(scene.Senco, s => s.PlanAsync(scene.Child, id, 1, new(2026, 12, 15), Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ReviewAsync(scene.Senco, s => s.PlanAsync(scene.Child, id, 1, new(2026, 12, 14), Ct)));
        Assert.Equal(new DateOnly(2026, 12, 14), (await scene.PaperAsync(id)).Next!.PlannedFor);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_name_and_leaves_nothing()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var typed = scene.Typed();
        foreach (var (wrong, why) in new[]
        {
            (typed with { Provider = OrganisationId.New() }, "Choose the provider from the list."), (typed with { Provider = scene.Fair.Council }, "Choose the provider from the list."), (typed with { Commissioner = scene.Project }, "Choose the commissioner from the list"),
            (typed with { Commissioner = scene.Unit }, "Provider and commissioner are the same."), (typed with { MainSchool = scene.Unit }, "Choose the main school"), (typed with { MainSchool = scene.Fair.Council }, "Choose the main school"), (typed with { Role = " " }, "Enter what the provider is to do"),
            (typed with { FirstDay = new(2016, 1, 1) }, "The first day lies before the child was at school"), (typed with { FirstDay = new(2028, 1, 1) }, "more than a year ahead"), (typed with { FirstReview = new(2026, 12, 15) }, "6 weeks after the first day, is Monday 14 December 2026"),
            (typed with { FirstReview = First }, "must come after"), (typed with { Referral = Guid.NewGuid() }, "Choose the referral"), (typed with { Terms = Terms(12) }, "fewer than full time"), (typed with { Terms = Terms() with { PlannedLast = First.AddDays(-1) } }, "The planned last day lies before"),
        })
            Assert.Contains(why, await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.PlaceAsync(scene.Child, wrong, Ct))), StringComparison.Ordinal);
        Assert.Empty((await scene.SeeAsync(scene.Senco))!.Papers);
    }

    [Fact]
    public async Task What_never_began_is_called_off_and_counts_as_none_that_ended()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.PlacementAsync(scene.Senco, s => s.PlaceAsync(scene.Child, scene.Typed() with { FirstDay = new(2026, 11, 16), FirstReview = null }, Ct)))!.Value;
        // Six weeks after Monday 16 November is Monday 28 December.
        Assert.Equal(new DateOnly(2026, 12, 28), (await scene.PaperAsync(id)).Next!.PlannedFor);
        Assert.Contains("The placement has not begun.", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.EndAsync(scene.Child, id, 1, new(2026, 11, 16), PlacementEnding.Other, "No.", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.PlacementAsync(scene.Senco, s => s.EndAsync(scene.Child, id, 1, scene.World.Today, PlacementEnding.Other, "The unit is full.", Ct)));
        Assert.Equal("Called off on Tuesday 10 November 2026. The unit is full.", PlacementWords.Ended((await scene.PaperAsync(id)).Placement));
        Assert.Empty(await scene.World.AsAsync(scene.Fair.Lead, s => s.GetRequiredService<PlacementQueries>().NamelessAsync(First, Ct)));
        Assert.Null(await scene.SeeAsync(scene.UnitHead));
    }

    [Fact]
    public async Task Without_an_agreement_the_child_has_the_place_and_the_record_stays_closed()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.PlacementAsync(scene.Senco, s => s.PlaceAsync(scene.Child, scene.Typed(scene.Project), Ct)))!.Value;
        Assert.Null(await scene.SeeAsync(scene.Worker));
        var paper = await scene.PaperAsync(id);
        Assert.False(await scene.PlacementAsync(scene.Senco, s => s.IsSeenByProviderAsync(paper.Placement, Ct)));
    }

    [Fact]
    public async Task The_family_reads_it_but_not_the_notes_and_changes_nothing()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var id = await scene.PlaceAsync();
        var mother = await MotherAsync(scene);
        Assert.Contains("Enter the note", await RefusedAsync(() => scene.PlacementAsync(scene.UnitHead, s => s.NoteAsync(scene.Child, id, " ", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.PlacementAsync(scene.UnitHead, s => s.NoteAsync(scene.Child, id, "The taxi is late on Mondays.", Ct)));
        Assert.Equal((scene.Unit, "The taxi is late on Mondays."), (await scene.PaperAsync(id)).Notes.Select(n => (n.OwnerId, n.Text)).Single());
        var read = await scene.PaperAsync(id, mother);
        Assert.Equal(("Mornings in a small group.", 0, true), (read.Placement.AgreedRole, read.Notes.Count, (await scene.SeeAsync(mother))!.IsFamily));
        Assert.False(await scene.PlacementAsync(mother, s => s.NoteAsync(scene.Child, id, "Mine.", Ct)));
        Assert.False(await scene.PlacementAsync(mother, s => s.EndAsync(scene.Child, id, 1, scene.World.Today, PlacementEnding.LeftArea, null, Ct)));
        Assert.Null(await scene.PlacementAsync(mother, s => s.PlaceAsync(scene.Child, scene.Typed(), Ct)));
        Assert.Null(await scene.SeeAsync(scene.Fair.BeechHead));

        // The child is given all of it, a parent what the family reads.
        var officer = await scene.World.PersonAsync("Officer", (scene.Fair.Council, Role.DataProtectionOfficer));
        async Task<SubjectSection> OfAsync(SubjectAudience audience) => Assert.Single(await scene.World.AsAsync(officer, s => s.GetServices<ISubjectData>().OfType<ProvisionSubjectData>().Single().OfAsync([scene.Child], audience, Ct)));
        var (child, parent) = (await OfAsync(SubjectAudience.Child), await OfAsync(SubjectAudience.Parent));
        Assert.Contains(("Note of Tuesday 10 November 2026", "The taxi is late on Mondays."), Assert.Single(child.Items).Fields.Select(f => (f.Label, f.Value)));
        Assert.Contains(("From Monday 2 November 2026", "25 hours a week, £350 a week, planned until Friday 18 December 2026."), Assert.Single(parent.Items).Fields.Select(f => (f.Label, f.Value)));
        Assert.DoesNotContain(Assert.Single(parent.Items).Fields, f => f.Label.StartsWith("Note", StringComparison.Ordinal));
        Assert.Equal((0, 1), (child.Withheld.Count, parent.Withheld.Count));
    }

    [Fact]
    public async Task It_stands_on_the_journey_in_the_calendar_and_on_the_first_page()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var id = await scene.PlaceAsync();
        Assert.DoesNotContain("Hold the review of a placement in alternative provision", (await TasksAsync(scene, scene.Senco)).Select(t => t.Text));
        Assert.Contains("Check the provider Wharf Unit", (await TasksAsync(scene, scene.Fair.Head)).Select(t => t.Text));
        Assert.Contains("Check the provider Wharf Unit", (await TasksAsync(scene, scene.Fair.Lead)).Select(t => t.Text));
        Assert.DoesNotContain("Check the provider Wharf Unit", (await TasksAsync(scene, scene.UnitHead)).Select(t => t.Text));
        scene.World.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var who in new[] { scene.Senco, scene.UnitHead })
            Assert.Contains(("Hold the review of a placement in alternative provision", new DateOnly(2026, 11, 20)), (await TasksAsync(scene, who)).Where(t => t.Due is not null).Select(t => (t.Text, t.Due!.Value)));
        Assert.Empty(await TasksAsync(scene, scene.Fair.BeechHead));
        var days = await scene.World.AsAsync(scene.UnitHead, s => s.GetServices<IFeedPart>().OfType<ProvisionFeed>().Single().OfAsync(Ct));
        Assert.Equal((new DateOnly(2026, 11, 20), ProvisionLinks.One(scene.Child, id)), days.Select(d => (d.Day, d.Path)).Single());
        await scene.HoldAsync(scene.Senco, id, ReviewDecision.ReadyToReturn);
        await scene.PlacementAsync(scene.Senco, s => s.EndAsync(scene.Child, id, 2, scene.World.Today, PlacementEnding.LeftArea, null, Ct));
        var journey = await scene.World.AsAsync(scene.Senco, s => s.GetServices<IJourneyPart>().OfType<ProvisionJourney>().Single().OfAsync([scene.Child], Ct));
        Assert.Equal([(First, "Began: a short spell to turn behaviour round and return."), (scene.World.Today, "Ended. Left the area."), (scene.World.Today, "Review. Ready to return to a mainstream school.")], journey.OrderBy(j => j.Day).ThenBy(j => j.Text, StringComparer.Ordinal).Select(j => (j.Day, j.Text)));
        Assert.Empty(await scene.World.AsAsync(scene.Senco, s => s.GetServices<IFeedPart>().OfType<ProvisionFeed>().Single().OfAsync(Ct)));
    }

    internal static async Task<PersonId> MotherAsync(ProvisionScene scene)
    {
        var mother = await scene.World.PersonAsync("Mother", (scene.Fair.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Fair.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        return mother;
    }

    private static Task<IReadOnlyList<HomeTask>> TasksAsync(ProvisionScene scene, PersonId who) => scene.World.AsAsync(who, s => s.GetServices<IHomePart>().OfType<ProvisionHome>().Single().TasksAsync(Ct));
}

using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Referrals;

/// <summary>Who writes a referral, who stands by it, who decides on it, and who sees it when.</summary>
public sealed class ReferralServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task From_the_draft_to_the_clock_and_the_chair_sees_the_child_from_the_sign_off_on(Engine engine)
    {
        await using var scene = await AgreedAsync(engine);
        var id = await scene.WholeAsync();
        Assert.Null(await scene.ReferralsAsync(scene.Chair));
        Assert.False(await scene.ReferralAsync(scene.Senco, s => s.SignOffAsync(scene.Child, id, 2, Ct)));
        Assert.True(await scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 2, Ct)));
        // From now on nobody changes it, and the chair sees who it is about, and of the record only movement.
        Assert.False(await scene.ReferralAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 3, r => r.Needs = "Other.", [], new(null), Ct)));
        var seen = await scene.PaperAsync(id, scene.Chair);
        Assert.Equal(("Robin Hale", ReferralState.SignedOff, "Leaves the building when it is loud."), ((await scene.ReferralsAsync(scene.Chair))!.Child.Name, seen.Referral.State, seen.Risk!.Text));
        Assert.Equal([(scene.Beech, 1, null), (scene.Cedar, null, "A brother was hurt there.")], seen.Schools.OrderBy(s => s.Wish is null).Select(s => (s.SchoolId, s.Wish, s.BarredBecause)));
        Assert.False(await scene.World.AsAsync(scene.Chair, s => s.GetRequiredService<IInvolvements>().ReachesAsync(scene.Child, EntryKinds.Exclusions, Visibility.Family, default, Ct)));

        // Neither the head nor the local lead accepts it.
        foreach (var other in new[] { scene.Head, scene.Lead })
            Assert.False(await scene.ReferralAsync(other, s => s.AcceptAsync(scene.Child, id, 3, scene.World.Today, Ct)));
        Assert.Contains("Correct the day", await RefusedAsync(() => scene.ReferralAsync(scene.Chair, s => s.AcceptAsync(scene.Child, id, 3, scene.World.Today.AddDays(1), Ct))), StringComparison.Ordinal);
        Assert.Contains("Correct the day", await RefusedAsync(() => scene.ReferralAsync(scene.Chair, s => s.AcceptAsync(scene.Child, id, 3, scene.World.Today.AddDays(-1), Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ReferralAsync(scene.Chair, s => s.AcceptAsync(scene.Child, id, 3, scene.World.Today, Ct)));
        var accepted = await scene.PaperAsync(id);
        Assert.Equal((ReferralState.Accepted, scene.World.Today), (accepted.Referral.State, accepted.Referral.AcceptedOn!.Value));
        Assert.Equal((await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ProtocolQueries>().ForReferralAsync(Track.Mainstream, null, Ct)))!.Head.Id, accepted.Referral.ProtocolId);
        Assert.Equal([(ReferralDeed.SignedOff, scene.Head), (ReferralDeed.Accepted, scene.Chair)], accepted.Steps.Select(s => (s.Deed, s.By)));
        // It is accepted once.
        Assert.False(await scene.ReferralAsync(scene.Chair, s => s.AcceptAsync(scene.Child, id, 4, scene.World.Today, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Sent_back_it_is_put_right_and_signed_again_and_withdrawn_the_chair_sees_it_no_longer(Engine engine)
    {
        await using var scene = await AgreedAsync(engine);
        var id = await scene.WholeAsync();
        await scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 2, Ct));
        Assert.Contains("Enter what is missing or wrong", await RefusedAsync(() => scene.ReferralAsync(scene.Chair, s => s.SendBackAsync(scene.Child, id, 3, " ", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ReferralAsync(scene.Chair, s => s.SendBackAsync(scene.Child, id, 3, "Which schools were asked?", Ct)));
        Assert.Contains("Put right a fair access referral that was sent back", (await TasksAsync(scene, scene.Head)).Select(t => t.Text));
        // The wishes change their order, a bar goes, and the risk is written anew.
        Assert.True(await scene.ReferralAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 4, r => r.OrdinarySteps = "Beech and Cedar, in October.", [new(scene.Cedar, 1, null), new(scene.Beech, 2, null)], new("Nothing."), Ct)));
        var changed = await scene.PaperAsync(id);
        Assert.Equal([scene.Cedar, scene.Beech], changed.Wishes.Select(w => w.SchoolId));
        Assert.Equal((2, "Nothing."), (changed.Schools.Count, changed.Risk!.Text));
        Assert.True(await scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 5, Ct)));
        // The chair was let in once, not twice.
        Assert.Single(await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<IInvolvements>().OfAsync(scene.Child, Ct)), i => i.Kind == InvolvementKind.PanelPaper);
        Assert.Equal(["Accept or send back a fair access referral"], (await TasksAsync(scene, scene.Chair)).Select(t => t.Text));

        Assert.Contains("Enter why it is withdrawn", await RefusedAsync(() => scene.ReferralAsync(scene.Head, s => s.WithdrawAsync(scene.Child, id, 6, null, Ct))), StringComparison.Ordinal);
        Assert.NotNull(await scene.ReferralsAsync(scene.Chair));
        Assert.True(await scene.ReferralAsync(scene.Head, s => s.WithdrawAsync(scene.Child, id, 6, "The family found a place.", Ct)));
        Assert.Null(await scene.ReferralsAsync(scene.Chair));
        Assert.Equal(ReferralState.Withdrawn, (await scene.PaperAsync(id)).Referral.State);
        // Another one may begin now.
        Assert.NotNull(await scene.ReferralAsync(scene.Senco, s => s.OpenAsync(scene.Child, Track.Mainstream, Ct)));
        Assert.Contains("This child is referred already.", await RefusedAsync(() => scene.ReferralAsync(scene.Senco, s => s.OpenAsync(scene.Child, Track.Mainstream, Ct))), StringComparison.Ordinal);
        Assert.NotNull(await scene.ReferralAsync(scene.Senco, s => s.OpenAsync(scene.Child, Track.AlternativeProvision, Ct)));
    }

    [Theory]
    [InlineData("E", false, "named in the plan")]
    [InlineData(null, true, "virtual school head")]
    public async Task A_child_with_a_plan_or_in_care_is_refused_with_its_own_route_also_at_the_sign_off(string? provision, bool lookedAfter, string words)
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var id = await scene.WholeAsync();
        if (lookedAfter)
            await InCareAsync(scene);
        else
            Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<NeedsService>().SetStageAsync(scene.Child, null, new(provision, "SEMH", scene.World.Today.AddDays(-10)), Ct)));
        Assert.Contains(words, await RefusedAsync(() => scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 2, Ct))), StringComparison.Ordinal);
        Assert.Contains(words, await RefusedAsync(() => scene.ReferralAsync(scene.Senco, s => s.OpenAsync(scene.Child, Track.AlternativeProvision, Ct))), StringComparison.Ordinal);
        Assert.Equal(ReferralState.Draft, (await scene.PaperAsync(id)).Referral.State);
    }

    [Fact]
    public async Task What_is_not_complete_is_not_signed_off_and_without_a_chair_nothing_is()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var id = (await scene.ReferralAsync(scene.Senco, s => s.OpenAsync(scene.Child, Track.Mainstream, Ct)))!.Value;
        Assert.Contains("It is not complete. Choose the category.", await RefusedAsync(() => scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 1, Ct))), StringComparison.Ordinal);
        foreach (var (schools, why) in new (IReadOnlyList<TypedReferralSchool>, string)[]
        {
            ([new(scene.Beech, 1, null), new(scene.Beech, null, "Why.")], "A school is named twice"),
            ([new(scene.Council, 1, null)], "Choose schools from the list."),
            ([new(scene.Beech, null, " ")], "Enter why the school may not be asked."),
        })
            Assert.Contains(why, await RefusedAsync(() => scene.ReferralAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 1, Fill, schools, new("Nothing."), Ct))), StringComparison.Ordinal);
        Assert.Contains("Choose schools from the list.", await RefusedAsync(() => scene.ReferralAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 1, r => r.ExcludedBy = OrganisationId.New(), [], new(null), Ct))), StringComparison.Ordinal);
        var untouched = await scene.PaperAsync(id);
        Assert.Equal((1, null, 0), (untouched.Referral.Version, untouched.Referral.Evidence, untouched.Schools.Count));
        Assert.True(await scene.ReferralAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 1, Fill, [new(scene.Beech, 1, null)], new("Nothing."), Ct)));
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.ReferralAsync(scene.Senco, s => s.ChangeAsync(scene.Child, id, 1, Fill, [], new(null), Ct))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Another_school_finds_nothing_and_the_family_reads_what_is_signed_off_but_not_the_risk(Engine engine)
    {
        await using var scene = await AgreedAsync(engine);
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var id = await scene.WholeAsync();
        Assert.Empty((await scene.ReferralsAsync(mother))!.Papers);
        await scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 2, Ct));
        var read = await scene.PaperAsync(id, mother);
        Assert.Equal(("A mentor.", null, true), (read.Referral.Needs, read.Risk, (await scene.ReferralsAsync(mother))!.IsFamily));
        Assert.False(await scene.ReferralAsync(mother, s => s.WithdrawAsync(scene.Child, id, 3, "No.", Ct)));
        Assert.Null(await scene.ReferralAsync(mother, s => s.OpenAsync(scene.Child, Track.AlternativeProvision, Ct)));
        Assert.Null(await scene.ReferralsAsync(scene.BeechHead));
        Assert.Null(await scene.ReferralAsync(scene.BeechHead, s => s.OpenAsync(scene.Child, Track.AlternativeProvision, Ct)));
        Assert.Empty(await scene.World.AsAsync(scene.BeechHead, s => s.GetRequiredService<ReferralQueries>().OpenAsync(Ct)));
        Assert.Equal([id], (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ReferralQueries>().OpenAsync(Ct))).Select(r => r.Id));
    }

    [Fact]
    public async Task The_journey_tells_the_steps_and_the_subject_is_given_what_is_theirs()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var id = await scene.WholeAsync();
        await scene.ReferralAsync(scene.Head, s => s.SignOffAsync(scene.Child, id, 2, Ct));
        var journey = await scene.World.AsAsync(scene.Head, s => s.GetServices<IJourneyPart>().OfType<ReferralJourney>().Single().OfAsync([scene.Child], Ct));
        Assert.Equal(("Fair access", "The referral was signed off.", scene.Alder), journey.Select(j => (j.What, j.Text, j.By!.Value)).Single());
        var officer = await scene.World.PersonAsync("Officer", (scene.Council, Role.DataProtectionOfficer));
        async Task<SubjectSection> OfAsync(SubjectAudience audience) => Assert.Single(await scene.World.AsAsync(officer, s => s.GetServices<ISubjectData>().OfType<ReferralSubjectData>().Single().OfAsync([scene.Child], audience, Ct)));
        var (child, parent) = (await OfAsync(SubjectAudience.Child), await OfAsync(SubjectAudience.Parent));
        var fields = Assert.Single(child.Items).Fields.Select(f => (f.Label, f.Value)).ToList();
        foreach (var field in new[] { ("Evidence", "Child in need plan since May."), ("Wish 1", "Beech School"), ("May not be asked: Cedar School", "A brother was hurt there."), ("What a school must know", "Leaves the building when it is loud."), ("Where it stands", "Waits for the chair") })
            Assert.Contains(field, fields);
        Assert.Empty(child.Withheld);
        Assert.DoesNotContain("What a school must know", Assert.Single(parent.Items).Fields.Select(f => f.Label));
        Assert.Single(parent.Withheld);
    }

    /// <summary>The school records that the child is looked after.</summary>
    internal static async Task InCareAsync(FairAccessScene scene) =>
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<NeedsService>().SetCharacteristicsAsync(scene.Child, 0, null, null, true, Ct)));

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    private static Task<IReadOnlyList<HomeTask>> TasksAsync(FairAccessScene scene, PersonId who) => scene.World.AsAsync(who, s => s.GetServices<IHomePart>().OfType<ReferralHome>().Single().TasksAsync(Ct));
}

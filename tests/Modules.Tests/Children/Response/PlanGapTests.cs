using Headwater.Children.Contracts;
using Headwater.Children.Joining;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>Of how many children help did not come about that their plans name: counts alone, for somebody who sees no child.</summary>
public sealed class PlanGapTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Help_that_did_not_come_about_is_counted_once_a_child_by_its_need(Engine engine)
    {
        await using var scene = await ResponseScene.CreateAsync(engine);
        var (since, plan, help) = (scene.Today.AddMonths(-6), await scene.PlanAsync(), await scene.HelpAsync("Drop-in", 2));
        Assert.Empty(await GapsAsync(scene, since));

        // What is late without naming help on offer, and what is not late yet, is no gap of help.
        await scene.ActionAsync(plan, "Meet at the gate", scene.Teacher, scene.Today.AddDays(-3));
        await scene.ActionAsync(plan, "Drop-in", scene.Teacher, scene.Today, help);
        Assert.Empty(await GapsAsync(scene, since));

        await scene.ActionAsync(plan, "Drop-in, first half term", scene.Teacher, scene.Today.AddDays(-1), help);
        await scene.ActionAsync(plan, "Drop-in, again", scene.Teacher, scene.Today.AddDays(-2), help);
        Assert.Equal([new(null, "No need recorded", 1)], await GapsAsync(scene, since));
        Assert.Empty(await GapsAsync(scene, scene.Today));

        await scene.AsAsync<NeedsService, Outcome>(scene.Senco, s => s.SetStageAsync(scene.Robin, null, new("K", "SEMH", scene.Today), Ct));
        PlanGap[] one = [new("SEMH", "Social, emotional and mental health", 1)];
        Assert.Equal(one, await GapsAsync(scene, since));

        // A second record of the same child adds nobody.
        var twin = await scene.World.ChildAsync(scene.Senco, scene.Alder, "Robyn", "Hale");
        Assert.Equal(Outcome.Saved, await scene.AsAsync<JoinService, Outcome>(scene.Officer, s => s.JoinAsync(scene.Robin, twin, "The same child.", Ct)));
        Assert.Equal(1, (await GapsAsync(scene, since)).Sum(g => g.Children));
    }

    [Fact]
    public async Task What_was_not_possible_counts_from_its_day_and_what_was_done_or_declined_does_not()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var (plan, help) = (await scene.PlanAsync(), await scene.HelpAsync("Drop-in", 2));
        await scene.ActionAsync(plan, "Drop-in", scene.Teacher, scene.Today.AddDays(-1), help);
        foreach (var (state, expected) in new[] { (ActionState.Done, 0), (ActionState.Declined, 0), (ActionState.NotDone, 1) })
        {
            var action = Assert.Single((await scene.ViewAsync(plan)).Actions);
            Assert.Equal(Outcome.Saved, await scene.AsAsync<PlanWorkService, Outcome>(scene.Senco, s => s.EndActionAsync(scene.Robin, plan, action.Id, action.Version, state, "So it came.", Ct)));
            Assert.Equal(expected, (await GapsAsync(scene, scene.Today)).Sum(g => g.Children));
        }

        Assert.Empty(await GapsAsync(scene, scene.Today.AddDays(1)));
    }

    private static Task<IReadOnlyList<PlanGap>> GapsAsync(ResponseScene scene, DateOnly since) => scene.AsAsync<IPlanGaps, IReadOnlyList<PlanGap>>(scene.Lead, s => s.HelpNotTakenAsync(since, Ct));
}

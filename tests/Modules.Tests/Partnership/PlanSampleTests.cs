using Headwater.Children.Sample;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Coaching;
using Headwater.Partnership.Money;
using Headwater.Partnership.Plan;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The made-up collaborative has a plan that is under way, a budget, and coaching.</summary>
public sealed class PlanSampleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_sample_has_four_live_activities_under_way_and_a_small_budget_shared_to_the_penny(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var area = AreaRegister.Fictional[0];
        await database.Services.GetRequiredService<SampleMaking>().MakeAsync(area, 0, 1, SampleOrder.FewestChildren, SampleOrder.DefaultSeed, Ct);
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(SampleOrder.IdOf(area));
        var today = database.Clock.Today();
        var plan = await scope.ServiceProvider.GetRequiredService<PlanQueries>().AllAsync(Ct);
        var live = plan.Where(a => a.Activity.Status == ActivityStatus.Live).ToList();
        Assert.Equal((4, 6), (live.Count, plan.Count));
        Assert.All(live, a => Assert.True(a.Chair?.Holder is not null && a.Updates.Count > 0 && a.Of(StepKind.Action).Count > 0 && a.NextMilestone is not null && a.NextReview > today, a.Activity.Title));
        Assert.All(plan, a => PlanRules.Checked(a.Activity.Fields));
        Assert.Contains(plan, a => a.Activity.CarriedBy is not null && a.LookBacks.Count == 1);

        // Led by schools, parents, health and the council, one each.
        var leading = (await scope.ServiceProvider.GetRequiredService<PlanSignals>().SignalsAsync(today, Ct)).First(s => s.Code == "S06");
        Assert.Equal((SignalState.Fine, 0.25, 4), (leading.State, leading.Value, leading.N));
        var budget = await scope.ServiceProvider.GetRequiredService<MoneyQueries>().YearAsync(FinancialYears.Of(today), Ct);
        Assert.Equal([2_700_000, 1_980_000, 990_000, 330_000, 0, 0], budget.Shares.Select(s => s.Pence));
        Assert.Equal((6_000_000, 2_048_000), (budget.Cash, budget.InKind));
        Assert.NotEqual(SignalState.NotEnoughData, (await scope.ServiceProvider.GetRequiredService<MoneySignals>().SignalsAsync(today, Ct))[0].State);
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        Assert.Equal((1, 1, 7), (await db.Set<CoachingSession>().CountAsync(Ct), await db.Set<CoachingNote>().CountAsync(Ct), await db.Set<SkillTransfer>().CountAsync(Ct)));
    }
}

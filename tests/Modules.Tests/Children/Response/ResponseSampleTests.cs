using Headwater.Access.Contracts;
using Headwater.Children.Response;
using Headwater.Children.Response.Sample;
using Headwater.Children.Sample;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>Plans of made-up children, without a database.</summary>
public sealed class ResponseSampleTests
{
    private static readonly SampleOrder Order = new(AreaRegister.Fictional[0], 0, 1, 4_000, 7, new(2026, 11, 10));

    [Fact]
    public void The_same_seed_makes_the_same_plans_and_they_keep_the_rules_of_real_ones()
    {
        var plans = Draw();
        Assert.Equal(plans.Select(Says), Draw().Select(Says));
        // 4,000 children, about 18 in 100 with special educational needs, and some in three of these with a plan or two.
        Assert.InRange(plans.Count, 150, 600);
        Assert.Equal(plans.Count, plans.Select(p => p.Plan.Id).Distinct().Count());
        Assert.All(plans, p =>
        {
            Assert.True(p.Plan.Began < Order.Today && p.Plan.ReviewOn > p.Plan.Began && (p.Plan.ClosedOn is null || p.Plan.ClosedOn > p.Plan.Began));
            Assert.NotEmpty(p.Outcomes);
            Assert.All(p.Reviews, r => Assert.Equal(p.Outcomes.Count, p.Ratings.Count(x => x.ReviewId == r.Id)));
            Assert.All(p.Reviews, r => Assert.InRange(r.Day, p.Plan.Began, p.Plan.ClosedOn ?? Order.Today));
            Assert.All(p.Ratings, r => Assert.InRange(r.Step, OutcomeScale.Lowest, OutcomeScale.Highest));
            Assert.All(p.Actions, a => Assert.True((a.DoerId is null) != (a.Doer is null) && (a.State == ActionState.Open) == (a.EndedOn is null)));
            Assert.All(p.Actions.Where(a => a.State is ActionState.Declined or ActionState.NotDone), a => Assert.NotNull(a.Came));
        });
        // What a reader of the sample is to see: late reviews, a programme, help that was used and help that was declined.
        Assert.Contains(plans, p => p.IsOpen && p.Plan.ReviewOn < Order.Today);
        Assert.Contains(plans, p => p.Plan.PlanKind == PlanKind.PastoralProgramme && p.Plan.ReviewOn == PlanRules.HalfWay(p.Plan.Began, PlanNumbers.Of(Headwater.Duties.RuleBook.National, p.Plan.Began)));
        Assert.Contains(plans, p => p.Actions.Any(a => a.HelpId is not null && a.State == ActionState.Declined));
        Assert.All(plans.SelectMany(p => p.Actions).Where(a => a.HelpId is not null), a => Assert.Contains(MadeUpPlans.Help(Order), h => h.Id == a.HelpId && h.Name == a.HelpName));
    }

    private static List<PlanView> Draw()
    {
        List<MadeUpSchool> schools = [];
        foreach (var (phase, many) in new[] { (SchoolPhase.Primary, Order.Primaries), (SchoolPhase.Secondary, Order.Secondaries), (SchoolPhase.Unit, 1) })
            schools.AddRange(Enumerable.Range(0, many).Select(n => new MadeUpSchool(new(new Guid(n + 1, (short)phase, 0, new byte[8])), n, phase)));
        var made = new MadeUpPlans(Order, schools.ToDictionary(s => s.Id, s => new PersonId(s.Id.Value)));
        return [.. new MadeUpChildren(Order, schools).Make().SelectMany(made.Of)];
    }

    private static string Says(PlanView view) => string.Join(' ', view.Plan.Id, view.Plan.Began, view.Plan.ReviewOn, view.Plan.NeedsAndStrengths, string.Join(',', view.Ratings.Select(r => r.Step)), string.Join(',', view.Actions.Select(a => $"{a.What} {a.State} {a.By}")));
}

using Headwater.Allocation;
using Headwater.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation.Checking;

/// <summary>On small problems, every plan there is: the best passes and each other one is refused.</summary>
[Trait("Deep", "allocation")]
public sealed class EveryPlanTests
{
    private static readonly string[] Orders = ["PBWD", "PBDW", "PWBD", "PWDB", "PDBW", "PDWB"];
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    [Fact]
    public void With_equal_points_the_best_plan_passes_and_every_other_is_refused()
    {
        for (var seed = 1; seed <= Effort.Of(3000); seed++)
            BestPassesOthersDoNot(Made(new Random(seed), equal: true, Orders[seed % 6]), 150, seed);
    }

    [Fact]
    public void With_unequal_points_the_best_plan_passes_and_every_other_is_refused()
    {
        for (var seed = 1; seed <= Effort.Of(3000); seed++)
            BestPassesOthersDoNot(Made(new Random(-seed), equal: false, Orders[seed % 6]), 12, seed);
    }

    /// <summary>Whatever is called proven: it passes exactly when no plan that is level in the earlier ones is better in it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_levels_called_proven_are_proved_given_what_was_found_before(bool equal)
    {
        for (var seed = 1; seed <= Effort.Of(3000); seed++)
        {
            var random = new Random(seed + 100_000);
            var problem = Made(random, equal, Orders[seed % 6]);
            var every = new EveryPlan(problem);
            for (var i = 0; i < 6; i++)
            {
                var plan = every.Plans[random.Next(every.Plans.Count)];
                if (i % 2 == 0)
                    plan = every.Plans.Where(other => other.Placed == every.Plans.Max(most => most.Placed)).OrderBy(_ => random.Next()).First();
                var claimed = string.Concat("PBWD".Where(_ => random.Next(3) > 0));
                var (bound, least) = Bound(problem, every, plan, claimed);
                var expected = Enumerable.Range(0, 4).All(k => !claimed.Contains(Letter(problem, k), StringComparison.Ordinal) || BestAt(problem, every, plan, k));
                if (claimed.Length == 4)
                    expected &= every.Plans.TrueForAll(other => every.Compare(plan, other) <= 0);
                var report = AllocationChecker.Check(problem, MadePlans.Result(problem, every.Places(plan), claimed, bound), Budget);
                Assert.True(expected == report.Holds, $"seed {seed}, {claimed}, expected {expected}\n{string.Join("\n", report.Findings)}\n{MadePlans.Say(problem)}\n{string.Join(' ', every.Places(plan))} bound {bound} least {least}");
            }
        }
    }

    [Fact]
    public void A_bound_that_a_plan_undercuts_is_refused()
    {
        var tried = 0;
        for (var seed = 1; seed <= Effort.Of(3000); seed++)
        {
            var problem = Made(new Random(seed), equal: seed % 2 == 0, "PBWD");
            var every = new EveryPlan(problem);
            var worst = every.Plans.Where(plan => plan.Placed == every.Plans.Max(most => most.Placed)).MaxBy(plan => plan.Burdens[0])!;
            if (every.Plans.TrueForAll(plan => plan.Placed < worst.Placed || plan.Burdens[0] >= worst.Burdens[0]))
                continue;
            tried++;
            var report = AllocationChecker.Check(problem, MadePlans.Result(problem, every.Places(worst), "P"), Budget);
            Assert.False(report.Holds);
            Assert.Contains(report.Findings, finding => !finding.Holds && finding.Words.Contains("is no bound", StringComparison.Ordinal));
        }

        Assert.True(tried > 0);
    }

    private static void BestPassesOthersDoNot(AllocationProblem problem, int most, int seed)
    {
        var every = new EveryPlan(problem);
        var best = every.Plans[0];
        foreach (var plan in every.Plans.Where(plan => every.Compare(plan, best) < 0))
            best = plan;
        var said = AllocationChecker.Check(problem, MadePlans.Result(problem, every.Places(best), "PBWD"), Budget);
        Assert.True(said.Holds, $"seed {seed}: the best is refused: {string.Join("\n", said.Findings)}\n{MadePlans.Say(problem)}\n{string.Join(' ', every.Places(best))}");

        // The nearest to the best are the hardest to tell from it.
        foreach (var plan in every.Plans.Where(plan => plan != best).Order(Comparer<EveryPlan.Worked>.Create(every.Compare)).Take(most))
        {
            var report = AllocationChecker.Check(problem, MadePlans.Result(problem, every.Places(plan), "PBWD"), Budget);
            Assert.False(report.Holds, $"seed {seed}: passes although not best\n{MadePlans.Say(problem)}\n{string.Join(' ', every.Places(plan))}\nbest {string.Join(' ', every.Places(best))}");
        }
    }

    private static string Letter(AllocationProblem problem, int k) => MadePlans.Order(problem.Rules.Order)[k].ToString();

    private static bool BestAt(AllocationProblem problem, EveryPlan every, EveryPlan.Worked plan, int k) =>
        !every.Plans.Exists(other => problem.Rules.Order.Take(k).All(level => EveryPlan.Compare(other, plan, level) == 0) && EveryPlan.Compare(other, plan, problem.Rules.Order[k]) < 0);

    /// <summary>The highest burden where the burdens are called proven, else the least highest one of plans that place as many.</summary>
    private static ((long, int)? Given, string Least) Bound(AllocationProblem problem, EveryPlan every, EveryPlan.Worked plan, string claimed)
    {
        if (claimed.Contains('B', StringComparison.Ordinal))
            return (null, "highest");
        var least = every.Plans.Where(other => other.Placed == plan.Placed).MinBy(other => other.Burdens[0])!;
        return (MadePlans.Result(problem, every.Places(least), "").Certificate.HighestBurdenBound, string.Join(' ', least.Burdens));
    }

    private static AllocationProblem Made(Random random, bool equal, string order)
    {
        int[] rolls = [10, 20, 30, 100, 200];
        var years = random.Next(1, 3);
        var schools = Enumerable.Range(1, random.Next(1, 5)).Select(s => new AllocationSchool(
            $"s{s}", rolls[random.Next(rolls.Length)], random.Next(-5, 12), new(53 + (random.Next(4) / 100.0), -2), random.Next(12) == 0,
            Enumerable.Range(7, years).Where(_ => random.Next(8) > 0).ToDictionary(year => year, _ => random.Next(3)))).ToList();
        var points = random.Next(4);
        var children = Enumerable.Range(1, random.Next(1, 6)).Select(c => new AllocationChild(
            $"c{c}", random.Next(7, 7 + years), equal ? points : random.Next(5), new(53 + (random.Next(3) / 100.0), -2),
            [.. schools.Where(_ => random.Next(8) == 0).Select(school => school.Id)],
            [.. schools.OrderBy(_ => random.Next()).Take(random.Next(3)).Select(school => school.Id)])).ToList();
        return MadePlans.Problem([.. schools.OrderBy(_ => random.Next())], [.. children.OrderBy(_ => random.Next())], random.Next(3) == 0 ? 2.224 : null, order);
    }
}

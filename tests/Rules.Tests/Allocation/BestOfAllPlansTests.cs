using CsCheck;
using Headwater.Allocation;
using Headwater.Rules.Tests.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>The allocator beside a search of all plans, in all six orders of the objectives.</summary>
[Trait("Deep", "allocation")]
public sealed class BestOfAllPlansTests
{
    /// <summary>One point more puts b at 2^53 + 3 and a at 2^53 + 3 1/3; doubles say it the other way round.</summary>
    [Fact]
    public void Burdens_that_doubles_put_the_wrong_way_round_are_told_apart()
    {
        const long wide = 1L << 53;
        var result = Told.Solve(MadePlans.Problem([MadePlans.School("a", 3, (3 * wide) + 9, 1), MadePlans.School("b", 1, wide + 2, 1)], [MadePlans.Child("c1")]));
        Assert.Equal("b", Assert.Single(result.Placements).School);
    }

    [Fact]
    public void With_equal_points_the_answer_is_the_best_of_all_plans() =>
        RandomProblems.WithEqualPoints(8, 5).Hold(10_000, IsBest);

    [Fact]
    public void With_unequal_points_the_answer_is_the_best_of_all_plans() =>
        RandomProblems.WithUnequalPoints(6, 4).Hold(RandomProblems.Deep(500), IsBest);

    /// <summary>Points that no protocol gives: then a level may stay unproven, but what is called proven is so.</summary>
    [Fact]
    public void With_points_of_any_size_nothing_is_called_proven_that_is_not() =>
        RandomProblems.Of(Gen.OneOf(RandomProblems.Unequal, Gen.Int[1, int.MaxValue], Gen.OneOf(999_983, 1_000_003, 2_000_000, int.MaxValue)), 5, 4).Hold(RandomProblems.Deep(300), problem =>
        {
            var (best, result) = (WholeSearch.Of(problem), Allocator.Solve(problem, TimeSpan.FromSeconds(0.5)));
            foreach (var objective in problem.Rules.Order)
            {
                var (level, difference) = objective switch
                {
                    Objective.Placed => (result.Certificate.Placed, best.Placed - result.Totals.Placed),
                    Objective.Burden => (result.Certificate.Burden, ByContract.Compare(best.Burdens, ByContract.Vector(result))),
                    Objective.Preference => (result.Certificate.Preference, best.Wishes.CompareTo(result.Totals.PreferenceCost)),
                    _ => (result.Certificate.Distance, best.Metres.CompareTo(result.Totals.Metres)),
                };
                if (!level.Proven)
                    break;
                Assert.True(difference == 0, $"{objective} is called proven.\n{Said(problem, best, result)}");
            }
        });

    /// <summary>More points at one school than 32 bits hold.</summary>
    [Fact]
    public void Points_that_come_to_more_than_an_integer_holds_are_settled_as_well()
    {
        var result = Told.Solve(MadePlans.Problem([MadePlans.School("s1", 100, 0, 2)], [MadePlans.Child("c1", int.MaxValue), MadePlans.Child("c2")]));
        Assert.Equal((2, 1L << 31), (result.Totals.Placed, Assert.Single(result.Burdens).After));
    }

    /// <summary>A solver that merges alike columns first finds no answer here, though the problem is small and its points are common.</summary>
    [Fact]
    public void A_small_problem_that_a_solver_loses_its_way_in_is_settled_as_well() => IsBest(MadePlans.Problem(
        [
            MadePlans.School("s10", 10, 1, 1, north: 20, year: 9), MadePlans.School("s9", 260, 10, 3) with { Room = new Dictionary<int, int> { [8] = 3, [9] = 1 } },
            MadePlans.School("S3", 100, -3, 2) with { Room = new Dictionary<int, int> { [8] = 2, [9] = 1 } },
        ],
        [
            MadePlans.Child("c9", 0, "s10"), MadePlans.Child("c10", 1, "S3 s9", year: 9), MadePlans.Child("C1", 3, "s10 s9 S3") with { Position = new(53.01, -2) },
            MadePlans.Child("kid", 5), MadePlans.Child("c4", 4, "s10 S3", year: 9), MadePlans.Child("c1", 5, "S3 s9"),
        ]));

    [Fact]
    public void The_search_itself_finds_what_every_plan_written_out_shows() => RandomProblems.Any(4, 3).Hold(RandomProblems.Deep(300), problem =>
    {
        var every = new EveryPlan(problem);
        var first = every.Plans.Order(Comparer<EveryPlan.Worked>.Create(every.Compare)).First();
        var best = WholeSearch.Of(problem);
        Assert.Equal((first.Placed, first.Wishes, first.Metres), (best.Placed, best.Wishes, best.Metres));
        Assert.Equal(every.Places(first), best.Places);
    });

    private static void IsBest(AllocationProblem problem)
    {
        var (best, result) = (WholeSearch.Of(problem), Told.Solve(problem));
        var places = result.Placements.ToDictionary(placement => placement.Child, placement => placement.School);
        var right = ByContract.AllProven(result) && (best.Placed, best.Wishes, best.Metres) == (result.Totals.Placed, result.Totals.PreferenceCost, result.Totals.Metres)
            && ByContract.Compare(best.Burdens, ByContract.Vector(result)) == 0 && best.Burdens.Count == result.Burdens.Count
            && places.Count == best.Places.Count && best.Places.All(pair => places.GetValueOrDefault(pair.Key) == pair.Value)
            && result.Certificate.HighestBurdenBound is { } bound && ByContract.Against(bound, best.Burdens[0]) == 0;
        Assert.True(right, Said(problem, best, result));
    }

    private static string Said(AllocationProblem problem, WholeSearch.Best best, AllocationResult result) =>
        $"{MadePlans.Say(problem)}\nbest: {string.Join(' ', best.Places)} wishes {best.Wishes} metres {best.Metres} burdens {string.Join(' ', best.Burdens)}\n{Told.Text(result)}";
}

using Headwater.Allocation;
using Headwater.Allocation.Solving;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Years too large for a solver: the highest burden and what is proven of it.</summary>
public sealed class NationalYearTests
{
    [Fact]
    public void A_region_s_highest_burden_is_close_to_a_bound_that_divided_points_prove()
    {
        var problem = Made(1_500, 500);
        var pairs = Instance.Of(problem).EdgeSchool.Length;
        Assert.True(pairs > BurdenDescent.SolverPairs, $"{pairs} pairs would be put to a solver");
        var result = Allocator.Solve(problem, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var (bound, highest) = (result.Certificate.HighestBurdenBound!.Value, result.Burdens.Max(burden => (double)burden.After / burden.Roll));
        var proven = (double)bound.Points / bound.Roll;
        Assert.True(proven > 0 && proven <= highest && highest <= proven * 1.1, $"highest {highest}, proven {proven}");
        Told.Passes(problem, result);
    }

    private static AllocationProblem Made(int children, int schools)
    {
        var random = new Random(3);
        GeoPoint Somewhere() => new(53 + random.NextDouble(), -2 + random.NextDouble());
        var places = Enumerable.Range(0, schools).Select(s => new AllocationSchool($"s{s}", random.Next(600, 1800), 0, Somewhere(), false, Enumerable.Range(7, 5).ToDictionary(year => year, _ => random.Next(1, 4)))).ToList();
        return Checking.MadePlans.Problem(places, [.. Enumerable.Range(0, children).Select(c => new AllocationChild($"c{c}", random.Next(7, 12), random.Next(1, 6), Somewhere(), [], []))], 25);
    }
}

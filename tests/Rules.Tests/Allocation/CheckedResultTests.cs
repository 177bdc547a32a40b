using CsCheck;
using Headwater.Allocation;
using Headwater.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Results of a whole panel's size, before the checker.</summary>
[Trait("Deep", "allocation")]
public sealed class CheckedResultTests
{
    [Fact]
    public void Distances_round_the_earth_and_long_lists_pass_the_check()
    {
        var random = new Random(7);
        GeoPoint Somewhere() => new(random.Next(-90, 91), random.Next(-180, 181));
        var schools = Enumerable.Range(0, 80).Select(s => new AllocationSchool($"s{s}", random.Next(200, 1500), random.Next(20), Somewhere(), false, Enumerable.Range(7, 5).ToDictionary(year => year, _ => random.Next(4)))).ToList();
        var children = Enumerable.Range(0, 250).Select(c => new AllocationChild($"c{c}", random.Next(7, 12), 1, Somewhere(), [], [.. schools.OrderBy(_ => random.Next()).Select(school => school.Id)])).ToList();
        AllProvenAndPassing(Checking.MadePlans.Problem(schools, children, null, "PWDB"));
    }

    [Fact]
    public void Every_result_with_equal_points_passes_the_check() => RandomProblems.WithEqualPoints(30, 20).Hold(RandomProblems.Deep(200), AllProvenAndPassing);

    [Fact]
    public void Every_result_with_unequal_points_passes_the_check() => RandomProblems.WithUnequalPoints(30, 20).Hold(RandomProblems.Deep(12, 1000), AllProvenAndPassing);

    [Fact]
    public void In_no_time_there_is_a_plan_all_the_same_and_what_is_unproven_says_so() => RandomProblems.WithUnequalPoints(6, 4).Hold(10_000, problem =>
    {
        var result = Allocator.Solve(problem, TimeSpan.Zero);
        Told.Passes(problem, result);
        var best = WholeSearch.Of(problem);
        Assert.Equal(best.Placed, result.Totals.Placed);
        Assert.True(result.Certificate.HighestBurdenBound is { } bound && ByContract.Against(bound, best.Burdens[0]) <= 0);
        foreach (var (name, level, reached, least) in new[] { ("preference", result.Certificate.Preference, (double)result.Totals.PreferenceCost, best.Wishes), ("distance", result.Certificate.Distance, result.Totals.Metres, best.Metres) })
        {
            Assert.Contains($"\"{name}\":\"{(level.Proven ? "proven" : "best found")}\"", Told.Text(result), StringComparison.Ordinal);
            Assert.True(level.Proven ? level is { Bound: null, Gap: null } : level.Bound <= reached && level.Bound <= least && (level.Gap is not { } gap || Math.Abs((level.Bound!.Value * (1 + gap)) - reached) < 1e-6), $"{name}: {level}, {reached} reached, {least} can be.\n{Checking.MadePlans.Say(problem)}\n{Told.Text(result)}");
        }
    });

    [Fact]
    public void In_no_time_equal_points_are_settled_all_the_same() => RandomProblems.WithEqualPoints(8, 5).Hold(1000, problem =>
        Assert.Equal(Told.Text(Told.Solve(problem)), Told.Text(Allocator.Solve(problem, TimeSpan.Zero))));

    [Fact]
    public void What_no_time_leaves_unproven_is_not_called_proven()
    {
        // Three and two and two and two points on two schools: 5 and 4 is best, and to say so takes a proof.
        var problem = Checking.MadePlans.Problem(
            [Checking.MadePlans.School("a", 100, 0, 4), Checking.MadePlans.School("b", 100, 0, 4)], [.. new[] { 3, 2, 2, 2 }.Select((points, i) => Checking.MadePlans.Child($"c{i}", points))]);
        var (none, enough) = (Allocator.Solve(problem, TimeSpan.Zero), Told.Solve(problem));
        Assert.True(none.Certificate is { Placed.Proven: true, Burden.Proven: false, Preference.Proven: false, Distance.Proven: false });
        Assert.Equal(4, none.Totals.Placed);
        Assert.Contains("\"burden\":\"best found\"", Told.Text(none), StringComparison.Ordinal);
        Assert.True(ByContract.AllProven(enough));
        Assert.Equal([(5, 100), (4, 100)], ByContract.Vector(enough));
        Assert.True(AllocationChecker.Check(problem, none, Told.Time).Holds);
        Assert.False(AllocationChecker.Check(problem, none with { Certificate = enough.Certificate with { HighestBurdenBound = none.Certificate.HighestBurdenBound } }, Told.Time).Holds
            && ByContract.Compare(ByContract.Vector(none), ByContract.Vector(enough)) != 0);
    }

    private static void AllProvenAndPassing(AllocationProblem problem)
    {
        var result = Told.Solve(problem);
        Assert.True(ByContract.AllProven(result), Told.Text(result));
        Told.Passes(problem, result);
    }
}

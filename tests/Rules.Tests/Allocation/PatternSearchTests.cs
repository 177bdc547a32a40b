using CsCheck;
using Headwater.Allocation;
using Headwater.Allocation.Solving;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Sets of children that come to a school's points, and the plans made of them, beside slower ways to the same.</summary>
[Trait("Deep", "allocation")]
public sealed class PatternSearchTests
{
    [Fact]
    public void The_cheapest_sets_all_sets_and_the_pairs_in_them_are_those_of_trying_every_set() => Gen.Select(RandomProblems.WithUnequalPoints(8, 3), Gen.Int[0, 9], Gen.Int).Hold(5_000, (problem, load, seed) =>
    {
        var (instance, random) = (Instance.Of(problem), new Random(seed));
        for (var school = 0; school < instance.Schools.Length; school++)
        {
            var pairs = Enumerable.Range(0, instance.Children.Length).Select(child => (Child: child, Edge: instance.EdgeOf(child, school))).Where(pair => pair.Edge >= 0).ToList();
            var cost = Array.ConvertAll(instance.EdgeSchool, _ => (long)random.Next(20));
            var price = Array.ConvertAll(instance.Children, _ => (long)random.Next(20));
            var sets = Sets(instance, school, load, pairs).Select(set => (Pairs: set, Cost: set.Sum(pair => cost[pair.Edge] - price[pair.Child]))).ToList();
            var patterns = new Patterns(instance, school, load, pairs);
            patterns.Reckon(cost, price);
            Assert.Equal(sets.Count == 0 ? null : sets.Min(set => set.Cost), patterns.Least);
            if (sets.Count == 0)
                continue;
            Assert.Equal(patterns.Least, patterns.Best().Sum(edge => cost[edge] - price[instance.ChildOf(edge)]));
            var within = random.Next(12);
            var near = sets.Where(set => set.Cost <= patterns.Least + within).ToList();
            var all = new List<int[]>();
            Assert.True(patterns.All(within, near.Count, all));
            Assert.Equal(near.Select(set => Say(set.Pairs.Select(pair => pair.Edge))).Order(StringComparer.Ordinal), all.Select(Say).Order(StringComparer.Ordinal));
            Assert.Equal(near.SelectMany(set => set.Pairs).Distinct().Order(), patterns.Kept(within).Order());
            Assert.False(patterns.All(within, near.Count - 1, []));
        }
    });

    [Fact]
    public void Wishes_and_metres_are_those_of_one_program_over_pairs()
    {
        var (searched, tied) = (0, 0);
        for (var seed = 1; seed <= Math.Max(10, Effort.Of(400)); seed++)
        {
            var instance = Instance.Of(Made(seed));
            var deadline = new Deadline(Told.Time);
            var start = EqualPoints.Solve(instance, 0, TestContext.Current.CancellationToken).Plan;
            var limits = new Limits(instance, start.Totals().Placed);
            var edges = new BurdenDescent(instance, limits, deadline).Lower(start.Edges);
            if (PatternSearch.Of(instance, limits, deadline) is not { } search)
                continue;
            var objectives = instance.Problem.Rules.Order.Skip(2).ToList();
            var found = search.Least(edges, objectives);
            Assert.True(found is not null && found.Bound == found.Cost, $"seed {seed}: not proven");
            Assert.True(limits.Hold(found.Edges, null, null));
            var (sums, program) = (Sums.Of(instance, objectives), new MixedProgram(instance, limits));
            program.Minimise(sums.Cost);
            var (answer, best) = program.Solve(Told.Time);
            Assert.Equal((Answer.Found, sums.Cost(best)), (answer, sums.Cost(found.Edges)));
            var other = new MixedProgram(instance, limits);
            other.Forbid(found.Edges);
            other.Minimise(sums.Cost);
            var second = other.Solve(Told.Time);
            Assert.Equal(found.Alone, second.Answer == Answer.None || sums.Cost(second.Edges) > sums.Cost(found.Edges));
            searched++;
            tied += found.Alone ? 0 : 1;
        }

        Assert.True(searched >= 8 && tied > 0, $"{searched} of all were of use, {tied} with ties");
    }

    [Fact]
    public void A_search_without_time_promises_nothing()
    {
        var instance = Instance.Of(Made(1));
        var start = EqualPoints.Solve(instance, 0, TestContext.Current.CancellationToken).Plan;
        var limits = new Limits(instance, start.Totals().Placed);
        var edges = new BurdenDescent(instance, limits, new(Told.Time)).Lower(start.Edges);
        Assert.Null(PatternSearch.Of(instance, limits, new(TimeSpan.Zero))!.Least(edges, [Objective.Preference, Objective.Distance]));
    }

    /// <summary>Sixteen children, ten schools, rolls that differ so that every burden is settled; some homes on one spot, so that plans tie.</summary>
    private static AllocationProblem Made(int seed)
    {
        var random = new Random(seed);
        var spots = seed % 3 == 0 ? 2 : 12;
        GeoPoint Somewhere() => new(53.4 + (random.Next(spots) / 50.0), -2.3 + (random.Next(spots) / 30.0));
        var schools = Enumerable.Range(0, 10).Select(s => new AllocationSchool($"s{s}", random.Next(300, 1800), random.Next(0, 10), Somewhere(), false,
            Enumerable.Range(7, 3).ToDictionary(year => year, _ => random.Next(1, 4)))).ToList();
        return Checking.MadePlans.Problem(schools, [.. Enumerable.Range(0, 16).Select(c => new AllocationChild($"c{c}", random.Next(7, 10), random.Next(0, 6), Somewhere(), [],
            [.. schools.OrderBy(_ => random.Next()).Take(random.Next(4)).Select(school => school.Id)]))], 25, seed % 2 == 0 ? "PBWD" : "PBDW");
    }

    private static IEnumerable<List<(int Child, int Edge)>> Sets(Instance instance, int school, int load, List<(int Child, int Edge)> pairs) =>
        Enumerable.Range(0, 1 << pairs.Count).Select(bits => pairs.Where((_, i) => (bits >> i & 1) == 1).ToList())
            .Where(set => set.Sum(pair => instance.Children[pair.Child].Points) == load && set.GroupBy(pair => instance.YearOf[pair.Child]).All(year => year.Count() <= instance.Room[instance.CellOf(school, year.Key)]));

    private static string Say(IEnumerable<int> edges) => string.Join(',', edges.Order());
}

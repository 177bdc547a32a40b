using System.Diagnostics;
using Google.OrTools.Graph;
using Headwater.Allocation;
using Headwater.Allocation.Checking;

namespace Headwater.Rules.Tests.Allocation.Checking;

/// <summary>Five hundred children and forty schools, all of equal points: a plan made by a flow solver passes, others do not.</summary>
public sealed class MediumTests
{
    private const int Schools = 40;
    private const int Children = 500;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    public void The_best_plan_passes_soon_and_two_children_changed_over_do_not(int points, int room)
    {
        var problem = Made(points, room);
        var places = Best(problem, points);
        var started = Stopwatch.GetTimestamp();
        var passed = AllocationChecker.Check(problem, MadePlans.Result(problem, places, "PBWD"), TimeSpan.FromSeconds(60));
        var took = Stopwatch.GetElapsedTime(started);
        Assert.True(passed.Holds, string.Join("\n", passed.Findings));
        Assert.True(took < TimeSpan.FromSeconds(10), $"The check took {took}.");

        var tried = 0;
        foreach (var (one, other) in problem.Children.Zip(problem.Children.Skip(5)).Where(pair => places.ContainsKey(pair.First.Id) && places.ContainsKey(pair.Second.Id)).Take(40))
        {
            if (places[one.Id] == places[other.Id])
                continue;
            tried++;
            var changed = new Dictionary<string, string>(places) { [one.Id] = places[other.Id], [other.Id] = places[one.Id] };
            Assert.False(AllocationChecker.Check(problem, MadePlans.Result(problem, changed, "PBWD"), TimeSpan.FromSeconds(60)).Holds);
        }

        Assert.True(tried > 10);
    }

    /// <summary>Every roll is its own, so no two steps of burden are level and the burdens settle how many each school takes.</summary>
    private static AllocationProblem Made(int points, int room)
    {
        var random = new Random(20260901);
        GeoPoint Somewhere() => new(53 + (random.NextDouble() * 0.27), -2 + (random.NextDouble() * 0.45));
        var schools = Enumerable.Range(1, Schools).Select(s => new AllocationSchool($"s{s:00}", 300 + (37 * s), random.Next(31), Somewhere(), false,
            Enumerable.Range(7, 5).ToDictionary(year => year, _ => random.Next(room + 1)))).ToList();
        var children = Enumerable.Range(1, Children).Select(c => new AllocationChild($"c{c:000}", 7 + (c % 5), points, Somewhere(),
            random.Next(4) == 0 ? [$"s{random.Next(1, Schools + 1):00}"] : [],
            [.. schools.OrderBy(_ => random.Next()).Take(random.Next(4)).Select(school => school.Id)])).ToList();
        return MadePlans.Problem(schools, children);
    }

    /// <summary>First how many each school takes, by least cost in the order of burdens; then who, by wishes and metres.</summary>
    private static Dictionary<string, string> Best(AllocationProblem problem, int points)
    {
        var steps = problem.Schools.SelectMany((school, s) => Enumerable.Range(1, Children).Select(k => (School: s, After: school.Balance + ((long)k * points), school.Roll))).ToList();
        steps.Sort((one, other) => ((Int128)one.After * other.Roll).CompareTo((Int128)other.After * one.Roll) is not 0 and var first
            ? first : other.Roll.CompareTo(one.Roll)); // level after: the step of the larger roll comes from the higher burden, so it goes first
        var counts = new int[Schools];
        foreach (var (_, school) in Flow(problem, steps.Select((step, rank) => (step.School, 1, rank + 1L)), (_, _) => 0, 10_000_000))
            counts[school]++;
        return Flow(problem, counts.Select((count, school) => (school, count, 0L)), (child, school) =>
        {
            var wish = child.Preferences.ToList().IndexOf(school.Id);
            return ((wish < 0 ? child.Preferences.Count : wish) * 100_000_000L) + child.Position.MetresTo(school.Position);
        }, 100_000_000_000).ToDictionary(pair => problem.Children[pair.Child].Id, pair => problem.Schools[pair.School].Id);
    }

    private static List<(int Child, int School)> Flow(AllocationProblem problem, IEnumerable<(int School, int Most, long Cost)> steps, Func<AllocationChild, AllocationSchool, long> cost, long unplaced)
    {
        const int sink = 0;
        var flow = new MinCostFlow();
        int SchoolNode(int school) => 1 + school;
        int CellNode(int school, int year) => 1 + Schools + (school * 5) + year - 7;
        int ChildNode(int child) => 1 + (Schools * 6) + child;
        foreach (var (school, most, price) in steps)
            flow.AddArcWithCapacityAndUnitCost(SchoolNode(school), sink, most, price);
        for (var s = 0; s < Schools; s++)
        {
            foreach (var (year, room) in problem.Schools[s].Room)
                flow.AddArcWithCapacityAndUnitCost(CellNode(s, year), SchoolNode(s), room, 0);
        }

        var arcs = new List<(int Arc, int Child, int School)>();
        for (var c = 0; c < Children; c++)
        {
            var child = problem.Children[c];
            flow.SetNodeSupply(ChildNode(c), 1);
            flow.AddArcWithCapacityAndUnitCost(ChildNode(c), sink, 1, unplaced);
            for (var s = 0; s < Schools; s++)
            {
                if (!child.Barred.Contains(problem.Schools[s].Id))
                    arcs.Add((flow.AddArcWithCapacityAndUnitCost(ChildNode(c), CellNode(s, child.Year), 1, cost(child, problem.Schools[s])), c, s));
            }
        }

        flow.SetNodeSupply(sink, -Children);
        Assert.Equal(MinCostFlow.Status.OPTIMAL, flow.Solve());
        return [.. arcs.Where(arc => flow.Flow(arc.Arc) > 0).Select(arc => (arc.Child, arc.School))];
    }
}

using Headwater.Allocation;
using Headwater.Allocation.Solving;
using Headwater.Rules.Tests.Allocation.Checking;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Large meetings with hardly a place left, where each child who comes moves a dozen others on.</summary>
public sealed class ScarcePlacesTests
{
    [Theory]
    [InlineData("PBWD", 1)]
    [InlineData("PBDW", 1)]
    [InlineData("PWBD", 2)]
    [InlineData("PWDB", 1)]
    [InlineData("PDBW", 3)]
    [InlineData("PDWB", 1)]
    public void What_is_found_passes_the_check(string order, int points)
    {
        var problem = Made(700, 30, wishes: 3, points, order);
        var result = Told.Solve(problem);
        Assert.True(ByContract.AllProven(result));
        Told.Passes(problem, result);
    }

    [Fact]
    public void So_does_what_takes_numbers_of_128_bits()
    {
        var problem = Made(300, 30, wishes: 30, 1, "PDWB");
        foreach (var school in new[] { 0, 7, 13 })
            problem = problem with { Schools = [.. problem.Schools.Select((s, i) => i == school ? s with { Position = new(-53.5, 177.5) } : s)] };
        problem = problem with { Rules = problem.Rules with { MaxKm = null } };
        var instance = Instance.Of(problem);
        Assert.False(CostScale.For(instance, Slots.Order(instance, 1).Highest).FitsLong);
        var result = Told.Solve(problem);
        Assert.True(ByContract.AllProven(result));
        Told.Passes(problem, result);
    }

    [Fact]
    public void A_heap_gives_back_each_node_once_by_its_least_key()
    {
        var random = new Random(5);
        var heap = new Heap<long>(200);
        for (var round = 0; round < 200; round++)
        {
            var least = new Dictionary<int, long>();
            for (var push = random.Next(1, 600); push > 0; push--)
            {
                var (node, key) = (random.Next(200), (long)random.Next(1000));
                if (least.TryGetValue(node, out var now) && key >= now)
                    continue;
                least[node] = key;
                heap.Push(key, node);
            }

            Assert.Equal(least.Count, heap.Count);
            var last = long.MinValue;
            for (var pops = random.Next(least.Count + 1); pops > 0; pops--)
            {
                var key = heap.LeastKey;
                Assert.True(key >= last && least.Remove(heap.Pop(), out var was) && was == key);
                last = key;
            }

            // What is left in it must not be there in the next round.
            heap.Clear();
        }
    }

    /// <summary>As many places as children, or a few less.</summary>
    private static AllocationProblem Made(int children, int schools, int wishes, int points, string order)
    {
        var random = new Random(children + schools);
        GeoPoint Somewhere() => new(53.4 + (random.Next(1000) / 5000.0), -2.3 + (random.Next(1000) / 3000.0));
        var each = children / (5 * schools);
        var places = Enumerable.Range(0, schools).Select(s => new AllocationSchool($"s{s}", random.Next(3, 16) * 100, random.Next(-5, 20), Somewhere(), false,
            Enumerable.Range(7, 5).ToDictionary(year => year, _ => random.Next(each - 1, each + 3)))).ToList();
        return MadePlans.Problem(places, [.. Enumerable.Range(0, children).Select(c => new AllocationChild($"c{c}", random.Next(7, 12), points, Somewhere(), [],
            [.. places.OrderBy(_ => random.Next()).Take(wishes).Select(s => s.Id)]))], 15, order);
    }
}

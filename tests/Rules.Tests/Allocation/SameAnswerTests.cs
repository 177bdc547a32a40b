using CsCheck;
using Headwater.Allocation;
using Headwater.Rules.Tests.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>The same input, the same answer: order of writing and names do not matter.</summary>
[Trait("Deep", "allocation")]
public sealed class SameAnswerTests
{
    private static readonly Gen<AllocationProblem> Problems = RandomProblems.Any(8, 5);

    [Fact]
    public void The_same_input_twice_gives_the_same_bytes() => Problems.Hold(RandomProblems.Deep(150), problem =>
        Assert.Equal(Told.Text(Told.Solve(problem)), Told.Text(Told.Solve(problem))));

    [Fact]
    public void The_order_of_schools_children_bars_and_year_groups_does_not_matter() => Gen.Select(Problems, Gen.Int).Hold(RandomProblems.Deep(150), (problem, seed) =>
    {
        var random = new Random(seed);
        var other = problem with
        {
            Schools = [.. problem.Schools.Select(school => school with { Room = Shuffled(school.Room, random).ToDictionary() }).OrderBy(_ => random.Next())],
            Children = [.. problem.Children.Select(child => child with { Barred = [.. Shuffled(child.Barred, random)] }).OrderBy(_ => random.Next())],
        };
        Assert.Equal(Told.Text(Told.Solve(problem)), Told.Text(Told.Solve(other)));
    });

    [Fact]
    public void Other_names_in_the_same_order_change_nothing_else() => Gen.Select(Problems, Gen.Int).Hold(RandomProblems.Deep(150), (problem, seed) =>
    {
        var random = new Random(seed);
        var names = problem.Schools.Select(school => school.Id).Order(StringComparer.Ordinal).Zip(Names(problem.Schools.Count, random))
            .Concat(problem.Children.Select(child => child.Id).Order(StringComparer.Ordinal).Zip(Names(problem.Children.Count, random))).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal(Told.Text(Told.Solve(problem), names), Told.Text(Told.Solve(Renamed(problem, names)), new Dictionary<string, string>()));
    });

    [Fact]
    public void Names_in_another_order_change_no_objective() => Gen.Select(Problems, Gen.Int).Hold(RandomProblems.Deep(150), (problem, seed) =>
    {
        var random = new Random(seed);
        var names = problem.Schools.Select(school => school.Id).Zip(Shuffled(problem.Schools.Select(school => school.Id), random))
            .Concat(problem.Children.Select(child => child.Id).Zip(Shuffled(problem.Children.Select(child => child.Id), random))).ToDictionary(pair => pair.First, pair => pair.Second);
        var (one, other) = (Told.Solve(problem), Told.Solve(Renamed(problem, names)));
        Assert.True(ByContract.AllProven(one) && ByContract.AllProven(other));
        Assert.Equal(one.Totals, other.Totals);
        Assert.Equal(0, ByContract.Compare(ByContract.Vector(one), ByContract.Vector(other)));
    });

    private static List<T> Shuffled<T>(IEnumerable<T> items, Random random) => items.Select(item => (Item: item, Key: random.Next())).OrderBy(pair => pair.Key).Select(pair => pair.Item).ToList();

    /// <summary>So many names in ordinal order.</summary>
    private static List<string> Names(int count, Random random)
    {
        string[] parts = ["a", "Z", "0", "10", "é", "-", " x", "😀", "\uFFFD", "\"", "\\", "<"];
        var names = new SortedSet<string>(StringComparer.Ordinal);
        while (names.Count < count)
            names.Add($"n{string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(parts.Length)]))}");
        return [.. names];
    }

    private static AllocationProblem Renamed(AllocationProblem problem, Dictionary<string, string> names) => problem with
    {
        Schools = [.. problem.Schools.Select(school => school with { Id = names[school.Id] })],
        Children = [.. problem.Children.Select(child => child with { Id = names[child.Id], Barred = [.. child.Barred.Select(id => names[id])], Preferences = [.. child.Preferences.Select(id => names[id])] })],
    };
}

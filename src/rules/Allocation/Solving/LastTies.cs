namespace Headwater.Allocation.Solving;

/// <summary>The rule for remaining ties where points differ: children in ordinal order, each to the ordinally smallest school, unplaced last.</summary>
internal static class LastTies
{
    /// <summary>Places in the order of schools of so many children make one number that a solver still tells apart.</summary>
    private const double LargestNumber = 1e7;

    /// <param name="instance">The instance.</param>
    /// <param name="limits">The levels that are settled.</param>
    /// <param name="sums">What the plan was made least in last; null when nothing came after the burden.</param>
    /// <param name="edges">A best plan.</param>
    /// <param name="deadline">The time.</param>
    /// <param name="ct">Stops it.</param>
    public static int[] Break(Instance instance, Limits limits, Sums? sums, int[] edges, Deadline deadline, CancellationToken ct)
    {
        if (limits.Placed == 0 || instance.EdgeSchool.Length > BurdenDescent.SolverPairs)
            return edges;
        var other = new MixedProgram(instance, limits);
        other.Forbid(edges);
        if (sums is not null)
            other.Minimise(sums.Cost);
        var (answer, second) = other.Solve(deadline.Step);
        if (answer == Answer.None || (answer == Answer.Found && sums is not null && sums.Cost(second) > sums.Cost(edges)))
            return edges;
        var totals = new Plan(instance, edges).Totals();
        (limits.Wishes, limits.Metres) = (totals.PreferenceCost, totals.Metres);
        for (var first = 0; first < edges.Length;)
        {
            ct.ThrowIfCancellationRequested();
            var after = Chunk(instance, first);
            var program = new MixedProgram(instance, limits);
            for (var child = 0; child < first; child++)
                program.Fix(child, edges[child]);
            program.Minimise(Place(instance, first, after));
            if (program.Solve(deadline.Step) is (Answer.Found, var found))
                edges = found;
            first = after;
        }

        return edges;
    }

    private static int Chunk(Instance instance, int first)
    {
        var (after, number) = (first, 1.0);
        while (after < instance.Children.Length && (after == first || number * Choices(instance, after) < LargestNumber))
            number *= Choices(instance, after++);
        return after;
    }

    private static int Choices(Instance instance, int child) => instance.EdgeStart[child + 1] - instance.EdgeStart[child] + 1;

    /// <summary>Being placed counts below nought, so that unplaced comes after every school.</summary>
    private static Func<int, long> Place(Instance instance, int first, int after)
    {
        var cost = new Dictionary<int, long>();
        var unit = 1L;
        for (var child = after - 1; child >= first; child--)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
                cost[edge] = -unit * (instance.EdgeStart[child + 1] - edge);
            unit *= Choices(instance, child);
        }

        return edge => cost.GetValueOrDefault(edge);
    }
}

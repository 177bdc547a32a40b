namespace Headwater.Allocation.Solving;

/// <summary>The rule for remaining ties where points differ: children in ordinal order, each to the ordinally smallest school, unplaced last.</summary>
internal static class LastTies
{
    /// <summary>Places in the order of schools of so many children make one number that a solver still tells apart.</summary>
    private const double LargestNumber = 1e7;

    public static int[] Break(Instance instance, Limits limits, int[] edges, Deadline deadline, CancellationToken ct)
    {
        if (limits.Placed == 0 || instance.EdgeSchool.Length > BurdenDescent.SolverPairs)
            return edges;
        var other = new MixedProgram(instance, limits);
        other.Forbid(edges);
        if (other.Solve(deadline.Step).Answer == Answer.None)
            return edges;
        for (var first = 0; first < edges.Length;)
        {
            ct.ThrowIfCancellationRequested();
            var after = Chunk(instance, first);
            var program = new MixedProgram(instance, limits);
            for (var child = 0; child < first; child++)
                program.Fix(child, edges[child]);
            program.Minimise(Place(instance, first, after));
            var (answer, found) = program.Solve(deadline.Step);
            if (answer == Answer.Found)
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

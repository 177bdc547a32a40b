namespace Headwater.Allocation.Solving;

/// <summary>Of all plans that give each school the points that one gives it, the one with the least wishes and metres, in the protocol's order.</summary>
internal static class KeptShares
{
    /// <param name="instance">The instance.</param>
    /// <param name="edges">A plan.</param>
    /// <param name="time">How long the solver may take; after that its best plan counts, or the one given.</param>
    public static int[] Least(Instance instance, int[] edges, TimeSpan time)
    {
        var limits = new Limits(instance, edges.Count(edge => edge >= 0));
        var gains = limits.Gains(edges);
        for (var school = 0; school < gains.Length; school++)
        {
            if (gains[school] > 0)
                limits.Settle(new(new(instance.Schools[school].Balance + gains[school], instance.Schools[school].Roll), new Dictionary<int, long> { [school] = gains[school] }, 1));
        }

        limits.Finished = true;
        var sums = Sums.Of(instance, [.. instance.Problem.Rules.Order.Where(objective => objective is Objective.Preference or Objective.Distance)]);
        var program = new MixedProgram(instance, limits);
        program.Minimise(sums.Cost);
        var (_, found) = program.Solve(time);
        return found.Length > 0 && sums.Cost(found) < sums.Cost(edges) ? found : edges;
    }
}

namespace Headwater.Allocation.Solving;

/// <summary>Wishes and metres as one cost for each pair, the earlier of them always first: a solver is far quicker with one sum to make least than with another to keep.</summary>
internal sealed class Sums
{
    /// <summary>Above this a solver's numbers can no longer tell single metres apart.</summary>
    private const double LargestSum = 1e11;

    private readonly Instance instance;
    private readonly long[] times;
    private readonly Objective[] objectives;

    private Sums(Instance instance, Objective[] objectives, long[] times) => (this.instance, this.objectives, this.times) = (instance, objectives, times);

    /// <summary>So many of the objectives, from the first, as fit into one sum.</summary>
    public static Sums Of(Instance instance, IReadOnlyList<Objective> objectives)
    {
        if (objectives.Count == 2 && Largest(instance, objectives[0]) * (Largest(instance, objectives[1]) + 1.0) < LargestSum)
            return new(instance, [.. objectives], [Largest(instance, objectives[1]) + 1, 1]);
        return new(instance, [objectives[0]], [1]);
    }

    public IReadOnlyList<Objective> Objectives => objectives;

    public long Cost(int edge)
    {
        var cost = 0L;
        for (var i = 0; i < objectives.Length; i++)
            cost += times[i] * (objectives[i] == Objective.Preference ? instance.EdgeWish[edge] : instance.EdgeMetres[edge]);
        return cost;
    }

    public long Cost(int[] edges) => edges.Where(edge => edge >= 0).Sum(Cost);

    private static long Largest(Instance instance, Objective objective)
    {
        var of = objective == Objective.Preference ? instance.EdgeWish : instance.EdgeMetres;
        var sum = 0L;
        for (var child = 0; child < instance.Children.Length; child++)
        {
            var (from, to) = (instance.EdgeStart[child], instance.EdgeStart[child + 1]);
            if (from < to)
                sum += of.AsSpan(from, to - from).ToArray().Max();
        }

        return sum;
    }
}

namespace Headwater.Graphs;

/// <summary>
/// Breadth-first walks from one source after another, with counts of shortest paths and Brandes' back-propagation of
/// dependencies. One walk is one thread's; its sums are put together in a fixed order, so figures are the same on any machine.
/// </summary>
internal sealed class PathWalk(Adjacency outward, Adjacency inward)
{
    /// <summary>Beyond this a count of paths may run over; such a source is counted again with an exponent of its own.</summary>
    private const double MostPaths = 1e290;

    private readonly int[] distance = Filled(outward.Nodes);
    private readonly int[] order = new int[outward.Nodes];
    private readonly double[] paths = new double[outward.Nodes];
    private readonly double[] dependency = new double[outward.Nodes];
    private LargeCounts? large;

    /// <summary>Sum over the sources walked from of the share of shortest paths that pass a node.</summary>
    public double[] Between { get; } = new double[outward.Nodes];

    /// <summary>From how many of the sources a node was reached.</summary>
    public int[] ReachedFrom { get; } = new int[outward.Nodes];

    /// <summary>Nodes that the last walk reached, the source among them.</summary>
    public int Reached { get; private set; }

    /// <summary>Sum of the distances to all that the last walk reached.</summary>
    public long DistanceSum { get; private set; }

    /// <summary>Sum of 1 ÷ distance over all that the last walk reached.</summary>
    public double HarmonicSum { get; private set; }

    /// <summary>How many were one or two steps away.</summary>
    public int WithinTwo { get; private set; }

    /// <summary>The distance of the farthest that the last walk reached.</summary>
    public int Farthest { get; private set; }

    /// <summary>Walks from <paramref name="source"/> and adds to the sums.</summary>
    public void From(int source)
    {
        var most = Forward(source);
        if (most > MostPaths)
            (large ??= new(outward, inward)).Add(order.AsSpan(0, Reached), distance, Between);
        else
            Backward();
        for (var i = 1; i < Reached; i++)
            ReachedFrom[order[i]]++;
        foreach (var node in order.AsSpan(0, Reached))
            distance[node] = -1;
    }

    private double Forward(int source)
    {
        var starts = outward.Starts;
        var all = outward.All;
        var (head, tail, most) = (0, 0, 1.0);
        (DistanceSum, HarmonicSum, WithinTwo, Farthest) = (0, 0, 0, 0);
        distance[source] = 0;
        paths[source] = 1;
        order[tail++] = source;
        while (head < tail)
        {
            // One level at a time: all in it are equally far, so sums need the level's size only.
            var (end, level) = (tail, distance[order[head]] + 1);
            for (; head < end; head++)
            {
                var node = order[head];
                var count = paths[node];
                foreach (var next in all[starts[node]..starts[node + 1]])
                {
                    if (distance[next] < 0)
                    {
                        distance[next] = level;
                        paths[next] = count;
                        order[tail++] = next;
                    }
                    else if (distance[next] == level)
                    {
                        paths[next] += count;
                        most = Math.Max(most, paths[next]);
                    }
                }
            }

            if (tail > end)
                AddLevel(level, tail - end);
        }

        Reached = tail;
        return most;
    }

    private void AddLevel(int level, int count)
    {
        DistanceSum += (long)level * count;
        HarmonicSum += count / (double)level;
        WithinTwo += level <= 2 ? count : 0;
        Farthest = level;
    }

    private void Backward()
    {
        var starts = inward.Starts;
        var all = inward.All;
        foreach (var node in order.AsSpan(0, Reached))
            dependency[node] = 0;
        for (var i = Reached - 1; i > 0; i--)
        {
            var node = order[i];
            var (before, share) = (distance[node] - 1, (1 + dependency[node]) / paths[node]);
            foreach (var previous in all[starts[node]..starts[node + 1]])
            {
                if (distance[previous] == before)
                    dependency[previous] += paths[previous] * share;
            }

            Between[node] += dependency[node];
        }
    }

    private static int[] Filled(int nodes)
    {
        var distances = new int[nodes];
        Array.Fill(distances, -1);
        return distances;
    }
}

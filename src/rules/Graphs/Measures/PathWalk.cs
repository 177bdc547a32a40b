using System.Runtime.CompilerServices;

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
    private readonly double[] share = new double[outward.Nodes];

    // The steps that lead on from each node of the walk, in its order; one more, as the last is written before it is known to.
    private readonly int[] on = new int[outward.Pairs + 1];
    private readonly int[] onStart = new int[outward.Nodes + 1];
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

    /// <summary>Walks outward; says the most paths that any node was reached by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Forward(int source)
    {
        var starts = outward.Starts;
        var all = outward.All;
        var (head, tail, steps) = (0, 1, 0);
        (DistanceSum, HarmonicSum, WithinTwo, Farthest) = (0, 0, 0, 0);
        distance[source] = 0;
        paths[source] = 1;
        order[0] = source;
        while (head < tail)
        {
            // One level at a time: all in it are equally far, so sums need the level's size only.
            var (end, level) = (tail, distance[order[head]] + 1);
            for (; head < end; head++)
            {
                var node = order[head];
                var count = paths[node];
                onStart[head] = steps;
                foreach (var next in all[starts[node]..starts[node + 1]])
                {
                    var far = distance[next];
                    if (far < 0)
                    {
                        distance[next] = far = level;
                        paths[next] = 0;
                        order[tail++] = next;
                    }

                    // Whether a step leads on is hardly to be foreseen, so that this is done without a branch.
                    var leads = far == level;
                    paths[next] += leads ? count : 0;
                    on[steps] = next;
                    steps += leads ? 1 : 0;
                }
            }

            if (tail > end)
                AddLevel(level, tail - end);
        }

        onStart[tail] = steps;
        Reached = tail;
        var most = 1.0;
        foreach (var node in order.AsSpan(0, tail))
            most = Math.Max(most, paths[node]);
        return most;
    }

    private void AddLevel(int level, int count)
    {
        DistanceSum += (long)level * count;
        HarmonicSum += count / (double)level;
        WithinTwo += level <= 2 ? count : 0;
        Farthest = level;
    }

    /// <summary>Comes back: what depends on a node is its share of what depends on those it led on to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward()
    {
        for (var i = Reached - 1; i > 0; i--)
        {
            var (node, sum) = (order[i], 0.0);
            foreach (var next in on.AsSpan(onStart[i], onStart[i + 1] - onStart[i]))
                sum += share[next];
            var dependency = paths[node] * sum;
            share[node] = (1 + dependency) / paths[node];
            Between[node] += dependency;
        }
    }

    private static int[] Filled(int nodes)
    {
        var distances = new int[nodes];
        Array.Fill(distances, -1);
        return distances;
    }
}

namespace Headwater.Graphs;

/// <summary>
/// Everything that rests on shortest paths between all pairs, found in one pass: one breadth-first walk from each node. A step
/// is one link, whatever its weight. Parallel links are one step and one path; self links are on no shortest path and count
/// nowhere. In a directed graph paths follow the links: closeness and reach are outward.
/// </summary>
public sealed class PathMeasures
{
    /// <summary>Sources are dealt into so many parts whatever the machine has, so that sums are added in one order everywhere.</summary>
    private const int Parts = 32;

    private readonly long[] distanceSum;

    private PathMeasures(int nodes)
    {
        (distanceSum, Harmonic, Reach, WithinTwo) = (new long[nodes], new double[nodes], new int[nodes], new int[nodes]);
        (Between, ReachedBy) = (new double[nodes], new int[nodes]);
    }

    /// <summary>How many nodes there are.</summary>
    public int Nodes => Reach.Length;

    /// <summary>
    /// Betweenness as a count of pairs: over all pairs of others the share of their shortest paths that pass this node; in an
    /// undirected graph each pair once. Freeman 1977 by the method of Brandes 2001.
    /// </summary>
    public double[] Between { get; }

    /// <summary>
    /// Sum of 1 ÷ distance to each other ÷ (n - 1), 0 for those out of reach: 0 to 1. Marchiori and Latora 2000. Defined
    /// whether or not the graph is in one piece.
    /// </summary>
    public double[] Harmonic { get; }

    /// <summary>How many others can be reached along the links, in any number of steps. In a causal map: influence.</summary>
    public int[] Reach { get; }

    /// <summary>From how many others this node can be reached. In a causal map: exposure.</summary>
    public int[] ReachedBy { get; }

    /// <summary>How many others are one or two steps away.</summary>
    public int[] WithinTwo { get; }

    /// <summary>Whether every node reaches every other along the links.</summary>
    public bool AllReachAll { get; private set; }

    /// <summary>The longest of the shortest paths, among the pairs that have one; in steps.</summary>
    public int LongestPath { get; private set; }

    /// <summary>The longest of the shortest paths between any two; null where some pair has none.</summary>
    public int? Diameter => AllReachAll && Nodes > 1 ? LongestPath : null;

    /// <summary>Mean length in steps of the shortest paths of all pairs that have one; null when no pair has.</summary>
    public double? MeanPath { get; private set; }

    /// <summary>Betweenness as a share of its most, (n - 1)(n - 2) ÷ 2, or twice that in a directed graph: 0 to 1. Freeman 1979.</summary>
    public double[] Betweenness { get; private set; } = [];

    /// <summary>
    /// How far the paths all run through one node: sum of (most - each) ÷ (n - 1) over normalised betweenness; a star has 1.
    /// Freeman 1979. Null below three nodes.
    /// </summary>
    public double? BetweennessCentralisation { get; private set; }

    /// <summary>(n - 1) ÷ sum of distances to all others; null when some other cannot be reached, use <see cref="Harmonic"/> then. Freeman 1979.</summary>
    /// <param name="node">A node.</param>
    public double? Closeness(int node) => Nodes > 1 && Reach[node] == Nodes - 1 ? (Nodes - 1) / (double)distanceSum[node] : null;

    /// <summary>Share of the others that are one or two steps away: 0 to 1; 0 where there is no other.</summary>
    /// <param name="node">A node.</param>
    public double ReachTwo(int node) => Nodes > 1 ? WithinTwo[node] / (double)(Nodes - 1) : 0;

    /// <summary>Finds them all.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="ct">Stops the search.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PathMeasures Of(Graph graph, CancellationToken ct = default)
    {
        var found = new PathMeasures(graph.Nodes);
        var walks = new PathWalk[Math.Min(Parts, graph.Nodes)];
        var farthest = new int[graph.Nodes];
        Parallel.For(0, walks.Length, new ParallelOptions { CancellationToken = ct }, part =>
        {
            var walk = walks[part] = new(graph.Out, graph.In);
            for (var source = part; source < graph.Nodes; source += walks.Length)
            {
                ct.ThrowIfCancellationRequested();
                walk.From(source);
                found.distanceSum[source] = walk.DistanceSum;
                found.Harmonic[source] = graph.Nodes > 1 ? walk.HarmonicSum / (graph.Nodes - 1) : 0;
                found.Reach[source] = walk.Reached - 1;
                found.WithinTwo[source] = walk.WithinTwo;
                farthest[source] = walk.Farthest;
            }
        });
        found.Complete(walks, farthest, graph.IsDirected);
        return found;
    }

    private void Complete(PathWalk[] walks, int[] farthest, bool directed)
    {
        foreach (var walk in walks)
        {
            for (var node = 0; node < Nodes; node++)
            {
                Between[node] += directed ? walk.Between[node] : walk.Between[node] / 2;
                ReachedBy[node] += walk.ReachedFrom[node];
            }
        }

        LongestPath = farthest.DefaultIfEmpty().Max();
        AllReachAll = Array.TrueForAll(Reach, r => r == Nodes - 1);
        var pairs = Reach.Sum(r => (long)r);
        MeanPath = pairs == 0 ? null : distanceSum.Sum() / (double)pairs;
        var most = (Nodes - 1.0) * (Nodes - 2.0) / (directed ? 1 : 2);
        Betweenness = [.. Between.Select(b => Nodes < 3 ? 0 : b / most)];
        if (Nodes >= 3)
        {
            var highest = Betweenness.Max();
            BetweennessCentralisation = Betweenness.Sum(b => highest - b) / (Nodes - 1);
        }
    }
}

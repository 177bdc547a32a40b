namespace Headwater.Graphs;

/// <summary>What a rise in one element does to the other.</summary>
public enum Polarity
{
    /// <summary>The link says nothing of that kind: a tie between members, a flow of money.</summary>
    None,

    /// <summary>More leads to more, less to less; written +.</summary>
    Same,

    /// <summary>More leads to less, less to more; written -.</summary>
    Opposite,

    /// <summary>The link acts and nobody has said yet which way; written ?.</summary>
    Unknown,
}

/// <summary>One link between two nodes, by their numbers.</summary>
/// <param name="From">Number of the node it leaves, from 0.</param>
/// <param name="To">Number of the node it reaches; may equal <paramref name="From"/>.</param>
/// <param name="Weight">Strength, in whatever unit the caller has; finite.</param>
/// <param name="Polarity">What more of the one does to the other.</param>
/// <param name="Delayed">True when the effect comes late.</param>
public readonly record struct Arc(int From, int To, double Weight = 1, Polarity Polarity = Polarity.None, bool Delayed = false);

/// <summary>
/// An immutable graph in compressed rows: nodes are numbers from 0, links keep the order given. Links may be parallel and may
/// lead from a node to itself; whether a measure counts those is said with each measure. Beside the links it holds who is next
/// to whom, in which a pair counts once and nobody is next to itself: that is what the measures read.
/// </summary>
public sealed class Graph
{
    private readonly Arc[] arcs;
    private readonly int[] leaving;
    private readonly int[] leavingStart;

    private Graph(int nodes, Arc[] arcs, bool isDirected)
    {
        Nodes = nodes;
        this.arcs = arcs;
        IsDirected = isDirected;
        (leavingStart, leaving) = ByNode(nodes, arcs);
        Either = Adjacency.Of(nodes, arcs, forward: true, backward: true);
        Out = isDirected ? Adjacency.Of(nodes, arcs, forward: true, backward: false) : Either;
        In = isDirected ? Adjacency.Of(nodes, arcs, forward: false, backward: true) : Either;
    }

    /// <summary>How many nodes there are.</summary>
    public int Nodes { get; }

    /// <summary>Whether a link leads one way only.</summary>
    public bool IsDirected { get; }

    /// <summary>Every link in the order given, parallel ones and those to oneself among them.</summary>
    public IReadOnlyList<Arc> Arcs => arcs;

    /// <summary>Whom a node leads to; in an undirected graph whom it is tied to.</summary>
    internal Adjacency Out { get; }

    /// <summary>Who leads to a node; in an undirected graph whom it is tied to.</summary>
    internal Adjacency In { get; }

    /// <summary>Who is next to a node, whichever way links lead.</summary>
    internal Adjacency Either { get; }

    /// <summary>Makes a graph.</summary>
    /// <param name="nodes">How many nodes; 0 or more.</param>
    /// <param name="arcs">The links between nodes 0 to <paramref name="nodes"/> - 1.</param>
    /// <param name="directed">Whether a link leads one way only.</param>
    /// <exception cref="ArgumentException">A link names a node that there is not, or its weight is no finite number.</exception>
    public static Graph Of(int nodes, IEnumerable<Arc> arcs, bool directed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var all = arcs.ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            var arc = all[i];
            if ((uint)arc.From >= (uint)nodes || (uint)arc.To >= (uint)nodes)
                throw new ArgumentException($"Link {i} leads from {arc.From} to {arc.To}; the nodes are 0 to {nodes - 1}.", nameof(arcs));
            if (!double.IsFinite(arc.Weight))
                throw new ArgumentException($"Link {i} has no finite weight.", nameof(arcs));
        }

        return new(nodes, all, directed);
    }

    /// <summary>The same nodes with every link of one node taken away: the node stays, alone, so that numbers keep their meaning.</summary>
    /// <param name="node">The node to take out of the graph.</param>
    public Graph Without(int node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(node, Nodes);
        return new(Nodes, [.. arcs.Where(a => a.From != node && a.To != node)], IsDirected);
    }

    /// <summary>How many different others a node is next to, whichever way links lead; parallel links count once, self links not at all.</summary>
    /// <param name="node">A node.</param>
    public int Degree(int node) => Either.Degree(node);

    /// <summary>How many different others a node leads to.</summary>
    /// <param name="node">A node.</param>
    public int OutDegree(int node) => Out.Degree(node);

    /// <summary>How many different others lead to a node.</summary>
    /// <param name="node">A node.</param>
    public int InDegree(int node) => In.Degree(node);

    /// <summary>The numbers of the links that leave a node, parallel ones and those to itself among them.</summary>
    internal ReadOnlySpan<int> Leaving(int node) => leaving.AsSpan(leavingStart[node]..leavingStart[node + 1]);

    private static (int[] Start, int[] Arcs) ByNode(int nodes, Arc[] arcs)
    {
        var start = new int[nodes + 1];
        foreach (var arc in arcs)
            start[arc.From + 1]++;
        for (var i = 0; i < nodes; i++)
            start[i + 1] += start[i];
        var next = start.AsSpan(0, nodes).ToArray();
        var byNode = new int[arcs.Length];
        for (var i = 0; i < arcs.Length; i++)
            byNode[next[arcs[i].From]++] = i;
        return (start, byNode);
    }
}

namespace Headwater.Graphs;

/// <summary>What a loop does to a change that enters it.</summary>
public enum LoopKind
{
    /// <summary>The change comes back with its own sign: it grows.</summary>
    Reinforcing,

    /// <summary>The change comes back with the other sign: it is held.</summary>
    Balancing,

    /// <summary>Some link on it is ? or says nothing, so nobody can tell.</summary>
    Indeterminate,
}

/// <summary>A way through a directed graph that comes back to where it began and passes no node twice.</summary>
/// <param name="Nodes">Its nodes in order, from the lowest number.</param>
/// <param name="Arcs">Its links: the first leaves the first node, the last comes back to it. Parallel links make loops of their own.</param>
/// <param name="Kind">By the product of the signs: any ? makes it indeterminate, an odd count of - balancing, else reinforcing.</param>
/// <param name="Delayed">True when any of its links is delayed.</param>
public sealed record GraphLoop(IReadOnlyList<int> Nodes, IReadOnlyList<int> Arcs, LoopKind Kind, bool Delayed);

/// <summary>The loops found, the shortest first.</summary>
/// <param name="Loops">Loops; of one length by their lowest node, then in the order of the links.</param>
/// <param name="Truncated">True when there are more, or when the search was given up for its length.</param>
public sealed record LoopsFound(IReadOnlyList<GraphLoop> Loops, bool Truncated);

/// <summary>
/// Simple cycles of a directed graph up to a length: from each node the cycles in which it is the lowest, within its strongly
/// connected part, with Johnson's blocking (1975) in the form for bounded lengths of Gupta and Suzumura (2021): a node from
/// which the start could not be reached is entered again only with more steps left. A self link is a loop of one.
/// </summary>
public static class LoopSearch
{
    /// <summary>Loops of more links are not looked for unless asked: nobody follows them on a wall.</summary>
    public const int LongestLoop = 8;

    /// <summary>The most loops that are listed unless asked.</summary>
    public const int MostLoops = 500;

    /// <summary>Steps after which a search gives up and says so.</summary>
    private const long MostSteps = 20_000_000;

    /// <summary>Finds loops, the shortest first, so that a list cut short keeps those that people can follow.</summary>
    /// <param name="graph">A directed graph; in an undirected one each tie would be a loop, so none is found.</param>
    /// <param name="longest">The most links of a loop; 1 or more.</param>
    /// <param name="most">The most loops to give; 1 or more.</param>
    /// <param name="ct">Stops the search.</param>
    public static LoopsFound Find(Graph graph, int longest = LongestLoop, int most = MostLoops, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        List<GraphLoop> found = [];
        if (!graph.IsDirected)
            return new(found, false);
        var steps = MostSteps;
        for (var length = 1; length <= Math.Min(longest, graph.Nodes); length++)
        {
            var walk = new BoundedCycles(graph, length, most - found.Count, steps, ct);
            var all = walk.Run();
            steps = walk.StepsLeft;
            found.AddRange(walk.Cycles.Select(c => LoopOf(graph, c)));
            if (!all)
                return new(found, true);
        }

        return new(found, false);
    }

    private static GraphLoop LoopOf(Graph graph, int[] arcs)
    {
        var links = arcs.Select(a => graph.Arcs[a]).ToList();
        var kind = links.Exists(l => l.Polarity is Polarity.Unknown or Polarity.None) ? LoopKind.Indeterminate
            : links.Count(l => l.Polarity == Polarity.Opposite) % 2 == 1 ? LoopKind.Balancing
            : LoopKind.Reinforcing;
        return new([.. links.Select(l => l.From)], arcs, kind, links.Exists(l => l.Delayed));
    }
}

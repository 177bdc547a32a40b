namespace Headwater.Graphs;

/// <summary>
/// What hangs together and what would fall apart. Links are read without their direction; parallel links are one, self links
/// count nowhere.
/// </summary>
public static class Connection
{
    /// <summary>The separate parts of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>For each node the number of its part; parts are numbered from 0 by their lowest node.</returns>
    public static int[] Parts(Graph graph)
    {
        var part = new int[graph.Nodes];
        Array.Fill(part, -1);
        var waiting = new Stack<int>();
        var count = 0;
        for (var first = 0; first < graph.Nodes; first++)
        {
            if (part[first] >= 0)
                continue;
            part[first] = count;
            waiting.Push(first);
            while (waiting.TryPop(out var node))
            {
                foreach (var next in graph.Either.Of(node))
                {
                    if (part[next] < 0)
                    {
                        part[next] = count;
                        waiting.Push(next);
                    }
                }
            }

            count++;
        }

        return part;
    }

    /// <summary>
    /// Share of the pairs of members that no path joins, whoever else the path passes: 0 to 1. Borgatti 2006 (fragmentation).
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="members">Nodes, each once; null for all.</param>
    /// <returns>Null below two members.</returns>
    public static double? Fragmentation(Graph graph, IReadOnlyCollection<int>? members = null) =>
        Fragmentation(Sizes(Parts(graph), members ?? [.. Enumerable.Range(0, graph.Nodes)]));

    /// <summary>How many members each part holds, the largest first; parts without members are left out.</summary>
    /// <param name="parts">What <see cref="Parts"/> gives.</param>
    /// <param name="members">Nodes, each once.</param>
    public static IReadOnlyList<int> Sizes(IReadOnlyList<int> parts, IReadOnlyCollection<int> members) =>
        [.. members.GroupBy(m => parts[m]).Select(g => g.Count()).OrderDescending()];

    /// <summary>
    /// Nodes whose removal would leave more separate parts than there are (articulation points), in ascending order. Hopcroft and
    /// Tarjan 1973, without recursion so that a chain of any length is no danger.
    /// </summary>
    /// <param name="graph">The graph.</param>
    public static IReadOnlyList<int> CutPoints(Graph graph)
    {
        var search = new CutPointSearch(graph.Either);
        return search.Find();
    }

    internal static double? Fragmentation(IReadOnlyList<int> sizes)
    {
        var members = sizes.Sum(s => (long)s);
        var joined = sizes.Sum(s => (long)s * (s - 1));
        return members < 2 ? null : 1 - (joined / ((double)members * (members - 1)));
    }
}

/// <summary>Depth-first numbering with the lowest number that can be reached back to.</summary>
internal sealed class CutPointSearch(Adjacency either)
{
    private readonly int[] number = new int[either.Nodes];
    private readonly int[] lowest = new int[either.Nodes];
    private readonly int[] parent = new int[either.Nodes];
    private readonly int[] at = new int[either.Nodes];
    private readonly bool[] cuts = new bool[either.Nodes];
    private int last;

    public IReadOnlyList<int> Find()
    {
        for (var root = 0; root < either.Nodes; root++)
        {
            if (number[root] == 0)
                From(root);
        }

        return [.. Enumerable.Range(0, cuts.Length).Where(i => cuts[i])];
    }

    private void From(int root)
    {
        var (node, children) = (root, 0);
        Enter(root, -1);
        while (node >= 0)
        {
            var row = either.Of(node);
            if (at[node] < row.Length)
            {
                var next = row[at[node]++];
                if (number[next] == 0)
                {
                    children += node == root ? 1 : 0;
                    Enter(next, node);
                    node = next;
                }
                else if (next != parent[node])
                {
                    lowest[node] = Math.Min(lowest[node], number[next]);
                }

                continue;
            }

            var above = parent[node];
            if (above >= 0)
            {
                lowest[above] = Math.Min(lowest[above], lowest[node]);
                cuts[above] |= above != root && lowest[node] >= number[above];
            }

            node = above;
        }

        cuts[root] = children > 1;
    }

    private void Enter(int node, int from) => (number[node], lowest[node], parent[node]) = (++last, last, from);
}

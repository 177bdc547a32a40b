namespace Headwater.Graphs;

/// <summary>How far ties cross the borders between groups.</summary>
/// <param name="External">Ties between two groups.</param>
/// <param name="Internal">Ties within a group.</param>
/// <param name="LeftOut">Ties of nodes without a group: in neither.</param>
public sealed record CrossingTies(int External, int Internal, int LeftOut)
{
    /// <summary>
    /// (external - internal) ÷ (external + internal): +1 when every tie crosses, -1 when none does. Krackhardt and Stern 1988. Null
    /// without ties.
    /// </summary>
    public double? Index => External + Internal == 0 ? null : (External - Internal) / (double)(External + Internal);
}

/// <summary>Density of ties within and between groups.</summary>
/// <param name="Groups">The groups in ordinal order.</param>
/// <param name="Members">How many nodes each group has.</param>
/// <param name="Ties">
/// Ties from the row's group to the column's; in an undirected graph the same both ways, and within a group each once.
/// </param>
/// <param name="Densities">Ties ÷ possible ties; null where none is possible, as within a group of one.</param>
public sealed record SectorMixing(IReadOnlyList<string> Groups, IReadOnlyList<int> Members, IReadOnlyList<IReadOnlyList<int>> Ties, IReadOnlyList<IReadOnlyList<double?>> Densities);

/// <summary>
/// Ties by group, such as sector. Parallel links are one tie, self links none. A directed tie and its answer are two ties in the
/// mixing matrix and one in the E-I index, which looks at who is next to whom.
/// </summary>
public static class SectorTies
{
    /// <summary>Ties that cross between groups and ties that stay within, read without direction.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="groups">For each node its group; empty for none.</param>
    /// <param name="of">Only ties that touch this group; null for all.</param>
    /// <exception cref="ArgumentException">There are not as many groups as nodes.</exception>
    public static CrossingTies Crossing(Graph graph, IReadOnlyList<string> groups, string? of = null)
    {
        Check(graph, groups);
        var (external, within, leftOut) = (0, 0, 0);
        for (var node = 0; node < graph.Nodes; node++)
        {
            foreach (var next in graph.Either.Of(node))
            {
                if (next < node || (of is not null && groups[node] != of && groups[next] != of))
                    continue;
                if (groups[node].Length == 0 || groups[next].Length == 0)
                    leftOut++;
                else if (groups[node] == groups[next])
                    within++;
                else
                    external++;
            }
        }

        return new(external, within, leftOut);
    }

    /// <summary>The mixing matrix: within 2m ÷ (s(s - 1)), between m ÷ (s × t); directed: m ÷ (s(s - 1)) and m ÷ (s × t). Wasserman and Faust 1994.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="groups">For each node its group; nodes without one are left out.</param>
    /// <exception cref="ArgumentException">There are not as many groups as nodes.</exception>
    public static SectorMixing Mixing(Graph graph, IReadOnlyList<string> groups)
    {
        Check(graph, groups);
        string[] names = [.. groups.Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var number = names.Index().ToDictionary(n => n.Item, n => n.Index);
        int[] of = [.. groups.Select(g => g.Length == 0 ? -1 : number[g])];
        int[] members = [.. names.Select((_, i) => of.Count(g => g == i))];
        int[][] ties = [.. names.Select(_ => new int[names.Length])];
        for (var node = 0; node < graph.Nodes; node++)
        {
            foreach (var next in graph.Out.Of(node))
            {
                if (of[node] >= 0 && of[next] >= 0)
                    ties[of[node]][of[next]]++;
            }
        }

        // Out rows of an undirected graph name each tie twice; within a group both fall into one cell.
        double?[][] densities = [.. names.Select((_, a) => names.Select((_, b) => Share(ties[a][b], a == b ? (long)members[a] * (members[a] - 1) : (long)members[a] * members[b])).ToArray())];
        if (!graph.IsDirected)
        {
            for (var i = 0; i < names.Length; i++)
                ties[i][i] /= 2;
        }

        return new(names, members, ties, densities);
    }

    private static double? Share(int ties, long possible) => possible == 0 ? null : ties / (double)possible;

    private static void Check(Graph graph, IReadOnlyList<string> groups)
    {
        if (groups.Count != graph.Nodes)
            throw new ArgumentException($"There are {graph.Nodes} nodes and {groups.Count} groups.", nameof(groups));
    }
}

namespace Headwater.Graphs;

/// <summary>How well members hang together, among the same pairs of members.</summary>
/// <param name="Fragmentation">Share of the pairs that no path joins; null below two members.</param>
/// <param name="Sizes">Members in each separate part, the largest first.</param>
/// <param name="MeanHarmonic">Mean of 1 ÷ distance over the pairs (0 where no path is), links read without direction; null below two members.</param>
/// <param name="CutOff">Members outside the largest part, ascending; of equal parts that with the lowest member counts as the largest.</param>
public sealed record Holding(double? Fragmentation, IReadOnlyList<int> Sizes, double? MeanHarmonic, IReadOnlyList<int> CutOff);

/// <summary>
/// What would happen to the others if one node left: the facilitator or the anchor. Both sides look at the same pairs of members,
/// so fragmentation can only stay or rise.
/// </summary>
/// <param name="With">With the node in place.</param>
/// <param name="Without">With the node and its links gone.</param>
public sealed record Removal(Holding With, Holding Without)
{
    /// <summary>Works out both sides.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="node">Who would leave.</param>
    /// <param name="members">Whose ties are looked at, each once; null for all but <paramref name="node"/>.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="ArgumentException"><paramref name="node"/> is among the members.</exception>
    public static Removal Of(Graph graph, int node, IReadOnlyCollection<int>? members = null, CancellationToken ct = default)
    {
        int[] among = [.. (members ?? [.. Enumerable.Range(0, graph.Nodes).Where(n => n != node)]).Order()];
        if (among.Contains(node))
            throw new ArgumentException($"Node {node} leaves and cannot be one of the members that stay.", nameof(members));
        return new(HoldingOf(graph, among, ct), HoldingOf(graph.Without(node), among, ct));
    }

    /// <summary>Groups of which a member is cut off from the largest part once the node is gone, in ordinal order.</summary>
    /// <param name="groups">For each node its group, such as its sector; empty for none.</param>
    public IReadOnlyList<string> GroupsCutOff(IReadOnlyList<string> groups) =>
        [.. Without.CutOff.Except(With.CutOff).Select(n => groups[n]).Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How well members hang together in a graph as it is.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="members">Nodes, each once.</param>
    /// <param name="ct">Stops the work.</param>
    public static Holding HoldingOf(Graph graph, IReadOnlyCollection<int> members, CancellationToken ct = default)
    {
        var parts = Connection.Parts(graph);
        var sizes = Connection.Sizes(parts, members);
        var largest = members.Count == 0 ? -1 : members.GroupBy(m => parts[m]).OrderByDescending(g => g.Count()).ThenBy(g => g.Min()).First().Key;
        return new(Connection.Fragmentation(sizes), sizes, Harmonic(graph, [.. members], ct), [.. members.Where(m => parts[m] != largest).Order()]);
    }

    private static double? Harmonic(Graph graph, int[] members, CancellationToken ct)
    {
        if (members.Length < 2)
            return null;
        var isMember = new bool[graph.Nodes];
        foreach (var member in members)
            isMember[member] = true;
        var batches = members.Chunk(ManyWalks.Most).ToArray();
        var sums = new double[batches.Length];
        Parallel.For(0, batches.Length, new ParallelOptions { CancellationToken = ct }, () => new ManyWalks(graph.Either, isMember), (i, _, walks) =>
        {
            sums[i] = walks.HarmonicFrom(batches[i]);
            return walks;
        }, _ => { });
        return sums.Sum() / ((double)members.Length * (members.Length - 1));
    }
}

namespace Headwater.Graphs;

/// <summary>
/// Measures of who is tied to whom, without paths. In all of them parallel links are one tie and self links none, so that
/// density stays within 0 to 1 and a doubled link does not look like a second partner.
/// </summary>
public static class Ties
{
    /// <summary>Share of the possible ties that are there: 2m ÷ (n(n - 1)), in a directed graph m ÷ (n(n - 1)). Wasserman and Faust 1994.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>0 to 1; null below two nodes.</returns>
    public static double? Density(Graph graph) => graph.Nodes < 2 ? null : graph.Out.Pairs / ((double)graph.Nodes * (graph.Nodes - 1));

    /// <summary>
    /// How far the ties all meet in one node: sum of (most - each) ÷ ((n - 1)(n - 2)) over degrees; a star has 1. Freeman 1979.
    /// A directed graph is read without its directions.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <returns>0 to 1; null below three nodes.</returns>
    public static double? DegreeCentralisation(Graph graph)
    {
        if (graph.Nodes < 3)
            return null;
        var most = Enumerable.Range(0, graph.Nodes).Max(graph.Degree);
        var sum = Enumerable.Range(0, graph.Nodes).Sum(node => (long)(most - graph.Degree(node)));
        return sum / ((graph.Nodes - 1.0) * (graph.Nodes - 2.0));
    }

    /// <summary>Share of the connected pairs that are connected both ways. Wasserman and Faust 1994.</summary>
    /// <param name="graph">A directed graph.</param>
    /// <returns>0 to 1; null for an undirected graph or one without links between two nodes.</returns>
    public static double? Reciprocity(Graph graph)
    {
        if (!graph.IsDirected || graph.Either.Pairs == 0)
            return null;
        long mutual = 0;
        for (var node = 0; node < graph.Nodes; node++)
        {
            foreach (var next in graph.Out.Of(node))
                mutual += next > node && graph.Out.Has(next, node) ? 1 : 0;
        }

        return mutual / (graph.Either.Pairs / 2.0);
    }

    /// <summary>
    /// How much of the graph a node reaches in two steps for each tie it keeps up: reach-2 ÷ number of different others it leads
    /// to; 0 when there are none. After Kumu's reach efficiency, which divides by neighbours and self.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="paths">Its path measures.</param>
    /// <param name="node">A node.</param>
    public static double ReachEfficiency(Graph graph, PathMeasures paths, int node) => graph.OutDegree(node) is > 0 and var degree ? paths.ReachTwo(node) / degree : 0;
}

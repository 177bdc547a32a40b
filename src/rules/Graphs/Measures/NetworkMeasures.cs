namespace Headwater.Graphs;

/// <summary>Every measure of a network in one go.</summary>
/// <param name="Density">See <see cref="Ties.Density"/>.</param>
/// <param name="DegreeCentralisation">See <see cref="Ties.DegreeCentralisation"/>.</param>
/// <param name="Reciprocity">See <see cref="Ties.Reciprocity"/>.</param>
/// <param name="Paths">Betweenness, closeness, harmonic closeness, reach, diameter, mean path.</param>
/// <param name="Influence">Influence and exposure with their medians.</param>
/// <param name="Parts">For each node the number of its separate part.</param>
/// <param name="CutPoints">Nodes that hold parts together.</param>
/// <param name="Fragmentation">Share of the pairs that no path joins.</param>
/// <param name="Crossing">Ties across and within sectors.</param>
/// <param name="Mixing">Densities within and between sectors.</param>
/// <param name="Removal">What goes when the given node leaves; null when none was given.</param>
public sealed record NetworkMeasures(double? Density, double? DegreeCentralisation, double? Reciprocity, PathMeasures Paths, InfluenceExposure Influence,
    IReadOnlyList<int> Parts, IReadOnlyList<int> CutPoints, double? Fragmentation, CrossingTies Crossing, SectorMixing Mixing, Removal? Removal)
{
    /// <summary>Works them all out.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="groups">For each node its sector; empty for none.</param>
    /// <param name="leaving">The facilitator or anchor, to see what holds without them; null for nobody.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="ArgumentException">There are not as many groups as nodes.</exception>
    public static NetworkMeasures Of(Graph graph, IReadOnlyList<string> groups, int? leaving = null, CancellationToken ct = default)
    {
        var crossing = SectorTies.Crossing(graph, groups);
        var paths = PathMeasures.Of(graph, ct);
        return new(Ties.Density(graph), Ties.DegreeCentralisation(graph), Ties.Reciprocity(graph), paths, InfluenceExposure.Of(paths), Connection.Parts(graph),
            Connection.CutPoints(graph), Connection.Fragmentation(graph), crossing, SectorTies.Mixing(graph, groups), leaving is { } node ? Graphs.Removal.Of(graph, node, ct: ct) : null);
    }
}

using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>Every measure against its definition, on two hundred made-up graphs, directed and not.</summary>
public sealed class MeasureOracleTests
{
    private const double Close = 1e-9;

    public static TheoryData<int> Graphs { get; } = [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Measures_of_paths_are_those_of_the_definition(int seed)
    {
        var (nodes, arcs, directed, _) = MadeUpGraphs.Small(seed);
        var (graph, naive) = (Graph.Of(nodes, arcs, directed), new NaiveMeasures(nodes, arcs, directed));
        var paths = PathMeasures.Of(graph);
        var between = naive.Between();
        for (var node = 0; node < nodes; node++)
        {
            Assert.Equal(between[node], paths.Between[node], Close);
            Assert.Equal(between[node] * (directed ? 1 : 2) / ((nodes - 1.0) * (nodes - 2)), paths.Betweenness[node], Close);
            Equal(naive.Closeness(node), paths.Closeness(node));
            Assert.Equal(naive.Harmonic(node), paths.Harmonic[node], Close);
            Assert.Equal(naive.ReachTwo(node), paths.ReachTwo(node), Close);
            Assert.Equal(naive.Reach(node), paths.Reach[node]);
            Assert.Equal(naive.ReachedBy(node), paths.ReachedBy[node]);
            Assert.Equal(naive.OutDegree(node) == 0 ? 0 : naive.ReachTwo(node) / naive.OutDegree(node), Ties.ReachEfficiency(graph, paths, node), Close);
        }

        Assert.Equal(naive.Diameter, paths.LongestPath);
        Assert.Equal(naive.AllReachAll ? naive.Diameter : null, paths.Diameter);
        Equal(naive.MeanPath, paths.MeanPath);
        Assert.Equal(naive.BetweennessCentralisation(), paths.BetweennessCentralisation!.Value, Close);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Measures_of_ties_are_those_of_the_definition(int seed)
    {
        var (nodes, arcs, directed, groups) = MadeUpGraphs.Small(seed);
        var (graph, naive) = (Graph.Of(nodes, arcs, directed), new NaiveMeasures(nodes, arcs, directed));
        Assert.Equal(naive.Density, Ties.Density(graph)!.Value, Close);
        Assert.Equal(naive.DegreeCentralisation, Ties.DegreeCentralisation(graph)!.Value, Close);
        Equal(naive.Reciprocity, Ties.Reciprocity(graph));
        var crossing = SectorTies.Crossing(graph, groups);
        Assert.Equal(naive.Crossing(groups), (crossing.External, crossing.Internal, crossing.LeftOut));
        var mixing = SectorTies.Mixing(graph, groups);
        foreach (var (a, from) in mixing.Groups.Index())
        {
            foreach (var (b, to) in mixing.Groups.Index())
                Equal(naive.Mixing(groups, from, to), mixing.Densities[a][b]);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void What_holds_together_is_that_of_the_definition(int seed)
    {
        var (nodes, arcs, directed, _) = MadeUpGraphs.Small(seed);
        var (graph, naive) = (Graph.Of(nodes, arcs, directed), new NaiveMeasures(nodes, arcs, directed));
        Assert.Equal(naive.Parts(), Connection.Parts(graph).Distinct().Count());
        Assert.Equal(naive.CutPoints(), Connection.CutPoints(graph));
        Assert.Equal(naive.Fragmentation([.. Enumerable.Range(0, nodes)]), Connection.Fragmentation(graph)!.Value, Close);
        for (var gone = 0; gone < nodes; gone++)
        {
            int[] members = [.. Enumerable.Range(0, nodes).Where(n => n != gone && (n + seed) % 4 != 0)];
            if (members.Length < 2)
                continue;
            var removal = Removal.Of(graph, gone, members);
            Assert.Equal(naive.Fragmentation(members), removal.With.Fragmentation!.Value, Close);
            Assert.Equal(naive.Fragmentation(members, gone), removal.Without.Fragmentation!.Value, Close);
            Assert.Equal(naive.MeanHarmonic(members), removal.With.MeanHarmonic!.Value, Close);
            Assert.Equal(naive.MeanHarmonic(members, gone), removal.Without.MeanHarmonic!.Value, Close);
        }
    }

    private static void Equal(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, Close);
    }
}

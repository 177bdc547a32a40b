using CsCheck;
using Headwater.Graphs;
using Headwater.Testing;

namespace Headwater.Rules.Tests;

[Trait("Deep", "graphs")]
public sealed class MeasurePropertyTests
{
    private const int Full = 10_000;

    private static readonly Gen<(int Nodes, Arc[] Arcs, bool Directed)> Graphs =
        from nodes in Gen.Int[3, 30]
        from arcs in Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], (a, b) => new Arc(a, b)).Array[0, nodes * 2]
        from directed in Gen.Bool
        select (nodes, arcs, directed);

    [Fact]
    public void Taking_a_node_out_never_brings_the_rest_closer() => Gen.Select(Graphs, Gen.Int[0, 29]).Hold(Full, (made, pick) =>
    {
        var removal = Removal.Of(Graph.Of(made.Nodes, made.Arcs, made.Directed), pick % made.Nodes);
        Assert.True(removal.Without.Fragmentation >= removal.With.Fragmentation);
        Assert.True(removal.Without.MeanHarmonic <= removal.With.MeanHarmonic + 1e-12);
    });

    [Fact]
    public void Doubling_every_link_and_adding_links_to_oneself_changes_no_measure() => Graphs.Hold(Full, made =>
    {
        var once = NetworkMeasures.Of(Graph.Of(made.Nodes, made.Arcs, made.Directed), Groups(made.Nodes), 0);
        Arc[] more = [.. made.Arcs, .. made.Arcs, .. Enumerable.Range(0, made.Nodes).Select(n => new Arc(n, n))];
        var twice = NetworkMeasures.Of(Graph.Of(made.Nodes, more, made.Directed), Groups(made.Nodes), 0);
        Assert.Equal(once.Paths.Betweenness, twice.Paths.Betweenness);
        Assert.Equal(once.Paths.Harmonic, twice.Paths.Harmonic);
        Assert.Equal((once.Density, once.DegreeCentralisation, once.Reciprocity, once.Fragmentation, once.Crossing), (twice.Density, twice.DegreeCentralisation, twice.Reciprocity, twice.Fragmentation, twice.Crossing));
        Assert.Equal(once.CutPoints, twice.CutPoints);
        Assert.Equal(once.Removal!.Without.MeanHarmonic, twice.Removal!.Without.MeanHarmonic);
    });

    [Fact]
    public void Betweenness_adds_up_to_the_steps_in_between() => Graphs.Hold(Full, made =>
    {
        // Every pair's shortest paths pass distance - 1 nodes in all.
        var paths = PathMeasures.Of(Graph.Of(made.Nodes, made.Arcs, made.Directed));
        var pairs = paths.Reach.Sum() / (made.Directed ? 1.0 : 2.0);
        Assert.Equal(((paths.MeanPath ?? 1) - 1) * pairs, paths.Between.Sum(), 1e-6);
    });

    [Fact]
    public void Numbering_the_nodes_anew_moves_the_figures_with_them() => Graphs.Hold(Full, made =>
    {
        var first = PathMeasures.Of(Graph.Of(made.Nodes, made.Arcs, made.Directed));
        var turned = PathMeasures.Of(Graph.Of(made.Nodes, made.Arcs.Select(a => new Arc(made.Nodes - 1 - a.From, made.Nodes - 1 - a.To)), made.Directed));
        for (var node = 0; node < made.Nodes; node++)
        {
            Assert.Equal(first.Between[node], turned.Between[made.Nodes - 1 - node], 1e-9);
            Assert.Equal(first.Harmonic[node], turned.Harmonic[made.Nodes - 1 - node], 1e-9);
        }
    });

    [Fact]
    public void More_paths_than_a_double_counts_are_counted_all_the_same()
    {
        // 1,200 diamonds in a row: 2^1200 shortest paths from end to end, half of them over each side.
        const int Diamonds = 1200;
        var arcs = Enumerable.Range(0, Diamonds).SelectMany(d => (Arc[])[new(3 * d, 3 * d + 1), new(3 * d, 3 * d + 2), new(3 * d + 1, 3 * d + 3), new(3 * d + 2, 3 * d + 3)]);
        var paths = PathMeasures.Of(Graph.Of(3 * Diamonds + 1, arcs, directed: true));
        // The side of diamond d: half of all pairs of one of the 3d + 1 before it, and one of the 3 (1200 - d - 1) + 1 after.
        foreach (var d in (int[])[0, 1, 600, 1199])
            Assert.Equal((3.0 * d + 1) * (3 * (Diamonds - d - 1) + 1) / 2, paths.Between[3 * d + 1], 1e-6);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_has_all_its_inner_nodes_as_cut_points() =>
        Assert.Equal(99_998, Connection.CutPoints(Graph.Of(100_000, Enumerable.Range(0, 99_999).Select(n => new Arc(n, n + 1)), directed: false)).Count);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Graphs_too_small_for_a_measure_have_none(int nodes)
    {
        var measures = NetworkMeasures.Of(Graph.Of(nodes, [], directed: false), new string[nodes].Select(_ => "").ToList());
        Assert.Equal(nodes < 2 ? null : 0.0, measures.Density);
        Assert.Null(measures.DegreeCentralisation);
        Assert.Null(measures.Paths.BetweennessCentralisation);
        Assert.Null(measures.Paths.MeanPath);
        Assert.Equal(nodes < 2 ? null : 1.0, measures.Fragmentation);
    }

    [Fact]
    public void A_link_to_a_node_that_is_not_there_is_refused() =>
        Assert.Contains("leads from 0 to 3", Assert.Throws<ArgumentException>(() => Graph.Of(3, [new(0, 3)], directed: true)).Message, StringComparison.Ordinal);

    private static List<string> Groups(int nodes) => [.. Enumerable.Range(0, nodes).Select(n => "abc"[n % 3].ToString())];
}

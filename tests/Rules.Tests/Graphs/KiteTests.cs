using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>Krackhardt's kite (1990): the published values, to four decimals.</summary>
public sealed class KiteTests
{
    private static readonly PathMeasures Paths = PathMeasures.Of(MadeUpGraphs.Kite);

    [Fact]
    public void Density_is_two_fifths() => Assert.Equal(0.4, Ties.Density(MadeUpGraphs.Kite)!.Value, 4);

    [Fact]
    public void Degree_centralisation_is_a_third() => Assert.Equal(0.3333, Ties.DegreeCentralisation(MadeUpGraphs.Kite)!.Value, 4);

    [Theory]
    [InlineData("Heather", 14, 0.3889)]
    [InlineData("Fernando", 8.3333, 0.2315)]
    [InlineData("Garth", 8.3333, 0.2315)]
    [InlineData("Ike", 8, 0.2222)]
    [InlineData("Diane", 3.6667, 0.1019)]
    [InlineData("Jane", 0, 0)]
    public void Betweenness_is_as_published(string name, double pairs, double share)
    {
        Assert.Equal(pairs, Paths.Between[MadeUpGraphs.Number(name)], 4);
        Assert.Equal(share, Paths.Betweenness[MadeUpGraphs.Number(name)], 4);
    }

    [Fact]
    public void Closeness_of_Fernando_and_Garth_is_highest()
    {
        Assert.Equal(0.6429, Paths.Closeness(MadeUpGraphs.Number("Fernando"))!.Value, 4);
        Assert.Equal(0.6429, Paths.Closeness(MadeUpGraphs.Number("Garth"))!.Value, 4);
        Assert.Equal(0.6429, Enumerable.Range(0, 10).Max(n => Paths.Closeness(n)!.Value), 4);
    }

    [Fact]
    public void Reach_in_two_steps_is_all_for_Heather_and_two_ninths_for_Jane()
    {
        Assert.Equal(1.0, Paths.ReachTwo(MadeUpGraphs.Number("Heather")), 4);
        Assert.Equal(0.2222, Paths.ReachTwo(MadeUpGraphs.Number("Jane")), 4);
    }

    [Fact]
    public void Reach_efficiency_of_Heather_is_a_third() =>
        Assert.Equal(0.3333, Ties.ReachEfficiency(MadeUpGraphs.Kite, Paths, MadeUpGraphs.Number("Heather")), 4);

    [Fact]
    public void Cut_points_are_Heather_and_Ike() =>
        Assert.Equal(["Heather", "Ike"], Connection.CutPoints(MadeUpGraphs.Kite).Select(n => MadeUpGraphs.KiteNames[n]));

    [Fact]
    public void Diameter_is_four_and_the_mean_path_just_below_two()
    {
        Assert.Equal(4, Paths.Diameter);
        Assert.Equal(1.9778, Paths.MeanPath!.Value, 4);
    }

    [Fact]
    public void Betweenness_centralisation_is_0_2963() => Assert.Equal(0.2963, Paths.BetweennessCentralisation!.Value, 4);

    [Fact]
    public void A_star_is_as_central_as_can_be()
    {
        var star = Graph.Of(6, Enumerable.Range(1, 5).Select(n => new Arc(0, n)), directed: false);
        Assert.Equal(1.0, Ties.DegreeCentralisation(star)!.Value, 12);
        Assert.Equal(1.0, PathMeasures.Of(star).BetweennessCentralisation!.Value, 12);
    }
}

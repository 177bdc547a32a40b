using Headwater.Graphs;

namespace Headwater.Rules.Tests;

public sealed class InfluenceTests
{
    [Fact]
    public void Quadrants_are_by_the_median_of_reach()
    {
        // 0 → 1 → 2 → 3, 4 alone. Reach 3, 2, 1, 0, 0: median 1. Reached by 0, 1, 2, 3, 0: median 1.
        var paths = PathMeasures.Of(Graph.Of(5, [new(0, 1), new(1, 2), new(2, 3)], directed: true));
        var influence = InfluenceExposure.Of(paths);
        Assert.Equal((1, 1), (influence.MedianInfluence, influence.MedianExposure));
        Assert.Equal([InfluenceQuadrant.Driver, InfluenceQuadrant.Driver, InfluenceQuadrant.Outcome, InfluenceQuadrant.Outcome, InfluenceQuadrant.Apart], Enumerable.Range(0, 5).Select(influence.Quadrant));
    }

    [Fact]
    public void A_loop_makes_relays()
    {
        // 0 and 1 act on each other; 2, 3, 4 alone.
        var influence = InfluenceExposure.Of(PathMeasures.Of(Graph.Of(5, [new(0, 1), new(1, 0)], directed: true)));
        Assert.Equal([InfluenceQuadrant.Relay, InfluenceQuadrant.Relay, InfluenceQuadrant.Apart, InfluenceQuadrant.Apart, InfluenceQuadrant.Apart], Enumerable.Range(0, 5).Select(influence.Quadrant));
    }
}

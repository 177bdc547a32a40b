using Headwater.Graphs;

namespace Headwater.Rules.Tests;

public sealed class MapVersionTests
{
    private static readonly GraphMap Before = new("Area", [new("a", "Trust"), new("b", "Hope") { Sector = "health" }, new("c", "Care")], [new MapLink("x", "a", "b"), new MapLink("y", "b", "c") { Polarity = Polarity.Same }]);
    private static readonly GraphMap After = new("Area", [new("a", "Trust"), new("b", "Hope") { Sector = "schools", Notes = [new("Trend", "up")] }, new("d", "New")], [new MapLink("x", "a", "b") { Weight = 2, Delayed = true }, new MapLink("z", "d", "d")]);

    [Fact]
    public void What_was_added_removed_and_changed_is_told_field_by_field()
    {
        var comparison = MapComparison.Of(Before, After);
        Assert.Equal(["d"], comparison.AddedElements.Select(e => e.Id));
        Assert.Equal(["c"], comparison.RemovedElements.Select(e => e.Id));
        Assert.Equal([new("Sector", "health", "schools"), new("Note: Trend", "", "up")], Assert.Single(comparison.ChangedElements).Fields);
        Assert.Equal(["z"], comparison.AddedLinks.Select(l => l.Id));
        Assert.Equal(["y"], comparison.RemovedLinks.Select(l => l.Id));
        Assert.Equal([new("Delayed", "", "yes"), new("Weight", "1", "2")], Assert.Single(comparison.ChangedLinks).Fields);
        Assert.Equal("Since the last version: 1 element added, 1 element removed, 1 element changed, 1 link added, 1 link removed and 1 link changed.", MapDescription.Change(comparison));
    }

    [Fact]
    public void A_version_compared_with_itself_has_no_change()
    {
        Assert.True(MapComparison.Of(After, After).IsEmpty);
        Assert.Equal("Nothing has changed since the last version.", MapDescription.Change(MapComparison.Of(After, After)));
    }

    /// <summary>Example A11, from its weights on.</summary>
    [Fact]
    public void Coverage_is_53_of_70_without_CAMHS_young_people_and_police()
    {
        SectorWeight[] weights = [new("schools", 14), new("LA", 12), new("social care", 9), new("CAMHS", 8), new("parents", 7), new("VCS", 6), new("AP", 5), new("young people", 5), new("police", 4)];
        var coverage = SectorCoverage.Of(weights, new HashSet<string> { "schools", "LA", "social care", "parents", "VCS", "AP", "elsewhere" });
        Assert.Equal(0.6667, coverage.Unweighted!.Value, 4);
        Assert.Equal(0.7571, coverage.Weighted!.Value, 4);
        Assert.Equal([("CAMHS", 0.1143), ("young people", 0.0714), ("police", 0.0571)], coverage.Gaps.Select(g => (g.Sector, Math.Round(g.Share, 4))));
    }

    [Fact]
    public void A_sector_weighs_the_links_that_touch_it()
    {
        var map = new GraphMap("", [new("a", "a") { Sector = "s" }, new("b", "b") { Sector = "s" }, new("c", "c") { Sector = "t" }, new("d", "d")],
            [new MapLink("1", "a", "b"), new MapLink("2", "a", "c"), new MapLink("3", "a", "c"), new MapLink("4", "c", "d"), new MapLink("5", "a", "a")]);
        // s: within once, two between, the self link once. t: two between, one to nobody's.
        Assert.Equal([new SectorWeight("s", 4), new("t", 3)], SectorCoverage.Weights(map));
        Assert.Null(SectorCoverage.Of([], new HashSet<string>()).Unweighted);
    }

    [Fact]
    public void A_map_is_described_in_sentences()
    {
        var map = new GraphMap("North",
            [new("a", "Trust") { Sector = "schools" }, new("b", "Hope") { Sector = "schools" }, new("c", "Care") { Sector = "health" }, new("d", "Alone")],
            [new MapLink("1", "a", "b") { Polarity = Polarity.Same }, new MapLink("2", "b", "a") { Polarity = Polarity.Opposite, Delayed = true }, new MapLink("3", "b", "c")]);
        Assert.Equal(
            [
                "The map “North” has 4 elements and 3 links, as of Thursday 14 January 2027.",
                "2 sectors: schools (2) and health (1). 1 element has no sector.",
                "Most connected: Hope (to 2 others), Trust (to 1 other) and Care (to 1 other).",
                "There are 2 separate parts; the largest holds 3 elements. One element is connected to nothing.",
                "Without this element a part would be cut off: Hope.",
                "1 loop: 1 balancing; 1 slow. Trust lies on 1 of them.",
                "Nothing has changed since the last version.",
            ],
            MapDescription.Of(map, new(2027, 1, 14), CausalLoops.Of(map), MapComparison.Of(map, map)));
    }

    [Fact]
    public void An_empty_map_is_described_by_its_counts() =>
        Assert.Equal(["This map has 0 elements and 0 links, as of Thursday 14 January 2027."], MapDescription.Of(new GraphMap("", [], []), new(2027, 1, 14)));

    [Theory]
    [InlineData("a", "a", "x", "x", "Two elements")]
    [InlineData("a", "b", "x", "gone", "not in the map")]
    [InlineData(" ", "b", "x", "b", "blank")]
    public void A_map_that_contradicts_itself_is_refused(string first, string second, string link, string to, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => new GraphMap("", [new(first, "A"), new(second, "B")], [new MapLink(link, first, to)])).Message, StringComparison.Ordinal);
}

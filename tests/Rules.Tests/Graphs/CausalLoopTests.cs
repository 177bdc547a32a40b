using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>Example A15: unmet need, exclusions, trust and early help.</summary>
public sealed class CausalLoopTests
{
    private static readonly GraphMap Map = MapOf(
        "unmet need > exclusions +", "exclusions > unmet need + slow", "trust > early help +", "early help > unmet need - slow", "unmet need > pressure +", "pressure > trust -",
        "exclusions > attention + slow", "attention > early help +", "funding > early help +", "pressure > turnover ?", "turnover > trust -");

    private static readonly CausalLoops Found = CausalLoops.Of(Map);

    [Fact]
    public void There_are_exactly_four_loops()
    {
        Assert.Equal(
            [
                "Reinforcing slow: exclusions, unmet need",
                "Reinforcing slow: early help, pressure, trust, unmet need",
                "Balancing slow: attention, early help, exclusions, unmet need",
                "Indeterminate slow: early help, pressure, trust, turnover, unmet need",
            ],
            Found.Loops.OrderBy(l => l.Elements.Count).ThenBy(l => l.Kind).Select(l => $"{l.Kind} {(l.Delayed ? "slow" : "quick")}: {string.Join(", ", l.Elements.Order(StringComparer.Ordinal))}"));
        Assert.False(Found.Truncated);
    }

    [Fact]
    public void A_loop_is_said_in_one_sentence()
    {
        Assert.Equal("Reinforcing, slow: more unmet need means more exclusions, and more exclusions mean, after a delay, more unmet need.", Found.Loops[0].Sentence);
        Assert.Contains("Balancing, slow: more unmet need means more exclusions, more exclusions mean, after a delay, more attention, more attention means more early help, and more early help means, after a delay, less unmet need.", Found.Loops.Select(l => l.Sentence));
        Assert.Contains("Not clear which way, slow: more unmet need means more pressure, more pressure means more or less turnover (nobody has said which), more turnover means less trust, less trust means less early help, and less early help means, after a delay, more unmet need.", Found.Loops.Select(l => l.Sentence));
    }

    [Fact]
    public void Unmet_need_lies_on_all_four_and_funding_on_none()
    {
        Assert.Equal(new("unmet need", 4), Found.LeveragePoints[0]);
        Assert.Equal(new("early help", 3), Found.LeveragePoints[1]);
        Assert.DoesNotContain(Found.LeveragePoints, p => p.Element == "funding");
    }

    [Fact]
    public void Parallel_links_make_loops_of_their_own_and_a_link_to_itself_is_one()
    {
        var loops = CausalLoops.Of(MapOf("a > b +", "a > b -", "b > a +", "b > b -")).Loops;
        Assert.Equal([(1, LoopKind.Balancing), (2, LoopKind.Reinforcing), (2, LoopKind.Balancing)], loops.Select(l => (l.Elements.Count, l.Kind)));
        Assert.Equal("Balancing: more b means less b.", loops[0].Sentence);
    }

    [Fact]
    public void Two_minus_signs_make_a_plus() => Assert.Equal(LoopKind.Reinforcing, Assert.Single(CausalLoops.Of(MapOf("a > b -", "b > a -")).Loops).Kind);

    [Fact]
    public void Fewer_is_said_of_what_is_counted() =>
        Assert.Equal("Balancing: more exclusions mean fewer places, and fewer places mean fewer exclusions.", Assert.Single(CausalLoops.Of(MapOf("exclusions > places -", "places > exclusions +")).Loops).Sentence);

    [Fact]
    public void A_mutual_link_is_a_loop_and_a_tie_is_none()
    {
        var map = new GraphMap("", [new("a", "a"), new("b", "b")], [new MapLink("m", "a", "b") { Direction = LinkDirection.Mutual, Polarity = Polarity.Same }, new MapLink("t", "a", "b") { Direction = LinkDirection.Undirected }]);
        Assert.Equal(["m", "m"], Assert.Single(CausalLoops.Of(map).Loops).Links);
    }

    [Fact]
    public void A_ring_of_nine_is_too_long_and_one_of_eight_is_not()
    {
        Assert.Empty(LoopSearch.Find(Ring(9)).Loops);
        Assert.Equal(8, Assert.Single(LoopSearch.Find(Ring(8)).Loops).Arcs.Count);
    }

    [Fact]
    public void A_list_cut_short_says_so_and_keeps_the_shortest()
    {
        // All leads to all among 12: 66 loops of two, 440 of three.
        var complete = Graph.Of(12, Enumerable.Range(0, 144).Where(i => i / 12 != i % 12).Select(i => new Arc(i / 12, i % 12)), directed: true);
        var found = LoopSearch.Find(complete);
        Assert.True(found.Truncated);
        Assert.Equal(500, found.Loops.Count);
        Assert.Equal((66, 434), (found.Loops.Count(l => l.Arcs.Count == 2), found.Loops.Count(l => l.Arcs.Count == 3)));
        Assert.False(LoopSearch.Find(complete, longest: 3, most: 506).Truncated);
        Assert.True(LoopSearch.Find(complete, longest: 3, most: 505).Truncated);
    }

    [Fact]
    public void Every_loop_up_to_the_length_is_found_once()
    {
        for (var seed = 0; seed < 400; seed += 2)
        {
            var (nodes, arcs, _, _) = MadeUpGraphs.Small(seed);
            var graph = Graph.Of(nodes, arcs, directed: true);
            foreach (var longest in (int[])[3, 5, 8])
            {
                var found = LoopSearch.Find(graph, longest, 100_000).Loops.Select(l => string.Join('-', l.Arcs)).ToList();
                Assert.Equal(Naive(nodes, arcs, longest).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void Kinds_follow_the_signs_of_the_links()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (nodes, arcs, _, _) = MadeUpGraphs.Small(seed);
            foreach (var loop in LoopSearch.Find(Graph.Of(nodes, arcs, directed: true)).Loops)
            {
                var signs = loop.Arcs.Select(a => arcs[a].Polarity switch { Polarity.Same => 1, Polarity.Opposite => -1, _ => 0 }).Aggregate(1, (a, b) => a * b);
                Assert.Equal(signs switch { 1 => LoopKind.Reinforcing, -1 => LoopKind.Balancing, _ => LoopKind.Indeterminate }, loop.Kind);
                Assert.Equal(loop.Arcs.Any(a => arcs[a].Delayed), loop.Delayed);
                Assert.Equal(loop.Nodes, loop.Arcs.Select(a => arcs[a].From));
            }
        }
    }

    /// <summary>Every way on from every node, kept when it comes back to its lowest node.</summary>
    private static List<string> Naive(int nodes, Arc[] arcs, int longest)
    {
        List<string> found = [];
        void From(int start, int at, List<int> path, HashSet<int> seen)
        {
            for (var a = 0; a < arcs.Length; a++)
            {
                if (arcs[a].From != at || path.Count == longest)
                    continue;
                if (arcs[a].To == start)
                    found.Add(string.Join('-', (int[])[.. path, a]));
                else if (arcs[a].To > start && !seen.Contains(arcs[a].To))
                    From(start, arcs[a].To, [.. path, a], [.. seen, arcs[a].To]);
            }
        }

        for (var start = 0; start < nodes; start++)
            From(start, start, [], [start]);
        return found;
    }

    private static Graph Ring(int nodes) => Graph.Of(nodes, Enumerable.Range(0, nodes).Select(n => new Arc(n, (n + 1) % nodes)), directed: true);

    internal static GraphMap MapOf(params string[] lines)
    {
        var links = lines.Index().Select(l =>
        {
            var (ends, sign) = (l.Item.Split(" > "), l.Item.Split(' '));
            var slow = sign[^1] == "slow";
            var polarity = sign[slow ? ^2 : ^1];
            var to = ends[1][..ends[1].LastIndexOf(polarity, StringComparison.Ordinal)].Trim();
            return new MapLink($"c{l.Index + 1}", ends[0], to) { Delayed = slow, Polarity = polarity switch { "+" => Polarity.Same, "-" => Polarity.Opposite, _ => Polarity.Unknown } };
        }).ToList();
        return new("Made up", links.SelectMany(l => new[] { l.From, l.To }).Distinct().Select(n => new MapElement(n, n)), links);
    }
}

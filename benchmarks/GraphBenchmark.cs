using System.Globalization;
using Headwater.Graphs;
using Headwater.Graphs.Pictures;

namespace Headwater.Bench;

/// <summary>Every measure of a large map and its picture, against betweenness alone as the textbook has it.</summary>
internal sealed class GraphBenchmark : IBenchmark
{
    private const int Nodes = 5_000;
    private const int Links = 50_000;

    /// <summary>Milliseconds promised for all measures, and for the picture.</summary>
    private const int OfMeasures = 10_000, OfPicture = 2_000;

    public string Name => "graph";

    public string About => "All measures of a map of 5,000 elements and 50,000 links, one element's removal among them, then its arrangement and picture, against betweenness alone by Brandes' algorithm as published.";

    public Gate Gate { get; } = new(RatioOf.BaselineToCandidate, Bound.AtLeast, 1);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers =>
        ["src/rules/Graphs/Measures", "src/rules/Graphs/Pictures", "src/rules/Graphs/Graph.cs", "src/rules/Graphs/Adjacency.cs", "benchmarks/GraphBenchmark.cs", "benchmarks/TextbookBrandes.cs"];

    public Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var random = new Random(20_260_901);
        string[] sectors = ["health", "schools", "social care", "parents and carers", "voluntary sector"];
        var map = new GraphMap("Large",
            Enumerable.Range(0, Nodes).Select(i => new MapElement(Invariant($"e{i}"), Invariant($"Element {i}")) { Sector = sectors[random.Next(sectors.Length)] }),
            Enumerable.Range(0, Links).Select(i => new MapLink(Invariant($"c{i}"), Invariant($"e{random.Next(Nodes)}"), Invariant($"e{random.Next(Nodes)}")) { Polarity = (Polarity)random.Next(4) }));
        var sides = new Sides(map);
        sides.RefuseUnlessEqual();
        return Task.FromResult<ITwoSides>(sides);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Sides(GraphMap map) : ITwoSides
    {
        private readonly Graph graph = map.Ties();
        private readonly List<int>[] neighbours = NeighboursOf(map);
        private readonly List<double> measures = [];
        private readonly List<double> pictures = [];

        public IReadOnlyList<string> Notes =>
        [
            "Made-up map (seeded), links between elements drawn evenly. Headwater's side: density, centralisation, betweenness, closeness, harmonic closeness, reach, distances, influence and exposure, cut points, parts, fragmentation, crossing, mixing, and parts, fragmentation and closeness again without one element; then arrangement and SVG. It uses every core of the machine.",
            "The other side: Brandes 2001, algorithm 1, with lists of predecessors, on one core; it finds betweenness and nothing else. Preparing checks that both find the same.",
            Invariant($"In this run all measures took {Runner.Median(measures):N0} ms (at most {measures.Max():N0}), arrangement and picture {Runner.Median(pictures):N0} ms (at most {pictures.Max():N0}), warm-up among them. The promise is {OfMeasures:N0} and {OfPicture:N0} ms on two cores that do nothing else; a median above it fails the run."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(Stopwatched.Milliseconds(() => TextbookBrandes.Betweenness(neighbours)));

        public Task<double> CandidateAsync(CancellationToken ct)
        {
            measures.Add(Stopwatched.Milliseconds(() => NetworkMeasures.Of(graph, map.Sectors, leaving: 0, ct)));
            pictures.Add(Stopwatched.Milliseconds(() => MapPicture.Draw(map, MapLayout.Of(map, ct: ct), "Large", [])));
            if (Runner.Median(measures) > OfMeasures || Runner.Median(pictures) > OfPicture)
                throw new InvalidOperationException(Invariant($"All measures took {measures[^1]:N0} ms and the picture {pictures[^1]:N0} ms: more than was promised."));
            return Task.FromResult(measures[^1] + pictures[^1]);
        }

        public void RefuseUnlessEqual()
        {
            var (ours, theirs) = (PathMeasures.Of(graph).Between, TextbookBrandes.Betweenness(neighbours));
            for (var i = 0; i < ours.Length; i++)
            {
                if (Math.Abs(ours[i] - theirs[i]) > 1e-9 * Math.Max(1, theirs[i]))
                    throw new InvalidOperationException(Invariant($"The two sides differ at element {i}: {ours[i]} and {theirs[i]}."));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static List<int>[] NeighboursOf(GraphMap map)
        {
            SortedSet<int>[] sets = [.. map.Elements.Select(_ => new SortedSet<int>())];
            foreach (var (from, to) in map.Links.Select(l => (map.NumberOf(l.From), map.NumberOf(l.To))).Where(l => l.Item1 != l.Item2))
            {
                sets[from].Add(to);
                sets[to].Add(from);
            }

            return [.. sets.Select(s => s.ToList())];
        }
    }
}

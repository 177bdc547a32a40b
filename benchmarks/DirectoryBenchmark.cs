using System.Globalization;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>The search of the directory as it is typed, against looking through every text for the words as they stand.</summary>
internal sealed class DirectoryBenchmark : IBenchmark
{
    private const int Services = 10_000;
    private const int Many = 200_000;
    private const double Promise = 5;
    private const double PromiseOfMany = 30;

    public string Name => "directory";

    public string About => "The slowest twentieth (p95) of searches among 10,000 services as they are typed, with one letter missing, an age and a distance, ranked, against looking through all texts for any of the words, which finds neither.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtMost, 0.25);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers => ["src/modules/Support/Listings/DirectoryIndex.cs", "src/modules/Support/Listings/DirectoryWords.cs", "src/modules/Support/Listings/Meanings.cs", "tests/Testing/DirectorySpeed.cs", "benchmarks/DirectoryBenchmark.cs"];

    public Task<ITwoSides> PrepareAsync(CancellationToken ct) => Task.FromResult<ITwoSides>(new Sides());

    private sealed class Sides : ITwoSides
    {
        private readonly DirectorySpeed directory = new(Services);
        private readonly DirectorySpeed large = new(Many);
        private readonly List<double> all = [];
        private readonly List<double> ofMany = [];

        public IReadOnlyList<string> Notes =>
        [
            Invariant($"Services made of the sample's words with made-up ones between (seeded), in memory; {directory.Searches:N0} searches a round: the 150 labelled queries at every fourth letter, whole, and with a letter missing, every other with an age and within 10 km of a place. One search at a time."),
            Invariant($"In this run the slowest twentieth took {Ninetyfifth([.. all]):0.00} ms of {Services:N0} services (at most {all.Max():0.0}) and {Ninetyfifth([.. ofMany]):0.0} ms of {Many:N0} (at most {ofMany.Max():0.0}). The promise is {Promise:N0} and {PromiseOfMany:N0} ms; a run above it is refused."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(Ninetyfifth(directory.LookThrough()));

        public Task<double> CandidateAsync(CancellationToken ct)
        {
            var (one, many) = (directory.Search(), large.Search());
            // The first round is the warm-up.
            if (ofMany.Count > 0 && (Ninetyfifth(one) > Promise || Ninetyfifth(many) > PromiseOfMany))
                throw new InvalidOperationException(Invariant($"The slowest twentieth took {Ninetyfifth(one):0.00} and {Ninetyfifth(many):0.0} ms: more than was promised."));
            all.AddRange(one);
            ofMany.AddRange(many);
            return Task.FromResult(Ninetyfifth(one));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

        private static double Ninetyfifth(double[] times)
        {
            var sorted = times.Order().ToArray();
            return sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1];
        }
    }
}

using System.Globalization;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>May this person see that child? Asked with a million involvements, against the time promised.</summary>
internal sealed class AccessBenchmark : IBenchmark
{
    private const int Involvements = 1_000_000;
    private const int Scopes = 400;

    public string Name => "access";

    public string About => "The 99th percentile of the check that opens or shuts a child's record, with 1,000,000 involvements in SQLite, against the 50 microseconds promised.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtMost, 1);

    public string Unit => "µs";

    public IReadOnlyList<string> Covers => ["src/modules/Access/Involvements", "src/modules/Access/SignIn/ActorLoading.cs", "src/ground/Data/Reader.cs", "tests/Testing/AccessSpeed.cs", "benchmarks/AccessBenchmark.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var (locality, person, children) = await AccessSpeed.FillAsync(database, Involvements, ct);
        return new Sides(database, locality, person, children);
    }

    private sealed class Sides(TestDatabase database, LocalityId locality, PersonId person, IReadOnlyList<ChildId> children) : ITwoSides
    {
        private const double Promised = 50;
        private CheckTimes? last;

        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{Involvements:N0} involvements of {children.Count:N0} children with 100 organisations; the person holds posts in 20 of them. {Scopes} requests of 50 checks each, children by chance; {last?.Opened:N0} of {last?.Checks:N0} opened. The baseline is the promise itself, not a measurement."),
            string.Create(CultureInfo.InvariantCulture, $"Counted are checks after the first of a request. In the last round their median was {last?.Median:0.0} µs; the first of a request, which opens the connection, took {last?.FirstOfScopeMedian:0} µs (median) and {last?.FirstOfScopeP99:0} µs (99th percentile)."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(Promised);

        public async Task<double> CandidateAsync(CancellationToken ct) => (last = await AccessSpeed.MeasureAsync(database, locality, person, children, Scopes, ct)).P99;

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}

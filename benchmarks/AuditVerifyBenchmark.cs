using System.Globalization;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>Verifying a locality's trail from the database, against a bare chain of hashes in memory.</summary>
internal sealed class AuditVerifyBenchmark : IBenchmark
{
    private const int Entries = 200_000;

    public string Name => "audit-verify";

    public string About => "Verifying a trail of 200,000 entries read from SQLite, against a bare SHA-256 chain over as many rows of 300 bytes in memory.";

    public Gate Gate { get; } = new(RatioOf.BaselineToCandidate, Bound.AtLeast, 0.4);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers => ["src/modules/Access/Auditing", "tests/Testing/AuditSpeed.cs", "benchmarks/AuditVerifyBenchmark.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct) => new Sides(await AuditSpeed.FillAsync(Entries, ct));

    private sealed class Sides(TestWorld world) : ITwoSides
    {
        private readonly byte[] rows = AuditSpeed.Rows(Entries);

        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{Entries:N0} entries written by the trail itself. The bare side hashes one row after the other, with nothing to read or to compare; Headwater's side reads every value from the database, recomputes what binds the entry to what it says, and follows the chain."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(AuditSpeed.BareChain(rows, Entries));

        public Task<double> CandidateAsync(CancellationToken ct) => AuditSpeed.VerifyAsync(world, Entries, ct);

        public ValueTask DisposeAsync() => world.DisposeAsync();
    }
}

using System.Globalization;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>What it costs to write down every look before it leaves: the page of a child with the trail, against the same without.</summary>
internal sealed class AuditPageBenchmark : IBenchmark
{
    private const int AtOnce = 32;
    private const int Children = 200;
    private static readonly TimeSpan During = TimeSpan.FromSeconds(3);

    public string Name => "audit-page";

    public string About => "Pages of a child's record a second with the entry in the trail that each look leaves, against the same pages without any trail.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtLeast, 0.85);

    public string Unit => "pages/s";

    public IReadOnlyList<string> Covers => ["src/modules/Access/Auditing", "src/modules/Children/Records/Show.cshtml.cs", "src/ground/Data.Sqlite", "tests/Testing/AuditedPage.cs", "benchmarks/AuditPageBenchmark.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct) => new Sides(await AuditedPage.StartAsync(Engine.Sqlite, Children));

    private sealed class Sides(AuditedPage page) : ITwoSides
    {
        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"Both applications run in this process on one SQLite database with the product's settings, and are asked without a network by {AtOnce} readers at once for {During.TotalSeconds:0} seconds a side and round, one side at a time; {Children} children. A run with any answer but 200, or with fewer entries in the trail than pages, is refused."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => page.ServeAsync(isAudited: false, AtOnce, During, ct);

        public async Task<double> CandidateAsync(CancellationToken ct)
        {
            var before = await page.EntriesAsync(ct);
            var rate = await page.ServeAsync(isAudited: true, AtOnce, During, ct);
            var written = await page.EntriesAsync(ct) - before;
            return written >= rate * During.TotalSeconds * 0.99 ? rate : throw new InvalidOperationException($"{written} entries stand for {rate:0} pages a second.");
        }

        public ValueTask DisposeAsync() => page.DisposeAsync();
    }
}

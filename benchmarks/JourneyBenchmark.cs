using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>The audited time line of a child with 500 entries, against Kestrel sending as many bytes that lie ready.</summary>
internal sealed partial class JourneyBenchmark : IBenchmark
{
    private const int Entries = 500;
    private const int Seconds = 4;

    public string Name => "journey";

    public string About => "Pages a second of the journey of a child with 500 entries, each look in the trail, against a bare Kestrel endpoint that sends as many bytes.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtLeast, 0.10);

    public string Unit => "pages/s";

    public IReadOnlyList<string> Covers => ["src/modules/Children/Journeys", "src/modules/Children/Exclusions/LedgerQueries.cs", "src/modules/Access/Auditing/SharedLooks.cs", "src/modules/Access/Auditing/AuditPen.cs", "tests/Testing/AuditedJourney.cs", "benchmarks/JourneyBenchmark.cs", "benchmarks/BytesServer.cs", "benchmarks/Wrk.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var page = await AuditedJourney.StartAsync(Engine.Sqlite, Entries, ct);
        using var client = new HttpClient();
        using var ask = new HttpRequestMessage(HttpMethod.Get, page.Address);
        foreach (var (name, value) in page.Headers)
            ask.Headers.Add(name, value);
        using var answer = await client.SendAsync(ask, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        var shown = Entry().Count(body);
        if (answer.StatusCode != HttpStatusCode.OK || shown < Entries)
            throw new InvalidOperationException($"The journey answered {answer.StatusCode} with {shown} entries.");
        var bytes = System.Text.Encoding.UTF8.GetByteCount(body);
        return new Sides(page, await BytesServer.StartAsync(bytes, ct), bytes);
    }

    private sealed class Sides(AuditedJourney page, BytesServer plain, int bytes) : ITwoSides
    {
        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"wrk, 1 thread, 32 connections, {Seconds} seconds a side and round, loopback, one side at a time; the page is {bytes:N0} bytes, and so is what the bare endpoint sends; neither is compressed. Headwater runs in the process of the benchmark on SQLite with the product's settings, the other in one of its own."),
            "Who is signed in is said by a header, so that the cookie's own check is not part of it; posts, policies, the scope filter and the trail are. A run with any answer but 200, or with fewer entries in the trail than pages, is refused.",
        ];

        public async Task<double> BaselineAsync(CancellationToken ct) => await Wrk.RunAsync(plain.Address, Seconds, new Dictionary<string, string>(), ct);

        public async Task<double> CandidateAsync(CancellationToken ct)
        {
            var before = await page.EntriesAsync(ct);
            var rate = await Wrk.RunAsync(page.Address, Seconds, page.Headers, ct);
            var written = await page.EntriesAsync(ct) - before;
            return written >= rate * Seconds * 0.99 ? rate : throw new InvalidOperationException($"{written} entries stand for {rate:0} pages a second.");
        }

        public async ValueTask DisposeAsync()
        {
            await plain.DisposeAsync();
            await page.DisposeAsync();
        }
    }

    [GeneratedRegex("govuk-!-margin-bottom-3", RegexOptions.None, 1000)]
    private static partial Regex Entry();
}

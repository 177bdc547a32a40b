using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>A whole page of figures at steady state, against an endpoint of Kestrel with one line of text.</summary>
internal sealed class PageBenchmark : IBenchmark
{
    private const string Page = "insight/845";
    private const string Accepted = "gzip, deflate, br";
    private const int Seconds = 4;

    private static readonly Dictionary<string, string> Headers = new() { ["Accept-Encoding"] = Accepted };

    public string Name => "page";

    public string About => "Requests a second of /insight/845 at steady state, against a bare Kestrel plain-text endpoint.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtLeast, 0.10);

    public string Unit => "requests/s";

    public IReadOnlyList<string> Covers =>
        ["src/Headwater/WebHost.cs", "src/modules/Insight/InsightModule.cs", "src/modules/Insight/Pictures/Show.cshtml.cs", "src/modules/Insight/Sources/StatisticsStore.cs", "src/ground/Interface/HeadwaterInterface.cs", "benchmarks/PageBenchmark.cs", "benchmarks/PlainServer.cs", "benchmarks/Wrk.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var data = new ImportedData();
        var headwater = await RunningHeadwater.StartAsync(await ImportedData.FolderAsync());
        var plain = await StartPlainAsync(ct);
        using var client = headwater.Client();
        var page = await client.GetAsync(Page, ct);
        var body = await page.Content.ReadAsByteArrayAsync(ct);
        if (page.StatusCode != HttpStatusCode.OK || body.Length < 10_000)
            throw new InvalidOperationException($"/{Page} answered {page.StatusCode} with {body.Length} bytes: that is not the page.");
        using var asked = new HttpRequestMessage(HttpMethod.Get, Page);
        asked.Headers.Add("Accept-Encoding", Accepted);
        using var packed = await client.SendAsync(asked, ct);
        return new Sides(data, headwater, plain.Process, plain.Address, body.Length, (await packed.Content.ReadAsByteArrayAsync(ct)).Length);
    }

    private static async Task<(Process Process, Uri Address)> StartPlainAsync(CancellationToken ct)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        var start = new ProcessStartInfo("dotnet", [typeof(PageBenchmark).Assembly.Location, "serve-plain", address.ToString()]) { UseShellExecute = false };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The plain server did not start.");
        using var client = new HttpClient();
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                await client.GetStringAsync(address, ct);
                return (process, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, ct);
            }
        }

        process.Kill();
        throw new InvalidOperationException("The plain server was not ready within 10 seconds.");
    }

    private sealed class Sides(ImportedData data, RunningHeadwater headwater, Process plain, Uri plainAddress, int bytes, int packed) : ITwoSides
    {
        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"wrk, 1 thread, 32 connections, {Seconds} seconds a side and round, loopback, servers and wrk on one machine; both servers run throughout, only one is asked at a time. Both sides are asked as a browser asks (Accept-Encoding: {Accepted}). The page is {bytes:N0} bytes, {packed:N0} as sent."),
            "Every answer is 200; a run with any other answer, or with socket errors, is refused.",
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Wrk.RunAsync(plainAddress, Seconds, Headers, ct);

        public Task<double> CandidateAsync(CancellationToken ct) => Wrk.RunAsync(new Uri(headwater.Address, Page), Seconds, Headers, ct);

        public async ValueTask DisposeAsync()
        {
            plain.Kill();
            await plain.WaitForExitAsync();
            plain.Dispose();
            await headwater.DisposeAsync();
            await data.DisposeAsync();
        }
    }
}

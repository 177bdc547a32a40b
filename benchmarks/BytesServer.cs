using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Headwater.Bench;

/// <summary>What Kestrel does when all there is to do is to send so many bytes, in a process of its own.</summary>
internal sealed class BytesServer : IAsyncDisposable
{
    private readonly Process process;

    private BytesServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The process itself.</summary>
    public static async Task<int> RunAsync(string url, int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        await using var app = builder.Build();
        var body = new byte[bytes];
        Array.Fill(body, (byte)'x');
        app.MapGet("/", async context =>
        {
            (context.Response.ContentType, context.Response.ContentLength) = ("text/html; charset=utf-8", body.Length);
            await context.Response.Body.WriteAsync(body);
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Starts it on a free port and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It does not answer within ten seconds.</exception>
    public static async Task<BytesServer> StartAsync(int bytes, CancellationToken ct)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        var started = Process.Start(new ProcessStartInfo("dotnet", [typeof(BytesServer).Assembly.Location, "serve-bytes", address.ToString(), bytes.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        using var client = new HttpClient();
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                await client.GetByteArrayAsync(address, ct);
                return new(started, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, ct);
            }
        }

        started.Kill();
        throw new InvalidOperationException("The server of bytes was not ready within 10 seconds.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Headwater.Bench;

/// <summary>What Kestrel does when there is nothing to do: one endpoint with one line of plain text.</summary>
internal static class PlainServer
{
    public static async Task<int> RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        await using var app = builder.Build();
        app.MapGet("/", () => Results.Text("Headwater"));
        await app.RunAsync();
        return 0;
    }
}

using System.CommandLine;
using Headwater.Kernel;

namespace Headwater;

internal static class ServeCommand
{
    public const string DefaultUrl = "http://localhost:5080";

    public static Command Create(out Option<string?> urls)
    {
        urls = new Option<string?>("--urls") { Description = $"Where to listen (default {DefaultUrl})" };
        return new Command("serve", "Serve the web application.\nExample: ./run serve --urls http://localhost:5081") { urls };
    }

    public static async Task<int> RunAsync(InstallationSettings settings, string? urls, CancellationToken ct)
    {
        await using var app = WebHost.Build(settings, urls ?? DefaultUrl);
        foreach (var task in app.Services.GetServices<IStartupTask>().OrderBy(t => t.Order))
            await task.RunAsync(ct);
        await app.RunAsync(ct);
        return ExitCodes.Done;
    }
}

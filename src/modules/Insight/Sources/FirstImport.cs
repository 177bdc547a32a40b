using Headwater.Kernel;
using Microsoft.Extensions.Logging;

namespace Headwater.Insight.Sources;

/// <summary>Takes in the folder named by HEADWATER_OPEN_DATA when the server starts for the first time.</summary>
internal sealed partial class FirstImport(InstallationSettings settings, StatisticsStore store, StatisticsImport import, ILogger<FirstImport> log) : IStartupTask
{
    public int Order => 20;

    public async Task RunAsync(CancellationToken ct)
    {
        if (settings.OpenDataFolder is not { } folder || store.Read().Sources.Count > 0)
            return;
        try
        {
            LogStart(folder);
            var outcome = await import.ImportAsync([folder], dryRun: false, Console.Error.WriteLine, ct);
            LogDone(outcome.Added.Count);
        }
        catch (InputRefusedException refused)
        {
            // The server starts all the same; what is wrong is said where it was started.
            LogRefused(refused.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Taking in the published files under {Folder}; this happens once.")]
    private partial void LogStart(string folder);

    [LoggerMessage(LogLevel.Information, "{Count} files were taken in.")]
    private partial void LogDone(int count);

    [LoggerMessage(LogLevel.Warning, "The published files were not taken in. {Reason}")]
    private partial void LogRefused(string reason);
}

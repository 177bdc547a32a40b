using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.Logging;

namespace Headwater.Localities.Neighbours;

/// <summary>Takes in the lists of statistical neighbours under HEADWATER_OPEN_DATA when the server starts for the first time.</summary>
internal sealed partial class FirstNeighbours(InstallationSettings settings, NeighbourLists lists, ImportNeighboursCommand import, ILogger<FirstNeighbours> log) : IStartupTask
{
    public int Order => 15;

    public Task RunAsync(CancellationToken ct)
    {
        if (settings.OpenDataFolder is not { } folder || lists.Models.Count > 0 || !Directory.Exists(folder))
            return Task.CompletedTask;
        foreach (var file in Directory.EnumerateFiles(folder, "*neighbours*long*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                import.Import(file, year: null, ct);
            }
            catch (InputRefusedException refused)
            {
                LogRefused(refused.Message);
            }
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "A list of statistical neighbours was not taken in. {Reason}")]
    private partial void LogRefused(string reason);
}

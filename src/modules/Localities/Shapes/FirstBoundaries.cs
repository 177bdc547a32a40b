using System.Globalization;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.Logging;

namespace Headwater.Localities.Shapes;

/// <summary>
/// Takes in the outlines under HEADWATER_OPEN_DATA when the server starts and holds none. Which file is found by what is in
/// it: the one that outlines the most of today's authorities, which the newest does.
/// </summary>
internal sealed partial class FirstBoundaries(InstallationSettings settings, AreaRegister areas, Boundaries boundaries, ILogger<FirstBoundaries> log) : IStartupTask
{
    private static readonly string[] Endings = [".geojson", ".json"];

    public int Order => 17;

    public Task RunAsync(CancellationToken ct)
    {
        if (settings.OpenDataFolder is not { } folder || !Directory.Exists(folder) || boundaries.All is not null)
            return Task.CompletedTask;
        List<(string Name, BoundaryFile File)> found = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => Endings.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                using var stream = File.OpenRead(path);
                found.Add((Path.GetFileName(path), BoundaryFile.Read(Path.GetFileName(path), stream, areas)));
            }
            catch (InputRefusedException refused)
            {
                LogRefused(refused.Message);
            }
        }

        if (found.Count == 0)
        {
            LogNone(folder);
            return Task.CompletedTask;
        }

        var chosen = found.MaxBy(f => f.File.Areas.Count);
        boundaries.Save(chosen.File.Areas);
        foreach (var other in found.Where(f => f != chosen))
            LogPassedOver(other.Name, Number(other.File), chosen.Name, Number(chosen.File));
        LogTaken(chosen.Name, Number(chosen.File));
        return Task.CompletedTask;
    }

    private static string Number(BoundaryFile file) => file.Areas.Count.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Information, "Outlines: {File} was taken in, {Count} authorities.")]
    private partial void LogTaken(string file, string count);

    [LoggerMessage(LogLevel.Information, "Outlines: {File} ({Count} authorities of today) was passed over for {Taken} ({TakenCount}).")]
    private partial void LogPassedOver(string file, string count, string taken, string takenCount);

    [LoggerMessage(LogLevel.Information, "Outlines: not taken. {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "Outlines: no file under {Folder} outlines today's authorities; give one with ./run import boundaries FILE.")]
    private partial void LogNone(string folder);
}

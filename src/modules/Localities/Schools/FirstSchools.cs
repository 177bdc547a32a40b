using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Headwater.Localities.Schools;

/// <summary>
/// Takes in the schools under HEADWATER_OPEN_DATA when the server starts and holds none. Which file is found by what is in
/// it: of those with at least half as many schools as the largest, the one that knows the latest day of an opening or closing.
/// </summary>
internal sealed partial class FirstSchools(InstallationSettings settings, IServiceScopeFactory scopes, ILogger<FirstSchools> log) : IStartupTask
{
    private static readonly string[] Endings = [".csv", ".csv.gz", ".csv.zip"];

    public int Order => 16;

    public async Task RunAsync(CancellationToken ct)
    {
        if (settings.OpenDataFolder is not { } folder || !Directory.Exists(folder))
            return;
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<SchoolRow>().AnyAsync(ct))
            return;
        var import = scope.ServiceProvider.GetRequiredService<SchoolImport>();
        var found = Candidates(folder, import, ct);
        var chosen = found.Where(c => c.Schools * 2 >= found.Max(f => f.Schools))
            .OrderByDescending(c => c.Latest).ThenByDescending(c => c.Schools).ThenBy(c => c.Path, StringComparer.Ordinal).FirstOrDefault();
        if (chosen is null)
        {
            LogNone(folder);
            return;
        }

        foreach (var other in found.Where(c => c != chosen))
            LogPassedOver(Path.GetFileName(other.Path), other.Words, Path.GetFileName(chosen.Path), chosen.Words);
        var result = await import.ImportAsync(chosen.Path, (_, _) => { }, ct);
        LogTaken(Path.GetFileName(chosen.Path), result.Added);
    }

    private List<Candidate> Candidates(string folder, SchoolImport import, CancellationToken ct)
    {
        List<Candidate> found = [];
        var otherKind = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => Endings.Any(e => p.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal))
        {
            try
            {
                if (!FirstLine.MayName(path, "URN"))
                {
                    otherKind++;
                    continue;
                }

                var file = import.Read(path, ct);
                found.Add(new(path, file.Lines.Count, file.Latest));
            }
            catch (InputRefusedException refused)
            {
                LogRefused(refused.Message);
            }
        }

        LogOtherKind(otherKind);
        return found;
    }

    private sealed record Candidate(string Path, int Schools, DateOnly? Latest)
    {
        public string Words => string.Create(CultureInfo.InvariantCulture, $"{Schools} schools, {(Latest is { } day ? $"latest day {day:yyyy-MM-dd}" : "no days")}");
    }

    [LoggerMessage(LogLevel.Information, "Schools: {File} was taken in, {Count} schools.")]
    private partial void LogTaken(string file, int count);

    [LoggerMessage(LogLevel.Information, "Schools: {File} ({Words}) was passed over for {Taken} ({TakenWords}).")]
    private partial void LogPassedOver(string file, string words, string taken, string takenWords);

    [LoggerMessage(LogLevel.Information, "Schools: not taken. {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Information, "Schools: {Count} CSV files have no column URN and are of another kind.")]
    private partial void LogOtherKind(int count);

    [LoggerMessage(LogLevel.Warning, "Schools: no file under {Folder} is an extract of the schools' register; give one with ./run import schools FILE.")]
    private partial void LogNone(string folder);
}

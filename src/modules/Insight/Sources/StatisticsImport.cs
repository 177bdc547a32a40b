using System.Globalization;
using DuckDB.NET.Data;
using Headwater.Files;
using Headwater.Kernel;

namespace Headwater.Insight.Sources;

internal sealed record SkippedFile(string File, string Why);

internal sealed record ImportOutcome(IReadOnlyList<SourceRecord> Added, IReadOnlyList<SourceRecord> Known, IReadOnlyList<SkippedFile> Skipped);

/// <summary>Takes in published files, all of them or none.</summary>
internal sealed class StatisticsImport(StatisticsStore store, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A path isn't there, nothing of the kind was found, or a file of the kind cannot be read rightly.</exception>
    public async Task<ImportOutcome> ImportAsync(IEnumerable<string> paths, bool dryRun, Action<string> progress, CancellationToken ct)
    {
        var files = FilesUnder(paths);
        using var turn = await store.LockAsync(ct);
        var staging = store.NewStagingFolder();
        try
        {
            var outcomes = await ReadAllAsync(files, staging, progress, ct);
            List<SourceRecord> added = [.. outcomes.Where(o => o.IsNew).Select(o => o.Source!)];
            List<SourceRecord> already = [.. outcomes.Where(o => o is { IsNew: false, Source: not null }).Select(o => o.Source!)];
            List<SkippedFile> skipped = [.. outcomes.Index().Where(o => o.Item.Why is not null).Select(o => new SkippedFile(Path.GetFileName(files[o.Index]), o.Item.Why!))];
            if (added.Count == 0 && already.Count == 0)
                throw new InputRefusedException(NothingFound(skipped));
            if (!dryRun && added.Count > 0)
                store.Commit(staging, added);
            return new(added, already, skipped);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>What became of each file, in their order. Of several that are refused the first is named.</summary>
    private async Task<FileOutcome[]> ReadAllAsync(List<string> files, string staging, Action<string> progress, CancellationToken ct)
    {
        var byHash = store.Read().Sources.ToDictionary(s => s.Sha256, s => Task.FromResult(new FileOutcome(s, IsNew: false, null)));
        var decoder = new FileDecoder(staging);
        using var lanes = new ReadingLanes(staging, clock.GetUtcNow().UtcDateTime);
        List<Task<FileOutcome>> outcomes = [];
        try
        {
            for (var i = 0; i < files.Count && !outcomes.Exists(o => o.IsFaulted); i++)
            {
                await lanes.TakeAsync(ct);
                progress($"[{i + 1}/{files.Count}] {Path.GetFileName(files[i])}");
                outcomes.Add(Start(decoder, files[i], lanes, byHash, ct));
            }

            foreach (var outcome in outcomes)
                await outcome;
        }
        finally
        {
            // None may still be reading when the staging folder goes.
            await ((Task)Task.WhenAll(outcomes)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await Task.WhenAll(outcomes);
    }

    /// <summary>Decodes a file and starts reading it in the lane taken for it; a file met before is not read again.</summary>
    private static Task<FileOutcome> Start(FileDecoder decoder, string file, ReadingLanes lanes, Dictionary<string, Task<FileOutcome>> byHash, CancellationToken ct)
    {
        DecodedFile? decoded = null;
        try
        {
            decoded = Decode(decoder, file, ct);
            if (!byHash.TryGetValue(decoded.Sha256, out var before))
            {
                var reading = lanes.ReadAsync(decoded);
                byHash.Add(decoded.Sha256, reading);
                decoded = null;
                return reading;
            }

            lanes.GiveBack();
            return AsKnownAsync(before);
        }
        catch (NotThisKindException why)
        {
            lanes.GiveBack();
            return Task.FromResult(new FileOutcome(null, IsNew: false, why.Message));
        }
        catch (InputRefusedException refused)
        {
            lanes.GiveBack();
            return Task.FromException<FileOutcome>(refused);
        }
        finally
        {
            decoded?.Dispose();
        }
    }

    private static async Task<FileOutcome> AsKnownAsync(Task<FileOutcome> before) => await before with { IsNew = false };

    internal static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static DecodedFile Decode(FileDecoder decoder, string path, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(".meta.csv", StringComparison.OrdinalIgnoreCase))
            throw new NotThisKindException("describes another file's columns");
        if (Path.GetExtension(name).ToLowerInvariant() is not (".csv" or ".gz" or ".zip" or ".xlsx" or ".txt" or ".tsv"))
            throw new NotThisKindException("not a CSV, gzip, zip or xlsx file");
        try
        {
            return decoder.Decode(path, ct);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputRefusedException($"{name}: may not be read by this user.", error);
        }
    }

    private static List<string> FilesUnder(IEnumerable<string> paths)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false }));
            else if (File.Exists(path))
                files.Add(path);
            else
                throw new InputRefusedException($"{path}: there is no such file or folder. Check the path.");
        }

        return [.. files.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string NothingFound(List<SkippedFile> skipped)
    {
        var first = string.Join("; ", skipped.Take(5).Select(s => $"{s.File}: {s.Why}"));
        return skipped.Count == 0
            ? "nothing found: the folder is empty. Give the files of 'Suspensions and permanent exclusions in England' or of LAIT."
            : string.Create(CultureInfo.InvariantCulture, $"nothing found among {skipped.Count} files ({first}). Give the files of 'Suspensions and permanent exclusions in England' or of LAIT.");
    }
}

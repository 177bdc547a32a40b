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
        var known = store.Read().Sources.ToDictionary(s => s.Sha256);
        List<SourceRecord> added = [], already = [];
        List<SkippedFile> skipped = [];
        var staging = store.NewStagingFolder();
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            await connection.OpenAsync(ct);
            Run(connection, "SET preserve_insertion_order = true; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;");
            var decoder = new FileDecoder(staging);
            for (var i = 0; i < files.Count; i++)
            {
                progress($"[{i + 1}/{files.Count}] {Path.GetFileName(files[i])}");
                try
                {
                    using var decoded = Decode(decoder, files[i], ct);
                    if (known.TryGetValue(decoded.Sha256, out var before))
                    {
                        already.Add(before);
                        continue;
                    }

                    var source = new TableReader(connection, decoded).Read(staging, clock.GetUtcNow().UtcDateTime);
                    added.Add(source);
                    known.Add(source.Sha256, source);
                    progress(string.Create(CultureInfo.InvariantCulture, $"    {source.Rows:N0} rows, {source.FirstYear} to {source.LastYear}"));
                }
                catch (NotThisKindException why)
                {
                    skipped.Add(new(Path.GetFileName(files[i]), why.Message));
                }
            }

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

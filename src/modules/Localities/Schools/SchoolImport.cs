using Headwater.Data;
using Headwater.Files;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Schools;

/// <summary>What an import changed. <see cref="Closed"/> are among the changed: open before, no longer.</summary>
internal sealed record SchoolImportResult(int Added, int Changed, int Closed, int Unchanged)
{
    public bool NothingChanged => Added + Changed == 0;
}

/// <summary>Takes a whole file in one transaction. Schools the file does not name stay as they are.</summary>
internal sealed class SchoolImport(HeadwaterDb db, InstallationSettings settings)
{
    private const int BatchSize = 2000;

    public async Task<SchoolImportResult> ImportAsync(string path, Action<int, int> progress, CancellationToken ct)
    {
        if (!File.Exists(path))
            throw new InputRefusedException($"{path}: there is no such file. Check the path.");
        return await WriteAsync(Read(path, ct), progress, ct);
    }

    /// <summary>Reads and checks a file without writing anything.</summary>
    public SchoolFile Read(string path, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var decoded = new FileDecoder(Path.Combine(settings.DataFolder, "work")).Decode(path, ct);
            using var text = new StreamReader(decoded.CsvPath);
            return SchoolFile.Read(name, text);
        }
        catch (NotThisKindException why)
        {
            throw new InputRefusedException($"{name}: {why.Message}. Give an extract of the schools' register (GIAS).", why);
        }
        catch (Sylvan.Data.Csv.CsvFormatException why)
        {
            throw InputRefusedException.At(name, why.RowNumber, null, "the row is not well-formed CSV.");
        }
    }

    private async Task<SchoolImportResult> WriteAsync(SchoolFile file, Action<int, int> progress, CancellationToken ct)
    {
        var held = await db.Set<SchoolRow>().AsNoTracking().ToDictionaryAsync(s => s.Urn, ct);
        int added = 0, changed = 0, closed = 0, done = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var batch in file.Lines.Values.OrderBy(l => l.Urn).Chunk(BatchSize))
        {
            foreach (var line in batch)
            {
                if (!held.TryGetValue(line.Urn, out var row))
                {
                    row = new SchoolRow { Urn = line.Urn };
                    line.ApplyTo(row);
                    db.Add(row);
                    added++;
                    continue;
                }

                var wasOpen = School.MeansOpen(row.Status);
                db.Attach(row);
                line.ApplyTo(row);
                db.Entry(row).DetectChanges();
                if (db.Entry(row).State != EntityState.Modified)
                    continue;
                changed++;
                if (wasOpen && !School.MeansOpen(row.Status))
                    closed++;
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            progress(done += batch.Length, file.Lines.Count);
        }

        await transaction.CommitAsync(ct);
        return new(added, changed, closed, file.Lines.Count - added - changed);
    }
}

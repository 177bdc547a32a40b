using System.Globalization;
using Headwater.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data.Sqlite;

/// <summary>Copies the file through SQLite's own backup, page by page, while others go on working.</summary>
internal sealed class SqliteCopies(SqliteProvider provider, InstallationSettings settings, IReadOnlyList<IModelContributor> contributors) : IDatabaseCopies
{
    private const string Part = "database/headwater.db";

    public Task<bool> IsEmptyAsync(CancellationToken ct) => Task.FromResult(!File.Exists(provider.File) || new FileInfo(provider.File).Length == 0);

    public async Task CopyOutAsync(PartWriter write, CancellationToken ct)
    {
        var copy = Temporary();
        try
        {
            await using (var connection = new SqliteConnection(SqliteProvider.ConnectionString(provider.File)))
            {
                await connection.OpenAsync(ct);
                SqliteProvider.CopyTo(connection, copy);
            }

            await write(
                Part,
                async (target, stop) =>
                {
                    await using var source = new FileStream(copy, FileMode.Open, FileAccess.Read);
                    await source.CopyToAsync(target, stop);
                },
                ct);
        }
        finally
        {
            Delete(copy);
        }
    }

    public async Task CopyInAsync(IAsyncEnumerable<CopiedPart> parts, Func<HeadwaterDb, CancellationToken, Task> check, CancellationToken ct)
    {
        PrivateFolder.Create(settings.DataFolder);
        using var hold = await provider.HoldForMigrationAsync(ct);
        var restoring = Temporary();
        try
        {
            await foreach (var part in parts.WithCancellation(ct))
            {
                if (part.Name != Part)
                    throw new InputRefusedException($"The backup holds {part.Name}, which is no part of a SQLite database.");
                await using var file = new FileStream(restoring, PrivateFolder.Opening(FileMode.CreateNew, FileAccess.Write));
                await part.Content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            if (!File.Exists(restoring))
                throw new InputRefusedException("The backup holds no database.");
            await CheckAsync(restoring, check, ct);
            if (!await IsEmptyAsync(ct))
                await RequireNobodyElseAsync(ct);
            File.Move(restoring, provider.File, overwrite: true);
            File.Delete(provider.File + "-wal");
            File.Delete(provider.File + "-shm");
        }
        finally
        {
            Delete(restoring);
        }
    }

    private async Task CheckAsync(string file, Func<HeadwaterDb, CancellationToken, Task> check, CancellationToken ct)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true }.ToString();
        List<LocalityId> localities = [];
        await using (var db = On(connectionString, null))
        {
            await db.Database.OpenConnectionAsync(ct);
            foreach (var pragma in new[] { "integrity_check", "foreign_key_check" })
            {
                if (await FirstAsync(db, $"PRAGMA {pragma}", ct) is { } said && said is not "ok")
                    throw new InputRefusedException($"The database in the backup is damaged: {said}.");
            }

            var (table, column) = LocalityTable.Of(db);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT \"{column}\" FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                localities.Add(new(reader.GetGuid(0)));
        }

        foreach (var locality in localities)
        {
            await using var db = On(connectionString, locality);
            await check(db, ct);
        }

        // One file again: what was destroyed in the copy must not lie on in a log beside it.
        await using var last = On(connectionString, null);
        await last.Database.OpenConnectionAsync(ct);
        await FirstAsync(last, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    private HeadwaterDb On(string connectionString, LocalityId? locality)
    {
        var current = new CurrentLocality();
        if (locality is { } id)
            current.Enter(id);
        return DesignTime.CreateOn(o => o.UseSqlite(connectionString, s => s.MigrationsAssembly(typeof(SqliteProvider).Assembly)).AddInterceptors(SqliteProvider.Pragmas), provider, contributors, current);
    }

    // A server that has the file open would go on writing into the one that was replaced.
    private async Task RequireNobodyElseAsync(CancellationToken ct)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = provider.File, Pooling = false, DefaultTimeout = 1 }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK;";
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 5)
        {
            throw new InputRefusedException($"{provider.File}: a program works with this database; stop Headwater first, then restore.", e);
        }
    }

    private static async Task<string?> FirstAsync(HeadwaterDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    private string Temporary() => Path.Combine(settings.DataFolder, $"copy-{Guid.CreateVersion7():N}.db");

    private static void Delete(string path)
    {
        foreach (var end in new[] { "", "-wal", "-shm", "-journal", ".part" })
            File.Delete(path + end);
    }
}

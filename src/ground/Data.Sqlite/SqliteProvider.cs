using System.Data.Common;
using System.Globalization;
using Headwater.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data.Sqlite;

/// <summary>SQLite in the data folder: one file, brought up to date at start after a copy was put aside.</summary>
public sealed class SqliteProvider(InstallationSettings settings, TimeProvider clock) : IDatabaseProvider
{
    internal static readonly PragmaInterceptor Pragmas = new();

    /// <summary>The database file.</summary>
    public string File => Path.Combine(settings.DataFolder, "headwater.db");

    /// <summary>Where copies are put before a migration.</summary>
    public string BackupsFolder => Path.Combine(settings.DataFolder, "backups");

    /// <inheritdoc />
    public string Key => "Sqlite";

    /// <inheritdoc />
    public bool MigratesAtStart => true;

    /// <inheritdoc />
    public bool HoldsConnections => true;

    /// <inheritdoc />
    public string Place => File;

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => options
        // A list of values is one parameter: a statement whose text depends on how many there are is written anew each time it is asked.
        .UseSqlite(ConnectionString(File), o => o.MigrationsAssembly(typeof(SqliteProvider).Assembly).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(Pragmas);

    /// <inheritdoc />
    public void ConfigureForMigration(DbContextOptionsBuilder options) => Configure(options);

    /// <inheritdoc />
    public void ConfigureModel(ModelBuilder model)
    {
    }

    /// <inheritdoc />
    public async Task<IDisposable?> HoldForMigrationAsync(CancellationToken ct)
    {
        PrivateFolder.Create(settings.DataFolder);
        var path = Path.Combine(settings.DataFolder, "migrating.lock");
        while (true)
        {
            try
            {
                // The operating system lets go of it when the program dies, which EF's own lock row does not.
                var hold = new FileStream(path, PrivateFolder.Opening(FileMode.OpenOrCreate));
                // SQLite gives its log the rights of the database, and makes that one readable by everybody.
                if (!System.IO.File.Exists(File))
                    await new FileStream(File, PrivateFolder.Opening(FileMode.OpenOrCreate)).DisposeAsync();
                return hold;
            }
            catch (IOException) when (System.IO.File.Exists(path))
            {
                // Another program is waited for in real time, whatever this one's clock says.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }

    /// <inheritdoc />
    /// <remarks>Every explicit transaction begins IMMEDIATE here and so is the only writer already.</remarks>
    public Task TakeTurnAsync(HeadwaterDb db, Guid key, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.</remarks>
    public bool IsTaken(DbUpdateException failure) => failure.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    /// <inheritdoc />
    public Task<int> InsertManyAsync(HeadwaterDb db, ManyTable table, IEnumerable<object> rows, CancellationToken ct) => Task.FromResult(ManyInserts.Run(db, table, rows, ct));

    /// <inheritdoc />
    public IStoredRow Stored(DbDataReader reader) => new SqliteStoredRow((SqliteDataReader)reader);

    /// <inheritdoc />
    public async Task PrepareForMigrationAsync(HeadwaterDb db, CancellationToken ct)
    {
        if (!System.IO.File.Exists(File) || new FileInfo(File).Length == 0)
            return;
        await using var connection = new SqliteConnection(ConnectionString(File));
        await connection.OpenAsync(ct);
        await DropAbandonedLockAsync(connection, ct);
        // A file that was only just made holds nothing that could be lost.
        if (await IsEmptyAsync(connection, ct))
            return;
        CopyTo(connection, NextBackup());
    }

    /// <inheritdoc />
    public Task AfterMigrationAsync(HeadwaterDb db, CancellationToken ct) => AuditGuards.BuildAsync(db, ct);

    /// <inheritdoc />
    public IDatabaseCopies Copies(IReadOnlyList<IModelContributor> contributors) => new SqliteCopies(this, settings, contributors);

    // No shared cache: it turns a busy database into an error that busy_timeout does not cover.
    internal static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
    }.ToString();

    // A migration that was killed leaves EF's lock row behind, and EF would wait for it for ever. Whoever holds the lock
    // file knows that no migration is running.
    private static async Task DropAbandonedLockAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<bool> IsEmptyAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)";
        return (long)(await command.ExecuteScalarAsync(ct))! == 1;
    }

    internal static void CopyTo(SqliteConnection source, string path)
    {
        var unfinished = path + ".part";
        System.IO.File.Delete(unfinished);
        new FileStream(unfinished, PrivateFolder.Opening(FileMode.CreateNew)).Dispose();
        using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
        {
            copy.Open();
            source.BackupDatabase(copy);
        }
        System.IO.File.Move(unfinished, path);
    }

    private string NextBackup()
    {
        PrivateFolder.Create(BackupsFolder);
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{n}");
            var path = Path.Combine(BackupsFolder, $"headwater-{stamp}{suffix}.db");
            if (!System.IO.File.Exists(path))
                return path;
        }
    }
}

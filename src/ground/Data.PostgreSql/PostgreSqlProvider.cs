using System.Data.Common;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Headwater.Data.PostgreSql;

/// <summary>
/// PostgreSQL. The application's role owns nothing; the owner's role migrates. Row-level security is a second wall behind
/// the query filters.
/// </summary>
public sealed class PostgreSqlProvider(InstallationSettings settings) : IDatabaseProvider
{
    private static readonly LocalitySettingInterceptor LocalitySetting = new();

    private string Application => settings.Database
        ?? throw new InputRefusedException("HEADWATER_DATABASE is not set.");

    private string Owner => string.IsNullOrWhiteSpace(settings.DatabaseOwner) ? Application : settings.DatabaseOwner;

    /// <inheritdoc />
    public string Key => "PostgreSql";

    /// <inheritdoc />
    public bool MigratesAtStart => false;

    /// <inheritdoc />
    public bool HoldsConnections => false;

    /// <inheritdoc />
    public string Place => "HEADWATER_DATABASE";

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => Use(options, Application, "HEADWATER_DATABASE");

    /// <inheritdoc />
    public void ConfigureForMigration(DbContextOptionsBuilder options) => Use(options, Owner, "HEADWATER_DATABASE_OWNER");

    /// <inheritdoc />
    public void ConfigureModel(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.FindAnnotation(DataAnnotations.ByteOrder) is not null))
            property.SetCollation("C");
    }

    /// <inheritdoc />
    public async Task<IDisposable?> HoldForMigrationAsync(CancellationToken ct)
    {
        // EF locks its history table, which on a new database is not there yet. This lock ends with its connection, so the
        // connection is one of its own, outside the pool, and may wait as long as another migration takes.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var wait = new NpgsqlCommand("SELECT pg_advisory_lock(4832417)", connection) { CommandTimeout = 0 };
            await wait.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public Task TakeTurnAsync(HeadwaterDb db, Guid key, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key.ToString()}, 0))", ct);

    /// <inheritdoc />
    public bool IsTaken(DbUpdateException failure) => failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc />
    public Task<int> InsertManyAsync(HeadwaterDb db, ManyTable table, IEnumerable<object> rows, CancellationToken ct) => ManyCopies.RunAsync(db, table, rows, ct);

    /// <inheritdoc />
    public IStoredRow Stored(DbDataReader reader) => new PostgreSqlStoredRow(reader);

    /// <inheritdoc />
    public Task PrepareForMigrationAsync(HeadwaterDb db, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public Task AfterMigrationAsync(HeadwaterDb db, CancellationToken ct) =>
        Walls.BuildAsync(db, UserOf(Application), UserOf(Owner), ct);

    /// <inheritdoc />
    public IDatabaseCopies Copies(IReadOnlyList<IModelContributor> contributors) => new PostgreSqlCopies(this, contributors);

    private static void Use(DbContextOptionsBuilder options, string connectionString, string setting)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new InputRefusedException($"{setting}: not a PostgreSQL connection string: {e.Message}", e);
        }
        options
            .UseNpgsql(connectionString, o => o.MigrationsAssembly(typeof(PostgreSqlProvider).Assembly))
            .AddInterceptors(LocalitySetting);
    }

    private static string? UserOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username;
}

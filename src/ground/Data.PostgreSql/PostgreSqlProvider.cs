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
    public string Place => "HEADWATER_DATABASE";

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => Use(options, Application, "HEADWATER_DATABASE");

    /// <inheritdoc />
    public void ConfigureForMigration(DbContextOptionsBuilder options) => Use(options, Owner, "HEADWATER_DATABASE_OWNER");

    /// <inheritdoc />
    public void ConfigureModel(ModelBuilder model)
    {
    }

    /// <inheritdoc />
    public Task<IDisposable?> HoldForMigrationAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    /// <inheritdoc />
    public Task PrepareForMigrationAsync(HeadwaterDb db, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public Task AfterMigrationAsync(HeadwaterDb db, CancellationToken ct) =>
        Walls.BuildAsync(db, UserOf(Application), UserOf(Owner), ct);

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

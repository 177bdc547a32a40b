using System.Data.Common;
using System.Globalization;
using Headwater.Access;
using Headwater.Access.Contracts;
using Headwater.Children;
using Headwater.Data;
using Headwater.Data.PostgreSql;
using Headwater.Data.Sqlite;
using Headwater.FairAccess;
using Headwater.Kernel;
using Headwater.Insight;
using Headwater.Localities;
using Headwater.Partnership;
using Headwater.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Headwater.Testing;

/// <summary>The engines every database test runs on.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>
/// A database of a test's own, up to date, in a data folder of its own: cloned from a template that is migrated once a run.
/// On PostgreSQL the application's role owns nothing.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgreSqlTemplate = new(MakePostgreSqlTemplateAsync);
    private static readonly SemaphoreSlim Cloning = new(1);
    private static int made;
    private readonly string? database;

    private TestDatabase(InstallationSettings settings, string? database)
    {
        (Settings, this.database) = (settings, database);
        Services = ServicesOf(settings, Clock);
    }

    public InstallationSettings Settings { get; }

    /// <summary>The clock of everything on this database; it stands still until told otherwise.</summary>
    public FakeTimeProvider Clock { get; } = new(TestWorld.Start);

    /// <summary>The modules on this database, without the web.</summary>
    public ServiceProvider Services { get; }

    public static async Task<TestDatabase> CreateAsync(Engine engine)
    {
        var settings = await EmptyAsync(engine);
        if (engine == Engine.Sqlite)
        {
            File.Copy(await SqliteTemplate.Value, Path.Combine(settings.DataFolder, "headwater.db"));
            return new(settings, null);
        }

        var name = new NpgsqlConnectionStringBuilder(settings.Database).Database!;
        var template = await PostgreSqlTemplate.Value;
        // PostgreSQL clones one at a time: a template may have no other user.
        await Cloning.WaitAsync();
        try
        {
            await (await PostgreSqlServer.GetAsync()).ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} OWNER {PostgreSqlServer.OwnerRole}");
        }
        finally
        {
            Cloning.Release();
        }

        return new(settings, name);
    }

    /// <summary>A database with nothing in it; on PostgreSQL it is there, on SQLite there is not even a file.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(Engine engine)
    {
        var settings = await EmptyAsync(engine);
        if (engine == Engine.Sqlite)
            return new(settings, null);
        var name = new NpgsqlConnectionStringBuilder(settings.Database).Database!;
        await (await PostgreSqlServer.GetAsync()).ExecuteAsync($"CREATE DATABASE {name} OWNER {PostgreSqlServer.OwnerRole}");
        return new(settings, name);
    }

    /// <summary>A context of its own, in the locality given.</summary>
    public HeadwaterDb Open(LocalityId? locality = null)
    {
        var current = new CurrentLocality();
        if (locality is { } id)
            current.Enter(id);
        return DesignTime.Create(Services.GetRequiredService<IDatabaseProvider>(), Services.GetServices<IModelContributor>(), current);
    }

    /// <summary>A plain connection past every wall; on PostgreSQL as the superuser.</summary>
    public async Task<DbConnection> ConnectAsync(CancellationToken ct)
    {
        DbConnection connection = database is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Settings.DataFolder, "headwater.db"), ForeignKeys = false }.ToString())
            : new NpgsqlConnection((await PostgreSqlServer.GetAsync()).ConnectionString(database, "postgres"));
        await connection.OpenAsync(ct);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (database is not null)
            await (await PostgreSqlServer.GetAsync()).ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        else
            SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.DataFolder, recursive: true);
    }

    private static ServiceProvider ServicesOf(InstallationSettings settings, FakeTimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(settings).AddSingleton<TimeProvider>(clock);
        services.AddHeadwaterData().AddLocalities().AddLocalityRecords().AddAccess().AddInsight().AddChildren().AddPartnership().AddSupport().AddFairAccess();
        services.AddSingleton<TestStepUp>().Replace(ServiceDescriptor.Singleton<IStepUp>(sp => sp.GetRequiredService<TestStepUp>()));
        services.TryAddScoped<IInvitations, TestInvitations>();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static async Task<InstallationSettings> EmptyAsync(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("headwater-test-").FullName;
        if (engine == Engine.Sqlite)
            return new() { DataFolder = folder };
        var server = await PostgreSqlServer.GetAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref made)}");
        return new()
        {
            DataFolder = folder,
            Database = server.ConnectionString(name, PostgreSqlServer.ApplicationRole),
            DatabaseOwner = server.ConnectionString(name, PostgreSqlServer.OwnerRole),
        };
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var template = await CreateEmptyAsync(Engine.Sqlite);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(template.Settings.DataFolder, recursive: true);
        await template.Services.GetRequiredService<DatabaseMigration>().BringUpToDateAsync(CancellationToken.None);
        await template.Services.DisposeAsync();
        // Closing the last connection writes the log back into the one file that is copied.
        SqliteConnection.ClearAllPools();
        return Path.Combine(template.Settings.DataFolder, "headwater.db");
    }

    private static async Task<string> MakePostgreSqlTemplateAsync()
    {
        var template = await CreateEmptyAsync(Engine.PostgreSql);
        await template.Services.GetRequiredService<DatabaseMigration>().BringUpToDateAsync(CancellationToken.None);
        await template.Services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(template.Settings.DataFolder, recursive: true);
        return template.database!;
    }
}

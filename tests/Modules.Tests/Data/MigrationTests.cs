using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Schools;
using Headwater.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Headwater.Modules.Tests.Data;

public sealed class MigrationTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Migrations_say_the_same_as_the_model(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Bringing_up_to_date_can_be_repeated(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        var migration = database.Services.GetRequiredService<DatabaseMigration>();

        Assert.True(await migration.HasPendingAsync(Ct));
        Assert.NotEmpty(await migration.BringUpToDateAsync(Ct));
        Assert.False(await migration.HasPendingAsync(Ct));
        Assert.Empty(await migration.BringUpToDateAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Two_programs_may_migrate_at_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        var migration = database.Services.GetRequiredService<DatabaseMigration>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => migration.BringUpToDateAsync(Ct), Ct)));

        Assert.False(await migration.HasPendingAsync(Ct));
    }

    [Fact]
    public async Task PostgreSql_is_not_migrated_at_start_but_refused_with_what_to_do()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Engine.PostgreSql);

        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => database.Services.GetRequiredService<DatabaseMigration>().EnsureUpToDateAsync(Ct));

        Assert.Contains("./run migrate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_refused_without_its_password()
    {
        var settings = new InstallationSettings { DataFolder = Path.GetTempPath(), Database = "Host=127.0.0.1;Port=1;Username=app;Password=very-secret;Database=x;Timeout=2" };
        var migration = new DatabaseMigration(Databases.For(settings, TimeProvider.System), []);

        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => migration.EnsureUpToDateAsync(Ct));

        Assert.StartsWith("HEADWATER_DATABASE", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_puts_a_copy_aside_before_it_migrates_and_none_otherwise()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Engine.Sqlite);
        var migration = database.Services.GetRequiredService<DatabaseMigration>();
        var backups = Path.Combine(database.Settings.DataFolder, "backups");

        await migration.EnsureUpToDateAsync(Ct);
        Assert.False(Directory.Exists(backups));

        await PutBehindAsync(database, "CREATE TABLE kept (word TEXT); INSERT INTO kept VALUES ('here');");
        await Assert.ThrowsAnyAsync<Exception>(() => migration.EnsureUpToDateAsync(Ct));

        var copy = Assert.Single(Directory.GetFiles(backups));
        await using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT word FROM kept";
        Assert.Equal("here", await command.ExecuteScalarAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_the_first_version_held_is_there_after_the_newest_migration(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        var provider = database.Services.GetRequiredService<IDatabaseProvider>();
        await using (var db = DesignTime.CreateForMigration(provider, database.Services.GetServices<IModelContributor>()))
        {
            var first = db.Database.GetMigrations().First();
            await db.GetService<IMigrator>().MigrateAsync(first, Ct);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO localities_school (urn, name, area_code, status) VALUES (900001, 'Hill', '845', 'Open')", Ct);
        }

        Assert.NotEmpty(await database.Services.GetRequiredService<DatabaseMigration>().BringUpToDateAsync(Ct));

        await using var newest = database.Open();
        Assert.Equal("Hill", (await newest.Set<SchoolRow>().SingleAsync(s => s.Urn == 900001, Ct)).Name);
        Assert.Equal(engine == Engine.Sqlite, Directory.Exists(Path.Combine(database.Settings.DataFolder, "backups")));
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_does_not_hold_the_next_one_up()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Engine.Sqlite);
        var file = Path.Combine(database.Settings.DataFolder, "headwater.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync(Ct);
        }

        var migrating = database.Services.GetRequiredService<DatabaseMigration>().BringUpToDateAsync(Ct);

        Assert.NotEmpty(await migrating.WaitAsync(TimeSpan.FromSeconds(30), Ct));
    }

    [Fact]
    public async Task Sqlite_survives_a_power_cut_and_waits_for_another_writer()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.Open();

        Assert.Equal("wal", (await PragmaAsync(db, "journal_mode")).ToString());
        Assert.Equal(2L, await PragmaAsync(db, "synchronous"));
        Assert.Equal(1L, await PragmaAsync(db, "foreign_keys"));
        Assert.Equal(10000L, await PragmaAsync(db, "busy_timeout"));
    }

    [Fact]
    public async Task The_applications_role_can_neither_change_tables_nor_their_history()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        await using var connection = new NpgsqlConnection(database.Settings.Database);
        await connection.OpenAsync(Ct);

        foreach (var sql in new[] { "DROP TABLE localities_school", "CREATE TABLE mine (x int)", "DELETE FROM \"__EFMigrationsHistory\"", "ALTER TABLE localities_organisation NO FORCE ROW LEVEL SECURITY" })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));
            Assert.Equal("42501", refused.SqlState);
        }
    }

    // The tables stay, the history is forgotten: the next migration runs and meets tables that are there already.
    private static async Task PutBehindAsync(TestDatabase database, string andAlso)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "DELETE FROM \"__EFMigrationsHistory\";" + andAlso;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<object> PragmaAsync(HeadwaterDb db, string name)
    {
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync(Ct))!;
    }
}

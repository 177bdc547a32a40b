using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// The second wall, asked of PostgreSQL's own catalogue and tried with plain SQL as the application's role: no table, view or
/// function is left out because somebody forgot it.
/// </summary>
public sealed class CatalogueTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_with_a_locality_has_the_wall_for_reading_and_writing_and_for_its_owner_too()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        await using var plain = await ConnectAsync(database);
        var tables = await TablesAsync(plain);
        Assert.Contains("children_child", tables);
        var without = await NamesAsync(plain, """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'locality_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('access_person_locality', 'access_session')
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
                SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polpermissive
                  AND pg_get_expr(p.polqual, c.oid) LIKE '%locality_id = %app.locality%' AND pg_get_expr(p.polwithcheck, c.oid) LIKE '%locality_id = %app.locality%'))
            """);
        Assert.Empty(without);
        // One more permissive policy would be a second door.
        Assert.Empty(await NamesAsync(plain, "SELECT relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid GROUP BY relname HAVING count(*) > 1"));
    }

    [Fact]
    public async Task The_application_s_role_owns_nothing_and_can_go_round_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        await using var plain = await ConnectAsync(database);
        Assert.Empty(await NamesAsync(plain, "SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"));
        Assert.Empty(await NamesAsync(plain, "SELECT proname FROM pg_proc WHERE proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"));
        Assert.Empty(await NamesAsync(plain, "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"));
        Assert.Empty(await NamesAsync(plain, "SELECT r.rolname FROM pg_roles r WHERE r.rolname <> current_user AND pg_has_role(current_user, r.oid, 'MEMBER')"));
        Assert.Empty(await NamesAsync(plain, "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"));
        // A view reads with its owner's rights, past the wall, unless it says otherwise.
        Assert.Empty(await NamesAsync(plain, "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace AND NOT coalesce(reloptions::text LIKE '%security_invoker=true%', false)"));
        foreach (var attempt in new[] { "ALTER TABLE children_child DISABLE ROW LEVEL SECURITY", "DROP POLICY locality_wall ON children_child", "SET ROLE headwater_owner", "CREATE TABLE mine (id int)", "TRUNCATE children_child" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(plain, attempt))).SqlState);
    }

    [Fact]
    public async Task Plain_sql_reads_and_changes_no_row_of_another_locality_on_any_table()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        var world = await CanaryWorld.CreateAsync(database);
        var mine = world.Children[0].Locality;
        await using var plain = await ConnectAsync(database);
        var tables = await TablesAsync(plain);
        await using var everything = (NpgsqlConnection)await database.ConnectAsync(Ct);
        foreach (var table in tables)
        {
            Assert.True(await CountAsync(everything, table) >= 3, $"{table} is empty, so nothing was proved");
            Assert.Equal((table, 0), (table, await CountAsync(plain, table)));
        }

        await ExecuteAsync(plain, $"SELECT set_config('app.locality', '{mine}', false)");
        foreach (var table in tables)
        {
            var (ours, seen) = (await CountAsync(everything, $"{table} WHERE locality_id = '{mine}'"), await CountAsync(plain, table));
            Assert.Equal(ours, seen);
            Assert.Equal((table, 0), (table, await ChangedAsync(plain, $"DELETE FROM {table} WHERE locality_id <> '{mine}'")));
            Assert.Equal((table, 0), (table, await ChangedAsync(plain, $"UPDATE {table} SET locality_id = locality_id WHERE locality_id <> '{mine}'")));
        }
    }

    [Fact]
    public async Task A_row_for_another_locality_is_taken_by_no_table()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        var world = await CanaryWorld.CreateAsync(database);
        await using var plain = await ConnectAsync(database);
        await using var everything = (NpgsqlConnection)await database.ConnectAsync(Ct);
        var (mine, theirs) = (world.Children[0].Locality, world.Children[^1].Locality);
        foreach (var table in await TablesAsync(plain))
        {
            var row = (string)(await ScalarAsync(everything, $"SELECT row_to_json(t)::text FROM {table} t WHERE locality_id = '{theirs}' LIMIT 1"))!;
            foreach (var setting in new[] { "", mine.ToString() })
            {
                await ExecuteAsync(plain, $"SELECT set_config('app.locality', '{setting}', false)");
                await using var insert = new NpgsqlCommand($"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, $1::json)", plain) { Parameters = { new() { Value = row } } };
                Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Ct))).SqlState);
            }
        }
    }

    /// <summary>
    /// Where a person ever held a post leads the sign-in, and a session is looked up, before a locality is entered: the two tables
    /// with a locality and without the wall. Neither says anything of a child.
    /// </summary>
    private static Task<List<string>> TablesAsync(NpgsqlConnection connection) => NamesAsync(connection, """
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'locality_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('access_person_locality', 'access_session') ORDER BY 1
        """);

    private static async Task<NpgsqlConnection> ConnectAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.Settings.Database);
        await connection.OpenAsync(Ct);
        return connection;
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        List<string> names = [];
        while (await reader.ReadAsync(Ct))
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string from) => (long)(await ScalarAsync(connection, $"SELECT count(*) FROM {from}"))!;

    /// <summary>How many rows a statement changed: none where the role may not change the table at all, as with the trail.</summary>
    private static async Task<int> ChangedAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            return await ExecuteAsync(connection, sql);
        }
        catch (PostgresException refused) when (refused.SqlState == "42501")
        {
            return 0;
        }
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Math.Max(0, await command.ExecuteNonQueryAsync(Ct));
    }
}

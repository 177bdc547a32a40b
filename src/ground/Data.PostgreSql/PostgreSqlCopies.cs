using System.Data;
using System.Globalization;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Headwater.Data.PostgreSql;

/// <summary>
/// Copies table by table with COPY from one snapshot, locality by locality. pg_dump cannot: the walls between localities stand
/// for the owner of the tables as well, and it shows one locality at most. So no other program is needed either.
/// </summary>
internal sealed class PostgreSqlCopies(PostgreSqlProvider provider, IReadOnlyList<IModelContributor> contributors) : IDatabaseCopies
{
    private const string Prefix = "database/";

    public async Task CopyOutAsync(PartWriter write, CancellationToken ct)
    {
        await using var db = DesignTime.Create(provider, contributors);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var localities = await LocalitiesAsync(db, connection, ct);
        foreach (var table in Tables(db))
        {
            foreach (var locality in IsOwned(table) ? localities : [default(LocalityId?)])
            {
                await ExecuteAsync(connection, $"SELECT set_config('app.locality', '{locality}', true)", ct);
                await write(
                    $"{Prefix}{table.Name}{(locality is null ? "" : $"/{locality}")}",
                    async (target, stop) =>
                    {
                        await using var source = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT {Columns(table)} FROM \"{table.Name}\") TO STDOUT (FORMAT binary)", stop);
                        await source.CopyToAsync(target, stop);
                    },
                    ct);
            }
        }
    }

    public async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var db = DesignTime.CreateForMigration(provider, contributors);
        if (!(await db.Database.GetAppliedMigrationsAsync(ct)).Any())
            return true;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var tables = Tables(db);
        await OpenAsync(connection, tables, ct);
        var any = string.Join(" OR ", tables.Select(t => $"EXISTS (SELECT 1 FROM \"{t.Name}\")"));
        await using var command = new NpgsqlCommand($"SELECT {any}", connection);
        return await command.ExecuteScalarAsync(ct) is false;
    }

    public async Task CopyInAsync(IAsyncEnumerable<CopiedPart> parts, Func<HeadwaterDb, CancellationToken, Task> check, CancellationToken ct)
    {
        // The tables first: in a database with nothing in it there are none yet.
        await new DatabaseMigration(provider, contributors).BringUpToDateAsync(ct);
        using var hold = await provider.HoldForMigrationAsync(ct);
        await using var db = DesignTime.CreateForMigration(provider, contributors);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var tables = Tables(db);
        await OpenAsync(connection, tables, ct);
        await ExecuteAsync(connection, $"TRUNCATE {string.Join(", ", tables.Select(t => $"\"{t.Name}\""))}", ct);
        await foreach (var part in parts.WithCancellation(ct))
        {
            var name = part.Name.StartsWith(Prefix, StringComparison.Ordinal) ? part.Name[Prefix.Length..].Split('/')[0] : "";
            var table = tables.Find(t => t.Name == name) ?? throw new InputRefusedException($"The backup holds {part.Name}, which is no table of this version of Headwater.");
            await using var target = await connection.BeginRawBinaryCopyAsync($"COPY \"{table.Name}\" ({Columns(table)}) FROM STDIN (FORMAT binary)", ct);
            await part.Content.CopyToAsync(target, ct);
        }

        foreach (var table in tables)
            await CloseAsync(connection, table, ct);
        foreach (var locality in await LocalitiesAsync(db, connection, ct))
        {
            var current = new CurrentLocality();
            current.Enter(locality!.Value);
            await ExecuteAsync(connection, $"SELECT set_config('app.locality', '{locality}', true)", ct);
            await using var within = DesignTime.CreateOn(o => o.UseNpgsql(connection), provider, contributors, current);
            await within.Database.UseTransactionAsync(transaction.GetDbTransaction(), ct);
            await check(within, ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>In this transaction only: the owner sees every row and the guards of the trail rest.</summary>
    private static async Task OpenAsync(NpgsqlConnection connection, List<ITable> tables, CancellationToken ct)
    {
        foreach (var table in tables)
            await ExecuteAsync(connection, $"ALTER TABLE \"{table.Name}\" NO FORCE ROW LEVEL SECURITY; ALTER TABLE \"{table.Name}\" DISABLE TRIGGER USER", ct);
    }

    private static async Task CloseAsync(NpgsqlConnection connection, ITable table, CancellationToken ct)
    {
        await ExecuteAsync(connection, $"ALTER TABLE \"{table.Name}\" ENABLE TRIGGER USER", ct);
        foreach (var column in table.PrimaryKey?.Columns.Where(c => c.StoreType is "integer" or "bigint") ?? [])
            await ExecuteAsync(connection, $"SELECT setval(pg_get_serial_sequence('\"{table.Name}\"', '{column.Name}'), (SELECT COALESCE(max(\"{column.Name}\"), 0) + 1 FROM \"{table.Name}\"), false)", ct);
        if (IsOwned(table))
            await ExecuteAsync(connection, $"ALTER TABLE \"{table.Name}\" FORCE ROW LEVEL SECURITY", ct);
    }

    private static bool IsOwned(ITable table) => table.EntityTypeMappings.Any(m => m.TypeBase.ClrType.IsAssignableTo(typeof(ILocalityOwned)));

    /// <summary>Tables, each after those it points to.</summary>
    private static List<ITable> Tables(HeadwaterDb db)
    {
        var left = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        List<ITable> ordered = [];
        while (left.Count > 0)
        {
            var next = left.Find(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || !left.Contains(f.PrincipalTable))) ?? throw new InvalidOperationException("Tables point at each other in a circle.");
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private static string Columns(ITable table) => string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\"").Order(StringComparer.Ordinal));

    private static async Task<List<LocalityId?>> LocalitiesAsync(HeadwaterDb db, NpgsqlConnection connection, CancellationToken ct)
    {
        var (table, column) = LocalityTable.Of(db);
        await using var command = new NpgsqlCommand($"SELECT \"{column}\" FROM \"{table}\" ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<LocalityId?> localities = [];
        while (await reader.ReadAsync(ct))
            localities.Add(new LocalityId(reader.GetGuid(0)));
        return localities;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

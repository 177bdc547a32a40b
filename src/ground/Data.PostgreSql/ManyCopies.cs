using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Headwater.Data.PostgreSql;

/// <summary>
/// COPY into a table of this transaction's own, and from there into the real one: PostgreSQL refuses to copy straight into a table
/// with row-level security, and this way the wall is asked for every row.
/// </summary>
internal static class ManyCopies
{
    private const string Incoming = "incoming_rows";

    public static async Task<int> RunAsync(HeadwaterDb db, ManyTable table, IEnumerable<object> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, $"CREATE TEMPORARY TABLE {Incoming} ON COMMIT DROP AS SELECT {table.ColumnList} FROM \"{table.Name}\" WITH NO DATA", ct);
        Copy(connection, table, rows, ct);
        var written = await ExecuteAsync(connection, $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) SELECT {table.ColumnList} FROM {Incoming}", ct);
        await ExecuteAsync(connection, $"DROP TABLE {Incoming}", ct);
        return written;
    }

    private static void Copy(NpgsqlConnection connection, ManyTable table, IEnumerable<object> rows, CancellationToken ct)
    {
        using var writer = connection.BeginBinaryImport($"COPY {Incoming} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)");
        var written = 0;
        foreach (var row in rows)
        {
            writer.StartRow();
            foreach (var column in table.Columns)
            {
                if (column.Of(row) is { } value)
                    writer.Write(value);
                else
                    writer.WriteNull();
            }

            if ((++written & 1023) == 0)
                ct.ThrowIfCancellationRequested();
        }

        writer.Complete();
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(ct);
    }
}

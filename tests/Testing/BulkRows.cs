using System.Data.Common;
using System.Globalization;
using Headwater.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Headwater.Testing;

/// <summary>
/// Rows written many at a time, past every check, as the model maps them: by prepared inserts, and on PostgreSQL by COPY as the
/// superuser, whom row-level security does not hold.
/// </summary>
public static class BulkRows
{
    public static async Task WriteAsync(TestDatabase database, HeadwaterDb db, IEnumerable<object> rows, CancellationToken ct = default)
    {
        await using DbConnection connection = await database.ConnectAsync(ct);
        if (connection is NpgsqlConnection)
        {
            // Rows come in any order: foreign keys are not looked at.
            await using var loose = connection.CreateCommand();
            loose.CommandText = "SET session_replication_role = replica";
            await loose.ExecuteNonQueryAsync(ct);
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var group in rows.GroupBy(r => r.GetType()))
        {
            var table = new Table(db.Model.FindEntityType(group.Key) ?? throw new ArgumentException($"{group.Key.Name} is not in the model.", nameof(rows)));
            if (connection is NpgsqlConnection npgsql)
                await CopyAsync(npgsql, table, group, ct);
            else
                Insert((SqliteConnection)connection, (SqliteTransaction)transaction, table, group);
        }

        await transaction.CommitAsync(ct);
    }

    public static async Task EmptyAsync(TestDatabase database, HeadwaterDb db, params Type[] types)
    {
        await using DbConnection connection = await database.ConnectAsync(default);
        var names = types.Select(t => db.Model.FindEntityType(t)!.GetTableName()!).ToList();
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection ? $"TRUNCATE {string.Join(", ", names)} CASCADE" : string.Join(";", names.Select(n => $"DELETE FROM {n}"));
        await command.ExecuteNonQueryAsync();
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, Table table, IEnumerable<object> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, n) => string.Create(CultureInfo.InvariantCulture, $"@p{n}")))})";
        for (var n = 0; n < table.Columns.Count; n++)
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{n}") });
        foreach (var row in rows)
        {
            for (var n = 0; n < table.Columns.Count; n++)
                command.Parameters[n].Value = table.Columns[n].Of(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, Table table, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in table.Columns)
            {
                if (column.Of(row) is { } value)
                    await writer.WriteAsync(value, ct);
                else
                    await writer.WriteNullAsync(ct);
            }
        }

        await writer.CompleteAsync(ct);
    }

    private sealed class Table(IEntityType entity)
    {
        public string Name { get; } = entity.GetTableName()!;

        public IReadOnlyList<Column> Columns { get; } = [.. entity.GetProperties().Where(p => !p.IsShadowProperty()).Select(p => new Column(p))];

        public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));
    }

    private sealed class Column(IProperty property)
    {
        private readonly Func<object, object?> read = property.GetGetter().GetClrValue;
        private readonly Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? converter = property.GetTypeMapping().Converter;

        public string Name { get; } = property.GetColumnName();

        public object? Of(object row) => read(row) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null;
    }
}

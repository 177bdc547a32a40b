using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Data.Sqlite;

/// <summary>One prepared statement for all rows of a table.</summary>
internal static class ManyInserts
{
    public static int Run(HeadwaterDb db, ManyTable table, IEnumerable<object> rows, CancellationToken ct)
    {
        using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, n) => Name(n)))})";
        var parameters = table.Columns.Select((_, n) => new SqliteParameter { ParameterName = Name(n) }).ToArray();
        command.Parameters.AddRange(parameters);
        var written = 0;
        foreach (var row in rows)
        {
            for (var n = 0; n < parameters.Length; n++)
                parameters[n].Value = table.Columns[n].Of(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
            if ((++written & 1023) == 0)
                ct.ThrowIfCancellationRequested();
        }

        return written;
    }

    private static string Name(int n) => string.Create(CultureInfo.InvariantCulture, $"@p{n}");
}

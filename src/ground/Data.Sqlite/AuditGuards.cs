using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data.Sqlite;

/// <summary>Triggers that keep the audit trail as it was written. Repeatable.</summary>
internal static class AuditGuards
{
    public static async Task BuildAsync(HeadwaterDb db, CancellationToken ct)
    {
        var sql = new StringBuilder();
        foreach (var table in AuditRows.Of(db.Model))
        {
            Add(sql, table, "no_delete", "DELETE", "TRUE");
            Add(sql, table, "no_change", "UPDATE", $"NOT ({table.IsErasure("IS")})");
            // INSERT OR REPLACE would delete the row that is there, past the trigger on deletes.
            Add(sql, table, "no_replace", "INSERT", $"EXISTS (SELECT 1 FROM \"{table.Name}\" WHERE {string.Join(" AND ", table.Key.Select(k => $"\"{k}\" = NEW.\"{k}\""))})");
        }

        await db.Database.ExecuteSqlRawAsync(sql.ToString(), ct);
    }

    private static void Add(StringBuilder sql, AuditTable table, string name, string on, string when) => sql.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
        DROP TRIGGER IF EXISTS "{table.Name}_{name}";
        CREATE TRIGGER "{table.Name}_{name}" BEFORE {on} ON "{table.Name}" WHEN {when}
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END;

        """);
}

using System.Globalization;
using System.Text;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Headwater.Data.PostgreSql;

/// <summary>Rights of the application's role, and row-level security on every table a locality owns. Repeatable.</summary>
internal static class Walls
{
    public static async Task BuildAsync(HeadwaterDb db, string? application, string? owner, CancellationToken ct)
    {
        using var quote = new NpgsqlCommandBuilder();
        var sql = new StringBuilder();
        if (application is not null && !string.Equals(application, owner, StringComparison.Ordinal))
            Grant(sql, quote.QuoteIdentifier(application));
        foreach (var table in AuditRows.Of(db.Model))
            GuardTrail(sql, table, application is not null && !string.Equals(application, owner, StringComparison.Ordinal) ? quote.QuoteIdentifier(application) : null);
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ILocalityOwned))))
            Secure(sql, quote, entity);
        if (sql.Length == 0)
            return;

        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using (var command = new NpgsqlCommand(sql.ToString(), connection, transaction))
                await command.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Grant(StringBuilder sql, string role) => sql.Append(string.Create(CultureInfo.InvariantCulture, $"""
        GRANT USAGE ON SCHEMA public TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role};
        -- what is recorded about the schema itself is the owner's alone to change
        REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {role};

        """));

    /// <summary>Entries are added and read; what erasure empties is the only thing that changes, and only by erasure.</summary>
    private static void GuardTrail(StringBuilder sql, AuditTable table, string? role)
    {
        if (role is not null)
        {
            sql.Append(CultureInfo.InvariantCulture, $"REVOKE UPDATE, DELETE, TRUNCATE ON \"{table.Name}\" FROM {role};\n");
            if (table.Erasable.Any())
                sql.Append(CultureInfo.InvariantCulture, $"GRANT UPDATE ({string.Join(", ", table.Erasable.Select(c => $"\"{c.Name}\""))}) ON \"{table.Name}\" TO {role};\n");
        }

        var name = $"{table.Name}_guard";
        sql.Append(CultureInfo.InvariantCulture, $"""
            CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$
            BEGIN
              IF TG_OP = 'UPDATE' THEN
                IF {table.IsErasure("IS NOT DISTINCT FROM")} THEN RETURN NEW; END IF;
              END IF;
              RAISE EXCEPTION 'the audit trail is only ever added to' USING ERRCODE = 'insufficient_privilege';
            END $guard$;
            DROP TRIGGER IF EXISTS "{name}_rows" ON "{table.Name}";
            CREATE TRIGGER "{name}_rows" BEFORE UPDATE OR DELETE ON "{table.Name}" FOR EACH ROW EXECUTE FUNCTION "{name}"();
            DROP TRIGGER IF EXISTS "{name}_whole" ON "{table.Name}";
            CREATE TRIGGER "{name}_whole" BEFORE TRUNCATE ON "{table.Name}" FOR EACH STATEMENT EXECUTE FUNCTION "{name}"();

            """);
    }

    private static void Secure(StringBuilder sql, NpgsqlCommandBuilder quote, IEntityType entity)
    {
        var table = quote.QuoteIdentifier(entity.GetTableName()!);
        var column = quote.QuoteIdentifier(entity.GetProperty(nameof(ILocalityOwned.LocalityId)).GetColumnName());
        var own = $"{column} = NULLIF(current_setting('app.locality', true), '')::uuid";
        sql.Append(string.Create(CultureInfo.InvariantCulture, $"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            DROP POLICY IF EXISTS locality_wall ON {table};
            CREATE POLICY locality_wall ON {table} USING ({own}) WITH CHECK ({own});

            """));
    }
}

using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Headwater.Data;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// What lies in every table, past every wall: how many rows and a hash of them all. The trail is left out, for a look that was
/// refused may stand there; nothing else may change by what is refused.
/// </summary>
internal sealed class StoredRows : IAsyncDisposable
{
    private static readonly string[] MayGrow = ["access_audit_entry", "access_audit_child", "access_audit_head", "data_protection_key"];
    private readonly DbConnection connection;
    private readonly List<string> tables;
    private readonly string change;
    private Dictionary<string, string> known = new(StringComparer.Ordinal);
    private long at = -1;

    private StoredRows(DbConnection connection, List<string> tables, string change) => (this.connection, this.tables, this.change) = (connection, tables, change);

    /// <summary>How often everything was read.</summary>
    public int Readings { get; private set; }

    public static async Task<StoredRows> CreateAsync(TestDatabase database, Engine engine, CancellationToken ct)
    {
        await using var db = database.Open();
        var all = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal).Except(MayGrow, StringComparer.Ordinal).ToList();
        // What moves whenever somebody else wrote anything: only then all is read again.
        var rows = new StoredRows(await database.ConnectAsync(ct), all, engine == Engine.Sqlite ? "PRAGMA data_version" : "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        await rows.ChangedAsync(ct);
        return rows;
    }

    /// <summary>The tables that are not as they were when this was last asked.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(CancellationToken ct)
    {
        var now = await ChangeAsync(ct);
        if (now == at)
            return [];
        at = now;
        Readings++;
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
            read[table] = await HashAsync(table, ct);
        var changed = tables.Where(t => known.Count > 0 && known[t] != read[t]).ToList();
        known = read;
        return changed;
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private async Task<long> ChangeAsync(CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = change;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private async Task<string> HashAsync(string table, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (values, rows) = (new object[reader.FieldCount], new List<string>());
        while (await reader.ReadAsync(ct))
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(v, CultureInfo.InvariantCulture))));
        }

        rows.Sort(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{rows.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}");
    }
}

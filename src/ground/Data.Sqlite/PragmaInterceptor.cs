using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Headwater.Data.Sqlite;

/// <summary>
/// Settings that SQLite keeps per connection, said once to each: the pool hands it out again as it was. Write-ahead logging lets readers
/// go on during a write; FULL means that what was committed survives a power cut; the timeout waits for another writer instead of
/// failing; what is deleted is overwritten, so that a destroyed key does not lie on in a free page. Sixteen megabytes hold the upper
/// levels of the large indexes.
/// </summary>
internal sealed class PragmaInterceptor : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-16384;";

    private readonly ConditionalWeakTable<sqlite3, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (Handle(connection) is not { } handle)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        told.AddOrUpdate(handle, Pragmas);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Handle(connection) is not { } handle)
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        told.AddOrUpdate(handle, Pragmas);
    }

    /// <summary>SQLite's own connection, if it was told nothing yet.</summary>
    private sqlite3? Handle(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && !told.TryGetValue(handle, out _) ? handle : null;
}

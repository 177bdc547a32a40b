using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Headwater.Data.Sqlite;

/// <summary>
/// Settings that SQLite keeps per connection. Write-ahead logging lets readers go on during a write; FULL means that what
/// was committed survives a power cut; the timeout waits for another writer instead of failing; what is deleted is overwritten,
/// so that a destroyed key does not lie on in a free page. Sixteen megabytes hold the upper levels of the large indexes.
/// </summary>
internal sealed class PragmaInterceptor : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-16384;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

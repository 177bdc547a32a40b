using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Headwater.Data.PostgreSql;

/// <summary>
/// Tells the database which locality the connection works for, each time one is opened, also when it is none: a pooled
/// connection must not bring the last user's locality along, whatever the pool does on return. Inside a transaction it is
/// told again for that transaction only, which also holds behind a pooler that shares sessions.
/// </summary>
internal sealed class LocalitySettingInterceptor : DbConnectionInterceptor, IDbTransactionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = SettingOn(connection, transaction: null, eventData.Context);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = SettingOn(connection, transaction: null, eventData.Context);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = SettingOn(connection, result, eventData.Context);
        command.ExecuteNonQuery();
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = SettingOn(connection, result, eventData.Context);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static NpgsqlCommand SettingOn(
        DbConnection connection, DbTransaction? transaction, Microsoft.EntityFrameworkCore.DbContext? context)
    {
        var locality = context is HeadwaterDb db && db.Locality != default ? db.Locality.ToString() : "";
        var command = new NpgsqlCommand("SELECT set_config('app.locality', $1, $2)", (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        command.Parameters.Add(new() { Value = locality });
        command.Parameters.Add(new() { Value = transaction is not null });
        return command;
    }
}

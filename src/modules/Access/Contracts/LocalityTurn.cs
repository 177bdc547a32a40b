using Headwater.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Access.Contracts;

/// <summary>
/// For rules that look at several rows: one writer of the locality at a time, from before the look until after the change. The
/// audit trail takes the same turn, so that it joins in.
/// </summary>
public sealed class LocalityTurn(HeadwaterDb db, Data.IDatabaseProvider provider, IDataProtectionProvider protection)
{
    /// <summary>Begins the transaction and waits for the turn.</summary>
    public async Task<IDbContextTransaction> TakeAsync(CancellationToken ct)
    {
        // A mail that is written within the turn is encrypted. The very first time that makes the key, which is saved on another
        // connection: within, it would wait for this very turn.
        _ = protection.CreateProtector("Headwater.Access.Posts").Protect([]);
        var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await provider.TakeTurnAsync(db, db.Locality.Value, ct);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}

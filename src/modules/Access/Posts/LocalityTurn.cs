using Headwater.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Access.Posts;

/// <summary>
/// For rules that look at several rows: one writer of the locality at a time, from before the look until after the change. The
/// audit trail takes the same turn, so that it joins in.
/// </summary>
internal sealed class LocalityTurn(HeadwaterDb db, Data.IDatabaseProvider provider)
{
    public async Task<IDbContextTransaction> TakeAsync(CancellationToken ct)
    {
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

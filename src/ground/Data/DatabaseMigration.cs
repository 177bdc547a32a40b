using System.Data.Common;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data;

/// <summary>Brings the database up to date, or says that someone must.</summary>
public sealed class DatabaseMigration(IDatabaseProvider provider, IEnumerable<IModelContributor> contributors)
{
    /// <summary>Whether migrations wait to be applied. A database that does not exist yet has all of them waiting.</summary>
    /// <exception cref="InputRefusedException">The database cannot be opened.</exception>
    public async Task<bool> HasPendingAsync(CancellationToken ct)
    {
        await using var db = DesignTime.Create(provider, contributors);
        return (await PendingAsync(db, ct)).Count > 0;
    }

    /// <summary>Applies what waits, as the role that owns the tables, and answers the names of what was applied.</summary>
    /// <exception cref="InputRefusedException">The database cannot be opened or may not be changed by this role.</exception>
    public async Task<IReadOnlyList<string>> BringUpToDateAsync(CancellationToken ct)
    {
        using var hold = await OpenedAsync(() => provider.HoldForMigrationAsync(ct));
        await using var db = DesignTime.CreateForMigration(provider, contributors);
        var pending = await PendingAsync(db, ct);
        try
        {
            if (pending.Count > 0)
            {
                await provider.PrepareForMigrationAsync(db, ct);
                await db.Database.MigrateAsync(ct);
            }
            await provider.AfterMigrationAsync(db, ct);
        }
        catch (DbException e)
        {
            throw new InputRefusedException($"{provider.Place}: the database could not be brought up to date: {e.Message}", e);
        }
        return pending;
    }

    /// <summary>To be called before a program works with the database: migrates where that is the program's own affair.</summary>
    /// <exception cref="InputRefusedException">Migrations wait that an administrator applies with <c>./run migrate</c>.</exception>
    public async Task EnsureUpToDateAsync(CancellationToken ct)
    {
        if (!await HasPendingAsync(ct))
            return;
        if (!provider.MigratesAtStart)
            throw new InputRefusedException($"{provider.Place}: the database is behind this version of Headwater; bring it up to date with ./run migrate, then start again.");
        await BringUpToDateAsync(ct);
    }

    private Task<IReadOnlyList<string>> PendingAsync(HeadwaterDb db, CancellationToken ct) =>
        OpenedAsync<IReadOnlyList<string>>(async () => [.. await db.Database.GetPendingMigrationsAsync(ct)]);

    private async Task<T> OpenedAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DbException e)
        {
            throw new InputRefusedException($"{provider.Place}: the database cannot be opened: {e.Message}", e);
        }
    }
}

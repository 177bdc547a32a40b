using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Imports;

/// <summary>Made-up and real children never share a database: nobody should have to wonder which a record is.</summary>
internal sealed class SampleWall(HeadwaterDb db, ILocalities localities, IServiceScopeFactory scopes)
{
    /// <summary>Before real children are taken in.</summary>
    /// <exception cref="InputRefusedException">This is the sample's locality, or the sample's children are here.</exception>
    public async Task RequireRealAsync(CancellationToken ct)
    {
        var all = await localities.AllAsync(ct);
        if (all.Any(l => l.Id == db.Locality && l.IsSample))
            throw new InputRefusedException("This is the fictional sample locality: real children are never put beside made-up ones. Use a data folder of your own with --data.");
        if (await AnyAsync(all.Where(l => l.IsSample), ct))
            throw new InputRefusedException("The sample's made-up children are in this database: real children are never put beside them. Use a data folder of your own with --data.");
    }

    /// <summary>Before a record is opened by hand: in the sample's locality it is of a made-up child, elsewhere of a real one.</summary>
    /// <exception cref="InputRefusedException">Children of the other kind are in this database.</exception>
    public async Task RequireApartAsync(CancellationToken ct)
    {
        if ((await localities.AllAsync(ct)).Any(l => l.Id == db.Locality && l.IsSample))
            await RequireNoRealAsync(ct);
        else
            await RequireRealAsync(ct);
    }

    /// <summary>Before the sample is written.</summary>
    /// <exception cref="InputRefusedException">A real locality has children here.</exception>
    public async Task RequireNoRealAsync(CancellationToken ct)
    {
        if (await AnyAsync((await localities.AllAsync(ct)).Where(l => !l.IsSample), ct))
            throw new InputRefusedException("There are real children in this database: the sample is never put beside them. Use another data folder with --data.");
    }

    private async Task<bool> AnyAsync(IEnumerable<LocalitySummary> where, CancellationToken ct)
    {
        foreach (var locality in where)
        {
            // Each locality is looked at from within: no scope reads two.
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality.Id);
            if (await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AnyAsync(ct))
                return true;
        }

        return false;
    }
}

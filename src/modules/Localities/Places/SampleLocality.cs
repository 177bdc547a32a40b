using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities.Places;

/// <summary>An installation that has no locality gets the fictional one, so that every page has something to show.</summary>
internal sealed class SampleLocality(IServiceScopeFactory scopes, AreaRegister areas, TimeProvider clock) : IStartupTask
{
    public int Order => 10;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        if (await db.Set<Locality>().AnyAsync(ct))
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var area = areas.ByCode(AreaRegister.FictionalCode)!;
        var locality = SamplePlaces.LocalityOf(area, SampleOrder.IdOf(area), now);
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality.Id);
        db.Add(locality);
        db.Add(SamplePlaces.CouncilOf(area));
        await db.SaveChangesAsync(ct);
    }
}

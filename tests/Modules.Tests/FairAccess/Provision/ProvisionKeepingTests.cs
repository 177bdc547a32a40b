using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Shared;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;
using static Headwater.Modules.Tests.FairAccess.Provision.ProvisionScene;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>How long a placement is kept.</summary>
public sealed class ProvisionKeepingTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task With_the_record_goes_all_that_hangs_on_it(Engine engine)
    {
        await using var scene = await ProvisionScene.CreateAsync(engine, agreed: true);
        var id = await scene.PlaceAsync();
        await scene.PlacementAsync(scene.Senco, s => s.NoteAsync(scene.Child, id, "A note.", Ct));
        await scene.HoldAsync(scene.Senco, id, ReviewDecision.ReadyToReturn);
        await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<AttendanceService>().EnterAsync(scene.Child, id, First, 0, [new(First, SessionMark.Present, null)], Ct));
        var version = (await scene.PaperAsync(id)).Placement.Version;
        Assert.NotNull(await scene.ReviewAsync(scene.Senco, s => s.BeginReturnAsync(scene.Child, id, version, Ct)));
        await scene.World.AsAsync(scene.Senco, async s =>
        {
            var retained = s.GetServices<IRetained>().OfType<FairAccessRetained>().Single();
            List<RetainedItem> held = [];
            await foreach (var one in retained.HeldAsync(scene.World.Today, Ct))
                held.Add(one);
            // The placement, its terms, a review that was held and one that is planned, a day, a note, and the referral.
            Assert.Equal(7, Assert.Single(held).Rows);
            Assert.Equal(7, await retained.EraseAsync(held[0], Ct));
            Assert.Equal(0, await s.GetRequiredService<HeadwaterDb>().Set<Placement>().IgnoreQueryFilters([QueryFilters.Involvement]).CountAsync(Ct));
            return true;
        });
    }
}

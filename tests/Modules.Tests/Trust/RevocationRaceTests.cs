using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Trust;

/// <summary>Whoever was let go is out on the very next request, over the whole site, while readers keep asking.</summary>
[Trait("Deep", "access")]
[Trait("Tier", "slow")]
public sealed class RevocationRaceTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite, 10_000)]
    [InlineData(Engine.PostgreSql, 1_000)]
    public async Task No_request_begun_after_a_revocation_is_let_through(Engine engine, int whole)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, camhs) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("CAMHS"));
        var (head, psychologist) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        var involvement = await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Identity, world.Today));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        using var client = site.Client(psychologist, world.Locality);
        var (races, stale, shown) = (Tier.Of(whole), 0, 0);
        await using var db = world.Database.Open(world.Locality);
        for (var race = 0; race < races; race++)
        {
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var during = AskAsync(client, child, waiting);
            await waiting.Task;
            await SetAsync(db, involvement, world.Clock.GetUtcNow().UtcDateTime);
            // The revocation is committed: from here on nothing may come through, whatever is still under way.
            if ((await StatusAsync(client, child)) == HttpStatusCode.OK)
                stale++;
            if (await during == HttpStatusCode.OK)
                shown++;
            await SetAsync(db, involvement, null);
            if ((await StatusAsync(client, child)) != HttpStatusCode.OK)
                Assert.Fail("An involvement in force must open the record, or the race is none.");
        }

        Assert.Equal(0, stale);
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {races} races, {shown} of the readers under way still came through, none after");
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, ChildId child, TaskCompletionSource begun)
    {
        await Task.Yield();
        begun.SetResult();
        return await StatusAsync(client, child);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, ChildId child)
    {
        using var response = await client.GetAsync($"/children/{child}", Ct);
        return response.StatusCode;
    }

    private static async Task SetAsync(Headwater.Data.HeadwaterDb db, Guid id, DateTime? revoked) =>
        Assert.Equal(1, await db.Set<Involvement>().Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAtUtc, revoked), Ct));
}

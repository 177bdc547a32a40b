using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.FairAccess.Provision;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>Alternative provision in a small sample, as those it is for find it.</summary>
[Trait("Tier", "slow")]
public sealed class SampleProvisionTests
{
    private const ulong Seed = 7;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Some_go_on_some_ended_and_what_is_made_up_keeps_the_rules(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var here = SampleOrder.IdOf(AreaRegister.Fictional[0]);
        Assert.Contains("placements in alternative provision", await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, Seed, Ct), StringComparison.Ordinal);
        await using var named = database.Services.CreateAsyncScope();
        named.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(here);
        var head = (await named.ServiceProvider.GetRequiredService<ISamplePeople>().PostsAsync(Ct)).First(p => p.Role == Role.Headteacher).Person;

        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(head, "somebody", here, Ct);
        var today = database.Clock.Today();
        var queries = scope.ServiceProvider.GetRequiredService<PlacementQueries>();
        var seen = await queries.SinceAsync(today.AddYears(-3), Ct);
        var (on, ended) = (seen.Where(p => p.Placement.EndedOn is null).ToList(), seen.Where(p => p.Placement.EndedOn is not null).ToList());
        Assert.True(on.Count > 0 && ended.Count > 0, $"{on.Count} go on, {ended.Count} ended");
        Assert.All(on, p => Assert.NotNull(p.Next));
        Assert.All(ended, p => Assert.True(p.Next is null && p.Placement.EndedOn >= p.Placement.FirstDay && p.Placement.EndedOn <= today));
        foreach (var paper in seen)
        {
            Assert.All(paper.Terms, t => PlacementRules.Refuse(t, paper.Placement.FirstDay));
            Assert.All(paper.Held, r => ReviewRules.Refuse(r, r.HeldOn!.Value));
            Assert.True(paper.Placement.StillThereOn is not { } asked || (asked >= PlacementRules.LookAt(paper.Placement) && asked <= today));
        }

        var counts = await queries.SessionsAsync([.. on.Select(p => p.Placement.Id)], Ct);
        Assert.Contains(counts.Values, c => c.Possible > 0 && c.Present < c.Possible);
        Assert.Equal(2, (await scope.ServiceProvider.GetRequiredService<ProviderQueries>().AllAsync(null, Ct)).Count);
    }
}

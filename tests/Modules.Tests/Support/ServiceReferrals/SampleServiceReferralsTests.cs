using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.ServiceReferrals;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>Referrals in a small sample, as those they are for find them.</summary>
[Trait("Tier", "slow")]
public sealed class SampleServiceReferralsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task One_of_every_state_is_there_by_the_rules_and_school_service_and_helpline_find_theirs(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var here = SampleOrder.IdOf(AreaRegister.Fictional[0]);
        Assert.Contains("11 referrals to services", await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct), StringComparison.Ordinal);
        await using var db = database.Open(here);
        var rows = await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().ToListAsync(Ct);
        var steps = (await db.Set<ServiceReferralStep>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().ToListAsync(Ct)).ToLookup(s => s.ReferralId);
        Assert.Equal(Enum.GetValues<ReferralState>(), rows.Select(r => r.State).Distinct().Order());
        foreach (var row in rows)
        {
            var way = steps[row.Id].OrderBy(s => s.Number).ToList();
            Assert.Equal(row.State, way[^1].To);
            Assert.All(way.Zip(way.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.AtUtc < p.Second.AtUtc && ReferralStates.Find(p.First.To, p.Second.To) is not null));
            Assert.Equal(row.State != ReferralState.Draft, ReferralRules.Missing(row).Count == 0);
        }

        await using var named = database.Services.CreateAsyncScope();
        named.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(here);
        var posts = await named.ServiceProvider.GetRequiredService<ISamplePeople>().PostsAsync(Ct);
        async Task<IReadOnlyList<ServiceReferral>> OpenAsync(PersonId person)
        {
            await using var scope = database.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", here, Ct);
            return await scope.ServiceProvider.GetRequiredService<ReferralQueries>().OpenAsync(Ct);
        }

        // Neither done, withdrawn nor handed on: eight, the draft first.
        var atSchool = await OpenAsync(posts.First(p => p.Role == Role.Headteacher && p.Organisation == rows[0].BegunBy).Person);
        Assert.Equal((8, ReferralState.Draft), (atSchool.Count, atSchool[0].State));
        Assert.Equal(2, (await OpenAsync(posts.First(p => p.Role == Role.TriageAdviser).Person)).Count);
        var taken = rows.First(r => r.State == ReferralState.Sent);
        Assert.Contains(await OpenAsync(posts.First(p => p.Organisation == taken.ProviderId && (p.Role.Capabilities() & Capability.TakeReferrals) != Capability.None).Person), r => r.Id == taken.Id);
    }
}

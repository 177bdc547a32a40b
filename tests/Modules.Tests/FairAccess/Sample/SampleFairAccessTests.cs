using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.FairAccess.Sample;

/// <summary>Fair access in a small sample, as those it is for find it.</summary>
[Trait("Tier", "slow")]
public sealed class SampleFairAccessTests
{
    private const ulong Seed = 7;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static LocalityId Here => SampleOrder.IdOf(AreaRegister.Fictional[0]);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task There_is_a_protocol_in_force_a_draft_and_referrals_in_every_state(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var made = await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, Seed, Ct);
        Assert.Contains("3 versions of fair access protocols, 12 referrals, 2 panel meetings, 2 places", made, StringComparison.Ordinal);
        await using var named = database.Services.CreateAsyncScope();
        named.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(Here);
        var posts = await named.ServiceProvider.GetRequiredService<ISamplePeople>().PostsAsync(Ct);
        PersonId First(Role role) => posts.First(p => p.Role == role).Person;

        await AsAsync(database, First(Role.Headteacher), async s =>
        {
            var protocols = await s.GetRequiredService<ProtocolQueries>().AllAsync(Ct);
            Assert.Equal([Standing.InForce, Standing.Replaced, Standing.Draft], protocols.Select(p => p.Standing));
            Assert.True(protocols[0].Agreement.IsMajority);
            Assert.NotEmpty(ProtocolDifferences.Between((await s.GetRequiredService<ProtocolQueries>().ContentAsync(protocols[1].Head.Id, Ct))!, (await s.GetRequiredService<ProtocolQueries>().ContentAsync(protocols[0].Head.Id, Ct))!, id => id.ToString()));
            Assert.Single(await s.GetRequiredService<ProtocolQueries>().ExemptionsAsync(Ct));
            // The first head finds a referral of every state on the way to a place.
            var school = posts.First(p => p.Role == Role.Headteacher).Organisation;
            var own = await s.GetRequiredService<HeadwaterDb>().Set<Referral>().Where(r => r.ReferredBy == school).ToListAsync(Ct);
            // The same head sits on the panel, whose papers are open, and finds a ledger with a past.
            Assert.NotEmpty((await s.GetRequiredService<PanelQueries>().FindAsync((await s.GetRequiredService<PanelQueries>().AllAsync(First(Role.Headteacher), Ct))[0].Meeting.Id, Ct))!.Cases);
            Assert.Equal(11, (await s.GetRequiredService<LedgerQueries>().EntriesAsync(Track.Mainstream, Ct)).Count);
            Assert.Equal([ReferralState.Draft, ReferralState.SignedOff, ReferralState.Accepted, ReferralState.SentBack, ReferralState.Withdrawn], own.Select(r => r.State).Order());
        });
        await AsAsync(database, First(Role.PanelChair), async s =>
        {
            var seen = await s.GetRequiredService<ReferralQueries>().OpenAsync(Ct);
            Assert.Equal(7, seen.Count);
            Assert.All(seen, r => Assert.NotEqual(ReferralState.Draft, r.State));
            foreach (var r in seen)
            {
                var view = (await s.GetRequiredService<ReferralQueries>().OfChildAsync(r.ChildId, Ct))!;
                var paper = view.Papers.Single(p => p.Referral.Id == r.Id);
                Assert.NotNull(paper.Risk);
                // What is signed off is complete.
                Assert.Empty(ReferralRules.Missing(paper, view.Child.YearGroup, await s.GetRequiredService<ProtocolQueries>().ForReferralAsync(r.Track, null, Ct), r.AcceptedOn ?? UkDays.DayOf(r.RecordedAtUtc)));
                Assert.All(paper.Steps, step => Assert.True(step.Day <= database.Clock.Today() && step.Day >= UkDays.DayOf(r.RecordedAtUtc)));
            }
        });
        await AsAsync(database, First(Role.LocalLead), async s => Assert.Empty(await s.GetRequiredService<ReferralQueries>().OpenAsync(Ct)));
    }

    private static async Task AsAsync(TestDatabase database, PersonId person, Func<IServiceProvider, Task> work)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", Here, Ct);
        await work(scope.ServiceProvider);
    }
}

using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Trust;

/// <summary>What a list shows is what single checks let through, neither more nor less, in worlds by chance.</summary>
[Trait("Deep", "access")]
[Trait("Tier", "slow")]
public sealed class ListIsCheckTests
{
    private const int AtATime = 100;
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private int shown;
    private int hidden;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_list_is_everything_that_a_check_lets_through(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await TestEntries.CreateTablesAsync(database);
        var open = TestEntries.ContextsOf(database);
        var worlds = Tier.Of(10_000);
        for (var first = 0; first < worlds; first += AtATime)
        {
            var batch = Enumerable.Range(first, AtATime).Select(n => new RandomWorld(unchecked((Tier.Seed * 31) + n))).ToList();
            await using var any = open(batch[0].Localities[0], null);
            await BulkRows.WriteAsync(database, any, batch.SelectMany(w => w.Rows), Ct);
            for (var n = 0; n < batch.Count; n++)
                await CompareAsync(database, open, batch[n], new Random(first + n));
            await BulkRows.EmptyAsync(database, any, typeof(Post), typeof(Child), typeof(Involvement), typeof(TestNote), typeof(TestPlan), typeof(TestSuspension), typeof(TestContact));
        }

        Assert.True(shown > worlds && hidden > worlds, $"{shown} shown, {hidden} hidden: worlds that show nothing prove nothing");
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {worlds} worlds, {shown} rows shown, {hidden} not");
    }

    private async Task CompareAsync(TestDatabase database, Func<LocalityId, Reader?, HeadwaterDb> open, RandomWorld world, Random random)
    {
        foreach (var locality in world.Localities)
        {
            // Somebody with a post here, where there is one: strangers see nothing too easily.
            var here = world.Posts.Where(p => p.LocalityId == locality).Select(p => p.PersonId).ToList();
            var person = here.Count > 0 && random.Next(4) > 0 ? here[random.Next(here.Count)] : world.People[random.Next(world.People.Count)];
            await using var scope = database.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", locality, Ct);
            var reader = scope.ServiceProvider.GetRequiredService<CurrentReader>().Reader;
            await using var db = open(locality, reader);
            var involvements = world.Involvements.Where(i => i.LocalityId == locality).ToLookup(i => i.ChildId);
            bool Check(ChildId child, EntryFacts facts) => involvements[child].Any(i => ScopeRule.Opens(i, reader, facts));

            await SameAsync(db.Set<Child>().Select(c => c.ChildId.Value), world.Children.Where(c => c.LocalityId == locality), c => c.ChildId.Value, c => Check(c.ChildId, new(EntryKinds.Identity, Visibility.Family, default)));
            await SameAsync(db.Set<TestContact>().Select(c => c.Id), world.Entries.OfType<TestContact>().Where(c => c.LocalityId == locality), c => c.Id, c => Check(c.ChildId, new(EntryKinds.Contacts, Visibility.Family, default)));
            await EntriesAsync<TestNote>();
            await EntriesAsync<TestPlan>();
            await EntriesAsync<TestSuspension>();
            await OneByOneAsync(scope.ServiceProvider, world.Children.First(c => c.LocalityId == locality).ChildId, Pick<Visibility>(random), Pick<EntryKinds>(random), Check);

            Task EntriesAsync<T>() where T : TestEntry, IEntry =>
                SameAsync(db.Set<T>().Select(e => e.Id), world.Entries.OfType<T>().Where(e => e.LocalityId == locality), e => e.Id, e => Check(e.ChildId, new(T.Kind, e.Visibility, e.OwnerId)));
        }
    }

    private async Task SameAsync<T>(IQueryable<Guid> query, IEnumerable<T> all, Func<T, Guid> id, Func<T, bool> check)
    {
        var listed = await query.ToListAsync(Ct);
        var let = all.ToLookup(check, id);
        Assert.Equal(let[true].Order(), listed.Order());
        (shown, hidden) = (shown + listed.Count, hidden + let[false].Count());
    }

    /// <summary>The check that services ask is the same check.</summary>
    private static async Task OneByOneAsync(IServiceProvider services, ChildId child, Visibility visibility, EntryKinds kind, Func<ChildId, EntryFacts, bool> check)
    {
        var involvements = services.GetRequiredService<IInvolvements>();
        Assert.Equal(check(child, new(kind, visibility, default)), await involvements.ReachesAsync(child, kind, visibility, default, Ct));
    }

    private static T Pick<T>(Random random) where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}

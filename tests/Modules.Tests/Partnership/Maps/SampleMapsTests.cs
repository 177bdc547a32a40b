using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Maps;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>The maps of the made-up locality.</summary>
public sealed class SampleMapsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_sample_has_a_stakeholder_map_and_a_causal_map_with_agreed_versions_and_the_same_each_time(Engine engine)
    {
        var first = await MadeAsync(engine);
        Assert.Equal(["What keeps children out of school: Causal, 10 elements, 13 links, version 2", "Who keeps children in school here: Stakeholder, 16 elements, 22 links, version 2"], first.Told);
        Assert.Equal(first.Ids, (await MadeAsync(engine)).Ids);
    }

    private static async Task<(List<string> Told, List<Guid> Ids)> MadeAsync(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        return await scene.AsAsync(scene.Lead, async s =>
        {
            var db = s.GetRequiredService<HeadwaterDb>();
            var order = new SampleOrder(new("999", "", "Ashvale", new("R", "A region"), null, null, [], [], true), 0, 1, 100, SampleOrder.DefaultSeed, scene.World.Today.AddYears(2));
            await using var transaction = await s.GetRequiredService<LocalityTurn>().TakeAsync(Ct);
            await new SampleMaps(db, new NoPeople()).WriteAsync(order, Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "system-map"));
            await transaction.CommitAsync(Ct);
            var queries = s.GetRequiredService<MapQueries>();
            List<string> told = [];
            foreach (var map in await queries.ListAsync(Ct))
            {
                Assert.True(map.LatestAgreed);
                told.Add($"{map.Map.Title}: {map.Map.Kind}, {map.Elements} elements, {map.Links} links, version {map.Latest!.Number}");
                var view = (await queries.ViewAsync(map.Map.Id, null, Ct))!;
                Assert.All(view.Graph.Links, l => Assert.InRange(l.Weight, 1, 3));
                // Something rests on no evidence, and the draft has gone on since the version.
                Assert.Contains(view.Graph.Links, l => MapWords.Evidence(l).Length == 0);
                Assert.False(MapComparison.Of((await queries.ViewAsync(map.Map.Id, 2, Ct))!.Graph, view.Graph).IsEmpty);
                if (map.Map.Kind == MapKind.Causal)
                    Assert.True(CausalLoops.Of(view.Graph, ct: Ct).Loops.Count >= 4);
            }

            return (told, await db.Set<DraftElement>().OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(Ct));
        });
    }

    private sealed class NoPeople : ISamplePeople
    {
        public Task<IReadOnlyList<SamplePost>> PostsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<SamplePost>>([]);
    }
}

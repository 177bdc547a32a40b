using Headwater.Children.Sample;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.HandOver;
using Headwater.Partnership.Network;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The made-up collaborative has stepped back two stages, was asked twice, looked at once, and has a pack that is partly complete.</summary>
public sealed class SteppingBackSampleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_sample_has_two_surveys_two_stages_a_review_and_a_pack_that_is_partly_complete(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var area = AreaRegister.Fictional[0];
        await database.Services.GetRequiredService<SampleMaking>().MakeAsync(area, 0, 1, SampleOrder.FewestChildren, SampleOrder.DefaultSeed, Ct);
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(SampleOrder.IdOf(area));
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        var collaborative = await db.Set<Collaborative>().SingleAsync(Ct);
        var moves = await db.Set<FacilitationMove>().OrderBy(m => m.MovedOn).ToListAsync(Ct);
        Assert.Equal((FacilitationStage.CoachOnCall, 2, collaborative.StageSince), (collaborative.Stage, moves.Count, moves[1].MovedOn));
        Assert.Equal((moves[0].To, FacilitationStage.CoachOnCall), (moves[1].From, moves[1].To));
        var found = (await scope.ServiceProvider.GetRequiredService<NetworkQueries>().LatestAsync(Ct))!;
        Assert.True(found.Rate is >= 0.7 and < 1 && found.WithoutFacilitator!.Fragmentation > 0.10 && found.Change is not null, $"{found.Rate} {found.WithoutFacilitator} {found.Change}");
        var review = Assert.Single(await scope.ServiceProvider.GetRequiredService<ReadinessQueries>().HeldAsync(Ct));
        Assert.Equal((14, false, 2), (review.Checks.Count, review.Held.IsReady, review.Attested.Count));
        Assert.Equal(review.Held.IsReady, review.Review.IsReady);
        var pack = await scope.ServiceProvider.GetRequiredService<PackQueries>().NowAsync(Ct);
        Assert.False(pack.IsComplete);
        Assert.True(pack.Sections.Count(s => s.IsComplete) is > 3 and < 10);
        Assert.Equal(1, pack.Receivers.Count(r => r.Receiver.ReadOn is not null));
    }
}

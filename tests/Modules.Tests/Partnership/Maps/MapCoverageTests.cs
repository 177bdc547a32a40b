using Headwater.Collaboration;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>Example A11 over storage: who is on the map but not at the table (S01).</summary>
public sealed class MapCoverageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A11_nine_sectors_of_seventy_links_without_camhs_young_people_and_police(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        // Schools 14, LA 12, social care 9, CAMHS 8, parents 7, VCS 6, AP 5, young people 5, police 4: each link is from an element of the
        // sector to one that has none, so that it counts for that sector alone.
        (string Sector, int Links)[] weights =
        [
            ("schools", 14), ("local authority", 12), ("Social care", 9), ("Health", 8), ("Parents and carers", 7), ("voluntary", 6), ("Alternative provision", 5), ("Young people", 5), ("Police and youth justice", 4),
        ];
        var map = await scene.MapAsync();
        await scene.AsAsync(scene.Member, async s =>
        {
            var drawing = s.GetRequiredService<DrawingService>();
            var middle = await drawing.AddElementAsync(map, new("Children", null, null, null, null, null, null), Ct);
            foreach (var (sector, links) in weights)
            {
                var element = await drawing.AddElementAsync(map, new("Those of " + sector, null, sector, null, null, null, null), Ct);
                for (var n = 0; n < links; n++)
                    await drawing.AddLinkAsync(map, MapScene.Link(element, middle), Ct);
            }

            return true;
        });

        // Health is core until the collaborative says otherwise: the example asks about it either way.
        await scene.DoAsync(scene.Lead, s => KeepHealthAsync(s, core: false));
        var tooEarly = await SignalAsync(scene);
        Assert.Equal((SignalState.NotEnoughData, CoverageQueries.NoMap), (tooEarly.State, tooEarly.Reasons[0]));
        await scene.AgreeAsync(map);
        foreach (var sector in (string[])[UsualSectors.Schools, UsualSectors.LocalAuthority, UsualSectors.SocialCare, UsualSectors.Parents, UsualSectors.Voluntary, UsualSectors.AlternativeProvision])
            await scene.SeatAsync(sector, scene.Member);

        var coverage = await scene.AsAsync(scene.Lead, s => s.GetRequiredService<CoverageQueries>().OfAsync(scene.World.Today, Ct));
        Assert.Equal(70, coverage.Sectors.Sum(s => s.Mapped.Weight));
        Assert.Equal(6, coverage.Sectors.Count(s => s.Mapped.Active));
        Assert.Equal(53.0 / 70, coverage.Signal.Value!.Value, 12);
        Assert.Equal("0.7571", coverage.Signal.Value.Value.ToString("F4", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["Health 0.1143", "Young people 0.0714", "Police and youth justice 0.0571"],
            coverage.Sectors.Where(s => !s.Mapped.Active).Select(s => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.Mapped.Sector} {s.Share:F4}")));
        Assert.Equal(SignalState.Look, coverage.Signal.State);

        await scene.DoAsync(scene.Lead, s => KeepHealthAsync(s, core: true));
        var core = await SignalAsync(scene);
        Assert.Equal(SignalState.Act, core.State);
        Assert.Contains("Health", core.Reasons[0], StringComparison.Ordinal);

        var page = (await scene.PageAsync(scene.Observer, MapLinks.Coverage)).Text();
        Assert.Contains("6 of the 9 sectors on the map are at the table", page, StringComparison.Ordinal);
        Assert.Contains("9 sectors on the map", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_agreed_version_counts_and_not_the_draft_and_a_seat_that_nobody_came_to_is_not_at_the_table(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var schools = await scene.ElementAsync(map, "Schools", "Schools");
        foreach (var sector in (string[])["Parents and carers", "Health", "Housing"])
            await scene.LinkAsync(map, schools, await scene.ElementAsync(map, sector, sector));
        await scene.AgreeAsync(map);
        await scene.ElementAsync(map, "Police", "Police and youth justice");
        await scene.SeatAsync(UsualSectors.Schools, scene.Member);
        await scene.SeatAsync(UsualSectors.Parents, scene.Parent);
        await scene.SeatAsync(UsualSectors.Health, scene.Lead);
        var coverage = await scene.AsAsync(scene.Lead, s => s.GetRequiredService<CoverageQueries>().OfAsync(scene.World.Today, Ct));
        // Housing is on the map, and the table has no such sector; police are on the draft alone.
        Assert.Equal([("Housing", false), ("Schools", true), ("Health", true), ("Parents and carers", true)], coverage.Sectors.Select(s => (s.Mapped.Sector, s.Mapped.Active)));
        Assert.Contains("Police and youth justice", coverage.NotMapped);

        var absent = await scene.AsAsync(scene.Lead, s => new CoverageQueries(s.GetRequiredService<MapQueries>(), s.GetRequiredService<SeatQueries>(), s.GetRequiredService<StandingQueries>(), new OnlySchoolsCame(), s.GetRequiredService<Headwater.Partnership.Limits.LimitQueries>()).SignalsAsync(scene.World.Today, Ct));
        var signal = Assert.Single(absent);
        // Three links: schools touch all three, the others one each; 3 of 6.
        Assert.Equal(0.5, signal.Value!.Value, 12);
        Assert.Equal(SignalState.Act, signal.State);
    }

    [Fact]
    public async Task A_map_without_links_says_that_there_is_too_little()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        foreach (var sector in (string[])["Schools", "Health", "Parents and carers"])
            await scene.ElementAsync(map, sector, sector);
        await scene.AgreeAsync(map);
        Assert.Equal(SignalState.NotEnoughData, (await SignalAsync(scene)).State);
    }

    private static async Task<SignalResult> SignalAsync(MapScene scene) => await scene.AsAsync(scene.Lead, async s =>
    {
        List<SignalResult> all = [];
        foreach (var source in s.GetServices<ISignalSource>())
            all.AddRange(await source.SignalsAsync(scene.World.Today, Ct));
        return all.Single(r => r.Signal == Signal.CoverageGap);
    });

    private sealed class OnlySchoolsCame : IRecentAttendance
    {
        public Task<IReadOnlyDictionary<string, int>> BySectorAsync(DateOnly today, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int> { [UsualSectors.Schools] = 3 });
    }

    private static async Task KeepHealthAsync(IServiceProvider services, bool core) => await services.GetRequiredService<StandingService>().KeepSectorAsync(
        UsualSectors.Health, "Health", core, key: false, anchor: false, (await services.GetRequiredService<StandingQueries>().SectorsAsync(Ct)).Single(s => s.Code == UsualSectors.Health).Version, Ct);
}

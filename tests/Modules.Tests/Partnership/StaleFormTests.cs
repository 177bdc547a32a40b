using Headwater.Collaboration;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Modules.Tests.Partnership.Maps;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Research;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Of two who opened the same form, the second is told before their word stands over the first one's.</summary>
public sealed class StaleFormTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_sector_a_seat_s_term_and_who_was_there_are_not_written_over_unseen(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var today = table.World.Today;
        async Task<Sector> HealthAsync() => (await table.AskAsync<StandingQueries, IReadOnlyList<Sector>>(table.Convenor, q => q.SectorsAsync(Ct))).Single(s => s.Code == UsualSectors.Health);
        var sector = await HealthAsync();
        Task KeepAsync(string label, int known) => table.AsAsync<StandingService>(table.Convenor, s => s.KeepSectorAsync(sector.Code, label, core: true, key: false, anchor: false, known, Ct));
        await KeepAsync("Child health", sector.Version);
        await SeatTests.RefusedAsync(() => KeepAsync("NHS", sector.Version), "Somebody else changed the sector Child health");
        Assert.Equal("Child health", (await HealthAsync()).Label);
        await KeepAsync("NHS", (await HealthAsync()).Version);

        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        async Task<Seat> SeatAsync() => (await table.AskAsync<SeatQueries, TableSeat?>(table.Convenor, q => q.OneAsync(seat, Ct)))!.Seat;
        var before = (await SeatAsync()).Version;
        Task PlanAsync(DateOnly ends, int known) => table.World.AsAsync(table.Convenor, async s =>
        {
            await s.GetRequiredService<SeatService>().PlanAsync(seat, ends, null, null, known, s.GetRequiredService<IPeople>(), Ct);
            return true;
        });
        await PlanAsync(today.AddYears(1), before);
        await SeatTests.RefusedAsync(() => PlanAsync(today.AddYears(2), before), "Somebody else changed the term");
        Assert.Equal(today.AddYears(1), (await SeatAsync()).TermEnds);

        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We meet", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, today, new(9, 0), 60, Ct));
        async Task<int> VersionAsync() => (await table.AskAsync<MeetingQueries, Meeting?>(table.Convenor, q => q.OneAsync(meeting, Ct)))!.Version;
        Task AttendAsync(Presence presence, int known) => table.AsAsync<RecordService>(table.Convenor, s => s.AttendAsync(meeting, new Dictionary<Guid, Presence> { [seat] = presence }, null, known, Ct));
        await AttendAsync(Presence.Present, await VersionAsync());
        // Also where nothing but who was there changes: it stands in rows of its own.
        var looked = await VersionAsync();
        await AttendAsync(Presence.Part, looked);
        await SeatTests.RefusedAsync(() => AttendAsync(Presence.Missed, looked), "in the meantime");
        Assert.Equal(Presence.Part, (await table.AskAsync<MeetingQueries, IReadOnlyDictionary<Guid, Presence>>(table.Convenor, q => q.PresencesAsync(meeting, Ct)))[seat]);
    }

    [Fact]
    public async Task Themes_of_a_finding_are_not_written_over_unseen()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        async Task<Guid> ThemeAsync(string code) => await table.AskAsync<ThemeService, Guid>(table.Nurse, s => s.AddAsync(code, "What it means", LookedAt.Nothing, Ct));
        var (waits, trust) = (await ThemeAsync("waiting"), await ThemeAsync("trust"));
        var finding = await table.FindingAsync("Plans are late.", [await table.SourceAsync(SourceKind.Document, "Audit of 40 plans", UsualSectors.LocalAuthority)]);
        var known = (await table.ReadAsync(finding)).Finding.Version;
        await table.AsAsync<ThemeService>(table.Mother, s => s.CodeAsync(finding, [waits], known, Ct));
        Assert.StartsWith("Somebody else changed this finding or its themes", await table.RefusedAsync<ThemeService>(table.Nurse, s => s.CodeAsync(finding, [trust], known, Ct)), StringComparison.Ordinal);
        Assert.Equal(["waiting"], (await table.ReadAsync(finding)).Themes.Select(t => t.Code));
    }

    [Fact]
    public async Task Of_two_who_arrange_a_map_each_moves_what_they_moved_and_the_same_element_is_not_moved_twice_unseen()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var (trust, time) = (await scene.ElementAsync(map, "trust"), await scene.ElementAsync(map, "time"));
        // Both opened the form while nothing stood anywhere.
        Task MoveAsync(Spot? trustTo, Spot? timeTo) => scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().PlaceAsync(map, new Dictionary<Guid, (Spot? Was, Spot? Asked)> { [trust] = (null, trustTo), [time] = (null, timeTo) }, Ct));
        await MoveAsync(new Spot(0.2, 0.4), null);
        await MoveAsync(null, new Spot(0.5, 0.6));
        var placed = (await scene.ViewAsync(map)).Placed;
        Assert.Equal([(0.2, 0.4), (0.5, 0.6)], placed.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Value.X, p.Value.Y)));
        Assert.StartsWith("Somebody else moved “trust”", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().PlaceAsync(map, new Dictionary<Guid, (Spot? Was, Spot? Asked)> { [trust] = (null, new Spot(0.9, 0.9)) }, Ct)), StringComparison.Ordinal);
        // The same once more asks for what stands already.
        await MoveAsync(new Spot(0.2, 0.4), null);
    }
}

using System.Net;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Partnership.Cohorts;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Across localities: an area shows what it chose to the cohort it is in, and nothing to anybody else.</summary>
public sealed class CohortTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_learning_cohort_of_thirty_areas_sees_what_is_shown_to_it_and_an_area_outside_sees_nothing(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var areas = await AreasAsync(world, 31);
        var (first, outside) = (areas[0], areas[30]);
        var (cohort, word) = await AskAsync<CohortService, (Guid, string)>(world, first, s => s.BeginAsync("Learning together", Ct));
        foreach (var area in areas.Skip(1).Take(29))
            Assert.Equal(cohort, await AskAsync<CohortService, Guid>(world, area, s => s.JoinAsync(word, Ct)));
        var shown = await AskAsync<CohortService, Guid>(world, first, s => s.ShareAsync(cohort, SharedKind.Practice, null, "Ring before the letter goes out", "More parents came.", Ct));
        foreach (var area in areas.Take(30))
        {
            var seen = Assert.Single(await AskAsync<CohortQueries, IReadOnlyList<WholeCohort>>(world, area, q => q.MineAsync(Ct)));
            Assert.Equal((30, "Ring before the letter goes out", "here"), (seen.Areas.Count, Assert.Single(seen.Items).Item.Title, seen.Items[0].Area));
            Assert.Equal("More parents came.", (await AskAsync<CohortQueries, (SharedItem Item, string Area, bool Own)?>(world, area, q => q.ItemAsync(shown, Ct)))?.Item.Body);
        }

        Assert.Empty(await AskAsync<CohortQueries, IReadOnlyList<WholeCohort>>(world, outside, q => q.MineAsync(Ct)));
        Assert.Null(await AskAsync<CohortQueries, (SharedItem, string, bool)?>(world, outside, q => q.ItemAsync(shown, Ct)));
        await RefusedAsync(() => AskAsync<CohortService, Guid>(world, outside, s => s.ShareAsync(cohort, SharedKind.Practice, null, "a", "b", Ct)), "in no such cohort");
        await RefusedAsync(() => AskAsync<CohortService, string>(world, outside, s => s.RenewAsync(cohort, Ct)), "in no such cohort");
        await RefusedAsync(() => AskAsync<CohortService, Guid>(world, outside, s => s.JoinAsync(SecretToken.New(), Ct)), "opens no cohort");
        // A new word ends the one before.
        await AskAsync<CohortService, string>(world, areas[5], s => s.RenewAsync(cohort, Ct));
        await RefusedAsync(() => AskAsync<CohortService, Guid>(world, outside, s => s.JoinAsync(word, Ct)), "opens no cohort");
        // Only the area that shows it takes it back; then its text is gone, for everybody and in the database itself.
        await RefusedAsync(() => DoAsync<CohortService>(world, areas[1], s => s.TakeBackAsync(shown, Ct)), "This area shows no such thing");
        await DoAsync<CohortService>(world, first, s => s.TakeBackAsync(shown, Ct));
        Assert.Null(await AskAsync<CohortQueries, (SharedItem, string, bool)?>(world, areas[1], q => q.ItemAsync(shown, Ct)));
        var second = await AskAsync<CohortService, Guid>(world, areas[2], s => s.ShareAsync(cohort, SharedKind.Practice, null, "Evenings", "Parents came again.", Ct));
        await DoAsync<CohortService>(world, areas[2], s => s.LeaveAsync(cohort, Ct));
        Assert.Empty(await AskAsync<CohortQueries, IReadOnlyList<WholeCohort>>(world, areas[2], q => q.MineAsync(Ct)));
        Assert.Equal(29, Assert.Single(await AskAsync<CohortQueries, IReadOnlyList<WholeCohort>>(world, first, q => q.MineAsync(Ct))).Areas.Count);
        await using var db = world.Database.Open(world.Locality);
        Assert.All(await db.Set<SharedItem>().Where(i => i.Id == shown || i.Id == second).ToListAsync(Ct), i => Assert.Equal((null, world.Today), (i.Body, i.TakenBackOn)));
    }

    [Fact]
    public async Task The_pages_of_a_cohort_are_absent_for_another_area_and_for_the_installation_s_administrator()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var areas = await AreasAsync(world, 2);
        var (cohort, _) = await AskAsync<CohortService, (Guid, string)>(world, areas[0], s => s.BeginAsync("Learning together", Ct));
        var item = await AskAsync<CohortService, Guid>(world, areas[0], s => s.ShareAsync(cohort, SharedKind.Practice, null, "Ring first", "More parents came.", Ct));
        var administrator = await world.PersonAsync("Admin Ash", (areas[0].Council, Role.Administrator));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        foreach (var path in new[] { $"/collaborative/cohorts/{cohort}", $"/collaborative/cohorts/items/{item}", $"/collaborative/cohorts/{cohort}/share" })
        {
            using var own = site.Client(areas[0].Lead, areas[0].Locality);
            using var other = site.Client(areas[1].Lead, areas[1].Locality);
            using var admin = site.Client(administrator, areas[0].Locality);
            using var seen = await own.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            using var absent = await other.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
            using var refused = await admin.GetAsync(path, Ct);
            Assert.True(refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{path}: {refused.StatusCode}");
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_shown_names_nobody_and_no_sector_of_fewer_than_three_seats(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        List<(Guid, Headwater.Collaboration.Presence)> there = [];
        for (var n = 0; n < 3; n++)
            there.Add((await table.SeatAsync(UsualSectors.Schools, speaksFor: $"Schools {n}"), n == 0 ? Headwater.Collaboration.Presence.Present : Headwater.Collaboration.Presence.Missed));
        var health = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(health, table.Nurse);
        there.Add((health, Headwater.Collaboration.Presence.Present));
        for (var n = 0; n < 2; n++)
            await MeetingTests.PutHeldAsync(table, table.World.Today.AddDays(-10 - n), [.. there]);
        var figures = await table.AskAsync<ShareDrafts, ShareDraft>(table.Convenor, d => d.OfAsync(SharedKind.Figures, null, null, null, Ct));
        Assert.Contains("Seats at the table: 1 held of 4", figures.Body, StringComparison.Ordinal);
        Assert.Contains("Schools came to: 2 of 2 meetings", figures.Body, StringComparison.Ordinal);
        Assert.Contains("Health came to: not shown: fewer than 3 seats", figures.Body, StringComparison.Ordinal);
        await table.AsAsync<PlanService>(table.Convenor, s => s.AddAsync(new("Link workers", "Ring first", "More parents come", "Parents who come", "Families", health, UsualSectors.Health, table.World.Today, null, ActivityStatus.Live, null, null, null, null, null), Ct));
        var plan = await table.AskAsync<ShareDrafts, ShareDraft>(table.Convenor, d => d.OfAsync(SharedKind.Plan, null, null, null, Ct));
        Assert.Contains("Link workers", plan.Body, StringComparison.Ordinal);
        Assert.Contains("How it is seen: Parents who come", plan.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Nash", plan.Body + figures.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_workshop_across_localities_counts_who_comes_from_which_area_and_is_its_host_s(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var areas = await AreasAsync(world, 4);
        var (cohort, word) = await AskAsync<CohortService, (Guid, string)>(world, areas[0], s => s.BeginAsync("Learning together", Ct));
        foreach (var area in areas.Skip(1).Take(2))
            await AskAsync<CohortService, Guid>(world, area, s => s.JoinAsync(word, Ct));
        var workshop = await AskAsync<WorkshopService, Guid>(world, areas[0], s => s.InviteAsync(cohort, new("What we learnt", null, world.Today.AddDays(20), new(10, 0), "Online"), Ct));
        await DoAsync<WorkshopService>(world, areas[1], s => s.ReplyAsync(workshop, 4, "Our map", Ct));
        await DoAsync<WorkshopService>(world, areas[1], s => s.ReplyAsync(workshop, 3, "Our map", Ct));
        await DoAsync<WorkshopService>(world, areas[2], s => s.ReplyAsync(workshop, 2, null, Ct));
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[2], s => s.ReplyAsync(workshop, 101, null, Ct)), "from 0 to 100");
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[3], s => s.ReplyAsync(workshop, 2, null, Ct)), "no such workshop");
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[1], s => s.CancelAsync(workshop, Ct)), "invites to no such workshop");
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[0], s => s.LearntAsync(workshop, "Evenings.", null, Ct)), "on the day");
        var whole = Assert.Single(Assert.Single(await AskAsync<CohortQueries, IReadOnlyList<WholeCohort>>(world, areas[2], q => q.MineAsync(Ct))).Workshops);
        Assert.Equal((5, 2, 2, false, "here"), (whole.Coming, whole.Replies.Count, whole.Mine!.Coming, whole.Own, whole.Host));
        world.Clock.Advance(TimeSpan.FromDays(20));
        await DoAsync<WorkshopService>(world, areas[0], s => s.LearntAsync(workshop, "Evenings.", null, Ct));
        // Whoever opened the form before that does not write over it unseen.
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[0], s => s.LearntAsync(workshop, "Mornings.", null, Ct)), "Somebody else wrote what was learnt");
        await DoAsync<WorkshopService>(world, areas[0], s => s.LearntAsync(workshop, "Evenings,\r\nand mornings.", "Evenings.", Ct));
        await DoAsync<WorkshopService>(world, areas[0], s => s.LearntAsync(workshop, "Evenings.", "Evenings,\r\nand mornings.", Ct));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[2], s => s.ReplyAsync(workshop, 1, null, Ct)), "no such workshop");
        await RefusedAsync(() => DoAsync<WorkshopService>(world, areas[0], s => s.CancelAsync(workshop, Ct)), "is over");
    }

    private sealed record AreaLead(LocalityId Locality, OrganisationId Council, PersonId Lead);

    /// <summary>Made-up areas, each with a council and somebody who leads.</summary>
    private static async Task<List<AreaLead>> AreasAsync(TestWorld world, int count)
    {
        List<AreaLead> areas = [];
        for (var n = 0; n < count; n++)
        {
            var locality = n == 0 ? world.Locality : LocalityId.New();
            if (n > 0)
                await world.AddLocalityAsync(locality, $"area-{n}", AreaRegister.Fictional[n].Code);
            var council = await world.OrganisationAsync("The council", OrganisationKind.LocalAuthority, locality: locality);
            areas.Add(new(locality, council, await world.PersonAsync(locality, "Lead Lane", (council, Role.LocalLead))));
        }

        return areas;
    }

    private static Task<TResult> AskAsync<T, TResult>(TestWorld world, AreaLead area, Func<T, Task<TResult>> work) where T : notnull => world.AsAsync(area.Lead, services => work(services.GetRequiredService<T>()), area.Locality);

    private static Task<bool> DoAsync<T>(TestWorld world, AreaLead area, Func<T, Task> work) where T : notnull => world.AsAsync(area.Lead, async services =>
    {
        await work(services.GetRequiredService<T>());
        return true;
    }, area.Locality);

    private static Task RefusedAsync(Func<Task> work, string with) => SeatTests.RefusedAsync(work, with);
}

using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Support.Training;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Training.TrainingScene;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>Programmes and networks: who keeps them, who joins and leaves, and what goes out as a file.</summary>
public sealed class ProgrammeTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Organisations_are_added_and_people_join_and_leave_and_twice_is_once(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var key = Guid.CreateVersion7();
        Task<Guid> AddAsync(PersonId by, Guid id, string? name = "SENCO network", OrganisationId? runBy = null) => scene.AsAsync<ProgrammeService, Guid>(by, s => s.AddAsync(id, (runBy ?? scene.Council).ToString(), name, "Once each half term.", Ct));
        Assert.Equal((key, key), (await AddAsync(scene.Adviser, key), await AddAsync(scene.Adviser, key)));
        Assert.Contains("of this name already", await RefusedAsync(() => AddAsync(scene.Lead, Guid.CreateVersion7())), StringComparison.Ordinal);
        Assert.Contains("one that you work for", await RefusedAsync(() => AddAsync(scene.Senco, Guid.CreateVersion7(), "Another")), StringComparison.Ordinal);
        Task<bool> JoinAsync(PersonId by, string? at = null) => scene.AsAsync<ProgrammeService, bool>(by, s => s.JoinAsync(key, at, Ct));
        Task<bool> TickAsync(PersonId by, params string[] ticked) => scene.AsAsync<ProgrammeService, bool>(by, s => s.AddOrganisationsAsync(key, ticked, Ct));
        Task<ProgrammeView?> SeeAsync(PersonId by) => scene.AsAsync<ProgrammeQueries, ProgrammeView?>(by, q => q.FindAsync(key, Ct));
        Assert.True(await JoinAsync(scene.Senco));
        Assert.True(await JoinAsync(scene.Senco));
        Assert.Contains("for which", await RefusedAsync(() => JoinAsync(scene.BirchSenco, scene.Alder.ToString())), StringComparison.Ordinal);
        Assert.False(await JoinAsync(scene.Parent));
        Assert.False(await TickAsync(scene.Senco, scene.Birch.ToString()));
        Assert.True(await TickAsync(scene.Adviser, scene.Birch.ToString(), scene.Birch.ToString()));
        Assert.True(await TickAsync(scene.Lead, scene.Birch.ToString(), scene.Kestrel.ToString()));
        foreach (var ticked in new string[][] { [], ["nowhere"], [OrganisationId.New().ToString()] })
            Assert.EndsWith(".", await RefusedAsync(() => TickAsync(scene.Adviser, ticked)), StringComparison.Ordinal);
        var view = (await SeeAsync(scene.Senco))!;
        Assert.Equal([("Alder School", "Senco of Alder"), ("Birch School", null), ("Kestrel", null)], view.Now.Select(m => (m.Organisation, m.Person)));
        Assert.Equal((false, true), (view.MayKeep, (await SeeAsync(scene.Adviser))!.MayKeep));
        var mine = view.Now[0].Row.Id;
        Task<bool> LeaveAsync(PersonId by, Guid member) => scene.AsAsync<ProgrammeService, bool>(by, s => s.LeaveAsync(key, member, Ct));
        Assert.False(await LeaveAsync(scene.BirchSenco, mine));
        Assert.False(await LeaveAsync(scene.Senco, view.Now[1].Row.Id));
        Assert.True(await LeaveAsync(scene.Senco, mine));
        Assert.True(await LeaveAsync(scene.Senco, mine));
        Assert.True(await JoinAsync(scene.Senco));
        Assert.Equal((3, 4), ((await SeeAsync(scene.Lead))!.Now.Count, (await SeeAsync(scene.Lead))!.Members.Count));
        Assert.True(await scene.AsAsync<ProgrammeService, bool>(scene.Adviser, s => s.ChangeAsync(key, 1, "SENCO network", "Over.", true, Ct)));
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.AsAsync<ProgrammeService, bool>(scene.Adviser, s => s.ChangeAsync(key, 1, "SENCO network", "On.", false, Ct))));
        Assert.Contains("is over", await RefusedAsync(() => JoinAsync(scene.Head)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_works_there_no_longer_is_a_member_no_longer()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var key = await scene.AsAsync<ProgrammeService, Guid>(scene.Adviser, s => s.AddAsync(Guid.CreateVersion7(), scene.Council.ToString(), "SENCO network", "Each half term.", Ct));
        Task<bool> JoinAsync(PersonId by) => scene.AsAsync<ProgrammeService, bool>(by, s => s.JoinAsync(key, null, Ct));
        Assert.True(await JoinAsync(scene.Senco) && await JoinAsync(scene.BirchSenco));
        Assert.True(await scene.AsAsync<ProgrammeService, bool>(scene.Adviser, s => s.AddOrganisationsAsync(key, [scene.Alder.ToString()], Ct)));
        async Task<IEnumerable<(string, string?)>> NowAsync() => (await scene.AsAsync<ProgrammeQueries, ProgrammeView?>(scene.Lead, q => q.FindAsync(key, Ct)))!.Now.Select(m => (m.Organisation, m.Person));
        await scene.RoundAsync();
        Assert.Equal([("Alder School", null), ("Alder School", "Senco of Alder"), ("Birch School", "Senco of Birch")], await NowAsync());
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            Assert.Equal(1, await db.Set<Post>().Where(p => p.PersonId == scene.Senco).ExecuteUpdateAsync(s => s.SetProperty(p => p.EndedAtUtc, scene.World.Clock.GetUtcNow().UtcDateTime), Ct));
        await scene.RoundAsync();
        await scene.RoundAsync();
        Assert.Equal([("Alder School", null), ("Birch School", "Senco of Birch")], await NowAsync());
    }

    [Fact]
    public async Task A_list_of_three_hundred_is_searched_on_one_page_and_its_file_runs_no_formula()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var key = await scene.AsAsync<ProgrammeService, Guid>(scene.Adviser, s => s.AddAsync(Guid.CreateVersion7(), scene.Council.ToString(), "Trauma-informed schools", "Two years.", Ct));
        List<string> ids = [(await scene.World.OrganisationAsync("=1+1 \"School\"", agreed: false)).ToString()];
        await scene.World.AsAsync(scene.Adviser, async s =>
        {
            List<Organisation> made = [.. Enumerable.Range(1, 299).Select(n => new Organisation { Id = OrganisationId.New(), Name = $"School {n:000}", Kind = OrganisationKind.School })];
            ids.AddRange(made.Select(o => o.Id.ToString()));
            s.GetRequiredService<HeadwaterDb>().AddRange(made);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "organisation"));
            return true;
        });
        Assert.True(await scene.AsAsync<ProgrammeService, bool>(scene.Adviser, s => s.AddOrganisationsAsync(key, ids, Ct)));
        var reader = await scene.BrowserAsync(scene.Senco);
        var page = (await reader.GetAsync(TrainingLinks.Programme(key))).Page;
        Assert.Equal(300, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("School 142", Assert.Single((await reader.GetAsync(TrainingLinks.Programme(key) + "?Words=142+school")).Page.QuerySelectorAll("tbody tr th")).TextContent);
        var view = (await scene.AsAsync<ProgrammeQueries, ProgrammeView?>(scene.Senco, q => q.FindAsync(key, Ct)))!;
        var csv = ProgrammeQueries.Csv(view.Now).Split("\r\n");
        Assert.Equal("organisation,since,as_a_whole,people", csv[0]);
        Assert.Equal("\"'=1+1 \"\"School\"\"\",2026-11-10,yes,0", csv[1]);
        Assert.Equal(302, csv.Length);
    }
}

using Headwater.Support.Listings;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Services;

/// <summary>From a draft to what everybody reads, and the next draft.</summary>
public sealed class DirectoryServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_approved_stays_public_while_a_draft_stands_beside_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.DirectoryAsync(s => s.AddAsync(scene.Kestrel, Whole, Ct), scene.Worker);
        Assert.Empty((await scene.PublishedAsync()).Services);
        Assert.True(await scene.DirectoryAsync(s => s.OfferAsync(id, 1, 1, back: false, Ct), scene.Worker));
        Assert.Contains("does not change meanwhile", await RefusedAsync(() => scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole, Ct), scene.Worker)), StringComparison.Ordinal);
        Assert.False(await scene.ApprovalAsync(s => s.ApproveAsync(id, 1, 2, Ct), scene.Worker));
        Assert.Contains("Enter what has to be otherwise", await RefusedAsync(() => scene.ApprovalAsync(s => s.SendBackAsync(id, 1, 2, " ", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ApprovalAsync(s => s.SendBackAsync(id, 1, 2, "Say for which ages.", Ct)));
        Assert.Equal((VersionStage.Draft, "Say for which ages."), (await scene.FindAsync(id, scene.Worker))!.Row.Open is { } back ? (back.Stage, back.SentBackBecause) : default);
        Assert.True(await scene.DirectoryAsync(s => s.OfferAsync(id, 1, 3, back: false, Ct), scene.Worker));
        Assert.True(await scene.ApprovalAsync(s => s.ApproveAsync(id, 1, 4, Ct)));

        var published = await scene.PublishedAsync();
        Assert.Equal((1, "Calm starts", "Kestrel Family Support", "3 Mill Lane"), (published.Number, published.Services[0].Name, published.Services[0].Organisation.Name, published.Services[0].Places[0].Street));
        Assert.Equal(id, published.Search(new("worried"), 3)[0].Id);
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 5, Whole with { Name = "Calm mornings", Places = [] }, Ct), scene.Worker));
        Assert.Equal("Calm starts", (await scene.PublishedAsync()).Find(id)!.Name);
        var seen = (await scene.FindAsync(id, scene.Worker))!;
        Assert.Equal(("Calm starts", "Calm mornings", 2, 1, 0), (seen.Row.Approved!.Name, seen.Row.Open!.Name, seen.Row.Open.Number, seen.Places.Count, seen.OpenPlaces.Count));
        // Nobody but those who keep it learns of the draft.
        Assert.Null((await scene.FindAsync(id, scene.Head))!.Row.Open);
        Assert.Contains("Say where it is", await RefusedAsync(() => scene.ApprovalAsync(s => s.ApproveAsync(id, 2, 1, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 2, 1, Whole with { Name = "Calm mornings" }, Ct), scene.Worker));
        Assert.True(await scene.ApprovalAsync(s => s.ApproveAsync(id, 2, 2, Ct)));
        Assert.Equal((2, "Calm mornings"), ((await scene.PublishedAsync()).Number, (await scene.PublishedAsync()).Find(id)!.Name));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Only_its_own_people_the_helpline_and_the_lead_write_and_of_two_at_once_the_second_is_told(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        foreach (var other in new[] { scene.OtherWorker, scene.Head, scene.Parent })
        {
            Assert.Contains("one that you work for", await RefusedAsync(() => scene.DirectoryAsync(s => s.AddAsync(scene.Kestrel, Whole, Ct), other)), StringComparison.Ordinal);
            Assert.Contains("Ask them", await RefusedAsync(() => scene.DirectoryAsync(s => s.AddOrganisationAsync("Another", "Does something.", null, null, Ct), other)), StringComparison.Ordinal);
        }

        var id = await scene.ApprovedAsync();
        foreach (var other in new[] { scene.OtherWorker, scene.Head, scene.Parent })
        {
            Assert.False(await scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole, Ct), other));
            Assert.False(await scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Yes, 3, true, Ct), other));
            Assert.False(await scene.ApprovalAsync(s => s.ArchiveAsync(id, 2, "It ended.", Ct), other));
        }

        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole with { Cost = "£2" }, Ct), scene.Helpline));
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole with { Cost = "£3" }, Ct), scene.Worker)), StringComparison.Ordinal);
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 2, 1, Whole with { Cost = "£3" }, Ct), scene.Worker));
        // What the lead looked at is not what stands there now.
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.ApprovalAsync(s => s.ApproveAsync(id, 2, 1, Ct))), StringComparison.Ordinal);
        Assert.Equal("Free", (await scene.PublishedAsync()).Find(id)!.Cost);
        Assert.True(await scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Full, 20, false, Ct), scene.Worker));
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Yes, 0, false, Ct), scene.Helpline)), StringComparison.Ordinal);
        var shown = (await scene.PublishedAsync()).Find(id)!;
        Assert.Equal((Room.Full, 20, scene.World.Today, scene.World.Today), (shown.Room, shown.WaitWeeks, shown.RoomAsOf, shown.WaitAsOf));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Two_servers_on_one_database_both_show_what_one_of_them_approved(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.ApprovedAsync();
        var scopes = scene.World.Database.Services.GetRequiredService<IServiceScopeFactory>();
        var (one, other) = (new PublishedDirectories(scopes), new PublishedDirectories(scopes));
        var held = await one.OfAsync(scene.World.Locality, Ct);
        Assert.Same(held, await one.OfAsync(scene.World.Locality, Ct));
        Assert.NotNull((await other.OfAsync(scene.World.Locality, Ct)).Find(id));
        // Of many who look at once, one reads.
        var fresh = new PublishedDirectories(scopes);
        Assert.Single((await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => fresh.OfAsync(scene.World.Locality, Ct))))).Distinct());
        Assert.True(await scene.ApprovalAsync(s => s.ArchiveAsync(id, 2, "It ended.", Ct), scene.Worker));
        Assert.Null((await one.OfAsync(scene.World.Locality, Ct)).Find(id));
        Assert.Empty((await other.OfAsync(scene.World.Locality, Ct)).Search(new("worried"), 3));
        // Within one instant, and by the lead alone.
        Assert.False(await scene.ApprovalAsync(s => s.RestoreAsync(id, 3, Ct), scene.Worker));
        Assert.True(await scene.ApprovalAsync(s => s.RestoreAsync(id, 3, Ct)));
        Assert.NotNull((await one.OfAsync(scene.World.Locality, Ct)).Find(id));
        // Another locality has nothing of it.
        var elsewhere = Headwater.Kernel.LocalityId.New();
        await scene.World.AddLocalityAsync(elsewhere, "elsewhere", "353");
        Assert.Empty((await one.OfAsync(elsewhere, Ct)).Services);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_place_and_the_remedy()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        foreach (var (typed, sentence) in new (TypedService, string)[]
        {
            (Whole with { Name = " " }, "Enter what the service is called."), (Whole with { Needs = ["anxiety", "nonsense"] }, "Choose the needs from the list."), (Whole with { AgeFrom = 12, AgeTo = 11 }, "the lower one first"), (Whole with { AgeTo = 100 }, "Enter ages from 0 to 99"),
            (Whole with { Website = "javascript:alert(1)" }, "such as https://www.example.org"), (Whole with { Website = "www.kestrel.example" }, "such as https://www.example.org"), (Whole with { Website = "https://bank.example@kestrel.example" }, "such as https://www.example.org"), (Whole with { Email = "help at kestrel" }, "such as help@example.org"), (Whole with { Email = "\"help me\"@kestrel.example" }, "such as help@example.org"), (Whole with { Website = "https://kestrél.example" }, "such as https://www.example.org"),
            (Whole with { Places = [new(null, PlaceKind.Physical, "House", Latitude: "100", Longitude: "0")] }, "from -90 to 90"), (Whole with { Places = [new(null, PlaceKind.Physical, "House", Latitude: "54")] }, "both latitude and longitude"), (Whole with { Places = [new(null, PlaceKind.Physical, "", "3 Mill Lane")] }, "what the place is called"),
        })
            Assert.Contains(sentence, await RefusedAsync(() => scene.DirectoryAsync(s => s.AddAsync(scene.Kestrel, typed, Ct))), StringComparison.Ordinal);
        Assert.Contains("in the directory already", await RefusedAsync(() => scene.DirectoryAsync(s => s.AddOrganisationAsync("Kestrel Family Support", "The same.", null, null, Ct))), StringComparison.Ordinal);
        var (id, foreign) = (await scene.ApprovedAsync(), (await scene.FindAsync(await scene.ApprovedAsync()))!.Places[0].LocationId);
        Assert.Contains("not of this service", await RefusedAsync(() => scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole with { Places = [new(foreign, PlaceKind.Virtual, "Taken over")] }, Ct))), StringComparison.Ordinal);
        // Its own keeps its id through versions.
        var own = (await scene.FindAsync(id))!.Places[0].LocationId;
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 2, Whole with { Places = [new(own, PlaceKind.Virtual, "By telephone")] }, Ct)));
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 2, 1, Whole with { Places = [new(own, PlaceKind.Virtual, "Online")] }, Ct)));
        Assert.Equal([(own, "Online")], (await scene.FindAsync(id))!.OpenPlaces.Select(p => (p.LocationId, p.Name)));
        Assert.Contains("from 0 to 520", await RefusedAsync(() => scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.Yes, 521, false, Ct))), StringComparison.Ordinal);
        Assert.Contains("Say whether there is room", await RefusedAsync(() => scene.ApprovalAsync(s => s.RenewAsync(id, 2, Room.NotSaid, null, false, Ct))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Public", false, true, true)]
    [InlineData("Restricted", false, true, false)]
    [InlineData("Private", false, false, true)]
    [InlineData("Public", true, false, false)]
    public async Task Who_finds_a_service_and_who_is_told_where_it_is(string openness, bool archived, bool found, bool told)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync(Whole with { Openness = Enum.Parse<Openness>(openness), ForProfessionals = "Write to the inbox." });
        if (archived)
            Assert.True(await scene.ApprovalAsync(s => s.ArchiveAsync(id, 2, "It ended.", Ct)));
        var published = (await scene.PublishedAsync()).Find(id);
        Assert.Equal(found, published is not null);
        Assert.Equal(found && told, published?.Places.Count > 0);
        var professional = await scene.FindAsync(id, scene.Head);
        Assert.Equal(!archived, professional is not null);
        Assert.Equal(told, professional?.Places.Count > 0);
        Assert.Single((await scene.FindAsync(id, scene.Worker))!.Places);
        Assert.Equal(archived ? 0 : 1, (await scene.AsAsync<DirectoryQueries, IReadOnlyList<ServiceRow>>(scene.Head, q => q.AllAsync(Ct))).Count);
    }
}

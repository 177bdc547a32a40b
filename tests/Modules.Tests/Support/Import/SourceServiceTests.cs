using Headwater.Kernel;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Import;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Headwater.Modules.Tests.Support.Import.PlannedFeed;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>From a feed to drafts, and what a feed says the next time.</summary>
public sealed class SourceServiceTests
{
    private const string Phone = "\"phones\":[{\"number\":\"01632 960000\"}]";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_same_feed_twice_changes_nothing_and_what_it_has_no_more_stays(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var source = await AddAsync(scene);
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm starts", Phone), Service("b", "Choir")));
        var first = await RowsAsync(scene);
        Assert.Equal([("a", "Calm starts", 1), ("b", "Choir", 1)], first.Select(t => (t.FeedKey, t.Name, t.Version)));
        Assert.Equal(Service("a", "Calm starts", Phone), first[0].Document);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        await TakeAsync(scene, source, PlannedFeed.Of(Service("b", "Choir"), Service("a", "Calm starts", Phone)));
        Assert.Equal(first.Select(t => (t.Id, t.Version, t.LastSeenOn)), (await RowsAsync(scene)).Select(t => (t.Id, t.Version, t.LastSeenOn)));

        // Empty, the next day: both were there yesterday.
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        await TakeAsync(scene, source, PlannedFeed.Of());
        Assert.All(await RowsAsync(scene), t => Assert.Equal((new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 11), new DateOnly(2026, 11, 10)), (t.GoneSince!.Value, t.LastSeenOn, t.FirstSeenOn)));
        // Down, the day after: it says nothing of what is in it.
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm starts", Phone)));
        await TakeAsync(scene, source, new PlannedFeed((_, _) => null));
        Assert.Equal([null, new DateOnly(2026, 11, 12)], (await RowsAsync(scene)).Select(t => t.GoneSince));
        Assert.Equal("Page 1: endpoint: it answered 404. Ask those who keep the feed.", (await ViewAsync(scene, source)).Source.Report);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Two_runs_at_once_write_each_service_once(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var source = await AddAsync(scene);
        string[] services = [.. Enumerable.Range(0, 40).Select(n => Service($"s{n}", $"Service {n}"))];
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TakeAsync(scene, source, PlannedFeed.Of(services)), Ct)));
        Assert.Equal(40, (await RowsAsync(scene)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_taken_in_is_a_draft_and_a_change_is_taken_beside_what_was_approved(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var source = await AddAsync(scene);
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm starts", Phone)));
        var taken = Assert.Single(await RowsAsync(scene));
        var id = (await TakingAsync(scene, t => t.TakeInAsync(taken.Id, 1, null, Ct)))!.Value;
        // The organisation of that name was here.
        var draft = (await scene.FindAsync(id))!;
        Assert.Equal((scene.Kestrel, "Calm starts", "01632 960000", VersionStage.Draft, ""), (draft.Row.Provider.Id, draft.Newest.Name, draft.Newest.Phone, draft.Newest.Stage, draft.Newest.WhenToRefer));
        Assert.Empty((await scene.PublishedAsync()).Services);
        Assert.Contains("meantime", await RefusedAsync(() => TakingAsync(scene, t => t.TakeInAsync(taken.Id, 1, null, Ct))), StringComparison.Ordinal);
        Assert.Contains("in the directory already", await RefusedAsync(() => TakingAsync(scene, t => t.TakeInAsync(taken.Id, 2, null, Ct))), StringComparison.Ordinal);
        Assert.Contains("Tick at least one need", await RefusedAsync(() => scene.ApprovalAsync(s => s.ApproveAsync(id, 1, 1, Ct))), StringComparison.Ordinal);

        // People here write it otherwise, and it is approved.
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(id, 1, 1, Whole with { Name = "Calm mornings", Phone = "01632 960000" }, Ct)));
        Assert.True(await scene.ApprovalAsync(s => s.ApproveAsync(id, 1, 2, Ct)));
        // A new day of writing alone is no change; another number is one.
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm starts", Phone + ",\"last_modified\":\"2026-11-10T08:00:00Z\"")));
        Assert.Equal(TakenState.Kept, Assert.Single((await ViewAsync(scene, source)).Services).State);
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm starts", "\"phones\":[{\"number\":\"01632 960009\"}]")));
        Assert.Equal(TakenState.Changed, Assert.Single((await ViewAsync(scene, source)).Services).State);
        var seen = await scene.AsAsync<SourceQueries, TakenView?>(scene.Lead, q => q.TakenAsync(taken.Id, Ct));
        Assert.Equal(new VersionDifference("Telephone", "01632 960000", "01632 960009"), Assert.Single(seen!.Changes));
        Assert.True(await TakingAsync(scene, t => t.ChangeAsync(taken.Id, seen.Taken.Version, isTaken: true, Ct)));
        var beside = (await scene.FindAsync(id))!;
        Assert.Equal(("01632 960009", "Calm mornings", "When worries keep a child from school."), (beside.Row.Open!.Phone, beside.Row.Open.Name, beside.Row.Open.WhenToRefer));
        Assert.Equal(beside.Places.Select(p => p.LocationId), beside.OpenPlaces.Select(p => p.LocationId));
        Assert.Equal("01632 960000", Assert.Single((await scene.PublishedAsync()).Services).Phone);
        Assert.Equal(TakenState.Kept, Assert.Single((await ViewAsync(scene, source)).Services).State);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_here_already_is_tied_by_a_person_and_what_does_not_belong_here_is_left_out(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.ApprovedAsync();
        var source = await AddAsync(scene);
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm Starts"), Service("b", "Calm starts!"), Service("c", "Choir")));
        var rows = await RowsAsync(scene);
        var seen = await scene.AsAsync<SourceQueries, TakenView?>(scene.Lead, q => q.TakenAsync(rows[0].Id, Ct));
        Assert.Equal(new LikelySame(id, "Calm starts", "the same name"), Assert.Single(seen!.Likely));
        Assert.True(await TakingAsync(scene, t => t.SameAsync(rows[0].Id, 1, id, Ct)));
        Assert.Contains("is that one already", await RefusedAsync(() => TakingAsync(scene, t => t.SameAsync(rows[1].Id, 1, id, Ct))), StringComparison.Ordinal);
        Assert.Contains("from the list", await RefusedAsync(() => TakingAsync(scene, t => t.SameAsync(rows[1].Id, 1, Guid.CreateVersion7(), Ct))), StringComparison.Ordinal);
        // Nothing of the one here changed.
        Assert.Null((await scene.FindAsync(id))!.Row.Open);
        Assert.Contains("why it is left out", await RefusedAsync(() => TakingAsync(scene, t => t.LeaveOutAsync(rows[2].Id, 1, " ", Ct))), StringComparison.Ordinal);
        Assert.True(await TakingAsync(scene, t => t.LeaveOutAsync(rows[2].Id, 1, "It is in another county.", Ct)));
        Assert.Equal([TakenState.Kept, TakenState.New, TakenState.LeftOut], (await ViewAsync(scene, source)).Services.Select(s => s.State));
        // Left out, and taken in all the same.
        Assert.NotNull(await TakingAsync(scene, t => t.TakeInAsync(rows[2].Id, 2, scene.Kestrel, Ct)));
    }

    [Fact]
    public async Task Only_the_lead_and_the_helpline_take_feeds()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var source = await AddAsync(scene);
        await TakeAsync(scene, source, PlannedFeed.Of(Service("a", "Calm starts")), scene.Helpline);
        var taken = Assert.Single(await RowsAsync(scene));
        foreach (var other in new[] { scene.Worker, scene.Head, scene.Parent })
        {
            Assert.Contains("Ask them", await RefusedAsync(() => scene.AsAsync<SourceService, Guid>(other, s => s.AddAsync("Another", "https://other.example.org", Ct))), StringComparison.Ordinal);
            Assert.False(await scene.AsAsync<SourceService, bool>(other, s => s.TakeAsync(source, PlannedFeed.Of(), Ct)));
            Assert.False(await scene.AsAsync<SourceService, bool>(other, s => s.TakeAsync(source, Ct)));
            Assert.Null(await scene.AsAsync<TakingService, Guid?>(other, t => t.TakeInAsync(taken.Id, 1, null, Ct)));
            Assert.False(await scene.AsAsync<TakingService, bool>(other, t => t.LeaveOutAsync(taken.Id, 1, "No.", Ct)));
            Assert.Empty(await scene.AsAsync<SourceQueries, IReadOnlyList<SourceRow>>(other, q => q.AllAsync(Ct)));
            Assert.Null(await scene.AsAsync<SourceQueries, TakenView?>(other, q => q.TakenAsync(taken.Id, Ct)));
        }

        Assert.Equal((TakenWord.NotSaid, null), (taken.Word, (await RowsAsync(scene))[0].GoneSince));
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "leads to this machine")]
    [InlineData("https://[::1]/api", "leads to this machine")]
    [InlineData("ftp://feed.example.org", "must begin with https")]
    [InlineData("https://feed.example.org/v3?key=1", "without ? and #")]
    [InlineData("feed.example.org", "must be one such as")]
    [InlineData("https://FEED.example.org/v3/", "is here already")]
    public async Task An_address_that_cannot_be_a_feed_s_is_refused(string address, string because)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await AddAsync(scene);
        Assert.Contains(because, await RefusedAsync(() => scene.AsAsync<SourceService, Guid>(scene.Lead, s => s.AddAsync("Another", address, Ct))), StringComparison.Ordinal);
    }

    private static Task<Guid> AddAsync(DirectoryScene scene) => scene.AsAsync<SourceService, Guid>(scene.Lead, s => s.AddAsync("County family information", "https://feed.example.org/v3", Ct));

    private static async Task TakeAsync(DirectoryScene scene, Guid source, PlannedFeed feed, PersonId? by = null) => Assert.True(await scene.AsAsync<SourceService, bool>(by ?? scene.Lead, s => s.TakeAsync(source, feed, Ct)));

    private static Task<T> TakingAsync<T>(DirectoryScene scene, Func<TakingService, Task<T>> work) => scene.AsAsync(scene.Lead, work);

    private static async Task<SourceView> ViewAsync(DirectoryScene scene, Guid source) => (await scene.AsAsync<SourceQueries, SourceView?>(scene.Lead, q => q.FindAsync(source, Ct)))!;

    private static async Task<List<TakenService>> RowsAsync(DirectoryScene scene)
    {
        await using var db = scene.World.Database.Open(scene.World.Locality);
        return await db.Set<TakenService>().AsNoTracking().OrderBy(t => t.FeedKey).ToListAsync(Ct);
    }
}

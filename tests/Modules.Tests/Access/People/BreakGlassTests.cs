using Headwater.Access.Auditing;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

public sealed class BreakGlassTests
{
    private const string Reason = "She was seen alone at the station at midnight.";
    private static readonly DateOnly Born = new(2014, 5, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task One_record_opens_for_an_hour_and_the_officer_is_told_in_the_same_moment(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var (world, worker) = (scene.World, scene.Worker);
        Assert.Equal(scene.Child, await scene.OpenAsync("robin", "HALE", Born, Reason));
        Assert.Equal([scene.Child], await SeenAsync(world, worker));
        Assert.Contains("17 November 2026", Assert.Single(await NoticesAsync(world, scene.Officer)).Text, StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal([scene.Child], await SeenAsync(world, worker));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await SeenAsync(world, worker));

        await using var db = world.Database.Open(world.Locality);
        var opening = await db.Set<EmergencyOpening>().SingleAsync(Ct);
        // Tuesday 10 November and five working days.
        Assert.Equal(new DateOnly(2026, 11, 17), opening.ReviewBy);
        var entry = await db.Set<AuditEntry>().SingleAsync(a => a.Kind == "emergency opening", Ct);
        Assert.Equal((worker, "open", scene.Child, Reason), (entry.PersonId!.Value, entry.Verb, entry.ChildId!.Value, entry.Why));
    }

    [Fact]
    public async Task Family_is_not_told_of_an_emergency_by_the_list_of_who_sees_the_record()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var families = await scene.World.OrganisationAsync("Families", OrganisationKind.ParentsGroup);
        var parent = await scene.World.PersonAsync("Parent", (families, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        await scene.OpenAsync("Robin", "Hale", Born, Reason);
        async Task<IEnumerable<InvolvementKind>> KindsAsync(PersonId who) => (await scene.World.AsAsync(who, s => s.GetRequiredService<IInvolvements>().OfAsync(scene.Child, Ct))).Select(i => i.Kind).Order();
        Assert.Equal([InvolvementKind.Roll, InvolvementKind.Parent], (await KindsAsync(parent)).OrderBy(k => k == InvolvementKind.Parent));
        Assert.Contains(InvolvementKind.BreakGlass, await KindsAsync(scene.Head));
        Assert.Contains(InvolvementKind.BreakGlass, await KindsAsync(scene.Worker));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task When_the_trail_cannot_be_written_nothing_opens_and_nobody_is_told(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.BreakTrailAsync(engine);
        await Assert.ThrowsAnyAsync<Exception>(() => scene.OpenAsync("Robin", "Hale", Born, Reason));
        Assert.Empty(await SeenAsync(scene.World, scene.Worker));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.False(await db.Set<Involvement>().AnyAsync(i => i.Kind == InvolvementKind.BreakGlass, Ct));
        Assert.False(await db.Set<EmergencyOpening>().AnyAsync(Ct));
        Assert.False(await db.Set<Notice>().AnyAsync(Ct));
    }

    [Fact]
    public async Task Without_the_second_factor_or_a_reason_or_the_post_it_stays_shut()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync("Robin", "Hale", Born, "Too short a reason."));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync("Robin", "Hale", Born, Reason, confirmed: false));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync("Robin", "Hale", Born, Reason, by: scene.Head));
        Assert.Empty(await SeenAsync(scene.World, scene.Worker));

        // The second factor is good for one opening.
        await scene.OpenAsync("Robin", "Hale", Born, Reason);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync("Robin", "Hale", Born, Reason, confirmed: null));
    }

    [Theory]
    [InlineData("Rob", "Hale", "2014-05-02")]
    [InlineData("Robin", "Hal", "2014-05-02")]
    [InlineData("Robin", "Hale", "2014-05-03")]
    [InlineData("Rob%", "Hale", "2014-05-02")]
    [InlineData("Twin", "Same", "2013-01-01")]
    public async Task Anything_but_one_exact_match_tells_nothing(string first, string last, string born)
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.World.ChildAsync(scene.Head, scene.School, "Twin", "Same", new(2013, 1, 1));
        await scene.World.ChildAsync(scene.Head, scene.School, "Twin", "Same", new(2013, 1, 1));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync(first, last, DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), Reason));
        Assert.Equal("No record matches exactly. Check the spelling of the whole name and the date of birth, or use the pupil number.", refused.Message);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var miss = await db.Set<AuditEntry>().SingleAsync(a => a.Verb == "miss", Ct);
        Assert.Null(miss.Detail);
    }

    [Fact]
    public async Task After_five_misses_the_search_rests_for_an_hour()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync("Nobody", "Here", Born, Reason));
        Assert.Contains("Wait an hour", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.OpenAsync("Robin", "Hale", Born, Reason))).Message, StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(scene.Child, await scene.OpenAsync("Robin", "Hale", Born, Reason));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_nobody_reviewed_within_five_working_days_goes_to_the_local_lead_once(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.OpenAsync("Robin", "Hale", Born, Reason);
        scene.World.Clock.SetUtcNow(new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero));
        await PostTests.RoundAsync(scene.World);
        Assert.Empty(await NoticesAsync(scene.World, scene.Lead));
        scene.World.Clock.SetUtcNow(new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero));
        await PostTests.RoundAsync(scene.World);
        await PostTests.RoundAsync(scene.World);
        Assert.Contains("not reviewed", Assert.Single(await NoticesAsync(scene.World, scene.Lead)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_somebody_else_s_says_something_and_happens_once()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.OpenAsync("Robin", "Hale", Born, Reason);
        var id = (await scene.World.AsAsync(scene.Officer, s => s.GetRequiredService<ReviewService>().ListAsync(Ct))).Single().Id;
        Task Review(PersonId by, string words) => scene.World.AsAsync(by, async s =>
        {
            await s.GetRequiredService<ReviewService>().ReviewAsync(id, true, words, Ct);
            return true;
        });
        await Assert.ThrowsAsync<InputRefusedException>(() => Review(scene.Worker, "I thought it was quite all right."));
        await Assert.ThrowsAsync<InputRefusedException>(() => Review(scene.Lead, "I thought it was quite all right."));
        await Assert.ThrowsAsync<InputRefusedException>(() => Review(scene.Officer, "Fine."));
        await Review(scene.Officer, "The police asked for it; the record answered.");
        await Assert.ThrowsAsync<InputRefusedException>(() => Review(scene.Officer, "The police asked for it; the record answered."));
        scene.World.Clock.SetUtcNow(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
        await PostTests.RoundAsync(scene.World);
        Assert.Empty(await NoticesAsync(scene.World, scene.Lead));
    }

    [Fact]
    public async Task Closed_early_it_is_shut_on_the_next_look()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.OpenAsync("Robin", "Hale", Born, Reason);
        await scene.World.AsAsync(scene.Worker, async s => { await s.GetRequiredService<BreakGlassService>().CloseAsync(scene.Child, Ct); return true; });
        Assert.Empty(await SeenAsync(scene.World, scene.Worker));
    }

    [Theory]
    // GOV.UK's list of bank holidays in England and Wales.
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2021-12-24", 1, "2021-12-29")]
    [InlineData("2022-12-23", 1, "2022-12-28")]
    [InlineData("2022-09-16", 1, "2022-09-20")]
    [InlineData("2023-05-05", 1, "2023-05-09")]
    [InlineData("2020-05-01", 5, "2020-05-11")]
    [InlineData("2026-08-28", 1, "2026-09-01")]
    [InlineData("2027-12-31", 1, "2028-01-04")]
    [InlineData("2026-11-13", 5, "2026-11-20")]
    public void Working_days_pass_over_weekends_and_bank_holidays(string from, int count, string to) =>
        Assert.Equal(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), count));

    private static Task<List<ChildId>> SeenAsync(TestWorld world, PersonId person) => world.AsAsync(person, s => s.GetRequiredService<HeadwaterDb>().Set<Child>().Select(c => c.ChildId).ToListAsync(Ct));

    private static Task<IReadOnlyList<Notice>> NoticesAsync(TestWorld world, PersonId person) => world.AsAsync(person, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct));

    private sealed class Scene(TestWorld world) : IAsyncDisposable
    {
        public TestWorld World => world;
        public OrganisationId School { get; private set; }
        public OrganisationId Care { get; private set; }
        public PersonId Head { get; private set; }
        public PersonId Worker { get; private set; }
        public PersonId Officer { get; private set; }
        public PersonId Lead { get; private set; }
        public ChildId Child { get; private set; }

        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
            var scene = new Scene(world) { School = await world.OrganisationAsync("Alder School"), Care = await world.OrganisationAsync("Social care", OrganisationKind.SocialCare, agreed: false) };
            scene.Head = await world.PersonAsync("Head", (scene.School, Role.Headteacher));
            scene.Worker = await world.PersonAsync("Worker", (scene.Care, Role.SocialWorker));
            scene.Officer = await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer));
            scene.Lead = await world.PersonAsync("Lead", (anchor, Role.LocalLead));
            scene.Child = await world.ChildAsync(scene.Head, scene.School, "Robin", "Hale", Born);
            await world.ChildAsync(scene.Head, scene.School, "Wren", "Hale", Born);
            return scene;
        }

        /// <param name="confirmed">Whether the second factor is given; null leaves it as it is.</param>
        public Task<ChildId> OpenAsync(string first, string last, DateOnly born, string reason, bool? confirmed = true, PersonId? by = null)
        {
            if (confirmed is { } given)
                world.Database.Services.GetRequiredService<TestStepUp>().Given = given;
            return world.AsAsync(by ?? Worker, s => s.GetRequiredService<BreakGlassService>().OpenAsync(new(first, last, born, null), Care, reason, Ct));
        }

        public async Task BreakTrailAsync(Engine engine)
        {
            if (engine == Engine.Sqlite)
            {
                await using var db = world.Database.Open(world.Locality);
                await db.Database.ExecuteSqlRawAsync("ALTER TABLE access_audit_entry RENAME TO gone", Ct);
                return;
            }

            await using var owner = new Npgsql.NpgsqlConnection(world.Database.Settings.DatabaseOwner);
            await owner.OpenAsync(Ct);
            await using var command = new Npgsql.NpgsqlCommand("ALTER TABLE access_audit_entry RENAME TO gone", owner);
            await command.ExecuteNonQueryAsync(Ct);
        }

        public ValueTask DisposeAsync() => world.DisposeAsync();
    }
}

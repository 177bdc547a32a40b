using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Daily;
using Headwater.Access.Notices;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

public sealed class PostTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_headteacher_appoints_and_ends_and_the_person_is_told_of_both(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var senco = await AppointAsync(world, head, alder, Role.Senco);
        Assert.Equal([Role.Senco], await RolesAsync(world, senco));
        await EndAsync(world, head, senco, null, "She moves to another school.");
        Assert.Empty(await RolesAsync(world, senco));
        var told = await world.AsAsync(senco, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct));
        Assert.Equal(["Your post as SENCO has ended. The reason is kept with the post; ask whoever manages people for it.", "You were appointed as SENCO at Alder School."], told.Select(n => n.Text));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_post_with_a_last_day_is_held_on_that_day_and_gone_the_day_after(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var teacher = await AppointAsync(world, head, alder, Role.ClassTeacher);
        await EndAsync(world, head, teacher, world.Today.AddDays(1), "The contract ends.");
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([Role.ClassTeacher], await RolesAsync(world, teacher));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await RolesAsync(world, teacher));
    }

    [Fact]
    public async Task What_is_not_theirs_to_give_is_refused_and_nothing_is_written()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, birch) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Birch School"));
        var (head, senco) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Senco", (alder, Role.Senco)));
        foreach (var (actor, where, role) in new[] { (head, birch, Role.Senco), (head, alder, Role.Headteacher), (head, alder, Role.Governor), (head, alder, Role.Administrator), (senco, alder, Role.ClassTeacher) })
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => AppointAsync(world, actor, where, role));
            Assert.Contains("does not let you", refused.Message, StringComparison.Ordinal);
        }

        await using var db = world.Database.Open(world.Locality);
        Assert.Equal(2, await db.Set<Post>().CountAsync(Ct));
        Assert.Empty(await db.Set<Notice>().ToListAsync(Ct));
    }

    [Fact]
    public async Task Nobody_appoints_themselves_nor_twice_nor_the_facilitator_to_a_seat()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var administrator = await world.PersonAsync("Administrator", (anchor, Role.Administrator));
        await Assert.ThrowsAsync<InputRefusedException>(() => AppointAsync(world, administrator, anchor, Role.LocalLead, $"{administrator.Value:N}@example.org"));
        await AppointAsync(world, administrator, anchor, Role.Facilitator, "f@example.org");
        Assert.Contains("neutral", (await Assert.ThrowsAsync<InputRefusedException>(() => AppointAsync(world, administrator, alder, Role.Member, "f@example.org"))).Message, StringComparison.Ordinal);
        Assert.Contains("already", (await Assert.ThrowsAsync<InputRefusedException>(() => AppointAsync(world, administrator, anchor, Role.Facilitator, "f@example.org"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
        var first = await world.PersonAsync("First", (anchor, Role.Administrator));
        await Assert.ThrowsAsync<InputRefusedException>(() => EndAsync(world, first, first, null, "I have had enough."));
        await AppointAsync(world, first, anchor, Role.Administrator, "second@example.org");
        await EndAsync(world, first, first, null, "I have had enough.");
        Assert.Empty(await RolesAsync(world, first));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Posts_that_nobody_confirms_for_thirteen_months_end_by_themselves(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var (head, officer) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer)));
        var (kept, lapsed) = (await world.PersonAsync("Kept", (alder, Role.Senco)), await world.PersonAsync("Lapsed", (alder, Role.ClassTeacher)));
        Assert.Empty(await DueAsync(world, head));

        // 10 November 2027: twelve months after.
        world.Clock.SetUtcNow(new(2027, 11, 9, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(await DueAsync(world, head));
        world.Clock.SetUtcNow(new(2027, 11, 10, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(new HashSet<PersonId> { kept, lapsed }, (await DueAsync(world, head)).Select(p => p.PersonId).ToHashSet());
        Assert.Equal(new HashSet<PersonId> { head, kept, lapsed }, (await DueAsync(world, officer)).Select(p => p.PersonId).ToHashSet());
        await ConfirmAsync(world, head, (await DueAsync(world, head)).Where(p => p.PersonId == kept));
        await ConfirmAsync(world, officer, (await DueAsync(world, officer)).Where(p => p.PersonId == head));

        world.Clock.SetUtcNow(new(2027, 12, 9, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        Assert.Equal([Role.ClassTeacher], await RolesAsync(world, lapsed));
        world.Clock.SetUtcNow(new(2027, 12, 10, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        await RoundAsync(world);
        Assert.Empty(await RolesAsync(world, lapsed));
        Assert.Equal([Role.Senco], await RolesAsync(world, kept));
        Assert.Equal([Role.Headteacher], await RolesAsync(world, head));

        await using var db = world.Database.Open(world.Locality);
        var ended = await db.Set<AuditEntry>().Where(a => a.PersonId == SystemPerson.Id && a.Kind == "post").ToListAsync(Ct);
        // The officer's own post lapsed as well: nobody else could have confirmed it.
        Assert.Equal(2, ended.Count);
        Assert.All(ended, a => Assert.Equal("end", a.Verb));
    }

    [Fact]
    public async Task Nobody_confirms_their_own_post_or_another_organisation_s_and_then_none_is_confirmed()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, birch) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Birch School"));
        var (head, other) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Other", (birch, Role.ClassTeacher)));
        await world.PersonAsync("Mine", (alder, Role.ClassTeacher));
        world.Clock.SetUtcNow(new(2027, 11, 10, 12, 0, 0, TimeSpan.Zero));
        await using var db = world.Database.Open(world.Locality);
        var all = await db.Set<Post>().AsNoTracking().ToListAsync(Ct);
        var mine = all.Single(p => p.PersonId != head && p.PersonId != other);
        foreach (var wrong in all.Where(p => p.PersonId == head || p.PersonId == other))
            await Assert.ThrowsAsync<InputRefusedException>(() => ConfirmAsync(world, head, [mine, wrong]));
        Assert.All(await db.Set<Post>().AsNoTracking().ToListAsync(Ct), p => Assert.Equal(new DateOnly(2026, 11, 10), p.CertifiedOn));
    }

    [Fact]
    public async Task Nobody_can_be_the_system()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await Assert.ThrowsAsync<ArgumentException>(() => world.AsAsync(SystemPerson.Id, _ => Task.FromResult(true)));
    }

    internal static async Task RoundAsync(TestWorld world)
    {
        // Each round is that of a server which has just started.
        var rounds = ActivatorUtilities.CreateInstance<DailyRounds>(world.Database.Services);
        await rounds.RunAsync(Ct);
    }

    private static Task<PersonId> AppointAsync(TestWorld world, PersonId by, OrganisationId where, Role role, string email = "new@example.org") =>
        world.AsAsync(by, s => s.GetRequiredService<PostService>().AppointAsync(new(email, "A new person", where, role, world.Today, null), Ct));

    private static Task EndAsync(TestWorld world, PersonId by, PersonId whose, DateOnly? lastDay, string why) => world.AsAsync(by, async s =>
    {
        var post = await s.GetRequiredService<HeadwaterDb>().Set<Post>().SingleAsync(p => p.PersonId == whose, Ct);
        await s.GetRequiredService<PostService>().EndAsync(post.Id, lastDay, why, Ct);
        return true;
    });

    private static Task<List<Role>> RolesAsync(TestWorld world, PersonId person) =>
        world.AsAsync(person, s => Task.FromResult(s.GetRequiredService<CurrentActor>().Posts.Select(p => p.Role).ToList()));

    private static Task<IReadOnlyList<Post>> DueAsync(TestWorld world, PersonId person) => world.AsAsync(person, s => s.GetRequiredService<CertificationService>().DueAsync(Ct));

    private static Task ConfirmAsync(TestWorld world, PersonId person, IEnumerable<Post> posts) => world.AsAsync(person, async s =>
    {
        await s.GetRequiredService<CertificationService>().ConfirmAsync([.. posts.Select(p => p.Id)], Ct);
        return true;
    });
}

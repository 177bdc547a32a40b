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

        world.Clock.SetUtcNow(new(2027, 11, 26, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
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
        var ended = await db.Set<AuditEntry>().Where(a => a.PersonId == SystemPerson.Id && a.Kind == "post" && a.Verb == "end").ToListAsync(Ct);
        // Nobody could confirm the officer's own post; it stays, because there is no other officer.
        Assert.Single(ended);
        Assert.Equal([Role.DataProtectionOfficer], await RolesAsync(world, officer));
    }

    [Fact]
    public async Task Holder_and_those_who_confirm_are_told_after_twelve_months_and_two_weeks_before_the_end_once_each()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, birch) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Birch School"));
        var (head, other) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Other head", (birch, Role.Headteacher)));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        Task<List<string>> Told(PersonId person) => world.AsAsync(person, async s => (await s.GetRequiredService<NoticeService>().OwnAsync(Ct)).Select(n => n.Text).ToList());

        // Certified on 10 November 2026.
        world.Clock.SetUtcNow(new(2027, 11, 9, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        Assert.Empty(await Told(teacher));
        world.Clock.SetUtcNow(new(2027, 11, 10, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        await RoundAsync(world);
        Assert.Equal(["Your post as Class teacher waits for somebody to confirm that it is still right. If nobody does, it ends on Friday 10 December 2027."], await Told(teacher));
        // The head is told of the teacher's post to confirm, and of the own one.
        Assert.Equal(2, (await Told(head)).Count);
        Assert.Contains("A post waits for you to confirm that it is still right. If nobody does, it ends on Friday 10 December 2027.", await Told(head));
        Assert.Single(await Told(other));

        world.Clock.SetUtcNow(new(2027, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        Assert.Single(await Told(teacher));
        world.Clock.SetUtcNow(new(2027, 11, 26, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        await RoundAsync(world);
        Assert.Equal(2, (await Told(teacher)).Count);
        Assert.Equal(4, (await Told(head)).Count);
    }

    [Fact]
    public async Task Where_no_server_ran_for_months_a_post_still_has_two_weeks_after_the_warning()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var teacher = await world.PersonAsync("Teacher", (await world.OrganisationAsync("Alder School"), Role.ClassTeacher));
        world.Clock.SetUtcNow(new(2028, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        Assert.Equal([Role.ClassTeacher], await RolesAsync(world, teacher));
        Assert.EndsWith("it ends on Wednesday 15 March 2028.", Assert.Single(await world.AsAsync(teacher, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct))).Text, StringComparison.Ordinal);
        world.Clock.SetUtcNow(new(2028, 3, 14, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        Assert.Equal([Role.ClassTeacher], await RolesAsync(world, teacher));
        world.Clock.SetUtcNow(new(2028, 3, 15, 12, 0, 0, TimeSpan.Zero));
        await RoundAsync(world);
        Assert.Empty(await RolesAsync(world, teacher));
    }

    [Fact]
    public async Task The_last_administrator_s_and_the_last_officer_s_post_never_end_by_themselves()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
        PersonId[] administrators = [await world.PersonAsync("One", (anchor, Role.Administrator)), await world.PersonAsync("Two", (anchor, Role.Administrator))];
        var officer = await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer));
        foreach (var day in new DateTimeOffset[] { new(2027, 11, 26, 12, 0, 0, TimeSpan.Zero), new(2027, 12, 10, 12, 0, 0, TimeSpan.Zero), new(2029, 1, 1, 12, 0, 0, TimeSpan.Zero) })
        {
            world.Clock.SetUtcNow(day);
            await RoundAsync(world);
        }

        // Of two administrators one goes; then that one would be the last.
        Assert.Single((await Task.WhenAll(RolesAsync(world, administrators[0]), RolesAsync(world, administrators[1]))).SelectMany(r => r));
        Assert.Equal([Role.DataProtectionOfficer], await RolesAsync(world, officer));
        var told = await world.AsAsync(officer, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct));
        Assert.Contains(told, n => n.Text.Contains("does not end by itself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_to_end_a_post_is_told_of_the_first_and_no_reason_is_lost()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var alder = await world.OrganisationAsync("Alder School");
        var (head, second) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Second head", (alder, Role.Headteacher)));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        var friday = new DateOnly(2026, 11, 20);
        await EndAsync(world, head, teacher, friday, "The contract ends.");
        foreach (var (lastDay, known) in new (DateOnly?, DateOnly?)[] { (null, null), (friday.AddDays(-1), null), (friday, friday), (friday.AddDays(7), friday) })
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => EndAsync(world, second, teacher, lastDay, "He was late.", known));
            Assert.StartsWith("Head has decided already that this post ends after Friday 20 November 2026, because: The contract ends. Nothing was changed.", refused.Message, StringComparison.Ordinal);
        }

        await EndAsync(world, second, teacher, null, "He moves sooner.", friday);
        Assert.Empty(await RolesAsync(world, teacher));
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal("He moves sooner. Before that: The contract ends.", (await db.Set<Post>().SingleAsync(p => p.PersonId == teacher, Ct)).EndWhy);
        Assert.Contains("ends sooner", Assert.Single(await world.AsAsync(head, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct))).Text, StringComparison.Ordinal);
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

    private static Task<bool> EndAsync(TestWorld world, PersonId by, PersonId whose, DateOnly? lastDay, string why, DateOnly? known = null) => world.AsAsync(by, async s =>
    {
        var post = await s.GetRequiredService<HeadwaterDb>().Set<Post>().SingleAsync(p => p.PersonId == whose, Ct);
        await s.GetRequiredService<PostService>().EndAsync(post.Id, lastDay, why, known, Ct);
        return true;
    });

    private static Task<List<Role>> RolesAsync(TestWorld world, PersonId person) =>
        world.AsAsync(person, s => Task.FromResult(s.GetRequiredService<CurrentActor>().Posts.Select(p => p.Role).ToList()));

    private static Task<IReadOnlyList<Post>> DueAsync(TestWorld world, PersonId person) => world.AsAsync(person, s => s.GetRequiredService<CertificationService>().DueAsync(Ct));

    private static Task<bool> ConfirmAsync(TestWorld world, PersonId person, IEnumerable<Post> posts) => world.AsAsync(person, async s =>
    {
        await s.GetRequiredService<CertificationService>().ConfirmAsync([.. posts.Select(p => p.Id)], Ct);
        return true;
    });
}

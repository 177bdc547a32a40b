using System.Net;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

/// <summary>Invitations sent again and accounts that are closed, by whoever manages the person's posts.</summary>
public sealed class AccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_account_opens_nothing_until_a_new_invitation_is_taken_up()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada@example.org", "Ada Hale");
        var administrator = await ManagedAsync(world, account.Person);
        using var browser = site.Browser();
        await world.SignInAsync(browser, account);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account", Ct)).StatusCode);

        await CloseAsync(world, administrator, account.Person);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", Ct)).StatusCode);
        await using (var db = world.Database.Open(world.Locality))
        {
            Assert.False(await db.Set<Session>().AnyAsync(s => s.PersonId == account.Person.Value, Ct));
            Assert.NotNull((await db.Set<Person>().SingleAsync(p => p.Id == account.Person.Value, Ct)).DeactivatedAtUtc);
            var entry = await db.Set<AuditEntry>().SingleAsync(a => a.Verb == "close" && a.Kind == "account", Ct);
            Assert.Equal((administrator, account.Person.ToString(), "Her phone was stolen."), (entry.PersonId!.Value, entry.RecordId, entry.Why));
        }

        await InviteAsync(world, administrator, account.Person);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.TypePasswordAsync(account.Email, Accounts.Password)).StatusCode);
        using var anew = site.Browser();
        var again = await world.TakeUpAsync(anew, account.Person, await world.MailedPathAsync("ada@example.org"));
        Assert.Equal(HttpStatusCode.OK, (await anew.GetAsync("/account", Ct)).StatusCode);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await browser.TypePasswordAsync(account.Email, Accounts.Password);
        Assert.Equal("/home", (await browser.SendAsync("/sign-in/code", "code", ("code", world.CodeOf(again.Secret)))).Headers.Location?.ToString());
        await using var trail = world.Database.Open(world.Locality);
        Assert.Equal("again", (await trail.Set<AuditEntry>().Where(a => a.Verb == "invite" && a.RecordId == account.Person.ToString()).OrderByDescending(a => a.Seq).FirstAsync(Ct)).Detail);
    }

    [Fact]
    public async Task An_invitation_sent_before_the_closing_opens_nothing_afterwards()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var (person, path) = await world.InviteAsync("ada@example.org", "Ada Hale");
        await CloseAsync(world, await ManagedAsync(world, person), person);
        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path, Ct)).StatusCode);
    }

    [Fact]
    public async Task Only_whoever_could_give_every_post_may_and_nobody_theirs_or_the_last_administrator_s()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, birch, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Birch School"), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var administrator = await world.PersonAsync("Administrator", (anchor, Role.Administrator));
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        var shared = await world.PersonAsync("At both", (alder, Role.ClassTeacher), (birch, Role.ClassTeacher));
        var governor = await world.PersonAsync("Governor", (alder, Role.Governor));
        foreach (var (by, whom) in new[] { (head, shared), (head, governor), (head, administrator), (head, head), (teacher, shared), (administrator, administrator) })
        {
            await Assert.ThrowsAsync<InputRefusedException>(() => InviteAsync(world, by, whom));
            await Assert.ThrowsAsync<InputRefusedException>(() => CloseAsync(world, by, whom));
        }

        await using (var db = world.Database.Open(world.Locality))
        {
            Assert.False(await db.Set<Person>().AnyAsync(p => p.DeactivatedAtUtc != null, Ct));
            Assert.Empty(world.WaitingOrSent());
        }

        await InviteAsync(world, head, teacher);
        await CloseAsync(world, administrator, shared);
        Assert.Contains("already", (await Assert.ThrowsAsync<InputRefusedException>(() => CloseAsync(world, administrator, shared))).Message, StringComparison.Ordinal);

        // Of two administrators one may close the other's account; then that one is the last, in office alone.
        var second = await world.PersonAsync("Second", (anchor, Role.Administrator));
        await CloseAsync(world, second, administrator);
        var third = await world.PersonAsync("Third", (anchor, Role.Administrator));
        await CloseAsync(world, third, second);
        Assert.Contains("own account", (await Assert.ThrowsAsync<InputRefusedException>(() => CloseAsync(world, third, third))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_account_is_closed_is_not_the_officer_who_is_told_of_an_emergency()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
        var administrator = await world.PersonAsync("Administrator", (anchor, Role.Administrator));
        var (gone, there) = (await world.PersonAsync("Gone", (anchor, Role.DataProtectionOfficer)), await world.PersonAsync("There", (anchor, Role.DataProtectionOfficer)));
        await CloseAsync(world, administrator, gone);
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal([there], await Headwater.Access.Posts.PostHolders.OfAsync(db, Capability.ReviewBreakGlass, world.Today, Ct));
    }

    [Fact]
    public async Task An_account_that_another_locality_needs_is_not_closed()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
        var administrator = await world.PersonAsync("Administrator", (anchor, Role.Administrator));
        var teacher = await world.PersonAsync("Teacher", (anchor, Role.ClassTeacher));
        var elsewhere = LocalityId.New();
        await world.AddLocalityAsync(elsewhere, "there", "846");
        await using (var db = world.Database.Open(elsewhere))
        {
            db.Add(new PersonLocality { PersonId = teacher.Value, LocalityId = elsewhere });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Contains("another locality", (await Assert.ThrowsAsync<InputRefusedException>(() => CloseAsync(world, administrator, teacher))).Message, StringComparison.Ordinal);
    }

    /// <summary>An administrator, and a post for the person to be managed by.</summary>
    private static async Task<PersonId> ManagedAsync(TestWorld world, PersonId person)
    {
        var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
        var administrator = await world.PersonAsync("Administrator of Anchor", (anchor, Role.Administrator));
        await world.AsAsync(administrator, async s =>
        {
            s.GetRequiredService<HeadwaterDb>().Add(new Headwater.Access.Posts.Post { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = anchor, Role = Role.Convenor, FromDay = world.Today, AppointedBy = administrator, CertifiedOn = world.Today });
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("appoint", "post"));
            return true;
        });
        return administrator;
    }

    private static Task<bool> InviteAsync(TestWorld world, PersonId by, PersonId whom) => world.AsAsync(by, async s =>
    {
        await s.GetRequiredService<AccountService>().InviteAgainAsync(whom, Ct);
        return true;
    });

    private static Task<bool> CloseAsync(TestWorld world, PersonId by, PersonId whom) => world.AsAsync(by, async s =>
    {
        await s.GetRequiredService<AccountService>().CloseAsync(whom, "Her phone was stolen.", Ct);
        return true;
    });
}

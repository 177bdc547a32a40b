using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Access;

/// <summary>A session is what the server says it is, at every request.</summary>
public sealed class SessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_ends_a_session_ends_it_for_the_very_next_request(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        await using var db = world.Database.Open();
        var at = (DateTime?)world.Clock.GetUtcNow().UtcDateTime;

        using var one = await InAsync(site, ada);
        using var other = await InAsync(site, ada);
        var sessions = (await one.PageAsync("/account")).QuerySelectorAll("input[name=session]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Equal(2, sessions.Count);
        var own = (await one.PageAsync("/account")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Chrome on Linux (this one)", StringComparison.Ordinal)).QuerySelector("input[name=session]")!.GetAttribute("value");
        await one.SendAsync("/account", "session", ("session", sessions.Single(s => s != own)));
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/account", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/account", Ct)).StatusCode);

        using var third = await InAsync(site, ada);
        Assert.Equal("/sign-out", (await third.SendAsync("/account", "all")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await one.GetAsync("/account", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await third.GetAsync("/account", Ct)).StatusCode);

        using var stamped = await InAsync(site, ada);
        await db.Set<Person>().Where(p => p.Id == ada.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.SecurityStamp, "another"), Ct);
        Assert.Equal(HttpStatusCode.Redirect, (await stamped.GetAsync("/account", Ct)).StatusCode);

        using var closed = await InAsync(site, ada);
        Assert.Equal(HttpStatusCode.OK, (await closed.GetAsync("/account", Ct)).StatusCode);
        await db.Set<Person>().Where(p => p.Id == ada.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.DeactivatedAtUtc, at), Ct);
        Assert.Equal(HttpStatusCode.Redirect, (await closed.GetAsync("/account", Ct)).StatusCode);
        Assert.DoesNotContain("Ada Hale", await closed.GetStringAsync("/sign-in/sample", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hour_without_a_request_ends_it_and_twelve_hours_end_it_anyhow()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var idle = await InAsync(site, ada);
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await idle.GetAsync("/account", Ct)).StatusCode);
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(HttpStatusCode.Redirect, (await idle.GetAsync("/account", Ct)).StatusCode);

        using var busy = await InAsync(site, ada);
        for (var i = 0; i < 23; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/account", Ct)).StatusCode);
        }

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Redirect, (await busy.GetAsync("/account", Ct)).StatusCode);
    }

    [Fact]
    public async Task Neither_the_database_nor_a_guess_gives_a_token()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = await InAsync(site, ada);
        await using var db = world.Database.Open();
        var session = await db.Set<Session>().SingleAsync(Ct);
        foreach (var guess in new[] { Convert.ToBase64String(session.TokenHash).TrimEnd('=').Replace('+', '-').Replace('/', '_'), session.Id.ToString(), new string('A', 43), "\0", new string('x', 4000) })
        {
            using var thief = site.Browser();
            thief.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "headwater=" + Uri.EscapeDataString(guess));
            Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account", Ct)).StatusCode);
        }

        Assert.Equal("Chrome on Linux", session.Device);
    }

    [Fact]
    public async Task Another_s_session_cannot_be_ended()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var alder = await world.OrganisationAsync("Alder School");
        var (ada, ben) = (await world.PersonAsync("Ada Hale", (alder, Role.Headteacher)), await world.PersonAsync("Ben Moor", (alder, Role.ClassTeacher)));
        await using var site = await TestSite.StartAsync(world.Database);
        using var hers = await InAsync(site, ada);
        using var his = await InAsync(site, ben);
        await using var db = world.Database.Open();
        var target = (await db.Set<Session>().SingleAsync(s => s.PersonId == ada.Value, Ct)).Id;
        await his.SendAsync("/account", "session", ("session", target.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await hers.GetAsync("/account", Ct)).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_works_in_several_localities_chooses_one_and_no_other_person_s(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var (second, foreign) = (LocalityId.New(), LocalityId.New());
        await world.AddLocalityAsync(second, "there", "846", isSample: true);
        await world.AddLocalityAsync(foreign, "elsewhere", "850", isSample: true);
        await using (var db = world.Database.Open())
        {
            db.Add(new PersonLocality { PersonId = ada.Value, LocalityId = second });
            await db.SaveChangesAsync(Ct);
        }

        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        var landed = await browser.SendAsync("/sign-in/sample", "person", ("person", ada.ToString()));
        Assert.Equal("/sign-in/place", landed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/children", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync("/sign-in/place", "place", ("place", foreign.ToString()))).StatusCode);
        Assert.Equal("/home", (await browser.SendAsync("/sign-in/place", "place", ("place", world.Locality.ToString()))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/children", Ct)).StatusCode);
        Assert.Equal("/home", (await browser.SendAsync("/sign-in/place", "place", ("place", second.ToString()))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/children", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_again_lasts_five_minutes_and_leads_nowhere_else()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada.hale@example.org", "Ada Hale");
        using var browser = site.Browser();
        await world.SignInAsync(browser, account);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/sign-in/confirm?return=%2Faccount%2Frecovery-codes", (await browser.GetAsync("/account/recovery-codes", Ct)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync("/sign-in/confirm?return=/account/recovery-codes", "code", ("code", "12345x"))).StatusCode);
        Assert.Equal("/account/recovery-codes", (await browser.SendAsync("/sign-in/confirm?return=/account/recovery-codes", "code", ("code", world.CodeOf(account.Secret)))).Headers.Location?.ToString());
        var codes = (await Forms.Read(await browser.SendAsync("/account/recovery-codes", "make"))).QuerySelectorAll("code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Empty(codes.Intersect(account.RecoveryCodes));
        Assert.Contains(world.WaitingOrSent(), m => m.Contains("recovery codes", StringComparison.Ordinal));

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account/recovery-codes", Ct)).StatusCode);
        Assert.Equal("/account", (await browser.SendAsync("/sign-in/confirm?return=https://elsewhere.example/", "code", ("code", world.CodeOf(account.Secret)))).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_second_factor_given_again_is_used_once_though_two_use_it_at_once(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.SafeguardingLead));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = await InAsync(site, ada);
        Assert.Equal("/account", (await browser.SendAsync("/sign-in/confirm?return=/account", "sample")).Headers.Location?.ToString());
        await using var one = world.Database.Open(world.Locality);
        await using var two = world.Database.Open(world.Locality);
        var session = await one.Set<Session>().AsNoTracking().SingleAsync(Ct);
        Assert.NotNull(session.SteppedUpAtUtc);
        var (first, second) = (StepUpOn(one), StepUpOn(two));
        Assert.True(await first.UseAsync(Ct));
        Assert.True(await second.UseAsync(Ct));
        await one.SaveChangesAsync(Ct);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync(Ct));
        Assert.False(await StepUpOn(one).IsFreshAsync(Ct));
        Assert.False(await StepUpOn(one).UseAsync(Ct));

        StepUp StepUpOn(HeadwaterDb db)
        {
            var http = new DefaultHttpContext();
            http.Features.Set(new CurrentSession(session.Id, session.PersonId, "Ada Hale", true, world.Locality, session.Stage, session.SteppedUpAtUtc));
            return new(new HttpContextAccessor { HttpContext = http }, db, world.Clock);
        }
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_the_old_password()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada.hale@example.org", "Ada Hale");
        using var here = site.Browser();
        using var there = site.Browser();
        await world.SignInAsync(here, account);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SignInAsync(there, account);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await here.SendAsync("/sign-in/confirm", "code", ("code", world.CodeOf(account.Secret)));
        const string next = "copper lantern orchard";
        Assert.Equal(HttpStatusCode.BadRequest, (await here.SendAsync("/account/password", "password", ("current", "not the password"), ("password", next))).StatusCode);
        Assert.Equal("/account", (await here.SendAsync("/account/password", "password", ("current", Accounts.Password), ("password", next))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await there.TypePasswordAsync(account.Email, Accounts.Password)).StatusCode);
        Assert.Equal("/sign-in/code", (await there.TypePasswordAsync(account.Email, next)).Headers.Location?.ToString());
    }

    private static async Task<HttpClient> InAsync(TestSite site, PersonId person)
    {
        var browser = site.Browser();
        var answer = await browser.SendAsync("/sign-in/sample", "person", ("person", person.ToString()));
        Assert.Equal("/home", answer.Headers.Location?.ToString());
        return browser;
    }
}

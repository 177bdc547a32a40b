using System.Net;
using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Access;

/// <summary>Password and authenticator over HTTP, as a browser without script does it.</summary>
[Trait("Tier", "slow")]
public sealed class PasswordSignInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task From_the_invitation_to_a_second_sign_in(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (person, path) = await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        await using var site = await TestSite.StartAsync(world.Database, slowPasswords: true);
        using var browser = site.Browser();
        Assert.Contains("Welcome, Ada Hale", (await browser.PageAsync(path)).Text(), StringComparison.Ordinal);
        Assert.Contains("Enter a password of at least 12 characters", (await Forms.Read(await browser.SendAsync(path, "password", ("password", "short")))).Text(), StringComparison.Ordinal);
        var account = await world.TakeUpAsync(browser, person, path);
        Assert.Equal(10, account.RecoveryCodes.Distinct().Count());
        Assert.Contains("Ada Hale", (await browser.PageAsync("/account")).Text(), StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        using var second = site.Browser();
        Assert.Equal("/sign-in?return=%2Faccount", (await second.GetAsync("/account", Ct)).Headers.Location?.ToString());
        var code = await world.SignInAsync(second, account, "/sign-in?return=%2Faccount");
        Assert.Equal("/account", code.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/account", Ct)).StatusCode);
        await using var db = world.Database.Open();
        var hash = Convert.FromBase64String((await db.Set<Person>().SingleAsync(p => p.Id == person.Value, Ct)).PasswordHash!);
        // ASP.NET Identity's format 1: one byte of format, four of function (2 is HMAC-SHA512), four of iterations, all big-endian.
        Assert.Equal([1, 0, 0, 0, 2, 0, 0x09, 0x27, 0xC0], hash[..9]);
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada.hale@example.org", "Ada Hale");
        using var browser = site.Browser();
        Assert.Equal("/sign-in/code", (await browser.TypePasswordAsync(account.Email, Accounts.Password)).Headers.Location?.ToString());
        Assert.StartsWith("/sign-in?", (await browser.GetAsync("/account", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Hale", await browser.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.GetAsync("/sign-in/set-up", Ct)).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_code_and_a_recovery_code_work_once(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada.hale@example.org", "Ada Hale");
        using var first = site.Browser();
        using var second = site.Browser();
        Assert.Equal("/home", (await world.SignInAsync(first, account)).Headers.Location?.ToString());
        var again = await world.SignInAsync(second, account);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("used already", (await Forms.Read(again)).Text(), StringComparison.Ordinal);
        var recovery = account.RecoveryCodes[3].ToLowerInvariant().Replace('-', ' ');
        Assert.Equal("/home", (await second.SendAsync("/sign-in/code?recovery=true", "code", ("code", recovery))).Headers.Location?.ToString());
        Assert.Contains("9 of 10 are left", (await second.PageAsync("/account")).Text(), StringComparison.Ordinal);
        using var third = site.Browser();
        await third.TypePasswordAsync(account.Email, Accounts.Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await third.SendAsync("/sign-in/code?recovery=true", "code", ("code", recovery))).StatusCode);
    }

    [Fact]
    public async Task Unknown_wrong_locked_closed_and_unfinished_accounts_answer_alike()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var (wrong, locked, closed) = (await world.AccountAsync(site, "wrong@example.org", "W"), await world.AccountAsync(site, "locked@example.org", "L"), await world.AccountAsync(site, "closed@example.org", "C"));
        await world.InviteAsync("unfinished@example.org", "U");
        await using var db = world.Database.Open();
        var until = (DateTimeOffset?)world.Clock.GetUtcNow().AddMinutes(5);
        var at = (DateTime?)world.Clock.GetUtcNow().UtcDateTime;
        await db.Set<Person>().Where(p => p.Id == locked.Person.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.LockoutEnd, until), Ct);
        await db.Set<Person>().Where(p => p.Id == closed.Person.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.DeactivatedAtUtc, at), Ct);
        HashSet<string> answers = [];
        foreach (var (email, password) in new[] { ("nobody@example.org", Accounts.Password), (wrong.Email, "not the password at all"), (locked.Email, Accounts.Password), (closed.Email, Accounts.Password), ("unfinished@example.org", Accounts.Password) })
        {
            using var browser = site.Browser();
            var answer = await browser.TypePasswordAsync(email, password);
            answers.Add($"{(int)answer.StatusCode} {string.Join(',', answer.Headers.Select(h => h.Key).Order(StringComparer.Ordinal))} {(await Forms.Read(answer)).Text()}");
        }

        Assert.Contains(SignInModel.Wrong, Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_an_address_nobody_has_a_password_is_hashed_all_the_same()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var hasher = new CountingHasher();
        await using var site = await TestSite.StartAsync(world.Database, services: s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IPasswordHasher<Person>>(s, hasher));
        var account = await world.AccountAsync(site, "ada@example.org", "Ada");
        using var browser = site.Browser();
        var before = hasher.Verified;
        await browser.TypePasswordAsync("nobody@example.org", "some password or other");
        Assert.Equal(before + 1, hasher.Verified);
        await browser.TypePasswordAsync(account.Email, "some password or other");
        Assert.Equal(before + 2, hasher.Verified);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Ten_wrong_guesses_lock_the_account_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada.hale@example.org", "Ada Hale");
        // Slow enough for the limit of five minutes, from addresses of their own.
        for (var i = 0; i < 10; i++)
        {
            using var guesser = site.Browser(from: $"192.0.2.{i + 1}");
            Assert.Equal(HttpStatusCode.BadRequest, (await guesser.TypePasswordAsync(account.Email, "not the password at all")).StatusCode);
            world.Clock.Advance(TimeSpan.FromSeconds(40));
        }

        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.TypePasswordAsync(account.Email, Accounts.Password)).StatusCode);
        world.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.TypePasswordAsync(account.Email, Accounts.Password)).StatusCode);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/home", (await world.SignInAsync(browser, account)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_too_though_the_password_was_right()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada.hale@example.org", "Ada Hale");
        using var browser = site.Browser();
        for (var i = 0; i < 10; i++)
        {
            await browser.TypePasswordAsync(account.Email, Accounts.Password);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync("/sign-in/code", "code", ("code", "00000x"))).StatusCode);
            world.Clock.Advance(TimeSpan.FromSeconds(40));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.TypePasswordAsync(account.Email, Accounts.Password)).StatusCode);
    }

    [Fact]
    public async Task The_eleventh_wrong_guess_in_five_minutes_is_not_even_looked_at()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.TypePasswordAsync($"nobody{i}@example.org", "wrong")).StatusCode);
        var refused = await browser.TypePasswordAsync("nobody@example.org", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains(SignInModel.TooMany, (await Forms.Read(refused)).Text(), StringComparison.Ordinal);
        using var elsewhere = site.Browser(from: "192.0.2.1");
        Assert.Equal(HttpStatusCode.BadRequest, (await elsewhere.TypePasswordAsync("nobody@example.org", "wrong")).StatusCode);
    }

    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> inner = new();

        public int Verified { get; private set; }

        public string HashPassword(Person user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

using System.Net;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Access;

/// <summary>Signing in with an outside provider, against a real one.</summary>
[Trait("Tier", "slow")]
public sealed class OutsideSignInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_was_invited_comes_in_by_verified_address_and_then_by_subject(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await using var provider = await OpenIdProvider.StartAsync();
        await using var site = await StartAsync(world, provider);
        var (ada, link) = await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        provider.Visitor.Email = "Ada.Hale@example.org";
        using var browser = site.Browser();
        Assert.Contains("Sign in with Test provider", await browser.GetStringAsync("/sign-in", Ct), StringComparison.Ordinal);
        Assert.Equal("/account", await GoAsync(browser, "/sign-in/outside?return=%2Faccount"));
        Assert.Contains("Ada Hale", (await browser.PageAsync("/account")).Text(), StringComparison.Ordinal);
        Assert.Equal("code", provider.Visitor.Asked!.ResponseType);
        Assert.Equal("S256", provider.Visitor.Asked.CodeChallengeMethod);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link, Ct)).StatusCode);

        // The provider's address for the person changes: the subject stays, and an address that is now somebody else's opens nothing.
        provider.Visitor.Email = "renamed@example.org";
        using var later = site.Browser();
        Assert.Equal("/home", await GoAsync(later, "/sign-in/outside"));
        (provider.Visitor.Subject, provider.Visitor.Email) = ("subject-2", "ada.hale@example.org");
        using var other = site.Browser();
        Assert.Null(await GoAsync(other, "/sign-in/outside"));

        provider.Visitor.Subject = "subject-1";
        await using var db = world.Database.Open();
        Assert.Equal("subject-1", (await db.Set<IdentityUserLogin<Guid>>().SingleAsync(Ct)).ProviderKey);
        var at = (DateTime?)world.Clock.GetUtcNow().UtcDateTime;
        await db.Set<Person>().Where(p => p.Id == ada.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.DeactivatedAtUtc, at), Ct);
        Assert.Null(await GoAsync(later, "/sign-in/outside"));
    }

    [Fact]
    public async Task Strangers_unverified_addresses_and_refusals_end_on_one_page()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var provider = await OpenIdProvider.StartAsync();
        await using var site = await StartAsync(world, provider);
        await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        HashSet<string> answers = [];
        foreach (var (email, verified, refuses) in new[] { ("stranger@example.org", true, false), ("ada.hale@example.org", false, false), ("ada.hale@example.org", true, true) })
        {
            (provider.Visitor.Email, provider.Visitor.EmailVerified, provider.Visitor.Refuses) = (email, verified, refuses);
            using var browser = site.Browser();
            Assert.Null(await GoAsync(browser, "/sign-in/outside"));
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", Ct)).StatusCode);
            var page = await browser.GetAsync("/sign-in/outside", Ct);
            answers.Add($"{(int)page.StatusCode} {(await Forms.Read(page)).Text()}");
        }

        Assert.StartsWith("403 You were not signed in", Assert.Single(answers), StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Empty(await db.Set<IdentityUserLogin<Guid>>().ToListAsync(Ct));
    }

    [Fact]
    public async Task The_link_of_an_invitation_binds_the_subject_whatever_the_provider_says_of_addresses()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var provider = await OpenIdProvider.StartAsync();
        await using var site = await StartAsync(world, provider);
        var (_, link) = await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        (provider.Visitor.Email, provider.Visitor.EmailVerified) = ("a.hale@home.example", false);
        using var browser = site.Browser();
        Assert.Equal("/home", await GoAsync(browser, $"/sign-in/outside?invitation={link["/invitation/".Length..]}", from: link));
        Assert.Contains("Ada Hale", (await browser.PageAsync("/account")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_second_factor_can_be_given_again_there_and_only_afresh_and_by_the_same_person()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var provider = await OpenIdProvider.StartAsync();
        await using var site = await StartAsync(world, provider);
        await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        provider.Visitor.Email = "ada.hale@example.org";
        using var browser = site.Browser();
        await GoAsync(browser, "/sign-in/outside");
        const string confirm = "/sign-in/outside?confirm=true&return=%2Faccount%2Fpasskey";
        provider.Visitor.SignedInAt = world.Clock.GetUtcNow().AddMinutes(-6);
        Assert.Null(await GoAsync(browser, confirm, from: "/sign-in/confirm?return=/account/passkey"));
        provider.Visitor.SignedInAt = null;
        Assert.Null(await GoAsync(browser, confirm, from: "/sign-in/confirm?return=/account/passkey"));
        (provider.Visitor.SignedInAt, provider.Visitor.Subject) = (world.Clock.GetUtcNow(), "somebody-else");
        Assert.Null(await GoAsync(browser, confirm, from: "/sign-in/confirm?return=/account/passkey"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account/passkey", Ct)).StatusCode);
        provider.Visitor.Subject = "subject-1";
        Assert.Equal("/account/passkey", await GoAsync(browser, confirm, from: "/sign-in/confirm?return=/account/passkey"));
        Assert.Equal("login", provider.Visitor.Asked!.Prompt);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/passkey", Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_a_provider_the_page_is_not_there()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/outside", Ct)).StatusCode);
        Assert.DoesNotContain("/sign-in/outside", await browser.GetStringAsync("/sign-in", Ct), StringComparison.Ordinal);
    }

    private static Task<TestSite> StartAsync(TestWorld world, OpenIdProvider provider) => TestSite.StartAsync(
        world.Database, s => s with { Oidc = new(provider.Address, OpenIdProvider.ClientId, OpenIdProvider.ClientSecret, "Test provider") });

    /// <summary>There and back again; answers where the person landed, or null when they were not signed in.</summary>
    private static async Task<string?> GoAsync(HttpClient browser, string path, string from = "/sign-in")
    {
        var form = (await browser.PageAsync(from)).QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.GetAttribute("action")!.StartsWith("/sign-in/outside", StringComparison.Ordinal));
        form.SetAttribute("action", path);
        var onward = (await browser.SendAsync(form, path)).Headers.GetValues("Refresh").Single()["0;url=".Length..];
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = (await provider.GetAsync(onward, Ct)).Headers.Location!;
        var answered = await browser.GetAsync(back.PathAndQuery, Ct);
        Assert.Equal("/sign-in/outside", answered.Headers.Location?.ToString());
        return (await browser.GetAsync("/sign-in/outside", Ct)).Headers.Location?.ToString();
    }
}

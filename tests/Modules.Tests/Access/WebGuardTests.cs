using System.Net;
using Headwater.Access.Contracts;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Access;

/// <summary>Cookies, headers and tokens, over http on a desk and over https.</summary>
public sealed class WebGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_https_every_cookie_is_bound_to_the_host_and_browsers_keep_to_https()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var plain = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(plain, "ada.hale@example.org", "Ada Hale");
        await using var site = await TestSite.StartAsync(world.Database, s => s with { Address = new("https://headwater.example") });
        using var browser = site.Browser("https://headwater.example");
        List<string> cookies = [];
        var page = await browser.GetAsync("/sign-in", Ct);
        cookies.AddRange(page.Headers.GetValues("Set-Cookie"));
        var done = await world.SignInAsync(browser, account);
        cookies.AddRange(done.Headers.GetValues("Set-Cookie"));
        Assert.Equal("/home", done.Headers.Location?.ToString());
        Assert.All(cookies, c => Assert.StartsWith("__Host-", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("; secure", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("; httponly", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("; samesite=", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("; path=/;", c + ";", StringComparison.Ordinal));
        Assert.StartsWith("max-age=", page.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.StartsWith("max-age=", (await browser.GetAsync("/nothing/here", Ct)).Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        using var desk = plain.Browser();
        Assert.False((await desk.GetAsync("/sign-in", Ct)).Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in?handler=options")]
    [InlineData("/sign-in?handler=passkey")]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/set-up")]
    [InlineData("/sign-in/sample")]
    [InlineData("/sign-in/outside")]
    [InlineData("/sign-out")]
    [InlineData("/invitation/x")]
    [InlineData("/account?handler=EndAll")]
    [InlineData("/account?handler=End")]
    [InlineData("/account/password")]
    [InlineData("/account/authenticator")]
    [InlineData("/account/recovery-codes")]
    [InlineData("/account/passkey?handler=options")]
    [InlineData("/sign-in/confirm")]
    [InlineData("/sign-in/place")]
    public async Task A_form_without_its_token_changes_nothing(string path)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        await browser.SendAsync("/sign-in/sample", "person", ("person", ada.ToString()));
        var answer = await browser.PostAsync(path, new FormUrlEncodedContent([new("person", ada.ToString()), new("code", "1")]), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was changed", (await Forms.Read(answer)).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/invitation/x")]
    [InlineData("/account")]
    [InlineData("/nothing/here")]
    public async Task Every_answer_carries_its_guards(string path)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        await browser.SendAsync("/sign-in/sample", "person", ("person", ada.ToString()));
        var answer = await browser.GetAsync(path, Ct);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        foreach (var (header, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin") })
            Assert.Equal(value, answer.Headers.GetValues(header).Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Refused_and_absent_are_the_same_to_the_byte()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var admin = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Council"), Role.Administrator));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        await browser.SendAsync("/sign-in/sample", "person", ("person", admin.ToString()));
        var refused = await browser.GetAsync("/children", Ct);
        var absent = await browser.GetAsync("/nothing/here", Ct);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        Assert.Equal(await absent.Content.ReadAsByteArrayAsync(Ct), await refused.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(Headers(absent), Headers(refused));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site_after_signing_in(string back)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        Assert.Equal("/home", (await browser.SendAsync("/sign-in/sample?return=" + Uri.EscapeDataString(back), "person", ("person", ada.ToString()))).Headers.Location?.ToString());
    }

    private static string Headers(HttpResponseMessage answer) => string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));

    [Theory]
    [InlineData("TRACE", "/sign-in")]
    [InlineData("TRACE", "/children")]
    [InlineData("TRACE", "/privacy")]
    public async Task A_page_is_absent_for_a_method_it_has_no_handler_for(string method, string path)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var ada = await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        await browser.SendAsync("/sign-in/sample", "person", ("person", ada.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(new HttpRequestMessage(new(method), path), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path, Ct)).StatusCode);
    }
}

using System.Net;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Access;

/// <summary>In a made-up place a visitor at this machine is one of its people with one click; nowhere else.</summary>
public sealed class SampleSignInTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task One_click_signs_in_and_another_signs_out(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine, sample: true);
        var alder = await world.OrganisationAsync("Alder School");
        await world.PersonAsync("Ada Hale", (alder, Role.Headteacher));
        await world.PersonAsync("Ben Moor", (alder, Role.ClassTeacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();

        Assert.Contains("Sign in", (await browser.PageAsync("/")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sign-in?return=%2Fchildren", (await browser.GetAsync("/children", Ct)).Headers.Location?.ToString());
        var list = await browser.PageAsync("/sign-in/sample");
        Assert.Contains("Headteacher", list.Body!.TextContent, StringComparison.Ordinal);
        var ada = list.QuerySelectorAll("button[name=person]").Single(b => b.TextContent.Contains("Ada Hale, Alder School", StringComparison.Ordinal)).GetAttribute("value")!;
        var answer = await browser.SendAsync("/sign-in/sample?return=/children", "person", ("person", ada));
        Assert.Equal("/children", answer.Headers.Location?.ToString());
        Assert.Contains("httponly", answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("headwater=", StringComparison.Ordinal) && !c.StartsWith("headwater=;", StringComparison.Ordinal)), StringComparison.Ordinal);

        var children = await browser.GetAsync("/children", Ct);
        Assert.Equal(HttpStatusCode.OK, children.StatusCode);
        Assert.Equal("no-store", children.Headers.CacheControl?.ToString());
        Assert.Contains("Ada Hale", (await Forms.Read(children)).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ada Hale", (await browser.PageAsync("/")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/sign-out", "__RequestVerificationToken")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/children", Ct)).StatusCode);
        Assert.DoesNotContain("Ada Hale", (await browser.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_as_another_goes_on_under_a_new_token_and_the_old_one_is_dead()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        var alder = await world.OrganisationAsync("Alder School");
        var (ada, ben) = (await world.PersonAsync("Ada Hale", (alder, Role.Headteacher)), await world.PersonAsync("Ben Moor", (alder, Role.ClassTeacher)));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser();
        var first = Token(await browser.SendAsync("/sign-in/sample", "person", ("person", ada.ToString())));
        var second = Token(await browser.SendAsync("/sign-in/sample", "person", ("person", ben.ToString())));
        Assert.NotEqual(first, second);
        Assert.Contains("Ben Moor", (await browser.PageAsync("/")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        using var thief = site.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", "headwater=" + first);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/children", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("http://localhost", "192.0.2.7")]
    [InlineData("http://headwater.example", null)]
    public async Task From_elsewhere_or_under_another_name_the_page_is_not_there(string address, string? from)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        await world.PersonAsync("Ada Hale", (await world.OrganisationAsync("Alder School"), Role.Headteacher));
        await using var site = await TestSite.StartAsync(world.Database);
        using var browser = site.Browser(address, from);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/sample", Ct)).StatusCode);
        Assert.DoesNotContain("/sign-in/sample", await browser.GetStringAsync("/sign-in", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_and_where_the_place_is_real_the_page_is_not_there()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite, sample: true);
        await using var site = await TestSite.StartAsync(world.Database);
        using var proxied = site.Browser();
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        Assert.Equal(HttpStatusCode.NotFound, (await proxied.GetAsync("/sign-in/sample", Ct)).StatusCode);

        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in/sample", Ct)).StatusCode);
        await world.AddLocalityAsync(LocalityId.New(), "real", "846");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/sample", Ct)).StatusCode);
        Assert.DoesNotContain("/sign-in/sample", await browser.GetStringAsync("/sign-in", Ct), StringComparison.Ordinal);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Token(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.StartsWith("headwater=", StringComparison.Ordinal) && c.Length > 20)["headwater=".Length..];
}

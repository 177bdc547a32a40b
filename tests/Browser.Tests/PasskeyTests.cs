using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>Passkeys in Chromium with a virtual authenticator, and the pages of signing in as people with and without script meet them.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task From_the_invitation_to_signing_in_and_confirming_with_a_passkey()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (_, link) = await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        await using var site = await TestSite.StartAsync(world.Database, listens: true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        List<string> problems = [];
        page.Console += (_, message) => { if (message.Type == "error") problems.Add(message.Text); };
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });

        await page.GotoAsync(new Uri(site.Address, link).ToString());
        await CheckAsync(page, problems);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create a passkey" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(site.Address, "/home").ToString());
        Assert.Contains("Ada Hale", await page.InnerTextAsync("header"), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(site.Address, "/sign-out").ToString());
        Assert.DoesNotContain("Ada Hale", await page.InnerTextAsync("header"), StringComparison.Ordinal);

        await page.GotoAsync(new Uri(site.Address, "/account").ToString());
        await CheckAsync(page, problems);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(site.Address, "/account").ToString());
        Assert.Contains("Chrome on Linux, added on", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await CheckAsync(page, problems);

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey" }).ClickAsync();
        await CheckAsync(page, problems);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm with your passkey" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(site.Address, "/account").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey" }).ClickAsync();
        Assert.Contains("your only way in", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await CheckAsync(page, problems);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
    }

    [Fact]
    public async Task Without_script_the_password_s_way_is_there_and_no_button_that_does_nothing()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (_, link) = await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        await using var site = await TestSite.StartAsync(world.Database, listens: true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var page = await (await browser.NewContextAsync(new() { JavaScriptEnabled = false })).NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, link).ToString());
        Assert.False(await page.GetByText("Create a passkey", new() { Exact = true }).IsVisibleAsync());
        await page.GetByLabel("Choose a password").FillAsync(Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        Assert.Contains("Set up your authenticator app", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(await page.Locator("img[alt^='Square code']").IsVisibleAsync());
        await page.SetViewportSizeAsync(320, 640);
        Assert.Equal(320, (await page.Locator("html").BoundingBoxAsync())!.Width);
        await page.GotoAsync(new Uri(site.Address, "/sign-in").ToString());
        Assert.False(await page.GetByText("Sign in with a passkey", new() { Exact = true }).IsVisibleAsync());
        Assert.True(await page.GetByLabel("Password").IsVisibleAsync());
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    private static async Task CheckAsync(IPage page, List<string> problems)
    {
        await page.SetViewportSizeAsync(1280, 900);
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        problems.AddRange(axe.Violations.Select(v => $"{page.Url}: {v.Id}: {v.Help} {v.Nodes[0].Html}"));
        await page.SetViewportSizeAsync(320, 640);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > 320)
            problems.Add($"{page.Url}: {width} px wide in a window of 320");
        await page.SetViewportSizeAsync(1280, 900);
    }
}

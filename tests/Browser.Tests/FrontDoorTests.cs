using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>
/// One front door, walked by four people of the sample: a parent finds help on a phone with script off; the SENCO refers with permission; the
/// service declines; triage catches it and hands it on; the journey shows two hand-offs. axe looks at every page that is passed.
/// </summary>
[Collection("browser")]
public sealed class FrontDoorTests(Chromium chromium)
{
    private const string First = "Mental health support team in schools";
    private const string Second = "Inclusion outreach for schools";

    private readonly List<string> problems = [];

    [Fact]
    public async Task Parent_finds_help_without_script_SENCO_refers_with_permission_service_declines_triage_catches_it_and_the_journey_shows_two_hand_offs()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-front-door-");
        try
        {
            var made = await BuiltProgram.RunAsync(folder.FullName, "sample", "--pupils", "400");
            Assert.True(made.ExitCode == 0, made.Errors);
            await using var site = await RunningHeadwater.StartAsync(folder.FullName);
            await FindHelpAsync(site.Address);
            var referral = await ReferAsync(site.Address);
            await DeclineAsync(site.Address, referral);
            await HandOnAsync(site.Address, referral);
            await LookBackAsync(site.Address, referral);
            Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task FindHelpAsync(Uri site)
    {
        await using var window = await chromium.WindowAsync(withScript: false);
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(320, 640);
        await page.GotoAsync(new Uri(site, "/help").ToString());
        await LookAsync(page);
        await page.Locator("#words").FillAsync("my son won't go to school");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find help" }).ClickAsync();
        await LookAsync(page);
        await page.Locator("main h3 a").First.ClickAsync();
        Assert.Matches(new Regex("/help/[0-9a-f-]{36}$", RegexOptions.None, TimeSpan.FromSeconds(5)), page.Url);
        await LookAsync(page);
        Assert.Contains("How to ask", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await window.CookiesAsync());
    }

    private async Task<string> ReferAsync(Uri site)
    {
        await using var window = await chromium.WindowAsync(withScript: false);
        await SamplePeople.SignInAsync(window, site, "SENCO");
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site, "/children").ToString());
        var records = (await page.Locator("main a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))")).Where(h => Regex.IsMatch(h, "^/children/[0-9a-f-]{36}$", RegexOptions.None, TimeSpan.FromSeconds(5))).Distinct().ToList();
        foreach (var record in records)
        {
            await page.GotoAsync(new Uri(site, record).ToString());
            await page.GetByRole(AriaRole.Link, new() { Name = "Help asked for", Exact = true }).ClickAsync();
            if ((await page.Locator("main").InnerTextAsync()).Contains("No service was asked yet", StringComparison.Ordinal))
                break;
        }

        await LookAsync(page);
        await page.Locator("main a[href$='/help-asked/ask']").ClickAsync();
        await ChooseAsync(page, First);
        await page.GetByLabel("The family has been given this").CheckAsync();
        await page.Locator("#NoticeOn").FillAsync(Today());
        await PermitAsync(page, "In a meeting at school");
        await page.Locator("#Reason").FillAsync("Is sick with worry on school mornings since the autumn.");
        await page.Locator("#Tried").FillAsync("A later start and somebody at the door.");
        await page.Locator("#Hoped").FillAsync("To come in on four days of five.");
        await PressAsync(page, "Save and continue");
        await PressAsync(page, "Send it");
        Assert.Contains("The service should say that it came in by", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task DeclineAsync(Uri site, string referral)
    {
        await using var window = await chromium.WindowAsync(withScript: false);
        await SamplePeople.SignInAsync(window, site, "Service worker");
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site, "/referrals").ToString());
        await LookAsync(page);
        await page.Locator($"main a[href='{referral}']").ClickAsync();
        await PressAsync(page, "Say that it came in");
        await page.Locator("summary", new() { HasText = "Decline" }).ClickAsync();
        var form = page.Locator("form", new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }) });
        await form.Locator("[name=Why]").FillAsync("The list is full until spring.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();
        // The service sees the child no longer.
        Assert.EndsWith("/referrals", page.Url, StringComparison.Ordinal);
        Assert.Equal(404, (await page.GotoAsync(new Uri(site, referral).ToString()))!.Status);
    }

    private async Task HandOnAsync(Uri site, string referral)
    {
        await using var window = await chromium.WindowAsync(withScript: false);
        await SamplePeople.SignInAsync(window, site, "Triage adviser");
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site, "/home").ToString());
        Assert.Contains("Find another service for", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(new Uri(site, referral).ToString());
        await LookAsync(page);
        Assert.Contains("The list is full until spring.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand on to another service" }).ClickAsync();
        await ChooseAsync(page, Second);
        await PermitAsync(page, "By telephone");
        if (page.Url.EndsWith("/questions", StringComparison.Ordinal))
            await PressAsync(page, "Save and continue");
        await PressAsync(page, "Send it");
        Assert.Contains("With it the child was passed on twice.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task LookBackAsync(Uri site, string referral)
    {
        await using var window = await chromium.WindowAsync(withScript: false);
        await SamplePeople.SignInAsync(window, site, "SENCO");
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site, referral[..referral.IndexOf("/help-asked", StringComparison.Ordinal)] + "/journey").ToString());
        await LookAsync(page);
        var journey = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Was passed on to a service twice", journey, StringComparison.Ordinal);
        foreach (var entry in new[] { $"{First}: asked for help", $"{First}: declined", $"{Second}: asked for help" })
            Assert.Contains(entry, journey, StringComparison.Ordinal);
    }

    /// <summary>Looks for a service by its name, and takes it.</summary>
    private async Task ChooseAsync(IPage page, string service)
    {
        await page.Locator("#q").FillAsync(service);
        await PressAsync(page, "Search");
        await page.GetByRole(AriaRole.Radio, new() { Name = service }).CheckAsync();
        await PressAsync(page, "Continue");
        Assert.EndsWith("/permission", page.Url, StringComparison.Ordinal);
    }

    private async Task PermitAsync(IPage page, string how)
    {
        await page.Locator("#By").FillAsync("The mother");
        await page.Locator("#How").FillAsync(how);
        await page.Locator("#On").FillAsync(Today());
        await PressAsync(page, "Save and continue");
    }

    private async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await LookAsync(page);
    }

    private async Task LookAsync(IPage page) => problems.AddRange((await Axe.LookAsync(page)).Select(v => $"{page.Url}: {v}"));

    private static string Today() => DateTime.UtcNow.ToString("d M yyyy", CultureInfo.InvariantCulture);
}

using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>The sample's people, of whom a visitor becomes one with one click.</summary>
internal static class SamplePeople
{
    public static async Task SignInAsync(IBrowserContext window, Uri site, string role)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site, "/sign-in/sample").ToString());
        await page.Locator($"h3:has-text(\"{role}\")").First.Locator("xpath=following::button[@name='person'][1]").ClickAsync();
        Assert.Equal(1, await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).CountAsync());
        await page.CloseAsync();
    }
}

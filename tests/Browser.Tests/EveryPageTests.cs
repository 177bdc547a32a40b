using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>Every page, form, error and empty state, with scripts and with none: nothing that axe finds fault with.</summary>
[Collection("browser")]
public sealed class EveryPageTests(Chromium chromium)
{
    /// <summary>What only a mail leads to, and steps of signing in that are there only for whoever took the step before; PasskeyTests and the tests of sign-in go through them.</summary>
    private static readonly string[] OnTheWayIn = ["/help/answer/{token}", "/{locality}/help/answer/{token}", "/invitation/{token}", "/sign-in/code", "/sign-in/outside", "/sign-in/sample", "/sign-in/set-up"];

    /// <summary>A service and tips there are in the sample alone, so that their pages may be met here or not; SignedInPageTests walks to all of them, signed in as nobody.</summary>
    private static readonly string[] OfAService = ["/help/{id:guid}", "/{locality}/help/{id:guid}", "/help/tips", "/{locality}/help/tips", "/help/tips/{slug}", "/{locality}/help/tips/{slug}"];

    private static IReadOnlyList<PageRoute> Open { get; } = [.. BuiltSite.Pages.Where(r => r.IsOpen)];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Every_page_form_error_and_empty_state_is_accessible(bool withScript, bool full)
    {
        await using var window = await chromium.WindowAsync(withScript);
        var walk = new Walk(window, full ? chromium.Full : chromium.Empty, withScript, Open);
        await walk.GoAsync();
        TestContext.Current.SendDiagnosticMessage("{0} addresses", walk.Looked);
        Assert.True(walk.Problems.Count == 0, string.Join('\n', walk.Problems.Distinct()));
        Assert.Equal(Open.Select(r => r.Template).Except(OnTheWayIn).Except(OfAService), walk.Seen.Except(OnTheWayIn).Except(OfAService).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_first_page_to_the_picture_and_a_comparison(bool withScript)
    {
        await using var window = await chromium.WindowAsync(withScript);
        var page = await window.NewPageAsync();
        await page.GotoAsync(chromium.Full.ToString());
        await page.GetByLabel("Your local authority").FillAsync("east sussex");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show its picture" }).ClickAsync();
        Assert.EndsWith("/insight/845", page.Url, StringComparison.Ordinal);
        Assert.Contains("East Sussex", await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare", Exact = true }).ClickAsync();
        await page.GetByLabel("Authority 1").SelectOptionAsync("845");
        await page.GetByLabel("Authority 2").SelectOptionAsync("885");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        Assert.Contains("Worcestershire", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_made_wrong_is_found_wrong_with_script_and_without()
    {
        foreach (var withScript in new[] { true, false })
        {
            await using var window = await chromium.WindowAsync(withScript);
            var page = await window.NewPageAsync();
            await page.GotoAsync(chromium.Empty.ToString());
            await page.EvaluateAsync("() => { document.documentElement.removeAttribute('lang'); document.querySelector('label').remove(); document.querySelector('h1').style.color = '#ccc'; }");
            var found = string.Join('\n', await Axe.LookAsync(page));
            Assert.Contains("html-has-lang", found, StringComparison.Ordinal);
            Assert.Contains("color-contrast", found, StringComparison.Ordinal);
            Assert.Contains("label:", found, StringComparison.Ordinal);
        }
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>
/// Debian's Chromium walks the site from its first page and looks at every page it can reach, with scripts and without: no
/// violation that axe knows of, nothing wider than the window at 320 px, nothing in the console.
/// </summary>
public sealed class EveryPageTests
{
    private static readonly string[] Faulty = ["/?area=Est%20Susex", "/insight/compare?areas=845", "/insight/000", "/insight/845?year=rubbish", "/insight/845"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_form_error_and_empty_state_is_accessible(bool withScript)
    {
        var folder = OpenDataFolder.Path is null ? null : await ImportedData.FolderAsync();
        await using var site = await RunningHeadwater.StartAsync(folder);
        await using var empty = await RunningHeadwater.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = true });
        List<string> problems = [];
        var seen = await WalkAsync(context, site.Address, problems, withScript);
        foreach (var path in Faulty)
            await LookAsync(context, new(site.Address, path), problems, withScript);
        await WalkAsync(context, empty.Address, problems, withScript);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
        Assert.Superset(new HashSet<string> { "/", "/insight/{code}", "/insight/map", "/insight/compare", "/insight/compare?", "/insight/sources", "/accessibility", "/privacy", "/cookies" }, seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_first_page_to_the_picture_and_a_comparison(bool withScript)
    {
        var folder = OpenDataFolder.Path is null ? null : await ImportedData.FolderAsync();
        await using var site = await RunningHeadwater.StartAsync(folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = withScript });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.ToString());
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

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    /// <summary>Follows every link within the site; of addresses that differ only in the authority, the first two are looked at.</summary>
    private static async Task<HashSet<string>> WalkAsync(IBrowserContext context, Uri site, List<string> problems, bool withScript)
    {
        var shapes = new Dictionary<string, int>();
        var waiting = new Queue<Uri>([site]);
        var known = new HashSet<string> { site.ToString() };
        while (waiting.TryDequeue(out var address))
        {
            var shape = Shape(address);
            shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            if (shapes[shape] > 2)
                continue;
            foreach (var link in await LookAsync(context, address, problems, withScript))
            {
                var next = new Uri(address, link);
                if (next.Host == site.Host && next.Port == site.Port && !next.AbsolutePath.EndsWith(".csv", StringComparison.Ordinal) && !next.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) && known.Add(next.GetLeftPart(UriPartial.Query)))
                    waiting.Enqueue(next);
            }
        }

        return [.. shapes.Keys];
    }

    private static string Shape(Uri address)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(address.AbsolutePath, "^/insight/[0-9]{3}$", "/insight/{code}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return path + (address.Query.Length > 1 ? "?" : "");
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IBrowserContext context, Uri address, List<string> problems, bool withScript)
    {
        var page = await context.NewPageAsync();
        // Without scripts axe itself could not run: ours are then kept from loading, which is what the page meets.
        if (!withScript)
            await page.RouteAsync("**/*.js", route => route.AbortAsync());
        page.PageError += (_, error) => problems.Add($"{address}: {error}");
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(address.ToString());
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        problems.AddRange(axe.Violations.Select(v => $"{address}: {v.Id}: {v.Help} {v.Nodes[0].Html}"));
        await page.SetViewportSizeAsync(320, 640);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > 320)
            problems.Add($"{address}: {width} px wide in a window of 320");
        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => !h.startsWith('#'))");
        await page.CloseAsync();
        return links;
    }
}

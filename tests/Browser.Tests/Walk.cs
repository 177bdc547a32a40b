using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>
/// Looks at every page of a site: those the application says it has, those they lead to, what their forms lead to when they
/// are sent empty or with nonsense, and what is said where there is nothing.
/// </summary>
/// <param name="window">The browser.</param>
/// <param name="site">Whose pages.</param>
/// <param name="withScript">Whether script runs.</param>
/// <param name="pages">Which pages there are.</param>
/// <param name="most">Of addresses that differ only in the authority, the child or the choice, so many are looked at.</param>
/// <param name="perPage">Of all addresses of a page, however they differ, so many are looked at: filters that can be put together in any way are looked at in some.</param>
/// <param name="built">What axe has met, shared by the walks of several people: it looks at every page once for each, and again wherever one holds what it has not met.</param>
internal sealed class Walk(IBrowserContext window, Uri site, bool withScript, IReadOnlyList<PageRoute> pages, int most = 3, int perPage = 30, HashSet<string>? built = null)
{
    private const string Nowhere = "/nothing/here";

    /// <summary>So often the page is looked at that says that something is not there.</summary>
    private const int Absent = 5;

    private readonly HashSet<string> known = [];
    private readonly Queue<Uri> waiting = [];
    private readonly Dictionary<string, int> shapes = [];
    private readonly Dictionary<string, int> ofPage = [];
    private int absent;
    private Uri? at;

    public List<string> Problems { get; } = [];

    /// <summary>The pages that were looked at, as the application names them.</summary>
    public HashSet<string> Seen { get; } = [];

    public int Looked { get; private set; }

    public async Task GoAsync()
    {
        foreach (var route in pages)
            Add(new(site, route.With("zzz")));
        Add(new(site, Nowhere));
        // One page for all addresses: the browser starts a process for each new one, which takes longer than looking.
        var page = await window.NewPageAsync();
        page.PageError += (_, error) => Problems.Add($"{at}: {error}");
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("status of 40", StringComparison.Ordinal) && !message.Text.Contains("status of 500", StringComparison.Ordinal)) Problems.Add($"{at}: {message.Text}"); };
        while (waiting.TryDequeue(out var address))
        {
            var shape = ShapeOf(address);
            shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            var template = RouteOf(address)?.Template ?? Nowhere;
            if (shapes[shape] > most || ofPage.GetValueOrDefault(template) >= perPage)
                continue;
            ofPage[template] = ofPage.GetValueOrDefault(template) + 1;
            await LookAsync(page, address);
        }

        await page.CloseAsync();
    }

    private void Add(Uri address)
    {
        if (address.Host == site.Host && address.Port == site.Port && (RouteOf(address) is not null || address.AbsolutePath == Nowhere) && known.Add(address.GetLeftPart(UriPartial.Query)))
            waiting.Enqueue(address);
    }

    private PageRoute? RouteOf(Uri address) =>
        pages.OrderBy(r => r.HasParameters).FirstOrDefault(r => r.Matches(address.AbsolutePath));

    private string ShapeOf(Uri address) =>
        $"{RouteOf(address)?.Template} {string.Join('&', address.Query.TrimStart('?').Split('&').Select(p => p.Contains("zzz", StringComparison.Ordinal) ? p : p.Split('=')[0]).Distinct())} {address.AbsolutePath.Contains("zzz", StringComparison.Ordinal)}";

    private async Task LookAsync(IPage page, Uri address)
    {
        // Most made-up addresses lead nowhere, and the page that says so is always the same: it is not drawn again each time.
        if (absent >= Absent && address.AbsolutePath.Contains("zzz", StringComparison.Ordinal) && (await window.APIRequest.GetAsync(address.ToString(), new() { MaxRedirects = 0 })).Status == 404)
            return;
        at = address;
        await page.SetViewportSizeAsync(1280, 900);
        Looked++;
        IResponse response;
        try
        {
            response = (await page.GotoAsync(address.ToString()))!;
        }
        catch (PlaywrightException download) when (download.Message.StartsWith("Download is starting", StringComparison.Ordinal))
        {
            if (RouteOf(address) is { } file)
                Seen.Add(file.Template);
            return;
        }

        if (RouteOf(address) is { } route && (response.Ok || route.Template.StartsWith("/errors/", StringComparison.Ordinal)))
            Seen.Add(route.Template);
        // Refused is absent, and the page that says so is always the same.
        if (response.Status == 404 && ++absent > Absent)
            return;

        if (response.Status >= 500)
            Problems.Add($"{address}: status {response.Status}");
        if (await page.Locator("h1").CountAsync() != 1)
            Problems.Add($"{address}: not one main heading");
        if (await page.EvaluateAsync<bool>("() => document.body.classList.contains('js-enabled')") != withScript)
            Problems.Add($"{address}: the page {(withScript ? "did not run" : "ran")} script");
        if (await IsNewAsync(page, RouteOf(address)?.Template ?? Nowhere))
            Problems.AddRange((await Axe.LookAsync(page)).Select(v => $"{address}: {v}"));
        await page.SetViewportSizeAsync(320, 640);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > 320)
            Problems.Add($"{address}: {width} px wide in a window of 320");
        foreach (var next in await page.EvaluateAsync<string[]>(Onward))
            Add(new(address, next));
    }

    /// <summary>Whether the page, or anything in it, is not known to axe yet.</summary>
    private async Task<bool> IsNewAsync(IPage page, string template)
    {
        if (built is null)
            return true;
        var before = built.Count;
        built.UnionWith(from held in await page.EvaluateAsync<string[]>(Build) select $"{withScript} {held}");
        built.Add($"{withScript} {template}");
        return built.Count > before;
    }

    /// <summary>What a page is built of, whatever its words: its headings in order, how many ids are there twice, and every kind of element with its classes and attributes and where it stands.</summary>
    private const string Build = """
        () => {
          const all = [...document.body.querySelectorAll('*')];
          const of = e => `${e.tagName}.${e.className}[${e.getAttributeNames().join()}]${e.textContent.trim() === '' ? '-' : ''}`;
          const ids = all.map(e => e.id).filter(i => i);
          return [all.map(e => e.tagName).filter(t => /^H[1-6]$/.test(t)).join(), `twice ${ids.length - new Set(ids).size}`, ...new Set(all.map(e => `${of(e.parentElement)}>${of(e)}`))];
        }
        """;

    /// <summary>Where the links lead, and the forms: sent as they stand, sent empty, and with nonsense in each field.</summary>
    private const string Onward = """
        () => {
          const next = [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => !h.startsWith('#'));
          for (const form of document.querySelectorAll('form')) {
            if (form.method !== 'get') continue;
            const stands = new URLSearchParams(new FormData(form));
            const names = [...new Set([...form.elements].map(e => e.name).filter(n => n))];
            const action = form.getAttribute('action') || location.pathname;
            next.push(`${action}?${stands}`, `${action}?${new URLSearchParams(names.map(n => [n, '']))}`);
            for (const name of names) {
              const wrong = new URLSearchParams(stands);
              wrong.set(name, 'zzz');
              next.push(`${action}?${wrong}`);
            }
          }
          return next;
        }
        """;
}

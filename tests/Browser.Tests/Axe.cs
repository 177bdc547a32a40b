using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>
/// axe in a page, also in one that runs no script: it is put in through the browser's own tools, which script settings do
/// not stop. Timers are stopped there, so what axe puts off is run at once.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async ({ tags }) => {
          const later = [];
          window.setTimeout = (f, _, ...rest) => later.push(() => f(...rest));
          let outcome = null;
          axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations'] }, (error, results) => { outcome = { error, results }; });
          for (let turns = 0; outcome === null && turns < 100000; turns++) {
            if (later.length > 0) later.shift()();
            else await null;
          }
          if (outcome === null) throw new Error('axe did not come to an end');
          if (outcome.error) throw outcome.error;
          return JSON.stringify({
            looked: outcome.results.passes.length,
            violations: outcome.results.violations.map(v => `${v.id}: ${v.help} ${v.nodes[0].html.slice(0, 200)}`) });
        }
        """;

    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    public static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        await page.EvaluateAsync(Source);
        using var outcome = JsonDocument.Parse(await page.EvaluateAsync<string>(Run, new { tags = Tags }));
        // A page on which no rule found anything to look at was not looked at.
        Assert.True(outcome.RootElement.GetProperty("looked").GetInt32() > 5, page.Url);
        return [.. outcome.RootElement.GetProperty("violations").EnumerateArray().Select(v => v.GetString()!)];
    }
}

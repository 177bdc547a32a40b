using System.Globalization;
using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

[Collection("browser")]
public sealed class PaperAndKeyboardTests(Chromium chromium)
{
    /// <summary>A4 less the margins of 15 mm, in CSS pixels: 180 mm × 96 ÷ 25.4.</summary>
    private const int PaperWidth = 680;

    public static TheoryData<string> Pages => ["/", "/insight/845", "/insight/map", "/insight/compare?areas=845,885,353", "/insight/sources", "/insight/999", "/insight/999/local", "/accessibility"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_is_printed_fits_the_paper(string path)
    {
        await using var window = await chromium.WindowAsync(withScript: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(chromium.Full, path).ToString());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperWidth, 1000);
        var wide = await page.EvaluateAsync<string[]>("""
            width => document.documentElement.scrollWidth <= width ? [] : [`the page: ${document.documentElement.scrollWidth}`, ...[...document.querySelectorAll('body *')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 0.5)
              .map(e => `${Math.round(e.getBoundingClientRect().right)}: ${e.outerHTML.slice(0, 100)}`).slice(0, 12)]
            """, PaperWidth);
        Assert.True(wide.Length == 0, string.Join('\n', wide));
        var hidden = await page.EvaluateAsync<int>("() => [...document.querySelectorAll('details')].filter(d => d.querySelector('.govuk-details__text').getBoundingClientRect().height < 5).length");
        Assert.Equal(0, hidden);
        var pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        foreach (System.Text.RegularExpressions.Match box in System.Text.RegularExpressions.Regex.Matches(text, @"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)))
            Assert.Equal((595, 842), ((int)Math.Round(double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture)), (int)Math.Round(double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture))));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_control_is_reached_by_keyboard_in_order_and_seen_when_it_is(string path)
    {
        await using var window = await chromium.WindowAsync(withScript: true);
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(new Uri(chromium.Full, path).ToString());
        // Each control wears its number, and how it looks when nothing is at it.
        var controls = await page.EvaluateAsync<int>("""
            () => {
              const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !(e.closest('details:not([open])') && !e.matches('summary')));
              window.looks = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth, s.clip, s.color, s.stroke, s.strokeWidth].join('|'); };
              all.forEach((e, i) => { e.dataset.number = i; e.dataset.calm = looks(e); });
              return all.length;
            }
            """);
        Assert.True(controls > 5);
        List<string> problems = [];
        for (var i = 0; i < controls; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string[]>("() => { const e = document.activeElement; const r = e.getBoundingClientRect(); return [e.dataset.number ?? 'none', String(looks(e) !== e.dataset.calm), String(r.width > 0 && r.height > 0), e.outerHTML.slice(0, 120)]; }");
            if (i == 0)
                Assert.Contains("govuk-skip-link", at[3], StringComparison.Ordinal);
            if (at[0] != i.ToString(CultureInfo.InvariantCulture))
                problems.Add($"the {i}th is {at[0]}: {at[3]}");
            if (at[1] != "true" || at[2] != "true")
                problems.Add($"not seen to have the focus: {at[3]}");
            if (problems.Count > 5)
                break;
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}

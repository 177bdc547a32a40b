using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>
/// A map is built, read and edited by keyboard and screen reader alone: every control is found by the name that a screen reader
/// says, reached with the Tab key and worked with keys. It is printed on one sheet of A3, and what a mouse adds is only where
/// elements stand.
/// </summary>
[Collection("browser")]
public sealed class MapByKeyboardTests(Chromium chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_map_is_built_read_and_edited_by_keyboard_and_screen_reader_alone(bool withScript) => await WithConvenorAsync(withScript, async (page, site) =>
    {
        await page.GotoAsync(new Uri(site, "/collaborative").ToString());
        await PressAsync(page, AriaRole.Link, "Map");
        await PressAsync(page, AriaRole.Button, "Add a map");
        await TypeAsync(page, "What it is called", "What keeps children in school");
        await ChooseAsync(page, "What it shows", "What leads to what (causes)");
        await PressAsync(page, AriaRole.Button, "Add the map");
        foreach (var element in new[] { "unmet need", "exclusions", "early help" })
        {
            await PressAsync(page, AriaRole.Button, "Add an element");
            await TypeAsync(page, "What it is called", element);
            await TypeAsync(page, "Type", "cause");
            await PressAsync(page, AriaRole.Button, "Add the element");
        }

        await LinkAsync(page, "unmet need", "exclusions", "+ more leads to more", late: false);
        await LinkAsync(page, "exclusions", "unmet need", "+ more leads to more", late: true);
        await LinkAsync(page, "early help", "unmet need", "+ more leads to more", late: false);

        // Read: the two tables, then the outline, then what the picture says for itself.
        Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Name = "What keeps children in school", Exact = true }).CountAsync());
        var need = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "unmet need", Exact = true }) });
        Assert.Equal(2, await need.CountAsync());
        Assert.Contains("exclusions", await need.First.InnerTextAsync(), StringComparison.Ordinal);
        var late = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Change the link from exclusions to unmet need" }) });
        Assert.Contains("more leads to more", await late.InnerTextAsync(), StringComparison.Ordinal);

        // Edited: the sign of one link was wrong, one element gets its evidence, one link goes.
        await PressAsync(page, AriaRole.Link, "Change the link from early help to unmet need");
        await ChooseAsync(page, "What more of the first does to the second", "− more leads to less");
        await PressAsync(page, AriaRole.Button, "Save");
        await PressAsync(page, AriaRole.Link, "early help", inRow: true);
        await TypeAsync(page, "Evidence", "Interviews with twelve parents, spring");
        await PressAsync(page, AriaRole.Button, "Save");
        await PressAsync(page, AriaRole.Link, "Outline");
        var outline = await page.Locator("main").AriaSnapshotAsync();
        Assert.Contains("heading \"early help\" [level=2]", outline, StringComparison.Ordinal);
        Assert.Contains("Interviews with twelve parents, spring", outline, StringComparison.Ordinal);
        Assert.Matches(new Regex("link \"unmet need\".{0,80}more leads to less", RegexOptions.Singleline, TimeSpan.FromSeconds(5)), outline);
        await PressAsync(page, AriaRole.Link, "Change the link from unmet need to exclusions");
        await PressAsync(page, AriaRole.Button, "Remove the link from the map");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Change the link from unmet need to exclusions" }).CountAsync());
        await PressAsync(page, AriaRole.Link, "Picture");
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "What keeps children in school" });
        Assert.Equal(1, await picture.CountAsync());
        var described = await page.Locator("svg.map-picture > desc").TextContentAsync();
        Assert.Contains("3 elements", described, StringComparison.Ordinal);
        Assert.Contains("2 links", described, StringComparison.Ordinal);

        // Moved on the picture by numbers.
        await PressAsync(page, AriaRole.Link, "Move elements on the picture");
        await TypeAsync(page, "early help from the left", "10");
        await TypeAsync(page, "early help from the top", "90");
        await PressAsync(page, AriaRole.Button, "Save the places", last: true);
        Assert.EndsWith("/picture", page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_map_is_printed_on_one_sheet_of_A3() => await WithConvenorAsync(withScript: false, async (page, site) =>
    {
        await page.GotoAsync(new Uri(site, "/collaborative/map").ToString());
        var maps = await page.Locator("main th a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        Assert.NotEmpty(maps);
        foreach (var map in maps)
        {
            await page.GotoAsync(new Uri(site, $"{map}/picture").ToString());
            var sheet = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
            var boxes = Regex.Matches(sheet, @"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", RegexOptions.None, TimeSpan.FromSeconds(5));
            // A3 landscape is 420 × 297 mm: 1190.55 × 841.89 points of 1/72 inch.
            Assert.Equal((1191, 842), ((int)Math.Round(double.Parse(Assert.Single(boxes).Groups[1].Value, CultureInfo.InvariantCulture)), (int)Math.Round(double.Parse(boxes[0].Groups[2].Value, CultureInfo.InvariantCulture))));
        }
    });

    [Fact]
    public async Task An_element_that_is_dragged_stays_where_it_was_put_and_nothing_breaks_the_page_s_policy() => await WithConvenorAsync(withScript: true, async (page, site) =>
    {
        List<string> said = [];
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        await page.SetViewportSizeAsync(1280, 1600);
        await page.GotoAsync(new Uri(site, "/collaborative/map").ToString());
        await page.GotoAsync(new Uri(site, $"{await page.Locator("main th a").First.GetAttributeAsync("href")}/arrange").ToString());
        var row = page.Locator("[data-element]").First;
        var sheet = (await page.Locator("#arrange-sheet").BoundingBoxAsync())!;
        var ratio = double.Parse((await page.Locator("#arrange").GetAttributeAsync("data-ratio"))!, CultureInfo.InvariantCulture);
        // The script shows a sheet of 1,600 units with a margin around it; a place is a part of that sheet.
        var (width, height) = (1600.0, 1600 / ratio);
        var zoom = Math.Min((sheet.Width - 2) / (width + 230), (sheet.Height - 2) / (height + 100));
        (float X, float Y) At(double x, double y) => ((float)(sheet.X + 1 + ((sheet.Width - 2 - (width * zoom)) / 2) + (x * width * zoom)), (float)(sheet.Y + 1 + ((sheet.Height - 2 - (height * zoom)) / 2) + (y * height * zoom)));
        var from = At(double.Parse((await row.GetAttributeAsync("data-x"))!, CultureInfo.InvariantCulture), double.Parse((await row.GetAttributeAsync("data-y"))!, CultureInfo.InvariantCulture));
        var to = At(0.5, 0.04);
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((from.X + to.X) / 2, (from.Y + to.Y) / 2, new() { Steps = 5 });
        await page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        var label = (await row.GetAttributeAsync("data-label"))!;
        Assert.InRange(double.Parse(await page.GetByLabel($"{label} from the left", new() { Exact = true }).InputValueAsync(), CultureInfo.InvariantCulture), 48, 52);
        Assert.InRange(double.Parse(await page.GetByLabel($"{label} from the top", new() { Exact = true }).InputValueAsync(), CultureInfo.InvariantCulture), 2, 6);
        Assert.StartsWith("1 element has moved", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the places" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Move elements on the picture" }).ClickAsync();
        Assert.InRange(double.Parse(await page.GetByLabel($"{label} from the left", new() { Exact = true }).InputValueAsync(), CultureInfo.InvariantCulture), 48, 52);
        Assert.Empty(said);
    });

    private async Task WithConvenorAsync(bool withScript, Func<IPage, Uri, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("headwater-map-");
        try
        {
            var made = await BuiltProgram.RunAsync(folder.FullName, "sample", "--pupils", "100");
            Assert.True(made.ExitCode == 0, made.Errors);
            await using var site = await RunningHeadwater.StartAsync(folder.FullName);
            await using var window = await chromium.WindowAsync(withScript);
            await SamplePeople.SignInAsync(window, site.Address, "Convenor");
            await work(await window.NewPageAsync(), site.Address);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task LinkAsync(IPage page, string from, string to, string sign, bool late)
    {
        await PressAsync(page, AriaRole.Button, "Add a link");
        await ChooseAsync(page, "From", from);
        await ChooseAsync(page, "To", to);
        await ChooseAsync(page, "What more of the first does to the second", sign);
        if (late)
        {
            await ReachAsync(page, page.GetByRole(AriaRole.Checkbox, new() { Name = "The effect comes late", Exact = true }));
            await page.Keyboard.PressAsync("Space");
        }

        await PressAsync(page, AriaRole.Button, "Add the link");
    }

    private static async Task PressAsync(IPage page, AriaRole role, string name, bool inRow = false, bool last = false)
    {
        var all = (inRow ? page.GetByRole(AriaRole.Rowheader) : page.Locator("body")).GetByRole(role, new() { Name = name, Exact = true });
        await ReachAsync(page, last ? all.Last : all.First);
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        // Every link and every form that was taken leads to another page; a form with an error would stay.
        await page.WaitForURLAsync(address => address != before);
        Assert.Equal(0, await page.GetByRole(AriaRole.Alert).CountAsync());
    }

    private static async Task TypeAsync(IPage page, string name, string text)
    {
        await ReachAsync(page, page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true }).First);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task ChooseAsync(IPage page, string name, string option)
    {
        var list = page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });
        await ReachAsync(page, list);
        await page.Keyboard.PressAsync("Home");
        for (var n = 0; n < 60 && await list.EvaluateAsync<string>("l => l.selectedOptions[0].textContent.trim()") != option; n++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(option, await list.EvaluateAsync<string>("l => l.selectedOptions[0].textContent.trim()"));
    }

    /// <summary>Goes on with the Tab key until the control has the focus; one round of the page is enough.</summary>
    private static async Task ReachAsync(IPage page, ILocator control)
    {
        await control.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var n = 0; n < 250; n++)
        {
            if (await control.EvaluateAsync<bool>("c => c === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"the Tab key does not reach {control}");
    }
}

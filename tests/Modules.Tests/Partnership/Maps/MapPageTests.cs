using System.Net;
using AngleSharp.Html.Dom;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>The pages about maps, over HTTP in the whole application, without script.</summary>
public sealed class MapPageTests
{
    private static readonly string[] A15 =
    [
        "unmet need > exclusions +", "exclusions > unmet need + slow", "trust > early help +", "early help > unmet need - slow", "unmet need > pressure +", "pressure > trust -",
        "exclusions > attention + slow", "attention > early help +", "funding > early help +", "pressure > turnover ?", "turnover > trust -",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A15_drawn_by_forms_with_exactly_four_loops_said_as_sentences()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        using var added = await scene.SendAsync(scene.Member, MapLinks.Add, "Kind", ("Title", "What keeps children out of school"), ("Kind", "Causal"), ("Purpose", ""));
        var map = Guid.Parse(added.Headers.Location!.OriginalString.Split('/')[^1]);
        var labels = A15.SelectMany(l => l.Split(" > ").Select(e => e.TrimEnd('+', '-', '?', ' ').Replace(" + slow", "", StringComparison.Ordinal).Replace(" - slow", "", StringComparison.Ordinal))).Distinct().ToList();
        Assert.Equal(8, labels.Count);
        foreach (var label in labels)
        {
            using var element = await scene.SendAsync(scene.Member, MapLinks.AddElement(map), "Label", ("Label", label));
            Assert.Equal(MapLinks.Of(map), element.Headers.Location?.OriginalString);
        }

        foreach (var said in A15)
        {
            var parts = said.Split(" > ");
            var slow = parts[1].EndsWith(" slow", StringComparison.Ordinal);
            var to = slow ? parts[1][..^5] : parts[1];
            var (client, page) = await scene.OpenAsync(scene.Member, MapLinks.AddLink(map));
            (string, string)[] fields =
            [
                ("From", Value(page, "From", parts[0])), ("To", Value(page, "To", to[..^2])), ("Polarity", to[^1] switch { '+' => "Same", '-' => "Opposite", _ => "Unknown" }), .. slow ? [("Delayed", "true")] : Array.Empty<(string, string)>(),
            ];
            using var link = await MapScene.SubmitAsync(client, MapScene.FormOf(page, "From"), MapLinks.AddLink(map), fields);
            Assert.Equal(MapLinks.Of(map), link.Headers.Location?.OriginalString);
        }

        var loops = (await scene.PageAsync(scene.Observer, MapLinks.Part(map, "loops"))).QuerySelectorAll("main ol li").Select(l => l.TextContent.Trim()).ToList();
        Assert.Equal(4, loops.Count);
        Assert.Contains("Reinforcing, slow: more unmet need means more exclusions, and more exclusions mean, after a delay, more unmet need.", loops);
        Assert.Equal([1, 1, 2], new[] { "Balancing, slow: ", "Not clear which way, slow: ", "Reinforcing, slow: " }.Select(kind => loops.Count(l => l.StartsWith(kind, StringComparison.Ordinal))));
        var page2 = await scene.PageAsync(scene.Observer, MapLinks.Part(map, "loops"));
        Assert.Contains("4 loops: 2 reinforcing, 1 balancing, 1 not clear which way. 4 are slow", page2.Text(), StringComparison.Ordinal);
        // Unmet need lies on all four.
        Assert.Equal("unmet need 4", string.Join(' ', page2.QuerySelectorAll("tbody tr")[0].Children.Select(c => c.TextContent.Trim())));

        string Value(IHtmlDocument page, string list, string label) => ((IHtmlSelectElement)page.QuerySelector($"select[name={list}]")!).Options.First(o => o.Text == label).Value;
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_outsider_and_the_administrator_are_refused_and_an_observer_reads_and_does_not_draw(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var (trust, help) = (await scene.ElementAsync(map, "Trust"), await scene.ElementAsync(map, "Early help"));
        var link = await scene.LinkAsync(map, trust, help);
        await scene.AgreeAsync(map);
        string[] read =
        [
            MapLinks.List, MapLinks.Coverage, MapLinks.Of(map), MapLinks.Of(map, 1), MapLinks.Part(map, "outline"), MapLinks.Part(map, "picture"), MapLinks.Part(map, "picture", 1), MapLinks.Part(map, "loops"), MapLinks.Part(map, "measures"),
            MapLinks.Part(map, "versions"), MapLinks.Compare(map, 1, null), MapLinks.Part(map, "export"), .. MapExports.Formats.Select(f => MapLinks.Download(map, f.Key, 1)),
        ];
        string[] draw = [MapLinks.Add, MapLinks.AddElement(map), MapLinks.Element(map, trust), MapLinks.AddLink(map), MapLinks.Link(map, link), MapLinks.Part(map, "import"), MapLinks.Part(map, "arrange")];
        foreach (var (paths, whose) in new (string[], PersonId[])[] { (read, [scene.Lead, scene.Facilitator, scene.Member, scene.Observer]), (draw, [scene.Lead, scene.Facilitator, scene.Member]) })
        {
            foreach (var path in paths)
            {
                foreach (var person in (PersonId[])[scene.Lead, scene.Facilitator, scene.Member, scene.Observer, scene.Outsider, scene.Administrator])
                {
                    using var response = await (await scene.ClientAsync(person)).GetAsync(path, Ct);
                    Assert.True(response.IsSuccessStatusCode == whose.Contains(person), $"{path} answered {response.StatusCode}");
                }
            }
        }

        // What an observer sees has nothing to draw with; a form sent all the same does nothing.
        var page = await scene.PageAsync(scene.Observer, MapLinks.Of(map));
        Assert.Empty(page.QuerySelectorAll("main form, main a[href*='/elements/'], main a[href*='/links/']"));
        var (client, own) = await scene.OpenAsync(scene.Member, MapLinks.Of(map));
        var form = MapScene.FormOf(own, "Known");
        var theirs = await scene.ClientAsync(scene.Observer);
        theirs.DefaultRequestHeaders.Add("Cookie", client.DefaultRequestHeaders.GetValues("Cookie"));
        using var sent = await theirs.SendAsync(form, MapLinks.Of(map), ("Title", "Theirs"), ("Purpose", ""));
        Assert.False(sent.StatusCode == HttpStatusCode.Redirect, "an observer renamed the map");
        Assert.Equal("The system", (await scene.ViewAsync(map)).Map.Title);
        // Of another locality there is no such map.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.Member)).GetAsync(MapLinks.Of(Guid.CreateVersion7()), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.Member)).GetAsync(MapLinks.Of(map, 9), Ct)).StatusCode);
    }

    [Fact]
    public async Task The_map_can_be_built_read_and_edited_by_names_alone_and_the_picture_adds_nothing_the_table_lacks()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var (trust, help) = (await scene.ElementAsync(map, "Trust", "Parents and carers", "Focus group"), await scene.ElementAsync(map, "Early help & <hope>", "Social care"));
        var link = await scene.LinkAsync(map, trust, help, Polarity.Same, delayed: true);
        await scene.LinkAsync(map, help, help);
        foreach (var path in (string[])[MapLinks.Of(map), MapLinks.Part(map, "outline"), MapLinks.Part(map, "loops"), MapLinks.Part(map, "versions"), MapLinks.Part(map, "import"), MapLinks.Part(map, "arrange"), MapLinks.Element(map, trust), MapLinks.Link(map, link), MapLinks.AddLink(map), MapLinks.Add])
        {
            var page = await scene.PageAsync(scene.Member, path);
            foreach (var field in page.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"))
                Assert.True(page.QuerySelector($"label[for='{field.Id}']")?.TextContent.Trim().Length > 0, $"{path}: a field {field.GetAttribute("name")} without a name");
            Assert.All(page.QuerySelectorAll("main table"), t => Assert.True(t.QuerySelector("caption")?.TextContent.Trim().Length > 0, path));
            Assert.All(page.QuerySelectorAll("main table"), t => Assert.True(t.ParentElement!.GetAttribute("role") == "region" && t.ParentElement.HasAttribute("tabindex") && t.ParentElement.GetAttribute("aria-label")!.Length > 0, path));
            Assert.Equal(1, page.QuerySelectorAll("h1").Length);
            // Two links of one name that lead to different places would be one to the ear.
            var doubled = page.QuerySelectorAll("main a[href]").GroupBy(a => a.TextContent.Trim()).Where(g => g.Select(a => a.GetAttribute("href")!.Split('#')[^1]).Distinct().Count() > 1 && g.Key.StartsWith("Change", StringComparison.Ordinal)).Select(g => g.Key);
            Assert.Empty(doubled);
            Assert.DoesNotContain("style=", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        }

        var table = (await scene.PageAsync(scene.Member, MapLinks.Of(map))).Text();
        var outline = (await scene.PageAsync(scene.Member, MapLinks.Part(map, "outline"))).Text();
        var picture = await scene.PageAsync(scene.Member, MapLinks.Part(map, "picture"));
        var svg = picture.QuerySelector("main svg")!;
        Assert.Equal("img", svg.GetAttribute("role"));
        foreach (var id in svg.GetAttribute("aria-labelledby")!.Split(' '))
            Assert.True(picture.GetElementById(id)!.TextContent.Length > 5);
        foreach (var word in svg.QuerySelectorAll(".map-element tspan").Select(t => t.TextContent.Trim()))
        {
            Assert.Contains(word, table, StringComparison.Ordinal);
            Assert.Contains(word, outline, StringComparison.Ordinal);
        }

        Assert.Contains("+ more leads to more; after a delay", table, StringComparison.Ordinal);
        Assert.Contains("Leads to", outline, StringComparison.Ordinal);
        Assert.Contains("Comes from", outline, StringComparison.Ordinal);
        // What rests on no evidence is said of each: one element, both links.
        Assert.Contains("2 of 2 links and 1 of 2 elements rest on no evidence yet.", table, StringComparison.Ordinal);
        Assert.Equal(3, (await scene.PageAsync(scene.Member, MapLinks.Of(map))).QuerySelectorAll("td .govuk-tag").Count(t => t.TextContent == MapWords.NoEvidence));
        // A sheet of A3, without what is on the screen alone.
        Assert.NotNull(picture.QuerySelector(".hw-sheet svg"));
    }

    [Fact]
    public async Task Somebody_elses_change_in_between_is_told_with_what_stands_now_and_what_was_typed_is_kept()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var element = await scene.ElementAsync(map, "Trust");
        var path = MapLinks.Element(map, element);
        var (client, page) = await scene.OpenAsync(scene.Member, path);
        using var theirs = await scene.SendAsync(scene.Parent, path, "Label", ("Label", "Trust of families"), ("Evidence", "Two focus groups"));
        Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);
        using var mine = await MapScene.SubmitAsync(client, MapScene.FormOf(page, "Label"), path, ("Label", "Trust in school"), ("Description", "Mine"));
        var told = await Forms.Read(mine);
        Assert.Contains("Somebody else changed this element", told.Text(), StringComparison.Ordinal);
        Assert.Contains("Changed by Parent at the table", told.Text(), StringComparison.Ordinal);
        Assert.Contains("Two focus groups", told.Text(), StringComparison.Ordinal);
        Assert.Equal(("Trust in school", "Mine"), (((IHtmlInputElement)told.QuerySelector("[name=Label]")!).Value, told.QuerySelector("[name=Description]")!.TextContent.Trim()));
        Assert.Equal("Trust of families", (await scene.ViewAsync(map)).Graph.Elements[0].Label);
        // Having read it, they may save over it; and what was removed meanwhile can be added anew.
        using var again = await MapScene.SubmitAsync(client, MapScene.FormOf(told, "Label"), path);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var (late, form) = await scene.OpenAsync(scene.Member, path);
        using var removed = await scene.SendAsync(scene.Parent, path, "Known", []);
        var (remover, removing) = await scene.OpenAsync(scene.Parent, path);
        var removal = removing.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.GetAttribute("action")?.Contains("handler=Remove", StringComparison.Ordinal) == true);
        using var gone = await MapScene.SubmitAsync(remover, removal, path);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        using var lost = await MapScene.SubmitAsync(late, MapScene.FormOf(form, "Label"), path, ("Label", "Trust, said anew"));
        var kept = await Forms.Read(lost);
        Assert.Contains("removed this element", kept.Text(), StringComparison.Ordinal);
        using var anew = await MapScene.SubmitAsync(late, MapScene.FormOf(kept, "Label"), path);
        Assert.Equal(HttpStatusCode.Redirect, anew.StatusCode);
        Assert.Equal("Trust, said anew", Assert.Single((await scene.ViewAsync(map)).Graph.Elements).Label);
    }

    [Fact]
    public async Task A_version_is_saved_agreed_and_compared_by_pages_and_only_a_convener_writes_the_agreement()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        await scene.ElementAsync(map, "Trust");
        var path = MapLinks.Part(map, "versions");
        using var saved = await scene.SendAsync(scene.Member, path, "Note", ("Note", "First drawing"));
        Assert.Equal(path, saved.Headers.Location?.OriginalString);
        Assert.Null((await scene.PageAsync(scene.Member, path)).QuerySelector("[name=How]"));
        using var agreed = await scene.SendAsync(scene.Facilitator, path, "How", ("How", "At the second workshop, by consent"));
        Assert.Equal(path, agreed.Headers.Location?.OriginalString);
        var text = (await scene.PageAsync(scene.Observer, path)).Text();
        Assert.Contains("There is 1 version.", text, StringComparison.Ordinal);
        Assert.Contains("Agreed on Tuesday 10 November 2026: At the second workshop, by consent", text, StringComparison.Ordinal);
        await scene.ElementAsync(map, "Early help");
        var compared = (await scene.PageAsync(scene.Observer, MapLinks.Compare(map, 1, null))).Text();
        Assert.Contains("Since version 1: 1 element added.", compared, StringComparison.Ordinal);
        Assert.Contains("Elements added (1) Early help", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("Early help", (await scene.PageAsync(scene.Observer, MapLinks.Of(map, 1))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_are_moved_on_the_picture_by_numbers_and_stay_there()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        await scene.ElementAsync(map, "Trust");
        await scene.ElementAsync(map, "Early help");
        var path = MapLinks.Part(map, "arrange");
        var (client, page) = await scene.OpenAsync(scene.Member, path);
        var ids = page.QuerySelectorAll("input[name=Ids]").OfType<IHtmlInputElement>().Select(i => i.Value).ToList();
        var token = page.QuerySelectorAll("input").OfType<IHtmlInputElement>().First(i => i.Name == "__RequestVerificationToken").Value;
        using var moved = await client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Ids", ids[0]), new("Ids", ids[1]), new("Across", "10"), new("Across", ""), new("Down", "12.5"), new("Down", ""), new("Was", ""), new("Was", "")]), Ct);
        Assert.Equal(MapLinks.Part(map, "picture"), moved.Headers.Location?.OriginalString);
        var view = await scene.ViewAsync(map);
        Assert.Equal(new(0.1, 0.125), view.Places(Ct)[0]);
        Assert.Single(view.Placed);
        // Whoever opened the form before that is told, and their second word counts.
        KeyValuePair<string, string>[] late = [new("__RequestVerificationToken", token), new("Ids", ids[0]), new("Across", "80"), new("Down", "80"), new("Was", "")];
        using (var told = await client.PostAsync(path, new FormUrlEncodedContent(late), Ct))
        {
            var shown = await Forms.Read(told);
            Assert.Contains("Somebody else moved “Trust” in the meantime", shown.Text(), StringComparison.Ordinal);
            Assert.Equal(("10|12.5", "80"), (((IHtmlInputElement)shown.QuerySelector("input[name=Was]")!).Value, ((IHtmlInputElement)shown.QuerySelector("input[name=Across]")!).Value));
        }

        using var again = await client.PostAsync(path, new FormUrlEncodedContent([.. late[..4], new("Was", "10|12.5")]), Ct);
        Assert.Equal(MapLinks.Part(map, "picture"), again.Headers.Location?.OriginalString);
        Assert.Equal(new(0.8, 0.8), (await scene.ViewAsync(map)).Places(Ct)[0]);
        using var wrong = await client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Ids", ids[0]), new("Across", "101"), new("Down", "1"), new("Was", "")]), Ct);
        Assert.Contains("A place is a number from 0 to 100.", (await Forms.Read(wrong)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_states_say_what_to_do_and_measures_come_with_what_they_cannot_say()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        Assert.Contains("There is no map yet.", (await scene.PageAsync(scene.Observer, MapLinks.List)).Text(), StringComparison.Ordinal);
        Assert.Contains("There is no map of the system yet", (await scene.PageAsync(scene.Member, "/collaborative")).Text(), StringComparison.Ordinal);
        var map = await scene.MapAsync();
        Assert.Contains("There are none yet. Add the first", (await scene.PageAsync(scene.Member, MapLinks.Of(map))).Text(), StringComparison.Ordinal);
        // A star of four: the middle has all the betweenness, and is the only element that holds parts together.
        var middle = await scene.ElementAsync(map, "Middle", "Schools");
        foreach (var leaf in (string[])["North", "East", "South"])
            await scene.LinkAsync(map, middle, await scene.ElementAsync(map, leaf, "Health"));
        var page = await scene.PageAsync(scene.Observer, MapLinks.Part(map, "measures"));
        Assert.Contains("describe the map as it was drawn, not the system itself", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["Middle", "3", "1.0000", "1.0000", "1.0000", "0.3333", "Yes"], page.QuerySelector("table tbody tr")!.Children.Take(7).Select(c => c.TextContent.Trim()));
        Assert.StartsWith("0.5000. The share of possible ties", page.QuerySelectorAll("dt").First(t => t.TextContent == "Density").NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 map. Who is on the map", (await scene.PageAsync(scene.Observer, MapLinks.List)).Text(), StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Headwater.Graphs;
using Headwater.Partnership.Maps;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>The pages by which maps come from files and go to them.</summary>
public sealed class MapFilePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_looked_at_first_and_taken_in_on_a_second_word()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var (client, page) = await scene.UploadAsync(scene.Member, map, "", "AddOnly", ("elements.csv", "Label,Sector\nCAMHS,Health\nSchool,Schools\n"u8.ToArray()), ("links.csv", "From,To\nSchool,CAMHS\nSchool,Police\n"u8.ToArray()));
        Assert.Contains("1 problem", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Links, row 3", page.Text(), StringComparison.Ordinal);
        Assert.Contains("cannot be taken as it is", page.Text(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*='handler=Take']"));
        // The same file again, with an element made for the end that is missing.
        var again = page.QuerySelector("form[action*='handler=Again']") as IHtmlFormElement;
        using var second = await MapScene.SubmitAsync(client, again!, MapLinks.Part(map, "import"), ("CreateMissing", "true"));
        var looked = await Forms.Read(second);
        Assert.Contains("It would change the map: 3 elements added and 2 links added.", looked.Text(), StringComparison.Ordinal);
        Assert.Contains("School to Police", looked.Text(), StringComparison.Ordinal);
        Assert.Empty((await scene.ViewAsync(map)).Graph.Elements);
        using var taken = await MapScene.SubmitAsync(client, (IHtmlFormElement)looked.QuerySelector("form[action*='handler=Take']")!, MapLinks.Part(map, "import"));
        Assert.Equal(MapLinks.Of(map), taken.Headers.Location?.OriginalString);
        Assert.Equal((3, 2), ((await scene.ViewAsync(map)).Graph.Elements.Count, (await scene.ViewAsync(map)).Graph.Links.Count));
        // What was sealed for one person opens for nobody else.
        var (other, own) = await scene.OpenAsync(scene.Parent, MapLinks.Part(map, "import"));
        var stolen = ((IHtmlInputElement)looked.QuerySelector("[name=Held]")!).Value;
        var token = own.QuerySelectorAll("input").OfType<IHtmlInputElement>().First(i => i.Name == "__RequestVerificationToken").Value;
        using var tried = await other.PostAsync(MapLinks.Part(map, "import") + "?handler=Take", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Held", stolen), new("Mode", "Replace"), new("Edits", "1")]), Ct);
        Assert.Contains("What was looked at is no longer here", (await Forms.Read(tried)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A24_export_pages_give_each_format_with_its_losses_and_the_import_page_takes_it_back()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var (a, b) = (await scene.ElementAsync(map, "CAMHS \"north\" | 😀 ŵ", "Health", "=1+1"), await scene.ElementAsync(map, "Trust"));
        await scene.LinkAsync(map, a, b, Polarity.Unknown);
        await scene.LinkAsync(map, a, b, Polarity.Opposite, delayed: true);
        await scene.LinkAsync(map, b, b, Polarity.Same);
        var shown = (await scene.ViewAsync(map)).Graph;
        var page = (await scene.PageAsync(scene.Observer, MapLinks.Part(map, "export"))).Text();
        Assert.Contains("DOT of Graphviz Ids of links are not in the file.", page.Replace("Sectors, descriptions, tags, dates and notes of elements are not in the file. ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var (keys, format) in new (string[], string)[] { (["elements.csv", "links.csv", "loops.csv"], "csv"), (["kumu.xlsx"], "kumu"), (["kumu.json"], "json"), (["graphml"], "graphml"), (["gexf"], "gexf") })
        {
            List<(string, byte[])> files = [];
            foreach (var key in keys)
            {
                using var response = await (await scene.ClientAsync(scene.Observer)).GetAsync(MapLinks.Download(map, key, null), Ct);
                Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
                files.Add((response.Content.Headers.ContentDisposition!.FileName!.Trim('"'), await response.Content.ReadAsByteArrayAsync(Ct)));
            }

            var second = await scene.MapAsync(title: "From " + format);
            var (client, looked) = await scene.UploadAsync(scene.Member, second, format, "Replace", [.. files]);
            var take = looked.QuerySelector("form[action*='handler=Take']") as IHtmlFormElement;
            Assert.True(take is not null, $"{format}: {looked.Text()}");
            using var taken = await MapScene.SubmitAsync(client, take, MapLinks.Part(second, "import"));
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
            var difference = MapComparison.Of(shown, (await scene.ViewAsync(second)).Graph);
            Assert.True(difference.IsEmpty, $"{format}: {MapDescription.Change(difference)}");
        }
    }

    [Fact]
    public async Task Hostile_files_are_answered_with_a_page_that_names_the_place_and_changes_nothing()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        (string Format, string Text, string Says)[] files =
        [
            ("graphml", "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml>&x;</graphml>", "DOCTYPE"), ("kumu", "PK\u0003\u0004 cut short", "no workbook"), ("json", "{\"elements\":[{\"label\":\"<script>alert(1)</script>\"}],\"connections\":[{\"from\":\"a\"}]}", "problem"),
            ("gexf", "", "Choose a file"),
        ];
        foreach (var (format, text, says) in files)
        {
            var (_, page) = await scene.UploadAsync(scene.Member, map, format, "AddOnly", ("file", Encoding.Latin1.GetBytes(text)));
            Assert.Contains(says, page.Text(), StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("main script"));
        }

        Assert.Empty((await scene.ViewAsync(map)).Graph.Elements);
    }
}

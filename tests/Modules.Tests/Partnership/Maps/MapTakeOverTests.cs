using System.Text;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Partnership.Maps;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>What a file changes of a link that is there, and what it leaves because it says nothing of it.</summary>
public sealed class MapTakeOverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_file_that_says_neither_direction_nor_weight_nor_sign_nor_delay_leaves_them_and_one_that_says_them_is_taken_over(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync(MapKind.Causal);
        await TakeAsync("csv", "Label,ID\nTrust,a\nHope,b\n", "From,To,ID,Direction,Weight,Delay,Polarity\na,b,c1,mutual,2.5,yes,+\n");
        var was = await LinkAsync();
        Assert.Equal((LinkDirection.Mutual, 2.5, true, Polarity.Same), (was.Direction, was.Weight, was.Delayed, was.Polarity));

        // No such column; an empty cell; a blueprint without the fields; a model, which knows of neither.
        await TakeAsync("csv", null, "From,To,ID,Label\na,b,c1,carries\n");
        Assert.Equal(was with { Label = "carries" }, await LinkAsync());
        await TakeAsync("csv", null, "From,To,Label,Direction,Weight,Delay,Polarity\nTrust,Hope,lifts,,,,\n");
        Assert.Equal(was with { Label = "lifts" }, await LinkAsync());
        await TakeAsync("json", """{"elements":[{"id":"a","label":"Trust"},{"id":"b","label":"Hope"}],"connections":[{"id":"c1","from":"a","to":"b","label":"raises"}]}""");
        Assert.Equal(was with { Label = "raises" }, await LinkAsync());

        // What is said is taken over, "no" and "none" too.
        await TakeAsync("csv", null, "From,To,ID,Direction,Weight,Delay,Polarity\na,b,c1,directed,1,no,none\n");
        var now = await LinkAsync();
        Assert.Equal((LinkDirection.Directed, 1.0, false, Polarity.None), (now.Direction, now.Weight, now.Delayed, now.Polarity));
        // GraphML says by itself whether its edges lead somewhere.
        await TakeAsync("graphml", """<graphml><graph edgedefault="undirected"><node id="a"/><node id="b"/><edge id="c1" source="a" target="b"/></graph></graphml>""");
        Assert.Equal(LinkDirection.Undirected, (await LinkAsync()).Direction);

        async Task TakeAsync(string format, string? elements, string? links = null)
        {
            List<MapFile> files = format == "csv" ? [] : [new("map." + format, Encoding.UTF8.GetBytes(elements!))];
            if (format == "csv")
                files.Add(new("elements.csv", Encoding.UTF8.GetBytes(elements ?? "Label,ID\nTrust,a\nHope,b\n")));
            if (links is not null)
                files.Add(new("links.csv", Encoding.UTF8.GetBytes(links)));
            await scene.TakeAsync(map, format, ImportMode.TakeOver, [.. files]);
        }

        async Task<MapLink> LinkAsync()
        {
            var link = Assert.Single((await scene.ViewAsync(map)).Graph.Links);
            return link with { Notes = [] };
        }
    }

    [Fact]
    public async Task Text_as_Windows_writes_it_keeps_its_apostrophes_dashes_and_euros()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        // Windows-1252: 92 is ’, 96 is –, 80 is €, E9 is é. In Latin-1 the first three are control characters.
        byte[] file = [.. "Label,Description\nParents"u8, 0x92, .. " forum "u8, 0x96, .. " caf"u8, 0xE9, .. ","u8, 0x80, .. "5 each\n"u8];
        await scene.TakeAsync(map, "csv", ImportMode.AddOnly, new MapFile("elements.csv", file));
        var element = Assert.Single((await scene.ViewAsync(map)).Graph.Elements);
        Assert.Equal(("Parents’ forum – café", "€5 each"), (element.Label, element.Description));
    }

    [Fact]
    public async Task The_export_of_a_large_map_writes_no_format_until_one_is_asked_for()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var links = "From,To\n" + string.Concat(Enumerable.Range(0, ExportModel.MostAtOnce + 1).Select(i => $"e{i % 50},e{((i * 7) + 1) % 50}\n"));
        await scene.TakeAsync(map, "csv", ImportMode.AddOnly, new MapFile("links.csv", Encoding.UTF8.GetBytes(links)), createMissing: true);
        var page = await scene.PageAsync(scene.Observer, MapLinks.Part(map, "export"));
        Assert.DoesNotContain("Ids of links are not in the file.", page.Text(), StringComparison.Ordinal);
        var asked = page.QuerySelectorAll("a").Single(a => a.TextContent == "See what DOT of Graphviz loses").GetAttribute("href")!;
        var text = (await scene.PageAsync(scene.Observer, asked)).Text();
        Assert.Contains("DOT of Graphviz", text, StringComparison.Ordinal);
        Assert.Contains("Ids of links are not in the file.", text, StringComparison.Ordinal);
        Assert.Contains("See what GraphML loses", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_file_in_place_of_all_that_is_there_takes_the_old_links_away_and_leaves_other_maps(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var (map, other) = (await scene.MapAsync(), await scene.MapAsync(title: "Another"));
        var many = "From,To,ID\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"e{i % 50},e{((i * 7) + 1) % 50},c{i}\n"));
        foreach (var each in new[] { map, other })
            await scene.TakeAsync(each, "csv", ImportMode.AddOnly, new MapFile("links.csv", Encoding.UTF8.GetBytes(many)), createMissing: true);
        await scene.TakeAsync(map, "csv", ImportMode.Replace, new MapFile("links.csv", "From,To,ID\ne1,e2,c7\ne1,e3,new\n"u8.ToArray()), createMissing: true);
        var left = (await scene.ViewAsync(map)).Graph;
        Assert.Equal((3, "c7 new"), (left.Elements.Count, string.Join(' ', left.Links.Select(l => l.Id))));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal((1500, 50), (await db.Set<DraftLink>().CountAsync(l => l.MapId == other, Ct), await db.Set<DraftElement>().CountAsync(e => e.MapId == other, Ct)));
        // However many rows: one fact each time, who did it and how much it was.
        Assert.Equal(3, await db.Set<Headwater.Access.Auditing.AuditEntry>().CountAsync(e => e.Verb == "import" && e.Kind == "system-map", Ct));
    }
}

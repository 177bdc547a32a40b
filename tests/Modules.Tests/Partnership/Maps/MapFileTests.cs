using System.Text;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Partnership.Maps;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>Example A24 over storage: what goes out comes back, or the loss is listed; what an import touches and what it leaves.</summary>
public sealed class MapFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Quotes, bars, line breaks, emoji, Welsh letters, parallel and self links, weight 1.0, an unknown sign.</summary>
    private static GraphMap A24 { get; } = new(
        "Say \"map\"",
        [
            new MapElement("e1", "CAMHS \"north\"") { Type = "Organisation", Sector = "health", Tags = ["a|b", "c\\d"], Description = "Two\nlines", Notes = [new("Evidence", "Seen | heard"), new("Budget", "=1+1"), new("Trend", "Rising")] },
            new MapElement("e2", "Cymorth cynnar ŵ ŷ") { Type = "Service", Since = new DateOnly(2025, 9, 1) },
            new MapElement("e3", "Trust 😀|hope"),
        ],
        [
            new MapLink("c1", "e1", "e2") { Polarity = Polarity.Unknown, Notes = [new("Contributed by", "Parents and carers")] },
            new MapLink("c2", "e1", "e2") { Polarity = Polarity.Opposite, Weight = 1.0 },
            new MapLink("c3", "e3", "e3") { Polarity = Polarity.Same, Delayed = true, Weight = 2.5 },
            new MapLink("c4", "e2", "e1") { Direction = LinkDirection.Mutual, Label = "=SUM(1)", Type = "refers to" },
        ],
        [new MapLoop("R1", ["c1", "c4"]) { Story = "Round\nand round" }]);

    [Theory]
    [InlineData(Engine.Sqlite, "csv")]
    [InlineData(Engine.Sqlite, "kumu")]
    [InlineData(Engine.Sqlite, "json")]
    [InlineData(Engine.Sqlite, "graphml")]
    [InlineData(Engine.Sqlite, "gexf")]
    [InlineData(Engine.PostgreSql, "csv")]
    [InlineData(Engine.PostgreSql, "json")]
    public async Task A24_a_map_goes_out_in_each_format_and_comes_back_the_same_or_with_a_listed_loss(Engine engine, string format)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        // In, through storage, out, in again into another map, and out: nothing may differ but what is listed.
        var first = await scene.MapAsync(title: "First");
        await scene.TakeAsync(first, "json", ImportMode.Replace, new MapFile("a24.json", Encoding.UTF8.GetBytes(KumuJsonFormat.Write(A24).Text)));
        var stored = await scene.ViewAsync(first);
        Same(A24, stored.Graph);

        string[] keys = format switch { "csv" => ["elements.csv", "links.csv", "loops.csv"], "kumu" => ["kumu.xlsx"], "json" => ["kumu.json"], _ => [format] };
        var files = keys.Select(k => MapExports.Write(stored, k, Ct)!).ToList();
        var losses = files.SelectMany(f => f.Losses).ToList();
        var second = await scene.MapAsync(title: "Second");
        await scene.TakeAsync(second, format, ImportMode.Replace, [.. files.Select(f => new MapFile(f.Name, f.Bytes))]);
        var back = (await scene.ViewAsync(second)).Graph;
        var loopsLost = losses.Contains("Named loops are not in the file.");
        Assert.Equal(format is "graphml" or "gexf", loopsLost);
        Same(A24, back, withLoops: !loopsLost);
        Assert.Equal(format is "csv" or "kumu", losses.Exists(l => l.Contains("title", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A24_a_matrix_comes_back_with_who_leads_to_whom_and_the_losses_are_listed()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        await scene.TakeAsync(map, "json", ImportMode.Replace, new MapFile("a24.json", Encoding.UTF8.GetBytes(KumuJsonFormat.Write(A24).Text)));
        var written = MapExports.Write(await scene.ViewAsync(map), "matrix.csv", Ct)!;
        Assert.Contains("Named loops are not in the matrix.", written.Losses);
        Assert.Contains("Links without direction and mutual links stand as two directed ones.", written.Losses);
        var second = await scene.MapAsync(title: "Second");
        await scene.TakeAsync(second, "matrix", ImportMode.Replace, new MapFile(written.Name, written.Bytes));
        var back = (await scene.ViewAsync(second)).Graph;
        Assert.Equal(A24.Elements.Select(e => e.Label), back.Elements.Select(e => e.Label));
        string Shown(GraphMap of, MapLink l) => $"{of.Elements[of.NumberOf(l.From)].Label} > {of.Elements[of.NumberOf(l.To)].Label} {l.Polarity} {l.Weight} {l.Delayed}";
        // The mutual link c4 stands both ways.
        Assert.Equal(A24.Links.Select(l => Shown(A24, l)).Append(Shown(A24, A24.Links[3] with { From = "e1", To = "e2" })).Order(StringComparer.Ordinal), back.Links.Select(l => Shown(back, l)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A24_formats_that_are_only_written_list_what_they_lose()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        await scene.TakeAsync(map, "json", ImportMode.Replace, new MapFile("a24.json", Encoding.UTF8.GetBytes(KumuJsonFormat.Write(A24).Text)));
        var view = await scene.ViewAsync(map);
        foreach (var format in MapExports.Formats)
        {
            var export = MapExports.Write(view, format.Key, Ct)!;
            Assert.True(export.Bytes.Length > 20, format.Key);
            if (!format.ComesBack)
                Assert.NotEmpty(export.Losses);
        }

        Assert.Contains("descriptions", Losses("dot"), StringComparison.Ordinal);
        Assert.Contains("descriptions", Losses("mermaid"), StringComparison.Ordinal);
        var mermaid = Encoding.UTF8.GetString(MapExports.Write(view, "mermaid", Ct)!.Bytes);
        Assert.Contains("accTitle:", mermaid, StringComparison.Ordinal);
        Assert.Contains("accDescr {", mermaid, StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", Encoding.UTF8.GetString(MapExports.Write(view, "svg", Ct)!.Bytes), StringComparison.Ordinal);
        Assert.Null(MapExports.Write(view, "exe", Ct));

        string Losses(string key) => string.Join(' ', MapExports.Write(view, key, Ct)!.Losses);
    }

    [Theory]
    [InlineData("xmile", "<xmile version=\"1.0\"><model><variables><stock name=\"Unmet need\"/><aux name=\"Exclusions\"/></variables><views><view><connector uid=\"1\" polarity=\"+\"><from>Unmet need</from><to>Exclusions</to></connector></view></views></model></xmile>", Polarity.Same)]
    [InlineData("mdl", "Exclusions = A FUNCTION OF (-Unmet need)\n\t~\t\n\t~\t\t|\nUnmet need = 1\n\t~\t\n\t~\t\t|\n", Polarity.Opposite)]
    public async Task Models_of_stella_and_vensim_are_taken_in_for_their_structure(string format, string text, Polarity polarity)
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync(MapKind.Causal);
        await scene.TakeAsync(map, format, ImportMode.AddOnly, new MapFile("model", Encoding.UTF8.GetBytes(text)));
        var view = await scene.ViewAsync(map);
        var link = Assert.Single(view.Graph.Links);
        Assert.Equal(("Unmet need", "Exclusions", polarity), (view.Element(link.From).Label, view.Element(link.To).Label, link.Polarity));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Nothing_is_overwritten_that_was_not_asked_for_and_nothing_written_before_the_second_word(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        await scene.ElementAsync(map, "CAMHS", "Health", "Board paper");
        await scene.ElementAsync(map, "School", "Schools");
        var file = new MapFile("map.csv", "Label,Sector,Description\nCAMHS,Social care,Mental health\nPolice,Police,\n"u8.ToArray());
        async Task<ImportPreview> LookAsync(ImportMode mode) => await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, [file], "", false, mode, Ct));

        var add = (await LookAsync(ImportMode.AddOnly)).Comparison!;
        Assert.Equal((1, 0, 0), (add.AddedElements.Count, add.ChangedElements.Count, add.RemovedElements.Count));
        var over = (await LookAsync(ImportMode.TakeOver)).Comparison!;
        // The evidence, of which the file says nothing, stays.
        Assert.Equal([new("Sector", "Health", "Social care"), new FieldChange("Description", "", "Mental health")], Assert.Single(over.ChangedElements).Fields);
        var replace = (await LookAsync(ImportMode.Replace)).Comparison!;
        Assert.Equal("School", Assert.Single(replace.RemovedElements).Label);
        Assert.Equal(2, (await scene.ViewAsync(map)).Graph.Elements.Count);
        Assert.Equal(2, (await scene.ViewAsync(map)).Map.Edits);

        // Somebody draws between the dry run and the second word.
        await scene.ElementAsync(map, "Parents", "Parents and carers");
        Assert.Contains("since you looked at the file", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<MapImport>().TakeAsync(map, [file], "", false, ImportMode.Replace, 2, Ct)), StringComparison.Ordinal);
        Assert.Equal(3, (await scene.ViewAsync(map)).Graph.Elements.Count);
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<MapImport>().TakeAsync(map, [file], "", false, ImportMode.TakeOver, 3, Ct));
        var taken = (await scene.ViewAsync(map)).Graph.Elements;
        Assert.Equal(["CAMHS", "School", "Parents", "Police"], taken.Select(e => e.Label));
        Assert.Equal(("Social care", "Board paper"), (taken[0].Sector, MapWords.Evidence(taken[0])));
        Assert.Contains("nothing in the file", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<MapImport>().TakeAsync(map, [file], "", false, ImportMode.TakeOver, 4, Ct)), StringComparison.Ordinal);
    }

    private static void Same(GraphMap expected, GraphMap actual, bool withLoops = true)
    {
        var comparison = MapComparison.Of(expected, actual);
        Assert.True(comparison.IsEmpty, MapDescription.Change(comparison) + string.Join("; ", comparison.ChangedElements.SelectMany(c => c.Fields).Concat(comparison.ChangedLinks.SelectMany(c => c.Fields))));
        Assert.Equal(expected.Elements.Select(e => e.Id), actual.Elements.Select(e => e.Id));
        Assert.Equal(expected.Elements.SelectMany(e => e.Tags), actual.Elements.SelectMany(e => e.Tags));
        Assert.Equal(expected.Links.Select(l => (l.Id, l.Weight)), actual.Links.Select(l => (l.Id, l.Weight)));
        if (withLoops)
            Assert.Equal(expected.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))), actual.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))));
    }
}

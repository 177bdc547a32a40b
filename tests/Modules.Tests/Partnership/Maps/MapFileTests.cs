using System.IO.Compression;
using System.Text;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>Example A24 over storage, and files that are wrong by mistake or on purpose, through the service that takes them in.</summary>
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
        await TakeAsync(scene, first, "json", ImportMode.Replace, new MapFile("a24.json", Encoding.UTF8.GetBytes(KumuJsonFormat.Write(A24).Text)));
        var stored = await scene.ViewAsync(first);
        Same(A24, stored.Graph);

        string[] keys = format switch { "csv" => ["elements.csv", "links.csv", "loops.csv"], "kumu" => ["kumu.xlsx"], "json" => ["kumu.json"], _ => [format] };
        var files = keys.Select(k => MapExports.Write(stored, k, Ct)!).ToList();
        var losses = files.SelectMany(f => f.Losses).ToList();
        var second = await scene.MapAsync(title: "Second");
        await TakeAsync(scene, second, format, ImportMode.Replace, [.. files.Select(f => new MapFile(f.Name, f.Bytes))]);
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
        await TakeAsync(scene, map, "json", ImportMode.Replace, new MapFile("a24.json", Encoding.UTF8.GetBytes(KumuJsonFormat.Write(A24).Text)));
        var written = MapExports.Write(await scene.ViewAsync(map), "matrix.csv", Ct)!;
        Assert.Contains("Named loops are not in the matrix.", written.Losses);
        Assert.Contains("Links without direction and mutual links stand as two directed ones.", written.Losses);
        var second = await scene.MapAsync(title: "Second");
        await TakeAsync(scene, second, "matrix", ImportMode.Replace, new MapFile(written.Name, written.Bytes));
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
        await TakeAsync(scene, map, "json", ImportMode.Replace, new MapFile("a24.json", Encoding.UTF8.GetBytes(KumuJsonFormat.Write(A24).Text)));
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
        await TakeAsync(scene, map, format, ImportMode.AddOnly, new MapFile("model", Encoding.UTF8.GetBytes(text)));
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

    [Fact]
    public async Task Bad_input_cycles_and_self_links_are_read_and_their_loops_found()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync(MapKind.Causal);
        var preview = await TakeAsync(scene, map, "csv", ImportMode.AddOnly, new MapFile("links.csv", "From,To,Polarity\na,b,+\nb,c,-\nc,a,+\na,a,+\n"u8.ToArray()), createMissing: true);
        Assert.Empty(preview.Problems.Where(p => p.Kind == ProblemKind.Error));
        var loops = CausalLoops.Of((await scene.ViewAsync(map)).Graph, ct: Ct).Loops;
        Assert.Equal([(1, LoopKind.Reinforcing), (3, LoopKind.Balancing)], loops.Select(l => (l.Links.Count, l.Kind)));
    }

    [Fact]
    public async Task Bad_input_ends_that_are_not_there_are_errors_with_row_column_and_remedy()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var preview = await LookAsync(scene, map, "csv", new MapFile("links.csv", "From,To\na,b\n"u8.ToArray()), new MapFile("elements.csv", "Label\na\n"u8.ToArray()));
        Assert.Null(preview.Target);
        var problem = Assert.Single(preview.Problems);
        Assert.Equal((ProblemKind.Error, "Links", 2L, "To"), (problem.Kind, problem.Where, problem.Row, problem.Column));
        Assert.NotEmpty(problem.Remedy);
        Assert.Contains("cannot be taken", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<MapImport>().TakeAsync(map, [new MapFile("links.csv", "From,To\na,b\n"u8.ToArray())], "csv", false, ImportMode.AddOnly, 0, Ct)), StringComparison.Ordinal);
        Assert.Empty((await scene.ViewAsync(map)).Graph.Elements);
    }

    [Fact]
    public async Task Bad_input_of_100_000_rows_is_read_row_by_row_and_refused_for_the_draft_with_a_sentence()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var links = "From,To\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"e{i},e{i * 7 % 100_000}\n"));
        var preview = await LookAsync(scene, map, "csv", new MapFile("links.csv", Encoding.UTF8.GetBytes(links)));
        // A hundred thousand times two ends that nobody described: all counted, a thousand kept.
        Assert.Equal((100_000, 200_000, 1000), (preview.Reading.RowsRead, preview.ProblemCount, preview.Problems.Count));
        var made = await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, [new MapFile("links.csv", Encoding.UTF8.GetBytes(links))], "csv", true, ImportMode.AddOnly, Ct));
        Assert.Null(made.Target);
        Assert.Contains("The map would have 100,000 elements; it holds at most 5,000.", made.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Empty((await scene.ViewAsync(map)).Graph.Elements);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_map_as_large_as_may_be_5000_elements_and_50000_links_is_taken_in(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var elements = "Label\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"e{i}\n"));
        var links = "From,To,Type\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"e{i % 5000},e{((i * 7) + 1) % 5000},t{i / 5000}\n"));
        await TakeAsync(scene, map, "csv", ImportMode.Replace, new MapFile("e.csv", Encoding.UTF8.GetBytes(elements)), new MapFile("l.csv", Encoding.UTF8.GetBytes(links)));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal((5000, 50_000), (await db.Set<DraftElement>().CountAsync(Ct), await db.Set<DraftLink>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Bad_input_formula_cells_are_never_worked_out_and_never_written_as_formulas()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        await TakeAsync(scene, map, "csv", ImportMode.AddOnly, new MapFile("e.csv", "Label,Description\n\"=cmd|' /C calc'!A0\",@SUM(A1)\n"u8.ToArray()));
        var view = await scene.ViewAsync(map);
        Assert.Equal(("=cmd|' /C calc'!A0", "@SUM(A1)"), (view.Graph.Elements[0].Label, view.Graph.Elements[0].Description));
        var csv = Encoding.UTF8.GetString(MapExports.Write(view, "elements.csv", Ct)!.Bytes);
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(A1)", csv, StringComparison.Ordinal);

        var book = Zipped(
            ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Elements\" r:id=\"r0\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r0\" Target=\"worksheets/s0.xml\"/></Relationships>"),
            ("xl/worksheets/s0.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Label</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>Trust</v></c></row></sheetData></worksheet>"));
        var preview = await LookAsync(scene, map, "kumu", new MapFile("book.xlsx", book));
        Assert.Equal("Trust", Assert.Single(preview.Comparison!.AddedElements).Label);
        Assert.Equal((ProblemKind.Warning, "A2"), (preview.Problems[0].Kind, preview.Problems[0].Column));
    }

    [Theory]
    [InlineData("graphml", "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><graphml><graph><node id=\"&b;\"/></graph></graphml>")]
    [InlineData("gexf", "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gexf><graph><nodes><node id=\"1\" label=\"&x;\"/></nodes></graph></gexf>")]
    [InlineData("xmile", "<!DOCTYPE g SYSTEM \"http://127.0.0.1:1/evil.dtd\"><xmile/>")]
    public async Task Bad_input_xml_with_entities_or_external_references_is_refused_unread(string format, string text)
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var preview = await LookAsync(scene, map, format, new MapFile("bad.xml", Encoding.UTF8.GetBytes(text)));
        Assert.Null(preview.Target);
        Assert.Contains(preview.Problems, p => p.Problem.Contains("DOCTYPE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_input_zip_bombs_and_other_files_than_they_say_are_refused()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var bomb = Zipped(("xl/workbook.xml", new string(' ', 60 << 20)));
        Assert.True(bomb.Length < 200_000);
        Assert.Contains("unpacks to far more", (await LookAsync(scene, map, "kumu", new MapFile("bomb.xlsx", bomb))).Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("no workbook", (await LookAsync(scene, map, "", new MapFile("what.xlsx", "not a zip"u8.ToArray()))).Problems[0].Problem, StringComparison.Ordinal);
        Assert.Null((await LookAsync(scene, map, "json", new MapFile("deep.json", Encoding.ASCII.GetBytes(new string('[', 100_000))))).Target);
        Assert.Contains("Choose what kind of file", await Refused("virus.exe"), StringComparison.Ordinal);
        Assert.Contains("Save the workbook as .xlsx", await Refused("old.xls"), StringComparison.Ordinal);
        Assert.Contains("Nobody can tell what the table", await Refused("rubbish.csv"), StringComparison.Ordinal);

        Task<string> Refused(string name) => scene.RefusedAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, [new MapFile(name, "a,b\n1,2\n"u8.ToArray())], "", false, ImportMode.AddOnly, Ct));
    }

    [Fact]
    public async Task What_the_draft_cannot_hold_is_listed_and_not_cut()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var preview = await LookAsync(scene, map, "csv", new MapFile("e.csv", Encoding.UTF8.GetBytes($"Label,Sector\n{new string('a', 301)},{new string('b', 121)}\n")));
        Assert.Null(preview.Target);
        Assert.Equal(["Label", "Sector"], preview.Problems.Select(p => p.Column));
        Assert.Equal("Shorten it to 300.", preview.Problems[0].Remedy);
    }

    private static Task<ImportPreview> LookAsync(MapScene scene, Guid map, string format, params MapFile[] files) =>
        scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, files, format, false, ImportMode.AddOnly, Ct));

    private static Task<ImportPreview> TakeAsync(MapScene scene, Guid map, string format, ImportMode mode, params MapFile[] files) => TakeAsync(scene, map, format, mode, files, createMissing: false);

    private static Task<ImportPreview> TakeAsync(MapScene scene, Guid map, string format, ImportMode mode, MapFile file, bool createMissing) => TakeAsync(scene, map, format, mode, [file], createMissing);

    private static async Task<ImportPreview> TakeAsync(MapScene scene, Guid map, string format, ImportMode mode, MapFile[] files, bool createMissing)
    {
        var looked = await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, files, format, createMissing, mode, Ct));
        Assert.True(looked.MayBeTaken, string.Join(' ', looked.Problems.Select(p => p.Problem)));
        return await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().TakeAsync(map, files, format, createMissing, mode, looked.Edits, Ct));
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

    private static byte[] Zipped(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }
}

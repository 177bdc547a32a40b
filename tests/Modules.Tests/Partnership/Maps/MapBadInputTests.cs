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

/// <summary>Files that are wrong by mistake or on purpose, through the service that takes them in: refused or read safely, row by row, after a dry run.</summary>
public sealed class MapBadInputTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bad_input_cycles_and_self_links_are_read_and_their_loops_found()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync(MapKind.Causal);
        var preview = await scene.TakeAsync(map, "csv", ImportMode.AddOnly, new MapFile("links.csv", "From,To,Polarity\na,b,+\nb,c,-\nc,a,+\na,a,+\n"u8.ToArray()), createMissing: true);
        Assert.DoesNotContain(preview.Problems, p => p.Kind == ProblemKind.Error);
        var loops = CausalLoops.Of((await scene.ViewAsync(map)).Graph, ct: Ct).Loops;
        Assert.Equal([(1, LoopKind.Reinforcing), (3, LoopKind.Balancing)], loops.Select(l => (l.Links.Count, l.Kind)));
    }

    [Fact]
    public async Task Bad_input_ends_that_are_not_there_are_errors_with_row_column_and_remedy()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var preview = await scene.LookAsync(map, "csv", new MapFile("links.csv", "From,To\na,b\n"u8.ToArray()), new MapFile("elements.csv", "Label\na\n"u8.ToArray()));
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
        var preview = await scene.LookAsync(map, "csv", new MapFile("links.csv", Encoding.UTF8.GetBytes(links)));
        // A hundred thousand times two ends that nobody described: all counted, a thousand kept.
        Assert.Equal((100_000, 200_000, 1000), (preview.Reading.RowsRead, preview.ProblemCount, preview.Problems.Count));
        var made = await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, [new MapFile("links.csv", Encoding.UTF8.GetBytes(links))], "csv", true, ImportMode.AddOnly, Ct));
        Assert.Null(made.Target);
        Assert.Contains("The map would have 100,000 elements; it holds at most 5,000.", made.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Empty((await scene.ViewAsync(map)).Graph.Elements);
    }

    [Trait("Deep", "collaboration")]
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_map_as_large_as_may_be_5000_elements_and_50000_links_is_taken_in(Engine engine)
    {
        var elementCount = Headwater.Modules.Tests.Trust.Tier.Of(5000);
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var elements = "Label\n" + string.Concat(Enumerable.Range(0, elementCount).Select(i => $"e{i}\n"));
        var links = "From,To,Type\n" + string.Concat(Enumerable.Range(0, 10 * elementCount).Select(i => $"e{i % elementCount},e{((i * 7) + 1) % elementCount},t{i / elementCount}\n"));
        await scene.TakeAsync(map, "csv", ImportMode.Replace, new MapFile("e.csv", Encoding.UTF8.GetBytes(elements)), new MapFile("l.csv", Encoding.UTF8.GetBytes(links)));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal((elementCount, 10 * elementCount), (await db.Set<DraftElement>().CountAsync(Ct), await db.Set<DraftLink>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Bad_input_formula_cells_are_never_worked_out_and_never_written_as_formulas()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        await scene.TakeAsync(map, "csv", ImportMode.AddOnly, new MapFile("e.csv", "Label,Description\n\"=cmd|' /C calc'!A0\",@SUM(A1)\n"u8.ToArray()));
        var view = await scene.ViewAsync(map);
        Assert.Equal(("=cmd|' /C calc'!A0", "@SUM(A1)"), (view.Graph.Elements[0].Label, view.Graph.Elements[0].Description));
        var csv = Encoding.UTF8.GetString(MapExports.Write(view, "elements.csv", Ct)!.Bytes);
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(A1)", csv, StringComparison.Ordinal);

        var book = Zipped(
            ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Elements\" r:id=\"r0\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r0\" Target=\"worksheets/s0.xml\"/></Relationships>"),
            ("xl/worksheets/s0.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Label</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>Trust</v></c></row></sheetData></worksheet>"));
        var preview = await scene.LookAsync(map, "kumu", new MapFile("book.xlsx", book));
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
        var preview = await scene.LookAsync(map, format, new MapFile("bad.xml", Encoding.UTF8.GetBytes(text)));
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
        Assert.Contains("unpacks to far more", (await scene.LookAsync(map, "kumu", new MapFile("bomb.xlsx", bomb))).Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("no workbook", (await scene.LookAsync(map, "", new MapFile("what.xlsx", "not a zip"u8.ToArray()))).Problems[0].Problem, StringComparison.Ordinal);
        Assert.Null((await scene.LookAsync(map, "json", new MapFile("deep.json", Encoding.ASCII.GetBytes(new string('[', 100_000))))).Target);
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
        var preview = await scene.LookAsync(map, "csv", new MapFile("e.csv", Encoding.UTF8.GetBytes($"Label,Sector\n{new string('a', 301)},{new string('b', 121)}\n")));
        Assert.Null(preview.Target);
        Assert.Equal(["Label", "Sector"], preview.Problems.Select(p => p.Column));
        Assert.Equal("Shorten it to 300.", preview.Problems[0].Remedy);
    }

    [Fact]
    public async Task Bad_input_one_long_text_in_thousands_of_cells_of_a_workbook_is_refused_before_it_fills_the_memory()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var rows = string.Concat(Enumerable.Range(2, 5000).Select(r => $"<row r=\"{r}\"><c r=\"A{r}\" t=\"inlineStr\"><is><t>e{r}</t></is></c><c r=\"B{r}\" t=\"s\"><v>0</v></c></row>"));
        foreach (var column in new[] { "Story", "Tags" })
        {
            var book = Zipped(
                ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Elements\" r:id=\"r0\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r0\" Target=\"worksheets/s0.xml\"/></Relationships>"),
                ("xl/sharedStrings.xml", $"<sst><si><t>{new string('a', 1_000_000)}</t></si></sst>"),
                ("xl/worksheets/s0.xml", $"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Label</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>{column}</t></is></c></row>{rows}</sheetData></worksheet>"));
            var preview = await scene.LookAsync(map, "kumu", new MapFile("book.xlsx", book));
            Assert.Null(preview.Target);
            // Forty rows of a million and their labels are 40,000,000 and some: the fortieth, in row 41, is one too many.
            var problem = Assert.Single(preview.Problems);
            Assert.Equal(("Elements", 41L), (problem.Where, problem.Row));
            Assert.Contains("more than 40,000,000 characters", problem.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tags_and_columns_of_one_s_own_have_limits_as_the_fields_have()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var tags = string.Join('|', Enumerable.Range(1, 51).Select(n => $"t{n}"));
        var preview = await scene.LookAsync(map, "csv", new MapFile("e.csv", Encoding.UTF8.GetBytes($"Label,Tags,Story,{new string('h', 121)}\na,{tags},{new string('s', 4001)},x\nb,{new string('t', 121)},,\n")));
        Assert.Null(preview.Target);
        Assert.Equal(
            ["There are 51 tags at element “a”.", "The story of element “a” has 4,001 characters.", "The heading of element “a” has 121 characters.", "The tag of element “b” has 121 characters."],
            preview.Problems.Select(p => p.Problem));
        Assert.Empty((await scene.ViewAsync(map)).Graph.Elements);
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

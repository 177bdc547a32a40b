using System.IO.Compression;
using System.Text;
using Headwater.Graphs;
using Headwater.Graphs.Formats;

namespace Headwater.Rules.Tests;

/// <summary>Files that are wrong, by mistake or on purpose: read safely or refused, with the place and the remedy.</summary>
public sealed class BadFileTests
{
    private const string Bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><graphml><graph><node id=\"&c;\"/></graph></graphml>";
    private const string External = "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gexf><graph><nodes><node id=\"1\" label=\"&x;\"/></nodes></graph></gexf>";

    [Theory]
    [InlineData("graphml", Bomb)]
    [InlineData("gexf", External)]
    [InlineData("xmile", External)]
    public void Document_types_are_refused_before_anything_is_fetched_or_multiplied(string format, string text)
    {
        var problem = Refused(Xml(format, text));
        Assert.Contains("DOCTYPE", problem.Problem, StringComparison.Ordinal);
        Assert.Equal(1, problem.Row);
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("xmile")]
    public void Entities_that_nobody_declared_are_refused(string format) => Refused(Xml(format, "<gexf><graph><nodes><node id=\"&x;\"/></nodes></graph></gexf>"));

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("xmile")]
    public void Elements_a_hundred_thousand_deep_are_refused(string format) =>
        Assert.Contains("deep", Refused(Xml(format, string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Json_a_hundred_thousand_deep_is_refused() => Refused(KumuJsonFormat.Read(new string('[', 100_000) + new string(']', 100_000)));

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("xmile")]
    public void Xml_that_breaks_off_names_the_line(string format) => Assert.Equal(3, Refused(Xml(format, "<gexf>\n<graph>\n<nodes")).Row);

    [Fact]
    public void A_text_over_the_limit_is_refused_unread() =>
        Assert.Contains("longer than 1,000 characters", Refused(KumuJsonFormat.Read(new string(' ', 1001), new ReadOptions { MostCharacters = 1000 })).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var book = zip.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var blank = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 60; i++)
                book.Write(blank);
        }

        Assert.True(file.Length < 100_000);
        file.Position = 0;
        Assert.Contains("unpacks to far more", Refused(KumuWorkbook.Read(file)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a zip at all")]
    [InlineData("PK\u0003\u0004 cut short")]
    public void What_is_no_workbook_is_refused(string content)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));
        Assert.Contains("no workbook", Refused(KumuWorkbook.Read(file)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_cut_anywhere_is_refused_or_whole()
    {
        using var file = new MemoryStream();
        KumuWorkbook.Write(RoundTripTests.A24, file);
        var bytes = file.ToArray();
        for (var length = 0; length < bytes.Length; length += 7)
        {
            using var cut = new MemoryStream(bytes[..length]);
            Refused(KumuWorkbook.Read(cut));
        }

        for (var at = 0; at < bytes.Length; at += 3)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x55;
            using var stream = new MemoryStream(damaged);
            var reading = KumuWorkbook.Read(stream);
            Assert.Equal(reading.Map is null, reading.Problems.Any(p => p.Kind == ProblemKind.Error));
        }
    }

    [Fact]
    public void A_cell_with_a_formula_gives_its_last_value_and_a_warning()
    {
        var reading = KumuWorkbook.Read(Workbooks.Of(("Elements", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Label</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>Trust</v></c></row>")));
        Assert.Equal("Trust", Assert.Single(reading.Map!.Elements).Label);
        var warning = Assert.Single(reading.Problems);
        Assert.Equal((ProblemKind.Warning, "Elements", 2L, "A2"), (warning.Kind, warning.Where, warning.Row, warning.Column));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read()
    {
        var elements = new StringBuilder("Label\r\n");
        for (var i = 0; i < 50_000; i++)
            elements.Append("Element ").Append(i).Append("\r\n");
        var links = new StringBuilder("From,To\r\n");
        for (var i = 0; i < 50_000; i++)
            links.Append("Element ").Append(i).Append(",Element ").Append(i * 7 % 50_000).Append("\r\n");
        var reading = CsvFormat.Read(elements.ToString(), links.ToString());
        Assert.Equal(100_000, reading.RowsRead);
        Assert.Equal((50_000, 50_000), (reading.Map!.Elements.Count, reading.Map.Links.Count));
    }

    [Fact]
    public void A_hundred_thousand_wrong_rows_are_counted_and_a_thousand_listed()
    {
        var links = "From,To\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i},b\n"));
        var reading = CsvFormat.Read("Label\nb", links);
        Assert.Null(reading.Map);
        Assert.Equal((100_000, 1000), (reading.ProblemCount, reading.Problems.Count));
    }

    [Fact]
    public void More_rows_than_may_be_are_refused() =>
        Assert.Contains("more than 10 rows", Refused(CsvFormat.Read("Label\n" + string.Concat(Enumerable.Range(0, 11).Select(i => $"e{i}\n")), null, options: new ReadOptions { MostRows = 10 })).Problem, StringComparison.Ordinal);

    [Fact]
    public void Characters_that_no_format_carries_are_replaced_with_a_warning()
    {
        var reading = KumuJsonFormat.Read("{\"elements\":[{\"label\":\"a\\u0000b\"}]}");
        Assert.Equal("a\uFFFDb", Assert.Single(reading.Map!.Elements).Label);
        Assert.Equal(ProblemKind.Warning, Assert.Single(reading.Problems).Kind);
        Assert.Contains("half of a character pair", Refused(KumuJsonFormat.Read("{\"elements\":[{\"label\":\"\\ud800\"}]}")).Problem, StringComparison.Ordinal);
        Assert.Equal("\uFFFD", CsvFormat.Read("Label\n\ud800", null).Map!.Elements[0].Label);
        Assert.Throws<ArgumentException>(() => new GraphMap("", [new("e", "a\0")], []));
    }

    private static GraphReading Xml(string format, string text) => format switch
    {
        "graphml" => GraphMlFormat.Read(text),
        "gexf" => GexfFormat.Read(text),
        _ => XmileFormat.Read(text),
    };

    private static ReadProblem Refused(GraphReading reading)
    {
        Assert.Null(reading.Map);
        return reading.Problems.First(p => p.Kind == ProblemKind.Error);
    }
}

/// <summary>Workbooks made of raw rows.</summary>
internal static class Workbooks
{
    public static MemoryStream Of(params (string Name, string Rows)[] sheets)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string content)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }

            Add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" r:id=\"r{i}\"/>")) + "</sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships>" + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i}\" Target=\"worksheets/s{i}.xml\"/>")) + "</Relationships>");
            Add("xl/sharedStrings.xml", "<sst><si><t>Label</t></si><si><r><t>Tru</t></r><r><t>st</t></r><rPh><t>no</t></rPh></si></sst>");
            foreach (var (i, sheet) in sheets.Index())
                Add($"xl/worksheets/s{i}.xml", $"<worksheet><sheetData>{sheet.Rows}</sheetData></worksheet>");
        }

        file.Position = 0;
        return file;
    }

    public static string Rows(params string[] rows) => string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">{string.Concat(r.Split(',').Select((c, j) => $"<c r=\"{(char)('A' + j)}{i + 1}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>"));
}

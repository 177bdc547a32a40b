using CsCheck;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Testing;

namespace Headwater.Rules.Tests;

/// <summary>Example A24: what goes out comes back, or the loss is listed.</summary>
[Trait("Deep", "graphs")]
public sealed class RoundTripTests
{
    private const int Full = 10_000;

    [Fact]
    public void Csv_comes_back_but_for_the_title() => NastyMaps.Maps.Hold(Full, map =>
    {
        var elements = CsvFormat.WriteElements(map);
        var reading = CsvFormat.Read(elements.Text, CsvFormat.WriteLinks(map).Text, CsvFormat.WriteLoops(map).Text);
        NastyMaps.Same(map, reading.Map, withTitle: false);
        Assert.Equal(map.Title.Length > 0 ? ["The map's title is not in the table."] : [], elements.Losses);
        Assert.DoesNotContain(reading.Problems, p => p.Kind == ProblemKind.Error);
    });

    [Fact]
    public void No_cell_of_a_csv_begins_like_a_formula() => NastyMaps.Maps.Hold(Full, map =>
    {
        foreach (var text in (string[])[CsvFormat.WriteElements(map).Text, CsvFormat.WriteLinks(map).Text, CsvFormat.WriteLoops(map).Text, MatrixFormat.Write(map).Text])
            Assert.DoesNotContain(PlainCsv(text), cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]));
    });

    [Fact]
    public void Kumu_json_comes_back_whole() => NastyMaps.Maps.Hold(Full, map =>
    {
        var written = KumuJsonFormat.Write(map);
        Assert.Empty(written.Losses);
        NastyMaps.Same(map, KumuJsonFormat.Read(written.Text).Map);
    });

    [Fact]
    public void GraphMl_comes_back_but_for_loops() => NastyMaps.Maps.Hold(Full, map =>
    {
        var written = GraphMlFormat.Write(map);
        Assert.Equal(map.Loops.Count > 0, written.Losses.Count == 1);
        NastyMaps.Same(map, GraphMlFormat.Read(written.Text).Map, withLoops: false);
    });

    [Fact]
    public void Gexf_comes_back_but_for_loops() => NastyMaps.Maps.Hold(Full, map =>
    {
        var written = GexfFormat.Write(map);
        Assert.Equal(map.Loops.Count > 0, written.Losses.Count == 1);
        NastyMaps.Same(map, GexfFormat.Read(written.Text).Map, withLoops: false);
    });

    [Fact]
    public void A_workbook_comes_back_but_for_the_title_and_is_the_same_each_time() => NastyMaps.Maps.Hold(Full / 4, map =>
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        var losses = KumuWorkbook.Write(map, first);
        KumuWorkbook.Write(map, second);
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(map.Loops.Count > 0, losses.Contains("Kumu does not read the sheet of loops; Headwater does."));
        first.Position = 0;
        NastyMaps.Same(map, KumuWorkbook.Read(first).Map, withTitle: false);
    });

    [Fact]
    public void A_matrix_keeps_who_leads_to_whom_how_strongly_and_which_way() => NastyMaps.Maps.Hold(Full, map =>
    {
        var back = MatrixFormat.Read(MatrixFormat.Write(map).Text).Map;
        Assert.NotNull(back);
        Assert.Equal(map.Elements.Count, back.Elements.Count);
        Assert.Equal(Arcs(map), Arcs(back));
    });

    [Fact]
    public void A_matrix_of_elements_whose_labels_and_ids_are_alike_but_for_blanks_calls_them_by_number()
    {
        var map = new GraphMap("", [new("x", "Trust"), new(" x", "Trust ")], [new("l", "x", " x") { Direction = LinkDirection.Directed }], []);
        var written = MatrixFormat.Write(map);
        Assert.Equal([(0, 1)], MatrixFormat.Read(written.Text).Map!.Links.Select(l => (MatrixFormat.Read(written.Text).Map!.NumberOf(l.From), MatrixFormat.Read(written.Text).Map!.NumberOf(l.To))));
        Assert.Contains("Several elements share a label, so numbers stand in place of labels.", written.Losses);
    }

    [Fact]
    public void A_map_of_everything_that_breaks_formats_comes_back()
    {
        var map = A24;
        NastyMaps.Same(map, KumuJsonFormat.Read(KumuJsonFormat.Write(map).Text).Map);
        NastyMaps.Same(map, GraphMlFormat.Read(GraphMlFormat.Write(map).Text).Map, withLoops: false);
        NastyMaps.Same(map, GexfFormat.Read(GexfFormat.Write(map).Text).Map, withLoops: false);
        Assert.Equal(["Named loops are not in the file."], GexfFormat.Write(map).Losses);
        Assert.Contains("weight=\"1.0\"", GexfFormat.Write(map).Text, StringComparison.Ordinal);
    }

    internal static GraphMap A24 { get; } = new(
        "Say \"map\"",
        [
            new MapElement("e1", "CAMHS \"north\"") { Type = "Organisation", Sector = "health", Tags = ["a|b", "c\\d"], Description = "Two\nlines" },
            new MapElement("e2", "Cymorth cynnar ŵ ŷ") { Type = "Service" },
            new MapElement("e3", "Trust 😀|hope"),
        ],
        [
            new MapLink("c1", "e1", "e2") { Polarity = Polarity.Unknown },
            new MapLink("c2", "e1", "e2") { Polarity = Polarity.Opposite, Weight = 1.0 },
            new MapLink("c3", "e3", "e3") { Polarity = Polarity.Same, Delayed = true },
            new MapLink("c4", "e2", "e1") { Direction = LinkDirection.Mutual, Label = "=SUM(1)" },
        ],
        [new MapLoop("R1", ["c1", "c4"]) { Story = "Round\r\nand round" }]);

    private static List<(int, int, Polarity, double, bool)> Arcs(GraphMap map) => [.. map.Links
        .SelectMany(l => l.Direction == LinkDirection.Directed || l.From == l.To ? [(l.From, l.To, l)] : new[] { (l.From, l.To, l), (l.To, l.From, l) })
        .Select(a => (map.NumberOf(a.Item1), map.NumberOf(a.Item2), a.l.Polarity, a.l.Weight, a.l.Delayed)).Order()];

    /// <summary>The cells as a spreadsheet would see them, apostrophes and all.</summary>
    private static IEnumerable<string> PlainCsv(string text)
    {
        var (cell, quoted) = (new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (text[i] == ',' || text[i..].StartsWith("\r\n", StringComparison.Ordinal)))
            {
                yield return cell.ToString();
                cell.Clear();
                i += text[i] == ',' ? 0 : 1;
            }
            else
            {
                cell.Append(text[i]);
            }
        }
    }
}

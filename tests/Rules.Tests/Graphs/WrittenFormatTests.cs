using System.Xml.Linq;
using Headwater.Graphs;
using Headwater.Graphs.Formats;

namespace Headwater.Rules.Tests;

/// <summary>Formats that are written and not read: every text is escaped, every loss listed.</summary>
public sealed class WrittenFormatTests
{
    private static readonly GraphMap Map = new("Say \"map\"",
        [new MapElement("e1", "CAMHS \"north\"") { Type = "Organisation", Sector = "health", Description = "Helps" }, new("e2", "Unmet\nneed"), new("e3", "C:\\new | <b>")],
        [
            new MapLink("c1", "e1", "e2") { Polarity = Polarity.Same, Delayed = true }, new MapLink("c2", "e2", "e1") { Polarity = Polarity.Opposite, Type = "asks" },
            new MapLink("c3", "e3", "e3") { Polarity = Polarity.Unknown }, new MapLink("c4", "e1", "e3") { Direction = LinkDirection.Undirected, Weight = 2.5 }, new MapLink("c5", "e2", "e3") { Direction = LinkDirection.Mutual },
        ],
        [new MapLoop("R1", ["c1", "c2"]) { Story = "Round" }]);

    [Fact]
    public void Dot_is_quoted_and_escaped()
    {
        var written = DotFormat.Write(Map);
        Assert.Equal(
            """
            digraph "Say \"map\"" {
              "e1" [label="CAMHS \"north\"", class="Organisation"];
              "e2" [label="Unmet\nneed"];
              "e3" [label="C:\\new | <b>"];
              "e1" -> "e2" [label="+ ||", weight="1"];
              "e2" -> "e1" [label="-", style=dashed, weight="1"];
              "e3" -> "e3" [label="?", style=dotted, weight="1"];
              "e1" -> "e3" [dir=none, weight="2.5"];
              "e2" -> "e3" [dir=both, weight="1"];
            }

            """, written.Text);
        Assert.Contains(written.Losses, l => l.Contains("descriptions", StringComparison.Ordinal));
        Assert.Contains("Named loops are not in the file.", written.Losses);
    }

    [Fact]
    public void Mermaid_says_what_it_is_to_a_screen_reader()
    {
        var written = MermaidFormat.Write(Map, ["Three {elements}.", "Two\nlines."]);
        Assert.Equal(
            """
            flowchart LR
              accTitle: Say "map"
              accDescr {
                Three ,elements,.
                Two lines.
              }
              n1["CAMHS #quot;north#quot;"]
              n2["Unmet<br>need"]
              n3["C:#92;new #124; #lt;b#gt;"]
              n1 -->|"+ slow"| n2
              n2 -.->|"-"| n1
              n3 -.->|"?"| n3
              n1 --- n3
              n2 <--> n3

            """, written.Text);
        Assert.Contains("Weights are not in the text.", written.Losses);
    }

    [Fact]
    public void The_outline_reads_from_top_to_bottom()
    {
        var text = OutlineFormat.Write(Map, CausalLoops.Of(Map)).Text;
        Assert.StartsWith(
            """
            Say "map"

            CAMHS "north" (Organisation, health)
              Helps
              leads to: Unmet need (+ more leads to more; after a delay)
              comes from: Unmet need (- more leads to less; asks)
              tied to: C:\new | <b> (weight 2.5)


            """, text, StringComparison.Ordinal);
        Assert.Contains("Loops\n  R1: Round\n", text, StringComparison.Ordinal);
        Assert.Contains("Balancing, slow:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_link_each_element_to_those_it_is_connected_to()
    {
        var html = XElement.Parse("<div>" + HtmlTableFormat.Write(Map, "m").Text + "</div>");
        var first = html.Descendants("tr").Single(r => (string?)r.Attribute("id") == "m-1");
        Assert.Equal(["CAMHS \"north\"", "Organisation", "health", "2", "2", "2", "Unmet\nneed, C:\\new | <b>"], first.Elements().Select(c => c.Value));
        Assert.Equal(["#m-2", "#m-3"], first.Descendants("a").Select(a => (string?)a.Attribute("href")));
        Assert.All(html.Descendants("th"), th => Assert.Contains((string?)th.Attribute("scope"), (string[])["row", "col"]));
        Assert.Equal(2, html.Descendants("caption").Count());
        Assert.DoesNotContain(html.DescendantsAndSelf().Attributes(), a => a.Name == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => HtmlTableFormat.Write(Map, "1\"x"));
    }

    [Fact]
    public void GraphMl_declares_every_key_it_uses()
    {
        var xml = XElement.Parse(GraphMlFormat.Write(Map).Text);
        var keys = xml.Elements().Where(e => e.Name.LocalName == "key").Select(k => ((string?)k.Attribute("id"), (string?)k.Attribute("for"))).ToHashSet();
        var used = xml.Descendants().Where(e => e.Name.LocalName == "data").Select(d => ((string?)d.Attribute("key"), (string?)d.Parent!.Name.LocalName)).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.All(used, u => Assert.Contains(u, keys));
        Assert.Contains("attr.name=\"weight\" attr.type=\"double\"", GraphMlFormat.Write(Map).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gexf_says_its_dates_as_start_and_end()
    {
        var dated = new GraphMap("", [new MapElement("e1", "CAMHS") { Since = new(2025, 9, 1), Until = new(2026, 7, 31) }], []);
        Assert.Contains("mode=\"dynamic\" timeformat=\"date\"", GexfFormat.Write(dated).Text, StringComparison.Ordinal);
        Assert.Contains("start=\"2025-09-01\" end=\"2026-07-31\"", GexfFormat.Write(dated).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_begins_its_formulas_with_an_apostrophe() =>
        Assert.Contains("\r\n'=1+1,e1,'-x,,,,,\r\n", CsvFormat.WriteElements(new GraphMap("", [new MapElement("e1", "=1+1") { Type = "-x" }], [])).Text, StringComparison.Ordinal);
}

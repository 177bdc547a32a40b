using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Graphs.Pictures;
using Headwater.Testing;

namespace Headwater.Rules.Tests;

[Trait("Deep", "graphs")]
public sealed class MapPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly GraphMap Map = CausalLoopTests.MapOf("unmet need > exclusions +", "exclusions > unmet need + slow", "trust > early help -", "early help > trust ?", "trust > trust +", "trust > early help +");

    [Fact]
    public void A_picture_is_one_image_with_a_title_and_a_description()
    {
        var svg = Drawn(Map);
        Assert.Equal(("img", "map-title map-desc"), ((string?)svg.Attribute("role"), (string?)svg.Attribute("aria-labelledby")));
        Assert.Equal("A <map> & more", svg.Elements(Svg + "title").Single(t => (string?)t.Attribute("id") == "map-title").Value);
        Assert.Equal("Two \"sentences\". Here.", svg.Elements(Svg + "desc").Single().Value);
        Assert.Equal("0 0 1680 1188", (string?)svg.Attribute("viewBox"));
        Assert.Equal(420.0 / 297, 1680.0 / 1188, 4);
    }

    [Fact]
    public void Polarity_is_a_sign_and_a_word_and_a_line_style_and_delay_two_strokes()
    {
        var svg = Drawn(Map);
        var said = svg.Descendants(Svg + "text").Select(t => t.Value).ToList();
        Assert.Contains("+ more", said);
        Assert.Contains("+ more, slow", said);
        Assert.Contains("− less", said);
        Assert.Contains("? unsure", said);
        var dashes = svg.Descendants(Svg + "path").Where(p => ((string?)p.Attribute("class"))?.StartsWith("map-link", StringComparison.Ordinal) == true).GroupBy(p => (string?)p.Attribute("class")).ToDictionary(g => g.Key!, g => (string?)g.First().Attribute("stroke-dasharray"));
        Assert.Equal(3, dashes.Values.Distinct().Count());
        Assert.Equal(2, Regex.Count((string)svg.Descendants(Svg + "path").Single(p => (string?)p.Attribute("class") == "map-delay").Attribute("d")!, "M", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(6, svg.Descendants(Svg + "path").Count(p => (string?)p.Attribute("class") == "map-arrow"));
    }

    [Fact]
    public void Types_have_shapes_of_their_own()
    {
        var map = new GraphMap("", Enumerable.Range(0, 7).Select(i => new MapElement($"e{i}", "same") { Type = i == 0 ? "" : $"type {i}" }), []);
        var outlines = Enumerable.Range(0, 7).Select(i => NodeBoxes.Of(map).Boxes[i].Shape).ToList();
        Assert.Equal(7, outlines.Distinct().Count());
    }

    [Fact]
    public void Whatever_people_write_the_picture_is_sound_and_has_neither_script_nor_style() => NastyMaps.Maps.Hold(2000, map =>
    {
        var svg = Drawn(map);
        Assert.All(svg.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, (string[])["svg", "title", "desc", "rect", "g", "path", "text", "tspan"]));
        Assert.All(svg.DescendantsAndSelf().Attributes(), a => Assert.False(a.Name.LocalName is "style" or "href" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal), a.Name.LocalName));
        Assert.Equal(map.Elements.Count, svg.Elements(Svg + "g").Count(g => (string?)g.Attribute("class") == "map-element"));
    });

    [Fact]
    public void Links_end_outside_the_boxes_that_hold_the_words() => NastyMaps.Maps.Hold(2000, map =>
    {
        var boxes = NodeBoxes.Of(map).Boxes;
        for (var angle = 0; angle < 360; angle += 10)
        {
            foreach (var box in boxes)
            {
                var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
                var edge = Outlines.Leaving(box.Outline, new(cos * 1000, sin * 1000));
                Assert.True(edge.Length > 5, "the way leaves the outline");
                Assert.True(Math.Abs(edge.X) <= box.HalfWidth + 1e-6 && Math.Abs(edge.Y) <= box.HalfHeight + 1e-6);
            }
        }
    });

    [Fact]
    public void Words_fit_their_lines_and_are_cut_between_whole_characters()
    {
        Assert.Equal(["Special educational", "needs assessments"], TextMeasure.Wrap("Special educational needs assessments", 10.5, 4));
        Assert.All(TextMeasure.Wrap(new string('m', 100), 8, 4), line => Assert.True(TextMeasure.Width(line) <= 8));
        Assert.EndsWith("…", TextMeasure.Wrap(new string('m', 100), 8, 4)[3], StringComparison.Ordinal);
        Assert.All(TextMeasure.Wrap(string.Concat(Enumerable.Repeat("👩‍👧", 40)), 8, 9), line => Assert.Equal(0, line.Replace("👩‍👧", "", StringComparison.Ordinal).TrimEnd('…').Length));
    }

    [Fact]
    public void The_same_map_is_arranged_the_same_way_each_time_and_another_seed_another_way()
    {
        Assert.Equal(MapLayout.Of(Map), MapLayout.Of(Map));
        Assert.NotEqual(MapLayout.Of(Map), MapLayout.Of(Map, seed: 2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(80)]
    public void Boxes_lie_on_the_sheet_and_not_on_each_other(int elements)
    {
        var random = new Random(elements);
        var map = new GraphMap("", Enumerable.Range(0, elements).Select(i => new MapElement($"e{i}", $"Some element {i}") { Sector = $"sector {i % 5}", Type = $"type {i % 4}" }),
            Enumerable.Range(0, elements * 3 / 2).Select(i => new MapLink($"c{i}", $"e{random.Next(elements)}", $"e{random.Next(elements)}")));
        var (at, boxes) = (MapLayout.Of(map), NodeBoxes.Of(map).Boxes);
        Assert.All(at, p => Assert.True(p is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }));
        var overlaps = 0;
        for (var i = 0; i < elements; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var x = Math.Abs(at[i].X - at[j].X) * NodeBoxes.MapWidth < boxes[i].HalfWidth + boxes[j].HalfWidth;
                var y = Math.Abs(at[i].Y - at[j].Y) * NodeBoxes.MapHeight < boxes[i].HalfHeight + boxes[j].HalfHeight;
                overlaps += x && y ? 1 : 0;
            }
        }

        Assert.Equal(0, overlaps);
    }

    [Fact]
    public void What_is_linked_lies_nearer_than_what_is_not()
    {
        // Two rings of ten that nothing joins.
        var map = new GraphMap("", Enumerable.Range(0, 20).Select(i => new MapElement($"e{i}", $"Element {i}")), Enumerable.Range(0, 20).Select(i => new MapLink($"c{i}", $"e{i}", $"e{(i / 10 * 10) + ((i + 1) % 10)}")));
        var at = MapLayout.Of(map);
        double Mean(Func<int, int, bool> pairs) => Enumerable.Range(0, 400).Where(k => k / 20 < k % 20 && pairs(k / 20, k % 20)).Average(k => (at[k / 20] - at[k % 20]).Length);
        Assert.True(Mean((a, b) => (a + 1) % 10 == b % 10 && a / 10 == b / 10) < 0.6 * Mean((a, b) => a / 10 != b / 10));
    }

    [Fact]
    public void A_map_of_thousands_is_dots_with_a_few_names_and_says_so()
    {
        var random = new Random(1);
        var map = new GraphMap("", Enumerable.Range(0, 1000).Select(i => new MapElement($"e{i}", $"Element {i}")), Enumerable.Range(0, 3000).Select(i => new MapLink($"c{i}", $"e{random.Next(1000)}", $"e{random.Next(1000)}")));
        var at = MapLayout.Of(map);
        Assert.All(at, p => Assert.True(p is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }));
        Assert.True(at.Distinct().Count() > 990);
        var drawn = MapPicture.Draw(map, at, "Large", []);
        Assert.Equal(2, drawn.Losses.Count);
        var svg = XElement.Parse(drawn.Text);
        Assert.InRange(svg.Elements(Svg + "text").Count(), 5, 40);
        Assert.Equal(1000, Regex.Count((string)svg.Elements(Svg + "path").Single(p => (string?)p.Attribute("class") == "map-dots").Attribute("d")!, "h0", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MapPicture.Draw(Map, [], "x", []));
        Assert.Throws<ArgumentException>(() => MapPicture.Draw(Map, MapLayout.Of(Map), " ", []));
        Assert.Throws<ArgumentException>(() => MapPicture.Draw(Map, MapLayout.Of(Map), "x", [], "a b"));
        Assert.Throws<ArgumentException>(() => MapPicture.Draw(Map, [.. MapLayout.Of(Map).Select(_ => new MapPoint(double.NaN, 0))], "x", []));
        Assert.Empty(MapLayout.Of(new GraphMap("", [], [])));
        Assert.Contains("</svg>", MapPicture.Draw(new GraphMap("", [], []), [], "Empty", []).Text, StringComparison.Ordinal);
    }

    private static XElement Drawn(GraphMap map) => XElement.Parse(MapPicture.Draw(map, MapLayout.Of(map), "A <map> & more", ["Two \"sentences\".", "Here."]).Text);
}

using Headwater.Graphs;
using Headwater.Graphs.Formats;

namespace Headwater.Rules.Tests;

/// <summary>What an import does with files that are right, and how it says what is wrong with others.</summary>
public sealed class ImportRuleTests
{
    [Fact]
    public void Unknown_columns_are_kept_as_notes()
    {
        var element = Assert.Single(CsvFormat.Read("Label,Funding,ID\nTrust,LA,e9\n", null).Map!.Elements);
        Assert.Equal("e9", element.Id);
        Assert.Equal([new MapNote("Funding", "LA")], element.Notes);
    }

    [Fact]
    public void An_end_that_is_not_there_is_an_error_unless_it_may_be_created()
    {
        var problem = Assert.Single(CsvFormat.Read("Label\nTrust", "From,To\nTrust,Hope\n").Problems);
        Assert.Equal((ProblemKind.Error, "Links", 2L, "To", "There is no element Hope."), (problem.Kind, problem.Where, problem.Row, problem.Column, problem.Problem));
        var map = CsvFormat.Read("Label\nTrust", "From,To\nTrust,Hope\nHope,Trust", options: new() { CreateMissing = true }).Map!;
        Assert.Equal(["Trust", "Hope"], map.Elements.Select(e => e.Label));
        Assert.Equal([("e1", "e2"), ("e2", "e1")], map.Links.Select(l => (l.From, l.To)));
    }

    [Fact]
    public void An_edge_list_alone_makes_its_elements_when_told_to() =>
        Assert.Equal(["a", "b", "c"], CsvFormat.Read(null, "source;target\na;b\nb;c\n", options: new() { CreateMissing = true }).Map!.Elements.Select(e => e.Label));

    [Fact]
    public void An_end_that_reads_like_an_id_the_reader_made_up_means_the_element_of_that_label()
    {
        // Made in this order, "e2" would get the id e1 and "e1" the id e2.
        var map = CsvFormat.Read(null, "From,To\ne2,e1\ne1,e3\n", options: new() { CreateMissing = true }).Map!;
        Assert.Equal(["e2", "e1", "e3"], map.Elements.Select(e => e.Label));
        Assert.Equal(["e2 > e1", "e1 > e3"], map.Links.Select(l => $"{map.Elements[map.NumberOf(l.From)].Label} > {map.Elements[map.NumberOf(l.To)].Label}"));
        var described = CsvFormat.Read("Label\ne2\ne1\n", "From,To\ne1,e2\n").Map!;
        Assert.Equal(("e1", "e2"), (described.Elements[described.NumberOf(described.Links[0].From)].Label, described.Elements[described.NumberOf(described.Links[0].To)].Label));
    }

    [Fact]
    public void Duplicates_are_reported_and_not_merged()
    {
        var reading = CsvFormat.Read("Label\na\nb", "From,To,Type,Weight\na,b,funds,2\na,b,funds,3\na,b,meets,1\n");
        Assert.Equal([2.0, 3, 1], reading.Map!.Links.Select(l => l.Weight));
        var warning = Assert.Single(reading.Problems);
        Assert.Equal((ProblemKind.Warning, 3L), (warning.Kind, warning.Row));
        Assert.Contains("row 2", warning.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_comes_before_a_label_and_a_type_tells_two_of_one_label_apart()
    {
        const string Elements = "ID,Label,Type\nx,Trust,Factor\ny,Trust,Charity\nTrust,Other,\n";
        Assert.Equal("Trust", CsvFormat.Read(Elements, "From,To\nx,Trust").Map!.Links[0].To);
        Assert.Equal("y", CsvFormat.Read("ID,Label,Type\nx,Trust,Factor\ny,Trust,Charity\n", "From,To,To type\nx,Trust,Charity").Map!.Links[0].To);
        Assert.Contains("2 elements are called Trust", Assert.Single(CsvFormat.Read("ID,Label,Type\nx,Trust,Factor\ny,Trust,Charity\n", "From,To\nx,Trust").Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_values_and_several_targets_are_parted_by_bars()
    {
        var map = CsvFormat.Read("Label,Tags\na,x|y\nb,\nc|d,\n", "From,To,Type\na,b|c|d,+\na,c|d,-\n", options: new() { CreateMissing = true }).Map!;
        Assert.Equal(["x", "y"], map.Elements[0].Tags);
        // "b|c|d" names no element and is three; "c|d" is one as it stands.
        Assert.Equal(["b", "c", "d", "c|d"], map.Links.Select(l => map.Elements[map.NumberOf(l.To)].Label));
        Assert.Equal([Polarity.Same, Polarity.Same, Polarity.Same, Polarity.Opposite], map.Links.Select(l => l.Polarity));
    }

    [Theory]
    [InlineData("Name of it\nx", 1, "Label")]
    [InlineData("Label,label\nx,y", 1, "Label")]
    [InlineData("Label\nx,y", 2, "")]
    [InlineData("Label,Since\nx,last May", 2, "Since")]
    [InlineData("Label\nx\n\nx", 4, "Label")]
    [InlineData("ID,Label\n1,x\n1,y", 3, "ID")]
    [InlineData("Label\n\"x", 2, "")]
    [InlineData("Label\n\"x\"y", 2, "")]
    [InlineData("", 0, "")]
    [InlineData("ID,Label\n,", 0, null)]
    public void What_is_wrong_with_elements_is_said_with_its_place(string text, long row, string? column)
    {
        var reading = CsvFormat.Read(text, null);
        if (column is null)
        {
            Assert.Empty(reading.Map!.Elements);
            return;
        }

        Assert.Null(reading.Map);
        Assert.Contains(reading.Problems, p => p.Kind == ProblemKind.Error && p.Row == row && p.Column == column && p.Problem.Length > 0 && p.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("Weight", "heavy")]
    [InlineData("Weight", "1e999")]
    [InlineData("Polarity", "up")]
    [InlineData("Delay", "perhaps")]
    [InlineData("Direction", "sideways")]
    public void What_is_wrong_with_links_is_said_with_its_place(string column, string value)
    {
        var reading = CsvFormat.Read("Label\na\nb", $"From,To,{column}\na,b,{value}");
        Assert.Null(reading.Map);
        Assert.Equal((2L, column), (Assert.Single(reading.Problems).Row, reading.Problems[0].Column));
    }

    [Fact]
    public void Errors_in_one_table_do_not_hide_those_in_the_next() =>
        Assert.Equal(["Elements 2", "Links 2", "Links 3"], CsvFormat.Read("Label,Since\na,soon", "From,To,Weight\na,b,1\na,a,x").Problems.Select(p => $"{p.Where} {p.Row}"));

    [Fact]
    public void Sheets_marked_ignore_are_passed_over_and_others_known_by_their_headings()
    {
        var reading = KumuWorkbook.Read(Workbooks.Of(
            ("Elements", Workbooks.Rows("Label,Sector", "a,health", "b,schools")), ("Old (ignore)", Workbooks.Rows("Label", "z")),
            ("Ties", Workbooks.Rows("From,To,Type", "a,b,+")), ("Scratch", Workbooks.Rows("Anything", "z"))));
        Assert.Equal(["a", "b"], reading.Map!.Elements.Select(e => e.Label));
        Assert.Equal(Polarity.Same, Assert.Single(reading.Map.Links).Polarity);
        Assert.Equal(("Scratch", ProblemKind.Warning), (Assert.Single(reading.Problems).Where, reading.Problems[0].Kind));
    }

    [Fact]
    public void Shared_texts_are_put_together_without_how_they_are_pronounced() =>
        Assert.Equal("Trust", Assert.Single(KumuWorkbook.Read(Workbooks.Of(("Elements", "<row><c r=\"A1\" t=\"s\"><v>0</v></c></row><row><c r=\"A2\" t=\"s\"><v>1</v></c></row>"))).Map!.Elements).Label);

    [Fact]
    public void Kumu_s_own_blueprint_is_read()
    {
        var map = KumuJsonFormat.Read("""
            {"elements":[{"id":"e1","label":"CAMHS","type":"Organisation","tags":["health"],"sector":"health","Trend":"up"},{"id":"e2","label":"Unmet need"}],
             "connections":[{"id":"c1","from":"e1","to":"e2","direction":"directed","type":"-","delay":true},{"from":"e2","to":"CAMHS","direction":"mutual","type":"refers to","strength":3}],
             "loops":[{"label":"R1","connections":["c1"]}]}
            """).Map!;
        Assert.Equal(("CAMHS", "Organisation", "health", "Trend: up"), (map.Elements[0].Label, map.Elements[0].Type, map.Elements[0].Sector, $"{map.Elements[0].Notes[0].Name}: {map.Elements[0].Notes[0].Value}"));
        Assert.Equal((Polarity.Opposite, true, ""), (map.Links[0].Polarity, map.Links[0].Delayed, map.Links[0].Type));
        Assert.Equal((LinkDirection.Mutual, "refers to", 3.0, "e1"), (map.Links[1].Direction, map.Links[1].Type, map.Links[1].Weight, map.Links[1].To));
        Assert.Equal(["c1"], Assert.Single(map.Loops).Links);
    }

    [Fact]
    public void Nothing_is_recognised_by_an_id_that_was_made_up()
    {
        var existing = new GraphMap("", [new("e1", "Trust"), new("e2", "Hope"), new("e3", "Care") { Type = "Factor" }], [new MapLink("c1", "e1", "e2")]);
        var reading = CsvFormat.Read("Label,Type,Description\nHope,,grew\nNew,,\nCare,Service,\n", "From,To\nNew,Hope");
        var matched = MapMatching.Of(existing, reading.Map!, reading.MadeUpIds);
        Assert.Equal(["e2", "e2-2", "e3"], matched.Map.Elements.Select(e => e.Id));
        Assert.Equal("New", Assert.Single(matched.Comparison.AddedElements).Label);
        Assert.Equal(["Description: “” → “grew”", "Type: “Factor” → “Service”"], matched.Comparison.ChangedElements.SelectMany(c => c.Fields).Select(f => $"{f.Field}: “{f.Before}” → “{f.After}”"));
        Assert.Equal(["c1-2"], matched.Map.Links.Select(l => l.Id));
    }
}

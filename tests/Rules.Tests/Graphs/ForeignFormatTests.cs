using Headwater.Graphs;
using Headwater.Graphs.Formats;

namespace Headwater.Rules.Tests;

/// <summary>Files as other programs write them.</summary>
public sealed class ForeignFormatTests
{
    [Fact]
    public void GraphMl_has_defaults_undirected_edges_and_labels_of_yEd()
    {
        var map = GraphMlFormat.Read("""
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
              <key id="d0" for="node" attr.name="colour" attr.type="string"><default>blue</default></key>
              <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
              <key id="d6" for="node" yfiles.type="nodegraphics"/>
              <graph edgedefault="undirected">
                <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Early help</y:NodeLabel></y:ShapeNode></data></node>
                <node id="n1"><data key="d0">red</data></node>
                <edge source="n0" target="n1"><data key="d1">2.5</data></edge>
                <edge source="n1" target="n0" directed="true"/>
              </graph>
            </graphml>
            """).Map!;
        Assert.Equal(["Early help", "n1"], map.Elements.Select(e => e.Label));
        Assert.Equal(["blue", "red"], map.Elements.Select(e => e.Notes[0].Value));
        Assert.Equal([(LinkDirection.Undirected, 2.5), (LinkDirection.Directed, 1.0)], map.Links.Select(l => (l.Direction, l.Weight)));
    }

    [Fact]
    public void GraphMl_with_groups_or_hyperedges_is_refused()
    {
        Assert.Null(GraphMlFormat.Read("<graphml><graph><node id='a'><graph><node id='b'/></graph></node></graph></graphml>").Map);
        Assert.Null(GraphMlFormat.Read("<graphml><graph><node id='a'/><hyperedge/></graph></graphml>").Map);
        Assert.Null(GraphMlFormat.Read("<graphml/>").Map);
    }

    [Theory]
    [InlineData("http://www.gexf.net/1.2draft", "for", "2025-09-01")]
    [InlineData("http://gexf.net/1.3", "for", "2025-09-01T00:00:00Z")]
    [InlineData("http://www.gexf.net/1.1draft", "id", "2025-09-01")]
    public void Gexf_of_several_versions_is_read(string space, string attribute, string start)
    {
        var map = GexfFormat.Read($"""
            <gexf xmlns="{space}"><meta><description>Area</description></meta><graph defaultedgetype="undirected">
              <attributes class="node"><attribute id="0" title="sector" type="string"><default>none given</default></attribute></attributes>
              <nodes><node id="a" label="CAMHS" start="{start}"><attvalues><attvalue {attribute}="0" value="health"/></attvalues></node><node id="b" label="Trust"/></nodes>
              <edges><edge id="0" source="a" target="b"/><edge id="1" source="b" target="a" type="directed" weight="3" label="asks"/></edges>
            </graph></gexf>
            """).Map!;
        Assert.Equal("Area", map.Title);
        Assert.Equal([("health", (DateOnly?)new DateOnly(2025, 9, 1)), ("none given", null)], map.Elements.Select(e => (e.Sector, e.Since)));
        Assert.Equal([(LinkDirection.Undirected, 1.0, ""), (LinkDirection.Directed, 3.0, "asks")], map.Links.Select(l => (l.Direction, l.Weight, l.Label)));
    }

    [Fact]
    public void Gexf_whose_time_is_a_number_keeps_it_as_a_note() =>
        Assert.Equal([new MapNote("start time", "3.0")], GexfFormat.Read("<gexf><graph><nodes><node id='a' label='x' start='3.0'/></nodes></graph></gexf>").Map!.Elements[0].Notes);

    [Fact]
    public void Gexf_with_nodes_in_nodes_is_refused() =>
        Assert.Null(GexfFormat.Read("<gexf><graph><nodes><node id='a'><nodes><node id='b'/></nodes></node></nodes></graph></gexf>").Map);

    [Fact]
    public void Xmile_gives_variables_connectors_and_flows()
    {
        var map = XmileFormat.Read("""
            <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"><header><name>Exclusions</name></header><model>
              <variables>
                <stock name="Pupils_out"><inflow>excluding</inflow><outflow>returning</outflow></stock>
                <flow name="excluding"><eqn>unmet_need</eqn></flow><flow name="returning"/>
                <aux name="Unmet\nneed"><doc>What nobody meets</doc></aux>
              </variables>
              <views><view>
                <alias uid="5"><of>Pupils_out</of></alias>
                <connector uid="1"><from>unmet_need</from><to>excluding</to></connector>
                <connector uid="2" polarity="-"><from><alias uid="5"/></from><to>"unmet need"</to></connector>
              </view></views>
            </model></xmile>
            """).Map!;
        Assert.Equal(["Pupils out", "excluding", "returning", "Unmet need"], map.Elements.Select(e => e.Label));
        Assert.Equal(["stock", "flow", "flow", "aux"], map.Elements.Select(e => e.Type));
        Assert.Equal(
            ["excluding Same Pupils out", "returning Opposite Pupils out", "Unmet need Unknown excluding", "Pupils out Opposite Unmet need"],
            map.Links.Select(l => $"{map.Elements[map.NumberOf(l.From)].Label} {l.Polarity} {map.Elements[map.NumberOf(l.To)].Label}"));
        Assert.Equal("Exclusions", map.Title);
    }

    [Fact]
    public void Vensim_s_sketch_gives_arrows_with_their_signs()
    {
        const string Model = """
            {UTF-8}
            Unmet need= A FUNCTION OF( Early help)
            	~	
            	~	Held by nobody
            	|

            Early help=
            	Trust*2
            	~	hours
            	~		|

            Trust = 1 ~ ~ |
            ********************************************************
            	.Control
            ********************************************************~
            		Simulation Control Parameters
            	|
            FINAL TIME  = 100 ~ Month ~ The final time. |
            \\\---/// Sketch information - do not modify anything except names
            V300  Do not put anything below this section - it will be ignored
            *View 1
            $192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|96,96,100,0
            10,1,Unmet need,300,200,40,11,8,3,0,0,0,0,0,0
            10,2,Early help,400,200,40,11,8,3,0,0,0,0,0,0
            10,3,Trust,500,200,40,11,8,3,0,0,0,0,0,0
            1,4,2,1,1,0,45,0,0,192,0,-1--1--1,,1|(350,250)|
            1,5,3,2,1,0,43,0,0,192,0,-1--1--1,,1|(450,250)|
            12,6,48,600,200,10,8,0,3,0,0,-1,0,0,0
            11,7,0,550,200,6,8,34,3,0,0,1,0,0,0
            10,8,"Joining, slowly",550,220,40,11,40,3,0,0,-1,0,0,0
            1,9,7,3,4,0,0,22,0,0,0,-1--1--1,,1|(520,200)|
            1,10,7,6,100,0,0,22,0,0,0,-1--1--1,,1|(580,200)|
            ///---\\\
            :L<%^E!@
            """;
        var map = MdlFormat.Read(Model).Map!;
        Assert.Equal(["Unmet need", "Early help", "Trust", "Joining, slowly"], map.Elements.Select(e => e.Label));
        Assert.Equal("Held by nobody", map.Elements[0].Description);
        Assert.Equal(
            ["Early help Opposite Unmet need", "Trust Same Early help", "Joining, slowly Unknown Trust"],
            map.Links.Select(l => $"{map.Elements[map.NumberOf(l.From)].Label} {l.Polarity} {map.Elements[map.NumberOf(l.To)].Label}"));
        var withoutSketch = MdlFormat.Read(Model[..Model.IndexOf("\\\\\\---", StringComparison.Ordinal)].Replace("Early help)", "-Early help,Trust)", StringComparison.Ordinal)).Map!;
        Assert.Equal([Polarity.Opposite, Polarity.Unknown], withoutSketch.Links.Select(l => l.Polarity));
        Assert.Null(MdlFormat.Read("nothing of the kind").Map);
    }

    [Fact]
    public void A_matrix_of_numbers_and_signs_is_read()
    {
        var map = MatrixFormat.Read(",a,b,c\na,0,1,\nb,+,0,2.5\nc,,-,1\n").Map!;
        Assert.Equal(
            ["a>b None 1", "b>a Same 1", "b>c None 2.5", "c>b Opposite 1", "c>c None 1"],
            map.Links.Select(l => $"{map.Elements[map.NumberOf(l.From)].Label}>{map.Elements[map.NumberOf(l.To)].Label} {l.Polarity} {MapText.Number(l.Weight)}"));
        Assert.Equal((2L, "b"), (Assert.Single(MatrixFormat.Read(",a,b\na,0,x\nb,0,0\n").Problems).Row, MatrixFormat.Read(",a,b\na,0,x\nb,0,0\n").Problems[0].Column));
        Assert.Contains("There is no element z", Assert.Single(MatrixFormat.Read(",a\nz,1\n").Problems).Problem, StringComparison.Ordinal);
    }
}

using System.Xml;
using System.Xml.Linq;

namespace Headwater.Graphs.Formats;

/// <summary>GraphML (Brandes and others 2002; graphdrawing.org). Every field has a declared key; yEd's node labels are read too.</summary>
public static class GraphMlFormat
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Reads a file. Nested graphs, hyperedges and ports are an error rather than half a map.</summary>
    /// <param name="text">The file.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string text, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        if (SafeXml.Read(text, draft) is not { } root)
            return draft.Finish();
        var graphs = root.DescendantsAndSelf().Where(e => e.Name.LocalName == "graph").ToList();
        if (graphs.Count != 1)
        {
            draft.Problems.Error(SafeXml.At(root), "graph", graphs.Count == 0 ? "There is no graph in the file." : "There are several graphs, or graphs within graphs.", "Save one graph without groups.");
            return draft.Finish();
        }

        var keys = Keys(root);
        var directed = !SafeXml.Attribute(graphs[0], "edgedefault").Equals("undirected", StringComparison.OrdinalIgnoreCase);
        draft.Title = Fields(graphs[0], keys, "graph").FirstOrDefault(f => f.Name == "title").Value ?? "";
        foreach (var part in graphs[0].Elements())
        {
            var at = SafeXml.At(part);
            if (part.Name.LocalName is "node" or "edge" && !draft.HasRoom(at))
                break;
            if (part.Name.LocalName == "node")
                AddNode(part, at, keys, draft);
            else if (part.Name.LocalName == "edge")
                AddEdge(part, at, keys, directed, draft);
            else if (part.Name.LocalName == "hyperedge")
                draft.Problems.Error(at, "hyperedge", "A link joins more than two elements.", "Draw it as links between two.");
        }

        return draft.Finish();
    }

    /// <summary>Writes a file with every key declared, weights always written.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting Write(GraphMap map)
    {
        var nodeKeys = KeyIds("n", ["label", .. XmlFields.OfElements, .. MapTables.NoteNames(map.Elements.SelectMany(e => e.Notes)).Select(TableColumns.Heading)]);
        var edgeKeys = KeyIds("e", [.. XmlFields.OfLinks, .. MapTables.NoteNames(map.Links.SelectMany(l => l.Notes)).Select(TableColumns.Heading)]);
        var text = SafeXml.Write(xml =>
        {
            xml.WriteStartElement("graphml", Namespace);
            Declare(xml, "graph", new() { ["title"] = "g0" });
            Declare(xml, "node", nodeKeys);
            Declare(xml, "edge", edgeKeys);
            xml.WriteStartElement("graph");
            xml.WriteAttributeString("edgedefault", "directed");
            Data(xml, "g0", map.Title);
            foreach (var element in map.Elements)
            {
                xml.WriteStartElement("node");
                xml.WriteAttributeString("id", element.Id);
                Data(xml, nodeKeys["label"], element.Label);
                foreach (var (name, value) in XmlFields.Of(element))
                    Data(xml, nodeKeys[name], value);
                xml.WriteEndElement();
            }

            foreach (var link in map.Links)
            {
                xml.WriteStartElement("edge");
                xml.WriteAttributeString("id", link.Id);
                xml.WriteAttributeString("source", link.From);
                xml.WriteAttributeString("target", link.To);
                if (link.Direction == LinkDirection.Undirected)
                    xml.WriteAttributeString("directed", "false");
                foreach (var (name, value) in XmlFields.Of(link))
                    Data(xml, edgeKeys[name], value);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
        return new(text, map.Loops.Count > 0 ? ["Named loops are not in the file."] : []);
    }

    private static Dictionary<string, string> KeyIds(string letter, IEnumerable<string> names) =>
        names.Index().ToDictionary(n => n.Item, n => XmlFields.Id(letter, n.Index), StringComparer.Ordinal);

    private static void Declare(XmlWriter xml, string of, Dictionary<string, string> keys)
    {
        foreach (var (name, id) in keys)
        {
            xml.WriteStartElement("key");
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("for", of);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", (of, name) switch { ("edge", "weight") => "double", ("edge", "delay") => "boolean", _ => "string" });
            xml.WriteEndElement();
        }
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        if (value.Length == 0)
            return;
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    private static void AddNode(XElement node, Place at, Dictionary<(string, string), (string Name, string? Default)> keys, MapDraft draft)
    {
        var id = SafeXml.Attribute(node, "id");
        if (id.Length == 0)
            draft.Problems.Error(at, "id", "The node has no id.", "Give each node an id.");
        else
            draft.Add(XmlFields.Element(at, id, YedLabel(node), Fields(node, keys, "node"), draft));
    }

    private static void AddEdge(XElement edge, Place at, Dictionary<(string, string), (string Name, string? Default)> keys, bool directed, MapDraft draft)
    {
        var own = SafeXml.Attribute(edge, "directed");
        var leads = own.Length == 0 ? directed : own.Equals("true", StringComparison.OrdinalIgnoreCase);
        draft.Add(XmlFields.Link(at, SafeXml.Attribute(edge, "id"), SafeXml.Attribute(edge, "source"), SafeXml.Attribute(edge, "target"),
            leads ? LinkDirection.Directed : LinkDirection.Undirected, Fields(edge, keys, "edge"), draft));
    }

    private static Dictionary<(string, string), (string Name, string? Default)> Keys(XElement root)
    {
        var keys = new Dictionary<(string, string), (string, string?)>();
        foreach (var key in SafeXml.Children(root, "key"))
        {
            var of = SafeXml.Attribute(key, "for");
            var name = SafeXml.Attribute(key, "attr.name") is { Length: > 0 } said ? said : SafeXml.Attribute(key, "id");
            foreach (var kind in of is "" or "all" ? ["node", "edge", "graph"] : new[] { of })
                keys[(SafeXml.Attribute(key, "id"), kind)] = (name, SafeXml.Child(key, "default")?.Value);
        }

        return keys;
    }

    private static List<(string Name, string Value)> Fields(XElement of, Dictionary<(string Id, string For), (string Name, string? Default)> keys, string kind)
    {
        List<(string, string)> fields = [];
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var data in SafeXml.Children(of, "data").Where(d => !d.HasElements))
        {
            var id = SafeXml.Attribute(data, "key");
            given.Add(id);
            fields.Add((keys.TryGetValue((id, kind), out var key) ? key.Name : id, data.Value));
        }

        fields.AddRange(keys.Where(k => k.Key.For == kind && k.Value.Default is not null && !given.Contains(k.Key.Id)).Select(k => (k.Value.Name, k.Value.Default!)));
        return fields;
    }

    private static string YedLabel(XElement node) =>
        SafeXml.Children(node, "data").SelectMany(d => d.Descendants()).FirstOrDefault(e => e.Name.LocalName == "NodeLabel")?.Value.Trim() ?? "";
}

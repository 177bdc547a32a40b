using System.Xml;
using System.Xml.Linq;

namespace Headwater.Graphs.Formats;

/// <summary>GEXF of Gephi: 1.2 and 1.3 read, 1.3 written with weights always there and days as start and end (gexf.net).</summary>
public static class GexfFormat
{
    private const string Namespace = "http://gexf.net/1.3";

    /// <summary>Reads a file. Nodes within nodes and spells (several times for one thing) are an error rather than half a map.</summary>
    /// <param name="text">The file.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string text, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        if (SafeXml.Read(text, draft) is not { } root)
            return draft.Finish();
        if (SafeXml.Child(root, "graph") is not { } graph)
        {
            draft.Problems.Error(SafeXml.At(root), "graph", "There is no graph in the file.", "Save the map as GEXF 1.2 or 1.3.");
            return draft.Finish();
        }

        draft.Title = SafeXml.Child(SafeXml.Child(root, "meta"), "description")?.Value ?? "";
        var usual = SafeXml.Attribute(graph, "defaultedgetype");
        var (nodeNames, edgeNames) = (Names(graph, "node"), Names(graph, "edge"));
        foreach (var part in SafeXml.Children(graph, "nodes").Concat(SafeXml.Children(graph, "edges")).Elements())
        {
            var at = SafeXml.At(part);
            if (!draft.HasRoom(at))
                break;
            if (part.Elements().Any(e => e.Name.LocalName is "nodes" or "spells"))
                draft.Problems.Error(at, part.Name.LocalName, "It holds other nodes, or several spells of time.", "Save the map flat, with one start and end for each thing.");
            else if (part.Name.LocalName == "node")
                draft.Add(XmlFields.Element(at, SafeXml.Attribute(part, "id"), SafeXml.Attribute(part, "label"), Fields(part, nodeNames), draft));
            else if (part.Name.LocalName == "edge")
                AddEdge(part, at, usual, edgeNames, draft);
        }

        return draft.Finish();
    }

    /// <summary>Writes GEXF 1.3.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting Write(GraphMap map)
    {
        string[] nodeNames = ["type", "sector", "description", "tags", .. MapTables.NoteNames(map.Elements.SelectMany(e => e.Notes)).Select(TableColumns.Heading)];
        string[] edgeNames = ["polarity", "delay", "type", "description", .. MapTables.NoteNames(map.Links.SelectMany(l => l.Notes)).Select(TableColumns.Heading)];
        var dated = map.Elements.Any(e => e.Since is not null || e.Until is not null) || map.Links.Any(l => l.Since is not null || l.Until is not null);
        var text = SafeXml.Write(xml =>
        {
            xml.WriteStartElement("gexf", Namespace);
            xml.WriteAttributeString("version", "1.3");
            xml.WriteStartElement("meta");
            xml.WriteElementString("creator", "Headwater");
            if (map.Title.Length > 0)
                xml.WriteElementString("description", map.Title);
            xml.WriteEndElement();
            xml.WriteStartElement("graph");
            xml.WriteAttributeString("defaultedgetype", "directed");
            xml.WriteAttributeString("mode", dated ? "dynamic" : "static");
            if (dated)
                xml.WriteAttributeString("timeformat", "date");
            Declare(xml, "node", nodeNames);
            Declare(xml, "edge", edgeNames);
            xml.WriteStartElement("nodes");
            foreach (var element in map.Elements)
                Node(xml, element, nodeNames);
            xml.WriteEndElement();
            xml.WriteStartElement("edges");
            foreach (var link in map.Links)
                Edge(xml, link, edgeNames);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
        return new(text, map.Loops.Count > 0 ? ["Named loops are not in the file."] : []);
    }

    private static void Declare(XmlWriter xml, string of, string[] names)
    {
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", of);
        foreach (var (i, name) in names.Index())
        {
            xml.WriteStartElement("attribute");
            xml.WriteAttributeString("id", XmlFields.Id("", i));
            xml.WriteAttributeString("title", name);
            xml.WriteAttributeString("type", of == "edge" && name == "delay" ? "boolean" : "string");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Node(XmlWriter xml, MapElement element, string[] names)
    {
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", element.Id);
        xml.WriteAttributeString("label", element.Label);
        Days(xml, element.Since, element.Until);
        Values(xml, XmlFields.Of(element), names);
        xml.WriteEndElement();
    }

    private static void Edge(XmlWriter xml, MapLink link, string[] names)
    {
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", link.Id);
        xml.WriteAttributeString("source", link.From);
        xml.WriteAttributeString("target", link.To);
        xml.WriteAttributeString("type", FieldValues.Word(link.Direction));
        xml.WriteAttributeString("weight", MapText.Number(link.Weight) is var weight && weight.AsSpan().IndexOfAny(".E") < 0 ? weight + ".0" : weight);
        if (link.Label.Length > 0)
            xml.WriteAttributeString("label", link.Label);
        Days(xml, link.Since, link.Until);
        Values(xml, XmlFields.Of(link), names);
        xml.WriteEndElement();
    }

    private static void Days(XmlWriter xml, DateOnly? since, DateOnly? until)
    {
        if (since is { } start)
            xml.WriteAttributeString("start", MapText.Day(start));
        if (until is { } end)
            xml.WriteAttributeString("end", MapText.Day(end));
    }

    private static void Values(XmlWriter xml, IEnumerable<(string Name, string Value)> fields, string[] names)
    {
        var written = fields.Select(f => (At: Array.IndexOf(names, f.Name), f.Value)).Where(f => f.At >= 0).ToList();
        if (written.Count == 0)
            return;
        xml.WriteStartElement("attvalues");
        foreach (var (at, value) in written)
        {
            xml.WriteStartElement("attvalue");
            xml.WriteAttributeString("for", XmlFields.Id("", at));
            xml.WriteAttributeString("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void AddEdge(XElement edge, Place at, string usual, Dictionary<string, (string Name, string? Default)> names, MapDraft draft)
    {
        var type = SafeXml.Attribute(edge, "type") is { Length: > 0 } own ? own : usual;
        if (!FieldValues.TryDirection(type.Length == 0 ? "undirected" : type, out var direction))
            draft.Problems.Error(at, "type", $"“{type}” is no kind of edge.", "Write directed, undirected or mutual.");
        var fields = Fields(edge, names);
        foreach (var name in (string[])["weight", "label"])
        {
            if (SafeXml.Attribute(edge, name) is { Length: > 0 } value)
                fields.Add((name, value));
        }

        draft.Add(XmlFields.Link(at, SafeXml.Attribute(edge, "id"), SafeXml.Attribute(edge, "source"), SafeXml.Attribute(edge, "target"), direction, fields, draft));
    }

    private static Dictionary<string, (string Name, string? Default)> Names(XElement graph, string of)
    {
        var names = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        foreach (var attribute in SafeXml.Children(graph, "attributes").Where(a => SafeXml.Attribute(a, "class") == of).SelectMany(a => SafeXml.Children(a, "attribute")))
        {
            var id = SafeXml.Attribute(attribute, "id");
            names[id] = (SafeXml.Attribute(attribute, "title") is { Length: > 0 } title ? title : id, SafeXml.Child(attribute, "default")?.Value);
        }

        return names;
    }

    private static List<(string Name, string Value)> Fields(XElement of, Dictionary<string, (string Name, string? Default)> names)
    {
        List<(string, string)> fields = [];
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in SafeXml.Children(of, "attvalues").Elements())
        {
            var id = SafeXml.Attribute(value, "for") is { Length: > 0 } said ? said : SafeXml.Attribute(value, "id");
            given.Add(id);
            fields.Add((names.TryGetValue(id, out var name) ? name.Name : id, SafeXml.Attribute(value, "value")));
        }

        fields.AddRange(names.Where(n => n.Value.Default is not null && !given.Contains(n.Key)).Select(n => (n.Value.Name, n.Value.Default!)));
        foreach (var day in (string[])["start", "end"])
        {
            if (SafeXml.Attribute(of, day) is { Length: > 0 } value)
                fields.Add((FieldValues.TryDay(value, out _) ? day : day + " time", value));
        }

        return fields;
    }
}

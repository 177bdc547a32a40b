using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>DOT of Graphviz, written only. Every name is quoted and escaped; polarity is a sign and a line style.</summary>
public static class DotFormat
{
    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting Write(GraphMap map)
    {
        var text = new StringBuilder($"digraph {Quoted(map.Title.Length > 0 ? map.Title : "Map")} {{\n");
        foreach (var element in map.Elements)
        {
            text.Append("  ").Append(Quoted(element.Id)).Append(" [label=").Append(Quoted(element.Label));
            if (element.Type.Length > 0)
                text.Append(", class=").Append(Quoted(element.Type));
            text.Append("];\n");
        }

        foreach (var link in map.Links)
        {
            List<string> attributes = [];
            var said = string.Join(' ', ((string[])[FieldValues.Sign(link.Polarity), link.Delayed ? "||" : "", link.Label]).Where(s => s.Length > 0));
            if (said.Length > 0)
                attributes.Add("label=" + Quoted(said));
            if (link.Polarity is Polarity.Opposite or Polarity.Unknown)
                attributes.Add(link.Polarity == Polarity.Opposite ? "style=dashed" : "style=dotted");
            if (link.Direction != LinkDirection.Directed)
                attributes.Add(link.Direction == LinkDirection.Mutual ? "dir=both" : "dir=none");
            attributes.Add("weight=" + Quoted(MapText.Number(link.Weight)));
            text.Append("  ").Append(Quoted(link.From)).Append(" -> ").Append(Quoted(link.To)).Append(" [").AppendJoin(", ", attributes).Append("];\n");
        }

        var losses = new LossList();
        losses.If(map.Elements.Any(e => e.Sector.Length + e.Description.Length + e.Tags.Count + e.Notes.Count > 0 || e.Since is not null || e.Until is not null), "Sectors, descriptions, tags, dates and notes of elements are not in the file.");
        losses.If(map.Links.Count > 0, "Ids of links are not in the file.");
        losses.If(map.Links.Any(l => l.Type.Length + l.Description.Length + l.Notes.Count > 0 || l.Since is not null || l.Until is not null), "Types, descriptions, dates and notes of links are not in the file.");
        losses.If(map.Loops.Count > 0, "Named loops are not in the file.");
        return new(text.Append("}\n").ToString(), losses.All);
    }

    /// <summary>A backslash before an n or l would break the line, and before N or G would put in a name: each is doubled.</summary>
    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal) + "\"";
}

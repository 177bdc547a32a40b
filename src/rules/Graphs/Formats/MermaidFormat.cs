using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>
/// A Mermaid flowchart, written only, with accTitle and accDescr so that a screen reader hears more than the words in the boxes.
/// </summary>
public static class MermaidFormat
{
    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="description">Sentences about it, as <see cref="MapDescription"/> makes them.</param>
    public static GraphWriting Write(GraphMap map, IReadOnlyList<string> description)
    {
        var text = new StringBuilder("flowchart LR\n");
        text.Append("  accTitle: ").Append(OneLine(map.Title.Length > 0 ? map.Title : "System map", ";#")).Append('\n');
        text.Append("  accDescr {\n");
        foreach (var sentence in description)
            text.Append("    ").Append(OneLine(sentence, "{}")).Append('\n');
        text.Append("  }\n");
        foreach (var (i, element) in map.Elements.Index())
            text.Append("  ").Append(XmlFields.Id("n", i + 1)).Append("[\"").Append(Escaped(element.Label)).Append("\"]\n");
        foreach (var link in map.Links)
        {
            var (from, to) = (XmlFields.Id("n", map.NumberOf(link.From) + 1), XmlFields.Id("n", map.NumberOf(link.To) + 1));
            text.Append("  ").Append(from).Append(' ').Append(Arrow(link));
            if (Said(link) is { Length: > 0 } said)
                text.Append("|\"").Append(Escaped(said)).Append("\"|");
            text.Append(' ').Append(to).Append('\n');
        }

        var losses = new LossList();
        losses.If(map.Elements.Count > 0, "Ids are not in the text.");
        losses.If(map.Elements.Any(e => e.Type.Length + e.Sector.Length + e.Description.Length + e.Tags.Count + e.Notes.Count > 0 || e.Since is not null || e.Until is not null), "Types, sectors, descriptions, tags, dates and notes of elements are not in the text.");
        losses.If(map.Links.Any(l => l.Weight != 1), "Weights are not in the text.");
        losses.If(map.Links.Any(l => l.Type.Length + l.Description.Length + l.Notes.Count > 0 || l.Since is not null || l.Until is not null), "Types, descriptions, dates and notes of links are not in the text.");
        losses.If(map.Loops.Count > 0, "Named loops are not in the text.");
        return new(text.ToString(), losses.All);
    }

    private static string Arrow(MapLink link) => (link.Direction, link.Polarity is Polarity.Opposite or Polarity.Unknown) switch
    {
        (LinkDirection.Undirected, false) => "---",
        (LinkDirection.Undirected, true) => "-.-",
        (LinkDirection.Mutual, false) => "<-->",
        (LinkDirection.Mutual, true) => "<-.->",
        (_, false) => "-->",
        (_, true) => "-.->",
    };

    private static string Said(MapLink link) => string.Join(' ', ((string[])[FieldValues.Sign(link.Polarity), link.Delayed ? "slow" : "", link.Label]).Where(s => s.Length > 0));

    /// <summary>Mermaid's own codes for what would end a label, begin a code or be taken for Markdown or HTML.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            escaped.Append(c switch
            {
                '"' => "#quot;",
                '#' => "#35;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '`' => "#96;",
                '|' => "#124;",
                '\\' => "#92;",
                '\n' or '\r' => "<br>",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string OneLine(string text, string without) =>
        string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : without.Contains(c, StringComparison.Ordinal) ? ',' : c));
}

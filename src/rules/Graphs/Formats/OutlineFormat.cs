using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>
/// A map as plain text to read from top to bottom: each element with what it leads to, what it comes from and what it is tied to,
/// then its loops.
/// </summary>
public static class OutlineFormat
{
    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="loops">Its loops, where they have been looked for; null leaves them out.</param>
    public static GraphWriting Write(GraphMap map, CausalLoops? loops = null)
    {
        var text = new StringBuilder(OneLine(map.Title.Length > 0 ? map.Title : "System map")).Append("\n\n");
        var touching = map.Links.SelectMany(l => l.From == l.To ? [(l.From, l)] : new[] { (l.From, l), (l.To, l) }).ToLookup(t => t.Item1, t => t.l);
        foreach (var element in map.Elements)
        {
            var kinds = string.Join(", ", ((string[])[element.Type, element.Sector]).Where(k => k.Length > 0));
            text.Append(OneLine(element.Label)).Append(kinds.Length > 0 ? $" ({OneLine(kinds)})" : "").Append('\n');
            if (element.Description.Length > 0)
                text.Append("  ").Append(OneLine(element.Description)).Append('\n');
            var links = touching[element.Id].ToList();
            Say(text, "leads to", links.Where(l => l.Direction == LinkDirection.Directed && l.From == element.Id), l => l.To, map);
            Say(text, "comes from", links.Where(l => l.Direction == LinkDirection.Directed && l.To == element.Id), l => l.From, map);
            Say(text, "goes both ways with", links.Where(l => l.Direction == LinkDirection.Mutual), l => l.From == element.Id ? l.To : l.From, map);
            Say(text, "tied to", links.Where(l => l.Direction == LinkDirection.Undirected), l => l.From == element.Id ? l.To : l.From, map);
            if (links.Count == 0)
                text.Append("  connected to nothing\n");
            text.Append('\n');
        }

        List<string> sentences = [.. map.Loops.Select(l => l.Story.Length > 0 ? $"{l.Label}: {l.Story}" : l.Label), .. (loops?.Loops ?? []).Select(l => l.Sentence)];
        if (sentences.Count > 0)
            text.Append("Loops\n");
        foreach (var sentence in sentences)
            text.Append("  ").Append(OneLine(sentence)).Append('\n');
        if (loops?.Truncated == true)
            text.Append("  There are more loops than are listed here.\n");

        var losses = new LossList();
        losses.If(map.Elements.Count > 0, "Ids are not in the text.");
        losses.If(map.Elements.Any(e => e.Tags.Count + e.Notes.Count > 0 || e.Since is not null || e.Until is not null), "Tags, dates and notes of elements are not in the text.");
        losses.If(map.Links.Any(l => l.Description.Length + l.Notes.Count > 0 || l.Since is not null || l.Until is not null), "Descriptions, dates and notes of links are not in the text.");
        losses.If(map.Loops.Count > 0, "The links of named loops are not in the text.");
        return new(text.ToString(), losses.All);
    }

    /// <summary>What a link says beside its ends, in words: "more leads to less", "after a delay", its type, label and weight.</summary>
    internal static string Words(MapLink link)
    {
        var polarity = link.Polarity switch
        {
            Polarity.Same => "+ more leads to more",
            Polarity.Opposite => "- more leads to less",
            Polarity.Unknown => "? which way is not known",
            _ => "",
        };
        return string.Join("; ", ((string[])[polarity, link.Delayed ? "after a delay" : "", link.Type, link.Label, link.Weight == 1 ? "" : "weight " + MapText.Number(link.Weight)]).Where(w => w.Length > 0));
    }

    private static void Say(StringBuilder text, string how, IEnumerable<MapLink> links, Func<MapLink, string> other, GraphMap map)
    {
        foreach (var link in links)
        {
            text.Append("  ").Append(how).Append(": ").Append(OneLine(map.Elements[map.NumberOf(other(link))].Label));
            text.Append(Words(link) is { Length: > 0 } words ? $" ({OneLine(words)})" : "").Append('\n');
        }
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : c));
}

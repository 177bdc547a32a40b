namespace Headwater.Graphs;

/// <summary>What must hold of each part of a map; gives it back with its notes in order.</summary>
internal static class MapChecks
{
    public static MapElement Element(MapElement element)
    {
        Present(element.Id, "An element's id");
        Present(element.Label, $"The label of element {element.Id}");
        foreach (var text in (string[])[element.Type, element.Sector, element.Description])
            GraphMap.Checked(text, $"Element {element.Id}");
        foreach (var tag in element.Tags)
            Present(tag, $"A tag of element {element.Id}");
        return element with { Notes = Notes(element.Notes, $"element {element.Id}") };
    }

    public static MapLink Link(MapLink link, Dictionary<string, int> elements)
    {
        Present(link.Id, "A link's id");
        foreach (var end in (string[])[link.From, link.To])
        {
            if (!elements.ContainsKey(end))
                throw new ArgumentException($"Link {link.Id} names element {end}, which is not in the map.", nameof(link));
        }

        if (!double.IsFinite(link.Weight))
            throw new ArgumentException($"Link {link.Id} has no finite weight.", nameof(link));
        foreach (var text in (string[])[link.Type, link.Label, link.Description])
            GraphMap.Checked(text, $"Link {link.Id}");
        return link with { Notes = Notes(link.Notes, $"link {link.Id}") };
    }

    public static MapLoop Loop(MapLoop loop, HashSet<string> links)
    {
        Present(loop.Label, "A loop's label");
        GraphMap.Checked(loop.Story, $"Loop {loop.Label}");
        if (loop.Links.FirstOrDefault(l => !links.Contains(l)) is { } missing)
            throw new ArgumentException($"Loop {loop.Label} names link {missing}, which is not in the map.", nameof(loop));
        return loop;
    }

    private static void Present(string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"{what} is blank.", nameof(text));
        GraphMap.Checked(text, what);
    }

    private static IReadOnlyList<MapNote> Notes(IReadOnlyList<MapNote> notes, string of)
    {
        if (notes.Count == 0)
            return notes;
        MapNote[] sorted = [.. notes.Where(n => n.Value.Length > 0).OrderBy(n => n.Name, StringComparer.Ordinal)];
        for (var i = 0; i < sorted.Length; i++)
        {
            Present(sorted[i].Name, $"The name of a note of {of}");
            GraphMap.Checked(sorted[i].Value, $"A note of {of}");
            if (sorted[i].Name != sorted[i].Name.Trim() || (i > 0 && sorted[i].Name == sorted[i - 1].Name))
                throw new ArgumentException($"Note {sorted[i].Name} of {of} is there twice or has spaces at its ends.", nameof(notes));
        }

        return sorted;
    }
}

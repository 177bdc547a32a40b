namespace Headwater.Graphs.Formats;

/// <summary>The columns of the tables of elements, links and loops, by all the names that files have for them.</summary>
internal static class TableColumns
{
    /// <summary>Before the name of a note that would be taken for a column of the map's own.</summary>
    public const string NotePrefix = "Note: ";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["id"] = "ID", ["label"] = "Label", ["name"] = "Label", ["type"] = "Type", ["sector"] = "Sector", ["description"] = "Description", ["tags"] = "Tags",
        ["since"] = "Since", ["start"] = "Since", ["until"] = "Until", ["end"] = "Until",
        ["from"] = "From", ["source"] = "From", ["to"] = "To", ["target"] = "To", ["from type"] = "From type", ["to type"] = "To type",
        ["direction"] = "Direction", ["polarity"] = "Polarity", ["sign"] = "Polarity", ["delay"] = "Delay", ["delayed"] = "Delay",
        ["weight"] = "Weight", ["strength"] = "Weight", ["links"] = "Links", ["connections"] = "Links", ["story"] = "Story",
    };

    private static readonly string[] OfElements = ["Label", "ID", "Type", "Sector", "Description", "Tags", "Since", "Until"];
    private static readonly string[] OfLinks = ["From", "To", "From type", "To type", "ID", "Type", "Direction", "Label", "Polarity", "Delay", "Weight", "Description", "Since", "Until"];
    private static readonly string[] OfLoops = ["Label", "Links", "Story"];

    public static string? Element(string header) => Known(header, OfElements);

    public static string? Link(string header) => Known(header, OfLinks);

    public static string? Loop(string header) => Known(header, OfLoops) ?? (header.Trim().Equals("description", StringComparison.OrdinalIgnoreCase) ? "Story" : null);

    /// <summary>The note's name as a heading.</summary>
    public static string Heading(string note) => Names.ContainsKey(Plain(note)) || note.StartsWith(NotePrefix, StringComparison.Ordinal) ? NotePrefix + note : note;

    /// <summary>The heading as a note's name.</summary>
    public static string Note(string heading) => heading.StartsWith(NotePrefix, StringComparison.Ordinal) ? heading[NotePrefix.Length..].Trim() : heading.Trim();

    private static string? Known(string header, string[] columns) => Names.TryGetValue(Plain(header), out var name) && Array.IndexOf(columns, name) >= 0 ? name : null;

    private static string Plain(string header) => header.Trim().ToLowerInvariant();
}

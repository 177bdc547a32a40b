using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>
/// A map as up to three CSV tables. Headings may stand in any order and case; headings that are not known become notes. Links name
/// their ends by id, else by label and type ("From type", "To type"), else by label alone; several targets in one cell are parted by |.
/// </summary>
public static class CsvFormat
{
    /// <summary>Reads the tables that are there.</summary>
    /// <param name="elements">The table of elements, with a column Label; null for none, for an edge list that stands alone.</param>
    /// <param name="links">The table of links, with columns From and To; null for none.</param>
    /// <param name="loops">The table of loops, with a column Label; null for none.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string? elements, string? links, string? loops = null, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        Read(elements, "Elements", draft, MapTables.ReadElements);
        Read(links, "Links", draft, MapTables.ReadLinks);
        Read(loops, "Loops", draft, MapTables.ReadLoops);
        return draft.Finish();
    }

    /// <summary>The table of elements. What a spreadsheet would take for a formula has an apostrophe before it.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting WriteElements(GraphMap map) => Write(MapTables.Elements(map), map.Title.Length > 0 ? ["The map's title is not in the table."] : []);

    /// <summary>The table of links, an edge list with the ids of the ends.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting WriteLinks(GraphMap map) => Write(MapTables.Links(map, signAsType: false), []);

    /// <summary>The table of named loops; the links of each by their ids, parted by |.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting WriteLoops(GraphMap map) => Write(MapTables.Loops(map), []);

    private static GraphWriting Write(IEnumerable<IEnumerable<string>> rows, IReadOnlyList<string> losses)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            CsvText.WriteRow(text, row);
        return new(text.ToString(), losses);
    }

    private static void Read(string? text, string where, MapDraft draft, Action<IEnumerable<(long, List<string>)>, string, MapDraft> read)
    {
        if (text is null)
            return;
        if (TextLimits.Allow(text, where, draft))
            read(CsvText.Rows(text, where, draft.Problems), where, draft);
    }
}

/// <summary>How long a text may be.</summary>
internal static class TextLimits
{
    public static bool Allow(string text, string where, MapDraft draft)
    {
        if (text.Length <= draft.Options.MostCharacters)
            return true;
        draft.Problems.Error(new(where, 0), "", $"The text is longer than {draft.Options.MostCharacters:N0} characters.", "Split the map, or take out what does not belong in it.");
        return false;
    }
}

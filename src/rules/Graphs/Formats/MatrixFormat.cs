using System.Globalization;
using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>
/// An adjacency matrix as CSV: who leads in rows, to whom in columns, 0 or nothing for no link. A cell holds a weight, or +, - or ?;
/// written cells may hold both, a delay, and several links: same:2:slow|1.
/// </summary>
public static class MatrixFormat
{
    /// <summary>Reads a matrix: labels in the first row and column. Every filled cell is a directed link.</summary>
    /// <param name="text">The matrix.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string text, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        if (!TextLimits.Allow(text, "", draft))
            return draft.Finish();
        List<string>? labels = null;
        foreach (var (row, cells) in CsvText.Rows(text, "", draft.Problems))
        {
            var at = new Place("", row);
            if (labels is null)
            {
                labels = cells[1..];
                foreach (var label in labels.TakeWhile(_ => draft.HasRoom(at)))
                    draft.Add(new ElementRow(at, null, label));
                continue;
            }

            if (cells.Count - 1 > labels.Count)
                draft.Problems.Error(at, "", $"The row has {cells.Count - 1} cells and there are {labels.Count} columns.", "Give every column a label.");
            for (var i = 1; i < Math.Min(cells.Count, labels.Count + 1); i++)
            {
                if (!ReadCell(draft, at, cells[0], labels[i - 1], cells[i]))
                    return draft.Finish();
            }
        }

        if (labels is null)
            draft.Problems.Error(default, "", "The matrix is empty.", "Begin it with a row of labels.");
        return draft.Finish();
    }

    /// <summary>Writes the matrix.</summary>
    /// <param name="map">The map.</param>
    public static GraphWriting Write(GraphMap map)
    {
        var cells = new Dictionary<(int, int), string>();
        foreach (var link in map.Links)
        {
            var (from, to) = (map.NumberOf(link.From), map.NumberOf(link.To));
            Put(cells, from, to, link);
            if (link.Direction != LinkDirection.Directed && from != to)
                Put(cells, to, from, link);
        }

        var (names, instead) = Names(map);
        var text = new StringBuilder();
        CsvText.WriteRow(text, ["from \\ to", .. names]);
        for (var i = 0; i < names.Length; i++)
            CsvText.WriteRow(text, [names[i], .. Enumerable.Range(0, names.Length).Select(j => cells.GetValueOrDefault((i, j), "0"))]);
        return new(text.ToString(), Losses(map, instead));
    }

    /// <summary>What rows and columns are called, and what stands in place of labels: the reader tells names apart by more than blanks.</summary>
    private static (string[] Names, string? Instead) Names(GraphMap map)
    {
        string[] labels = [.. map.Elements.Select(e => e.Label)], ids = [.. map.Elements.Select(e => e.Id)];
        return AreApart(labels) ? (labels, null) : AreApart(ids) ? (ids, "ids") : ([.. Enumerable.Range(1, ids.Length).Select(n => n.ToString(CultureInfo.InvariantCulture))], "numbers");
    }

    private static bool AreApart(string[] names) => names.Select(n => n.Trim()).Distinct(StringComparer.Ordinal).Count() == names.Length;

    private static void Put(Dictionary<(int, int), string> cells, int from, int to, MapLink link)
    {
        var said = link.Polarity == Polarity.None && !link.Delayed ? MapText.Number(link.Weight) : $"{FieldValues.Word(link.Polarity)}:{MapText.Number(link.Weight)}{(link.Delayed ? ":slow" : "")}";
        if (said == "0")
            said = "none:0";
        cells[(from, to)] = cells.TryGetValue((from, to), out var there) ? $"{there}|{said}" : said;
    }

    private static bool ReadCell(MapDraft draft, Place at, string from, string to, string cell)
    {
        foreach (var said in cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (said == "0")
                continue;
            if (!draft.HasRoom(at))
                return false;
            if (TryLink(said, out var fields, out var unsaid))
                draft.Add(new LinkRow(at, null, from, to) { Fields = fields, Unsaid = unsaid });
            else
                draft.Problems.Error(at, to, $"“{(said.Length <= 40 ? said : said[..40] + "…")}” is no link.", "Write 0 or nothing for none, else a weight, or +, - or ?.");
        }

        return true;
    }

    private static bool TryLink(string said, out MapLink fields, out LinkFields unsaid)
    {
        fields = new("", "", "");
        unsaid = LinkFields.None;
        var parts = said.Split(':');
        if (parts.Length == 1 && FieldValues.TryWeight(said, out var weight))
        {
            fields = fields with { Weight = weight };
            // As it is written: a weight alone has neither sign nor delay.
            return true;
        }

        if (parts.Length > 3 || !FieldValues.TryPolarity(parts[0], out var polarity) || !FieldValues.TryWeight(parts.Length > 1 ? parts[1] : "", out weight) || (parts.Length == 3 && parts[2] != "slow"))
            return false;
        fields = fields with { Polarity = polarity, Weight = weight, Delayed = parts.Length == 3 };
        unsaid = parts.Length > 1 ? LinkFields.None : LinkFields.Weight | LinkFields.Delay;
        return true;
    }

    private static List<string> Losses(GraphMap map, string? instead)
    {
        var losses = new LossList();
        losses.If(map.Title.Length > 0, "The map's title is not in the matrix.");
        losses.If(instead is not null, $"Several elements share a label, so {instead} stand in place of labels.");
        losses.If(instead != "ids" && map.Elements.Count > 0, "Ids of elements are not in the matrix.");
        losses.If(map.Elements.Any(e => e.Type.Length + e.Sector.Length + e.Description.Length + e.Tags.Count + e.Notes.Count > 0 || e.Since is not null || e.Until is not null), "Types, sectors, descriptions, tags, dates and notes of elements are not in the matrix.");
        losses.If(map.Links.Count > 0, "Ids of links are not in the matrix, nor is their order.");
        losses.If(map.Links.Any(l => l.Type.Length + l.Label.Length + l.Description.Length + l.Notes.Count > 0 || l.Since is not null || l.Until is not null), "Types, labels, descriptions, dates and notes of links are not in the matrix.");
        losses.If(map.Links.Any(l => l.Direction != LinkDirection.Directed), "Links without direction and mutual links stand as two directed ones.");
        losses.If(map.Loops.Count > 0, "Named loops are not in the matrix.");
        return losses.All;
    }
}

/// <summary>Losses as they are found.</summary>
internal sealed class LossList
{
    public List<string> All { get; } = [];

    public void If(bool lost, string sentence)
    {
        if (lost)
            All.Add(sentence);
    }
}

namespace Headwater.Graphs.Formats;

/// <summary>One row of a table by its column names.</summary>
internal sealed class TableRow(Place at, Dictionary<string, string> known, List<MapNote> notes)
{
    public Place At => at;

    public List<MapNote> Notes => notes;

    public string this[string column] => known.GetValueOrDefault(column, "");

    public bool Has(string column) => known.ContainsKey(column);

    /// <summary>What this row of a link leaves unsaid.</summary>
    public LinkFields Unsaid =>
        Unless(Says("Direction"), LinkFields.Direction) | Unless(Says("Polarity") || FieldValues.SignOf(this["Type"]) is not null, LinkFields.Polarity)
        | Unless(Says("Delay"), LinkFields.Delay) | Unless(Says("Weight"), LinkFields.Weight);

    private static LinkFields Unless(bool said, LinkFields field) => said ? LinkFields.None : field;

    private bool Says(string column) => !string.IsNullOrWhiteSpace(this[column]);

    /// <summary>A typed field; an error names the cell when it cannot be read.</summary>
    public T Typed<T>(string column, TryRead<T> read, ProblemList problems, string remedy)
    {
        if (!read(this[column], out var value))
            problems.Error(at, column, $"“{Short(this[column])}” cannot be read here.", remedy);
        return value;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

/// <summary>Reads a typed field.</summary>
internal delegate bool TryRead<T>(string text, out T value);

/// <summary>Turns rows of cells into rows by column names.</summary>
internal static class TableRows
{
    public static IEnumerable<TableRow> Of(IEnumerable<(long Row, List<string> Cells)> rows, string where, Func<string, string?> columnOf, string[] needed, MapDraft draft)
    {
        List<(string Name, bool IsNote)>? columns = null;
        foreach (var (number, cells) in rows)
        {
            var at = new Place(where, number);
            if (columns is null)
            {
                columns = Columns(cells, columnOf);
                if (!Check(columns, needed, at, draft.Problems))
                    yield break;
                continue;
            }

            if (!draft.HasRoom(at, cells.Sum(c => c.Length)))
                yield break;
            if (cells.Count > columns.Count && cells.FindIndex(columns.Count, c => c.Length > 0) >= 0)
            {
                draft.Problems.Error(at, "", $"The row has {cells.Count} cells and the heading {columns.Count}.", "Give every column a heading, or put values with a comma into quotation marks.");
                continue;
            }

            yield return RowOf(at, columns, cells);
        }

        if (columns is null)
            draft.Problems.Error(new(where, 0), "", "The table is empty.", $"Begin it with a row of headings, {string.Join(" and ", needed)} among them.");
    }

    private static List<(string, bool)> Columns(List<string> header, Func<string, string?> columnOf)
    {
        var end = header.FindLastIndex(h => !string.IsNullOrWhiteSpace(h)) + 1;
        return [.. header.Take(end).Select(h => columnOf(h) is { } name ? (name, false) : (TableColumns.Note(h), true))];
    }

    private static bool Check(List<(string Name, bool IsNote)> columns, string[] needed, Place at, ProblemList problems)
    {
        foreach (var name in needed.Where(n => !columns.Contains((n, false))))
            problems.Error(at, name, $"There is no column {name}.", $"The first row names the columns; one of them must be {name}.");
        string[] twice = [.. columns.GroupBy(c => c).Where(g => g.Count() > 1 && g.Key.Name.Length > 0).Select(g => g.Key.Name)];
        foreach (var name in twice)
            problems.Error(at, name, $"Two columns are called {name}.", "Give each column its own heading.");
        return twice.Length == 0 && needed.All(n => columns.Contains((n, false)));
    }

    private static TableRow RowOf(Place at, List<(string Name, bool IsNote)> columns, List<string> cells)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        List<MapNote> notes = [];
        for (var i = 0; i < Math.Min(columns.Count, cells.Count); i++)
        {
            if (!columns[i].IsNote)
                known[columns[i].Name] = cells[i];
            else if (cells[i].Length > 0)
                notes.Add(new(columns[i].Name, cells[i]));
        }

        return new(at, known, notes);
    }
}

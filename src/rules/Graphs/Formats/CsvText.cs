using System.Buffers;
using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>
/// Comma-separated values as RFC 4180 has them. A cell that a spreadsheet would take for a formula gets an apostrophe before it
/// (OWASP, CSV injection) and loses it again when read, so that a value comes back as it was.
/// </summary>
internal static class CsvText
{
    private const string FormulaStarts = "=+-@\t\r";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    public static void WriteRow(StringBuilder text, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                text.Append(',');
            first = false;
            var guarded = LooksLikeFormula(cell) ? "'" + cell : cell;
            if (guarded.AsSpan().IndexOfAny(Quoted) >= 0 || (guarded.Length > 0 && (guarded[0] == ' ' || guarded[^1] == ' ')))
                text.Append('"').Append(guarded.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(guarded);
        }

        text.Append("\r\n");
    }

    /// <summary>The rows with their numbers from 1; blank rows count and are left out.</summary>
    public static IEnumerable<(long Row, List<string> Cells)> Rows(string text, string where, ProblemList problems)
    {
        var separator = Separator(text);
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        for (long row = 1; at < text.Length; row++)
        {
            List<string> cells = [];
            while (true)
            {
                cells.Add(Cell(text, ref at, separator, new(where, row), problems));
                if (at >= text.Length || text[at] != separator)
                    break;
                at++;
                if (at < text.Length)
                    continue;
                cells.Add("");
                break;
            }

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            if (cells.Exists(c => c.Length > 0))
                yield return (row, cells);
        }
    }

    private static string Cell(string text, ref int at, char separator, Place place, ProblemList problems)
    {
        var start = at;
        if (at < text.Length && text[at] == '"')
        {
            var value = new StringBuilder();
            while (true)
            {
                var quote = text.IndexOf('"', at + 1);
                if (quote < 0)
                {
                    problems.Error(place, "", "A quotation mark is opened and not closed.", "Close it, or save the table anew as CSV.");
                    at = text.Length;
                    return "";
                }

                value.Append(text, at + 1, quote - at - 1);
                at = quote + 1;
                if (at >= text.Length || text[at] != '"')
                    break;
                value.Append('"');
            }

            if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            {
                problems.Error(place, "", "Something follows a closed quotation mark.", "Double the quotation marks within a value, or save the table anew as CSV.");
                Skip(text, ref at, separator);
            }

            return Unguarded(value.ToString());
        }

        Skip(text, ref at, separator);
        return Unguarded(text[start..at]);
    }

    private static void Skip(string text, ref int at, char separator)
    {
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            at++;
    }

    private static char Separator(string text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\r' or '\n')
                break;
            else if (!quoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
        }

        return counts.MaxBy(c => c.Value).Key;
    }

    private static bool LooksLikeFormula(string cell)
    {
        var bare = cell.AsSpan().TrimStart('\'');
        return bare.Length > 0 && FormulaStarts.Contains(bare[0]);
    }

    private static string Unguarded(string cell) => cell.StartsWith('\'') && LooksLikeFormula(cell) ? cell[1..] : cell;
}

using Headwater.Kernel;
using Sylvan.Data.Csv;

namespace Headwater.Partnership.Network;

/// <summary>A row that cannot be taken.</summary>
internal sealed record WaveRowError(int Row, string Column, string Reason);

/// <summary>What a file of answers holds. It is kept only once every row can be taken.</summary>
internal sealed record WaveAnswers(
    IReadOnlyList<(int Rater, int Rated, int Reliability, int Mission, int Openness)> Ratings, IReadOnlyList<(int From, int To)> Ties, IReadOnlySet<int> Answered, IReadOnlyList<WaveRowError> Errors);

/// <summary>Reads the answers of a wave from CSV, row by row; every row that cannot be taken is named.</summary>
internal sealed class WaveFile(IReadOnlyList<WaveMember> members)
{
    public const int MostRows = 20_000;

    /// <summary>The columns, in any order; others are refused, so that no answer is left aside unseen.</summary>
    public static readonly string[] Columns = ["kind", "from", "to", "reliability", "mission", "openness"];

    private readonly List<WaveRowError> errors = [];
    private readonly List<(int, int, int, int, int)> ratings = [];
    private readonly List<(int, int)> ties = [];
    private readonly HashSet<int> answered = [];
    private readonly Dictionary<(string Kind, int From, int To), int> seen = [];

    /// <exception cref="InputRefusedException">It is no such file at all.</exception>
    public WaveAnswers Read(string text)
    {
        try
        {
            using var reader = new StringReader(text.TrimStart('\uFEFF'));
            using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = 1 << 16, MaxBufferSize = 1 << 20 });
            if (!csv.Read())
                throw new InputRefusedException("The file is empty.");
            var headings = Enumerable.Range(0, csv.RowFieldCount).Select(i => csv.GetString(i).Trim().ToLowerInvariant()).ToArray();
            Check(headings);
            for (var number = 2; csv.Read(); number++)
            {
                if (number > MostRows)
                    throw new InputRefusedException($"The file has more than {MostRows} rows. Ask for one row for each tie and each rating.");
                var cells = Enumerable.Range(0, csv.RowFieldCount).Select(i => csv.GetString(i).Trim()).ToArray();
                if (cells.All(c => c.Length == 0))
                    continue;
                if (cells.Length > headings.Length)
                    errors.Add(new(number, "all", $"there are {cells.Length} values under {headings.Length} headings."));
                else
                    Take(number, headings.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
            }
        }
        catch (CsvFormatException why)
        {
            throw new InputRefusedException($"Row {why.RowNumber + 1}: this is not well-formed CSV. Save it again as CSV with commas.", why);
        }

        if (errors.Count == 0 && answered.Count == 0)
            throw new InputRefusedException("The file has no answer of anybody who was asked.");
        return new(ratings, ties, answered, errors);
    }

    private static void Check(string[] headings)
    {
        if (headings.FirstOrDefault(h => headings.Count(o => o == h) > 1) is { } twice)
            throw new InputRefusedException($"Row 1: the column '{twice}' is there twice.");
        if (headings.FirstOrDefault(h => !Columns.Contains(h)) is { } unknown)
            throw new InputRefusedException($"Row 1: the column '{unknown}' is not known. The columns are {string.Join(", ", Columns)}.");
        if (Columns.FirstOrDefault(c => !headings.Contains(c)) is { } missing)
            throw new InputRefusedException($"Row 1: there is no column '{missing}'. The columns are {string.Join(", ", Columns)}.");
    }

    private void Take(int row, Dictionary<string, string> cells)
    {
        var kind = cells.GetValueOrDefault("kind", "").ToLowerInvariant();
        if (kind is not ("rating" or "tie" or "none"))
        {
            errors.Add(new(row, "kind", "write rating, tie or none."));
            return;
        }

        var found = errors.Count;
        var from = Place(row, "from", cells);
        var to = kind == "none" ? from : Place(row, "to", cells);
        int[] given = kind == "rating" ? [Mark(row, "reliability", cells), Mark(row, "mission", cells), Mark(row, "openness", cells)] : [];
        if (kind == "none" && cells.GetValueOrDefault("to", "").Length > 0)
            errors.Add(new(row, "to", "leave it empty: who answered none works with nobody that was asked."));
        if (kind != "rating")
        {
            foreach (var column in Columns.Skip(3).Where(c => cells.GetValueOrDefault(c, "").Length > 0))
                errors.Add(new(row, column, $"leave it empty in a row of kind {kind}."));
        }

        if (errors.Count > found || from is not { } a || to is not { } b)
            return;
        if (kind != "none" && a == b)
            errors.Add(new(row, "to", $"'{members[a].Name}' is named with itself: leave the row out."));
        else if (kind != "tie" && (a == 0 || b == 0))
            errors.Add(new(row, a == 0 ? "from" : "to", kind == "none" ? "the facilitator is not asked." : "the facilitator neither rates nor is rated: write a tie."));
        else if (!seen.TryAdd((kind, a, b), row))
            errors.Add(new(row, "all", $"the same stands in row {seen[(kind, a, b)]}: keep one of the two."));
        else if (kind == "none" ? seen.Keys.Any(k => k.Kind != "none" && k.From == a) : seen.ContainsKey(("none", a, a)))
            errors.Add(new(row, "kind", $"'{members[a].Name}' answers none in one row and names somebody in another."));
        else
            Keep(kind, a, b, given);
    }

    private void Keep(string kind, int from, int to, int[] given)
    {
        if (from != 0)
            answered.Add(from);
        if (kind == "rating")
            ratings.Add((from, to, given[0], given[1], given[2]));
        else if (kind == "tie")
            ties.Add((from, to));
    }

    private int? Place(int row, string column, Dictionary<string, string> cells)
    {
        var text = cells.GetValueOrDefault(column, "");
        if (text.Length == 0)
            errors.Add(new(row, column, "name an organisation that was asked."));
        else if (members.FirstOrDefault(m => string.Equals(m.Name, text, StringComparison.OrdinalIgnoreCase)) is { } member)
            return member.Number;
        else
            errors.Add(new(row, column, $"'{(text.Length > 80 ? text[..80] + "…" : text)}' is not one of those that were asked. Write it as in the list on this page."));
        return null;
    }

    private int Mark(int row, string column, Dictionary<string, string> cells)
    {
        if (cells.GetValueOrDefault(column, "") is [>= '1' and <= '4'] text)
            return text[0] - '0';
        errors.Add(new(row, column, "write a whole number from 1 to 4."));
        return 0;
    }
}

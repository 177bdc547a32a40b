using System.Globalization;
using System.Text;
using Headwater.Insight.Figures;

namespace Headwater.Modules.Tests.Insight;

/// <summary>
/// A table with something done to it, as a file. <see cref="Expected"/> is what it must hold if it is taken;
/// <see cref="MayLack"/> are figures that are rightly left out of it; null expectations must be refused.
/// </summary>
internal sealed record DamagedFile(string What, string Name, byte[] Bytes, Dictionary<FigureKey, Written>? Expected, bool MayBeRefused, IReadOnlySet<FigureKey> MayLack)
{
    /// <summary>The file for a number: the same number gives the same file.</summary>
    public static DamagedFile Number(int number)
    {
        var random = new Random(number);
        var table = new PublishedTable(random);
        return Ways[number % Ways.Length](new(random, table));
    }

    private static readonly Func<Damage, DamagedFile>[] Ways =
    [
        d => d.ColumnsInAnotherOrder(), d => d.OtherWords(), d => d.Dressed(), d => d.Packed(), d => d.ColumnMissing(), d => d.RowSlipped(), d => d.FiguresSlipped(), d => d.RowShort(),
        d => d.CellOfJunk(), d => d.CellMissing(), d => d.YearThatCannotBe(), d => d.HeadingsSwapped(), d => d.HeadingTwice(), d => d.OtherSeparator(), d => d.RowTwice(), d => d.CutShort(),
        d => d.PackedAndCutShort(), d => d.StrayQuote(), d => d.StrayByte(), d => d.EveryRowSlipped(),
    ];
}

/// <summary>The things that happen to published files.</summary>
internal sealed class Damage(Random random, PublishedTable table)
{
    private static readonly HashSet<FigureKey> Nothing = [];
    private static readonly string[] Junk = ["many", "12a", "1.2.3", "--", "£5", "1e999", "Infinity", "#REF!", "1 2", "five", "0x1F", "+-1", "1,23"];
    private static readonly string[] Marks = ["z", "c", "x", ":", "~", "low", "k", "Z", " c ", ""];
    private static readonly string[] NoYears = ["202325", "0", "999999", "2022-24", "202223.0", "189091", "2022/2024", "20222", "-202223", "2202223"];
    private static readonly string[] Needed = ["time_identifier", "time_period", "geographic_level", "school_type", "headcount", "perm_excl", "perm_excl_rate", "suspension", "susp_rate", "one_plus_susp", "one_plus_susp_rate"];

    private static readonly Dictionary<string, string[]> Synonyms = new(StringComparer.Ordinal)
    {
        ["school_type"] = ["education_phase", "Education phase", "SchoolPhase"], ["suspension"] = ["fixed_excl", "Suspensions", "num_susp"],
        ["susp_rate"] = ["fixed_excl_rate", "Suspension rate"], ["one_plus_susp"] = ["one_plus_fixed", "One-plus suspensions"],
        ["one_plus_susp_rate"] = ["one_plus_fixed_rate", "ONE_OR_MORE_SUSP_RATE"], ["perm_excl"] = ["Permanent exclusions", "PERM EXCL"],
        ["perm_excl_rate"] = ["permanent_exclusions_rate", "Perm-excl-rate"], ["headcount"] = ["Pupil headcount", "HEADCOUNT"], ["old_la_code"] = ["LA code", "la_number"],
        ["new_la_code"] = ["New LA code"], ["la_name"] = ["LA name"], ["time_period"] = ["Time period", " time_period "], ["geographic_level"] = ["Geographic level"],
    };

    public DamagedFile ColumnsInAnotherOrder()
    {
        var order = Enumerable.Range(0, table.Header.Count).ToArray();
        random.Shuffle(order);
        foreach (var row in table.Rows.Append(table.Header))
        {
            string[] old = [.. row];
            for (var i = 0; i < order.Length; i++)
                row[i] = old[order[i]];
        }

        return Read("columns in another order");
    }

    public DamagedFile OtherWords()
    {
        for (var i = 0; i < table.Header.Count; i++)
        {
            if (Synonyms.TryGetValue(table.Header[i], out var words) && random.Next(2) == 0)
                table.Header[i] = Pick(words);
        }

        var year = Pick(["{0}/{1}", "{0}-{1}", "{0}_{1}", "{0}{1}", "{0}/20{1}"]);
        foreach (var row in table.Rows)
        {
            row[1] = string.Format(CultureInfo.InvariantCulture, year, row[1][..4], row[1][4..]);
            if (row[2] == "Local authority" && random.Next(2) == 0)
                row[2] = Pick(["LA", "local authority", "Local Authority"]);
        }

        return Read("other words for the same things");
    }

    /// <summary>Quotes, thousands, spaces, line ends and what spreadsheets put round a table.</summary>
    public DamagedFile Dressed()
    {
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (i >= 12 && row[i].Length is > 3 and < 7 && !row[i].Contains('.', StringComparison.Ordinal) && random.Next(3) == 0)
                    row[i] = $"\"{row[i][..^3]},{row[i][^3..]}\"";
                else if (random.Next(4) == 0)
                    row[i] = $"\"{row[i]}\"";
                else if (random.Next(6) == 0)
                    row[i] = $" {row[i]} ";
            }
        }

        var text = table.Text(Pick(["\r\n", "\n"]));
        return Read("quotes, spaces and line ends", random.Next(2) == 0 ? text : text.TrimEnd());
    }

    public DamagedFile Packed()
    {
        var text = table.Text().Replace("Oldham", "Oldhâm", StringComparison.Ordinal);
        var bytes = Packing.Encoded(text, random.Next(5));
        var packed = random.Next(3) switch { 0 => bytes, 1 => Packing.Gzip(bytes), _ => Packing.Zip(bytes) };
        return new("packed and encoded", Pick(["t.csv", "t.csv.gz", "t.zip"]), packed, table.All, MayBeRefused: false, Nothing);
    }

    public DamagedFile ColumnMissing()
    {
        var column = random.Next(table.Header.Count);
        var name = table.Header[column];
        foreach (var row in table.Rows.Append(table.Header))
            row.RemoveAt(column);
        return Needed.Contains(name) ? Refused($"no column {name}") : Either($"no column {name}");
    }

    public DamagedFile RowSlipped() => Slip(random.Next(table.Rows.Count), random.Next(3, 17));

    public DamagedFile FiguresSlipped() => Slip(random.Next(table.Rows.Count), random.Next(11, 17));

    public DamagedFile EveryRowSlipped()
    {
        var column = random.Next(3, 17);
        DamagedFile? last = null;
        for (var i = 0; i < table.Rows.Count; i++)
            last = Slip(i, column);
        return last! with { What = $"every row slipped from {table.Header[column]} on" };
    }

    public DamagedFile RowShort()
    {
        var row = table.Rows[random.Next(table.Rows.Count)];
        if (random.Next(2) == 0)
            row.RemoveAt(random.Next(row.Count));
        else
            row.Insert(random.Next(row.Count), "7");
        return Refused("a row with a value too many or too few");
    }

    public DamagedFile CellOfJunk()
    {
        var (row, column) = (random.Next(table.Rows.Count), random.Next(12, 19));
        var junk = Pick(Junk);
        table.Rows[row][column] = junk.Contains(',', StringComparison.Ordinal) ? $"\"{junk}\"" : junk;
        return Refused($"{junk} under {table.Header[column]}");
    }

    public DamagedFile CellMissing()
    {
        var row = random.Next(table.Rows.Count);
        var measure = Pick([Measure.PermanentExclusions, Measure.Suspensions, Measure.PupilsSuspended]);
        var (count, rate) = (random.Next(2) == 0, random.Next(2) == 0);
        var column = PublishedTable.CountColumn(measure);
        var key = table.Figures[row].Keys.Single(k => k.Measure == measure);
        if (count)
            table.Rows[row][column] = Pick(Marks);
        if (rate)
            table.Rows[row][column + 1] = Pick(Marks);
        // A rate that is missing beside its count and headcount can be worked out, and is.
        var expected = table.All;
        expected[key] = new(rate && count ? null : expected[key].Rate, count ? null : expected[key].Count);
        return Either("a mark in place of a figure") with { Expected = expected, MayBeRefused = false };
    }

    public DamagedFile YearThatCannotBe()
    {
        var row = random.Next(table.Rows.Count);
        table.Rows[row][1] = Pick(NoYears);
        return Either($"the year {table.Rows[row][1]}") with { Expected = Without(row), MayBeRefused = false };
    }

    public DamagedFile HeadingsSwapped()
    {
        int one = random.Next(table.Header.Count), other = random.Next(table.Header.Count);
        (table.Header[one], table.Header[other]) = (table.Header[other], table.Header[one]);
        var what = $"the headings {table.Header[other]} and {table.Header[one]} swapped";
        return one != other && one >= 12 && other >= 12 ? Refused(what) : Either(what);
    }

    public DamagedFile HeadingTwice()
    {
        int from = random.Next(12, 19), to = random.Next(12, 19);
        if (from == to)
            return ColumnMissing();
        table.Header[to] = table.Header[from];
        return Refused($"the heading {table.Header[from]} twice");
    }

    public DamagedFile OtherSeparator() => Refused("another separator") with { Bytes = Encoding.UTF8.GetBytes(table.Text().Replace(',', Pick([';', '\t', '|']))) };

    public DamagedFile RowTwice()
    {
        var row = random.Next(table.Rows.Count);
        List<string> again = [.. table.Rows[row]];
        var same = random.Next(2) == 0;
        if (!same)
            again[15] = (int.Parse(again[15], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        table.Rows.Insert(random.Next(table.Rows.Count), again);
        return same ? Read("a row twice") : Refused("two rows that contradict each other");
    }

    /// <summary>The end is gone: in the middle of a row that is seen, after a whole row it cannot be.</summary>
    public DamagedFile CutShort()
    {
        var text = table.Text("\n");
        var cut = random.Next(text.IndexOf('\n', StringComparison.Ordinal) + 1, text.Length);
        var lineStart = text.LastIndexOf('\n', cut - 1) + 1;
        var whole = text[..lineStart].Count(c => c == '\n') - 1;
        var expected = table.Figures.Take(whole).SelectMany(f => f).ToDictionary();
        var commas = text[lineStart..cut].Count(c => c == ',');
        if (cut == lineStart && whole > 0)
            return Either("cut after a row") with { Bytes = Encoding.UTF8.GetBytes(text[..cut]), Expected = expected, MayBeRefused = false };
        // A last value that lost digits cannot be told from one that was rounded, so the cut is put before it.
        var kept = commas < 18 ? text[..cut] : text[..(text[..cut].LastIndexOf(',') - 1)];
        return Refused("cut in the middle of a row") with { Bytes = Encoding.UTF8.GetBytes(kept) };
    }

    public DamagedFile PackedAndCutShort()
    {
        var packed = random.Next(2) == 0 ? Packing.Gzip(Packing.Encoded(table.Text(), random.Next(5))) : Packing.Zip(Packing.Encoded(table.Text(), random.Next(5)));
        return new("packed and cut short", "t.csv.gz", packed[..random.Next(20, packed.Length)], null, MayBeRefused: true, Nothing);
    }

    public DamagedFile StrayQuote()
    {
        var row = random.Next(-1, table.Rows.Count);
        var cells = row < 0 ? table.Header : table.Rows[row];
        var column = random.Next(cells.Count);
        cells[column] = cells[column].Insert(random.Next(cells[column].Length + 1), "\"");
        return Either($"a stray quotation mark under {PublishedTable.Columns[column]}") with { MayLack = row >= 0 && NamesTheRow(column) ? [.. table.Figures[row].Keys] : Nothing };
    }

    /// <summary>One character of a row becomes another that is no digit.</summary>
    public DamagedFile StrayByte()
    {
        var row = random.Next(table.Rows.Count);
        var column = random.Next(19);
        var cell = table.Rows[row][column];
        if (cell.Length == 0)
            return CellOfJunk();
        var at = random.Next(cell.Length);
        // A space that nobody sees in the place of the only digit leaves an empty cell, and such a one is published for "not known".
        char[] strays = ['#', 'q', '?', '\u0001', 'é', ';', '_', '\u00A0'];
        table.Rows[row][column] = cell[..at] + Pick(cell.Length == 1 ? strays[..^1] : strays) + cell[(at + 1)..];
        return Either($"a stray character under {table.Header[column]}") with { MayLack = NamesTheRow(column) ? [.. table.Figures[row].Keys] : Nothing };
    }

    /// <summary>A damaged year, level, region or phase makes the row one of something else; it is then left out whole.</summary>
    private static bool NamesTheRow(int column) => column is 0 or 1 or 2 or 6 or 10;

    private DamagedFile Slip(int row, int column)
    {
        var cells = table.Rows[row];
        if (random.Next(3) > 0)
        {
            cells.Insert(column, random.Next(2) == 0 ? "" : cells[column]);
            cells.RemoveAt(cells.Count - 1);
        }
        else
        {
            cells.RemoveAt(column);
            cells.Add("");
        }

        return Refused($"a row slipped from {table.Header[column]} on");
    }

    private Dictionary<FigureKey, Written> Without(int row) => table.All.Where(f => !table.Figures[row].ContainsKey(f.Key)).ToDictionary();

    private T Pick<T>(T[] of) => of[random.Next(of.Length)];

    private DamagedFile Read(string what, string? text = null) => Either(what, text) with { MayBeRefused = false };

    private DamagedFile Refused(string what) => Either(what) with { Expected = null };

    private DamagedFile Either(string what, string? text = null) => new(what, "t.csv", Encoding.UTF8.GetBytes(text ?? table.Text()), table.All, MayBeRefused: true, Nothing);
}

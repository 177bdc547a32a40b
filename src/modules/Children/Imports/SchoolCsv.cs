using System.Globalization;
using Headwater.Files;
using Headwater.Kernel;
using Sylvan.Data.Csv;

namespace Headwater.Children.Imports;

/// <summary>One value of a file that cannot be taken.</summary>
internal sealed record BadRow(int Line, string Column, string Reason)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Reason}");
}

/// <summary>A row of a school's file: values by column, each read with its own refusal.</summary>
internal sealed class SchoolRow(int line, IReadOnlyDictionary<string, string> values)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd/MM/yyyy"];

    public int Line => line;

    /// <summary>The value, or nothing for a column that the file lacks or leaves empty.</summary>
    public string? this[string column] => values.TryGetValue(column, out var value) && value.Length > 0 ? value : null;

    public DateOnly? Day(string column) => this[column] is not { } text
        ? null
        : DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BadValueException(column, "a day is written YYYY-MM-DD or DD/MM/YYYY.");

    public bool? YesNo(string column) => this[column]?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "t" or "yes" or "y" or "1" => true,
        "false" or "f" or "no" or "n" or "0" => false,
        _ => throw new BadValueException(column, "write yes or no."),
    };

    public string Required(string column) => this[column] ?? throw new BadValueException(column, "is empty.");
}

/// <summary>A value of a row cannot be taken; becomes a <see cref="BadRow"/>.</summary>
internal sealed class BadValueException(string column, string reason) : Exception(reason)
{
    public string Column => column;
}

/// <summary>Reads the CSV files that schools' systems write: header row, UTF-8, UTF-16 or Windows-1252, also packed.</summary>
internal sealed class SchoolCsv(InstallationSettings settings)
{
    /// <summary>A school's whole attendance of a year fits many times over.</summary>
    private const int MostRows = 500_000;

    private const int LongestValue = 4000;

    /// <summary>The rows in order; a row with too few or too many values is bad, a file without the columns is refused.</summary>
    /// <exception cref="InputRefusedException">It cannot be read as such a file.</exception>
    public (IReadOnlyList<SchoolRow> Rows, IReadOnlyList<BadRow> Bad) Read(string path, string name, IReadOnlyList<string> required, IReadOnlyList<string> optional, CancellationToken ct)
    {
        if (!File.Exists(path))
            throw new InputRefusedException($"{name}: there is no such file. Check the path.");
        try
        {
            using var decoded = new FileDecoder(Path.Combine(settings.DataFolder, "work")).Decode(path, ct);
            using var text = new StreamReader(decoded.CsvPath);
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',' });
            return Read(csv, name, required, optional, ct);
        }
        catch (NotThisKindException why)
        {
            throw new InputRefusedException($"{name}: {why.Message}. Give a CSV file with a header row.", why);
        }
        catch (CsvFormatException why)
        {
            throw InputRefusedException.At(name, why.RowNumber, null, "the row is not well-formed CSV.");
        }
    }

    private static (IReadOnlyList<SchoolRow> Rows, IReadOnlyList<BadRow> Bad) Read(CsvDataReader csv, string name, IReadOnlyList<string> required, IReadOnlyList<string> optional, CancellationToken ct)
    {
        if (!csv.Read())
            throw new InputRefusedException($"{name}: the file is empty.");
        var headings = Enumerable.Range(0, csv.RowFieldCount).Select(i => csv.GetString(i).Trim().ToLowerInvariant()).ToArray();
        foreach (var column in required.Where(c => !headings.Contains(c)))
            throw new InputRefusedException($"{name}, line 1: there is no column '{column}'. Needed are {string.Join(", ", required)}.");
        foreach (var column in headings.Where(h => !required.Contains(h) && !optional.Contains(h)))
            throw new InputRefusedException($"{name}, line 1: column '{(column.Length > 40 ? column[..40] : column)}' is not known here. Take it out; known are {string.Join(", ", required.Concat(optional))}.");
        if (headings.Distinct(StringComparer.Ordinal).Count() != headings.Length)
            throw new InputRefusedException($"{name}, line 1: a column is there twice.");
        List<SchoolRow> rows = [];
        List<BadRow> bad = [];
        for (var line = 2; csv.Read(); line++)
        {
            ct.ThrowIfCancellationRequested();
            if (rows.Count == MostRows)
                throw new InputRefusedException($"{name}: more than {MostRows.ToString("N0", CultureInfo.InvariantCulture)} rows; split the file.");
            if (csv.RowFieldCount != headings.Length)
            {
                bad.Add(new(line, "all", string.Create(CultureInfo.InvariantCulture, $"{csv.RowFieldCount} values under {headings.Length} headings.")));
                continue;
            }

            var values = headings.Select((h, i) => (h, Value: csv.GetString(i).Trim())).ToDictionary(v => v.h, v => v.Value, StringComparer.Ordinal);
            if (values.FirstOrDefault(v => v.Value.Length > LongestValue || v.Value.Contains('\0', StringComparison.Ordinal)) is { Key: not null } broken)
                bad.Add(new(line, broken.Key, "the value is too long, or holds characters that cannot be seen."));
            else
                rows.Add(new(line, values));
        }

        return rows.Count + bad.Count > 0 ? (rows, bad) : throw new InputRefusedException($"{name}: there is no row below the header row.");
    }
}

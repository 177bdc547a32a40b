using System.Globalization;
using Headwater.Kernel;
using Sylvan.Data.Csv;

namespace Headwater.Localities.Schools;

/// <summary>
/// Reads a GIAS extract, the full one or a smaller one. Columns are found by name; head teachers' names are never looked
/// at. A column the file does not have leaves what is held as it is. One wrong cell refuses the file.
/// </summary>
internal sealed class SchoolFile
{
    private static readonly string[] Statuses = ["Open", "Closed", "Open, but proposed to close", "Proposed to open"];
    private static readonly string[] DayFormats = ["dd-MM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd"];

    private static readonly Column[] Columns =
    [
        new(["EstablishmentName", "name"], true, (s, c) => s.Name = c.Text(SchoolRow.NameLength)),
        new(["LA (code)", "la_code"], true, (s, c) => s.AreaCode = c.AreaCode()),
        new(["EstablishmentStatus (name)", "status"], true, (s, c) => s.Status = c.OneOf(Statuses)),
        new(["PhaseOfEducation (name)", "phase"], false, (s, c) => s.Phase = c.Words()),
        new(["TypeOfEstablishment (name)", "type_of_establishment"], false, (s, c) => s.Type = c.Words()),
        new(["Postcode"], false, (s, c) => s.Postcode = c.OptionalText(SchoolRow.PostcodeLength)?.ToUpperInvariant()),
        new(["Easting"], false, (s, c) => s.Easting = c.Number(1, 700_000)),
        new(["Northing"], false, (s, c) => s.Northing = c.Number(1, 1_300_000)),
        new(["SchoolCapacity", "capacity"], false, (s, c) => s.Capacity = c.Number(0, 100_000)),
        new(["NumberOfPupils", "total_pupils_gias"], false, (s, c) => s.Pupils = c.Number(0, 100_000)),
        new(["StatutoryLowAge", "low_age"], false, (s, c) => s.LowAge = c.Number(0, 99)),
        new(["StatutoryHighAge", "high_age"], false, (s, c) => s.HighAge = c.Number(0, 99)),
        new(["OpenDate", "open_date"], false, (s, c) => s.Opened = c.Day(DayFormats)),
        new(["CloseDate", "close_date"], false, (s, c) => s.Closed = c.Day(DayFormats)),
    ];

    private readonly Dictionary<int, SchoolLine> lines = [];

    private SchoolFile()
    {
    }

    /// <summary>The schools of the file by URN; each applies what the file says to a row.</summary>
    public IReadOnlyDictionary<int, SchoolLine> Lines => lines;

    /// <summary>The latest day of an opening or closing the file knows: how new it is.</summary>
    public DateOnly? Latest { get; private set; }

    public static SchoolFile Read(string name, TextReader text)
    {
        var file = new SchoolFile();
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',' });
        if (!csv.Read())
            throw new InputRefusedException($"{name}: the file is empty.");
        var headings = Enumerable.Range(0, csv.RowFieldCount).Select(i => csv.GetString(i).Trim()).ToArray();
        var urn = Place(headings, "URN");
        var found = Columns
            .Select(c => (Column: c, At: c.Names.Select(n => Place(headings, n)).FirstOrDefault(i => i >= 0, -1)))
            .ToList();
        if (urn < 0 || found.Exists(f => f.Column.Required && f.At < 0))
        {
            var missing = urn < 0 ? "URN" : found.First(f => f.Column.Required && f.At < 0).Column.Names[0];
            throw new InputRefusedException($"{name}, line 1: there is no column '{missing}'. Give an extract of the schools' register (GIAS) with its header row.");
        }

        var columns = found.Where(f => f.At >= 0).Select(f => (f.Column, f.At)).ToArray();
        for (var number = 2; csv.Read(); number++)
        {
            if (csv.RowFieldCount != headings.Length)
                throw InputRefusedException.At(name, number, null, $"the row has {csv.RowFieldCount} values under {headings.Length} headings.");
            file.Add(name, number, csv, headings, urn, columns);
        }

        return file.lines.Count > 0 ? file : throw new InputRefusedException($"{name}: there is no school below the header row.");
    }

    private void Add(string name, int number, CsvDataReader csv, string[] headings, int urn, (Column Column, int At)[] columns)
    {
        var id = new SchoolCell(name, number, headings[urn], csv.GetString(urn)).Number(100_000, 999_999)
            ?? throw InputRefusedException.At(name, number, headings[urn], "a school needs its six-digit URN.");
        var line = new SchoolLine(id, [.. columns.Select(c => (c.Column.Set, new SchoolCell(name, number, headings[c.At], csv.GetString(c.At))))]);
        // Every cell is read once now, so that nothing is refused half-way through writing.
        var row = new SchoolRow { Urn = id };
        line.ApplyTo(row);
        foreach (var day in (ReadOnlySpan<DateOnly?>)[row.Opened, row.Closed])
        {
            if (day is not null && (Latest is null || day > Latest))
                Latest = day;
        }

        if (!lines.TryAdd(id, line))
            throw InputRefusedException.At(name, number, headings[urn], string.Create(CultureInfo.InvariantCulture, $"school {id} is in the file twice."));
    }

    private static int Place(string[] headings, string name) =>
        Array.FindIndex(headings, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));

    private sealed record Column(string[] Names, bool Required, Action<SchoolRow, SchoolCell> Set);
}

/// <summary>What one line of the file says about one school.</summary>
internal sealed class SchoolLine(int urn, (Action<SchoolRow, SchoolCell> Set, SchoolCell Cell)[] values)
{
    public int Urn => urn;

    public void ApplyTo(SchoolRow row)
    {
        foreach (var (set, cell) in values)
            set(row, cell);
    }
}

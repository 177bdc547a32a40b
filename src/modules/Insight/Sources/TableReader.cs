using System.Globalization;
using DuckDB.NET.Data;
using Headwater.Files;
using Headwater.Kernel;
using Sylvan.Data.Csv;

namespace Headwater.Insight.Sources;

/// <summary>Reads one decoded table through DuckDB, checks every row, and writes it as Parquet into the staging folder.</summary>
internal sealed class TableReader(DuckDBConnection connection, DecodedFile file)
{
    public SourceRecord Read(string staging, DateTime now)
    {
        var header = ReadHeader();
        var layout = TableLayout.Read(file.Name, header);
        var filters = FiltersAmong(layout);
        try
        {
            StatisticsImport.Run(connection, TableSql.Build(layout, file, filters));
        }
        catch (DuckDBException error)
        {
            throw Locate(layout, error);
        }

        RefuseFaults(layout);
        var source = Describe(layout, now);
        RefuseContradictions(layout);
        var columns = layout.Kind == TableKind.Reasons ? ReasonRows(layout) : "SELECT * EXCLUDE (fault) FROM taken WHERE year IS NOT NULL";
        // Rows of schools are many and the picture needs none of them: they get a file of their own.
        CopyTo(columns + (layout.Kind == TableKind.Reasons ? "" : " AND level <> 'school'"), Path.Combine(staging, source.ParquetName));
        if (layout.Kind == TableKind.Wide && HasSchools())
            CopyTo(columns + " AND level = 'school'", Path.Combine(staging, source.SchoolParquetName));
        StatisticsImport.Run(connection, "DROP TABLE taken");
        return source;
    }

    private void CopyTo(string query, string path) =>
        StatisticsImport.Run(connection, $"COPY ({query}) TO {TableSql.Text(path)} (FORMAT parquet)");

    private bool HasSchools()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM taken WHERE level = 'school')";
        return (bool)command.ExecuteScalar()!;
    }

    private string[] ReadHeader()
    {
        using var text = new StreamReader(file.CsvPath);
        try
        {
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = FileDecoder.LongestLine * 2 });
            if (!csv.Read())
                throw new NotThisKindException("empty");
            var header = new string[csv.RowFieldCount];
            for (var i = 0; i < header.Length; i++)
                header[i] = csv.GetString(i).Trim();
            return header;
        }
        catch (CsvFormatException)
        {
            throw new NotThisKindException("not a CSV table");
        }
    }

    /// <summary>An unknown column of figures is a new measure and stays out; one of words is a new breakdown.</summary>
    private List<int> FiltersAmong(TableLayout layout)
    {
        if (layout.Unknown.Count == 0)
            return [];
        var figures = string.Join(", ", layout.Unknown.Select(c =>
            $"avg(CASE WHEN TRY_CAST({TableSql.Raw(c)} AS DOUBLE) IS NOT NULL OR lower({TableSql.Raw(c)}) IN ('', {string.Join(", ", Vocabulary.Marks.Select(TableSql.Text))}) THEN 1.0 ELSE 0.0 END)"));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {figures} FROM (SELECT * FROM {TableSql.Source(layout, file)} LIMIT 20000)";
        try
        {
            using var reader = command.ExecuteReader();
            reader.Read();
            return [.. layout.Unknown.Where((c, i) => !reader.IsDBNull(i) && reader.GetDouble(i) < 0.9
                || Vocabulary.Squeeze(layout.Header[c]) is "totallengthdaysfixedexclusions" or "totallengthdaysfixedexclusionsgroup")];
        }
        catch (DuckDBException error)
        {
            throw Locate(layout, error);
        }
    }

    private void RefuseFaults(TableLayout layout)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid, fault, (SELECT count(*) FROM taken WHERE fault IS NOT NULL) FROM taken WHERE fault IS NOT NULL ORDER BY rowid LIMIT 1";
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return;
        var row = reader.GetInt64(0);
        var column = reader.GetInt32(1);
        var count = reader.GetInt64(2);
        var (line, value) = LineOf(row, column);
        var more = count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {count:N0} rows are like this.") : "";
        throw InputRefusedException.At(file.Name, line, layout.Header[column],
            $"'{Short(value)}' cannot stand in this column: the values do not fit their header (have they slipped a column?).{more} Fetch the file again, as it was published.");
    }

    private SourceRecord Describe(TableLayout layout, DateTime now)
    {
        using var command = connection.CreateCommand();
        // The tool holds hundreds of measures; how new it is here is how new its exclusions are.
        var ofKind = layout.Kind == TableKind.Lait ? "AND regexp_matches(metric, 'PermEx|FixedEx|Fixed_')" : "";
        command.CommandText = $"""
            SELECT count(*) FILTER (year IS NOT NULL), count(*) FILTER (year IS NULL), min(year), max(year),
                   max(year * 10 + CASE term WHEN 'autumn' THEN 1 WHEN 'spring' THEN 2 WHEN 'summer' THEN 3 ELSE 4 END) FILTER (term IN ('autumn', 'spring', 'summer', 'year') {ofKind})
            FROM taken
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        var rows = reader.GetInt64(0);
        if (rows == 0)
        {
            throw reader.GetInt64(1) == 0
                ? new InputRefusedException($"{file.Name}: the file has a header and no rows. Fetch it again.")
                : InputRefusedException.At(file.Name, 2, layout.Header[layout.Roles["time_period"]], "no row has a school year that can be (such as 202324 or 2023/24).");
        }

        var order = reader.IsDBNull(4) ? reader.GetInt32(3) * 10 + 4 : reader.GetInt32(4);
        var term = (order % 10) switch { 1 => " autumn term", 2 => " spring term", 3 => " summer term", _ => "" };
        return new()
        {
            File = file.Name,
            Sha256 = file.Sha256,
            Kind = layout.Kind,
            Publication = layout.Kind == TableKind.Lait ? "Local authority interactive tool (LAIT)" : "Suspensions and permanent exclusions in England",
            Release = new AcademicYear(order / 10) + term,
            ReleaseOrder = order,
            Rows = rows,
            SetAside = reader.GetInt64(1),
            FirstYear = new AcademicYear(reader.GetInt32(2)).ToString(),
            LastYear = new AcademicYear(reader.GetInt32(3)).ToString(),
            ImportedAtUtc = now,
        };
    }

    /// <summary>Two rows for one place, period and group that say different things: a column that tells them apart is missing.</summary>
    private void RefuseContradictions(TableLayout layout)
    {
        var series = layout.Kind is TableKind.Long or TableKind.Lait;
        var key = "level, coalesce(school, ''), coalesce(nullif(la_code, ''), ons_code, region_code, place), place, period, term, phase, topic, item" + (series ? ", metric" : "");
        var figures = series ? "value" : string.Join(", ", TableSql.Figures(layout).Select(f => TableSql.Quoted(f.Name)));
        // Grouping by one number is a small part of the work of grouping by all columns. Rows whose numbers agree are then compared in full.
        StatisticsImport.Run(connection, $"""
            CREATE OR REPLACE TEMP TABLE alike AS SELECT hash({key}) AS h FROM taken WHERE year IS NOT NULL AND level <> 'other' GROUP BY h HAVING count(*) > 1
            """);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT max(r) FROM (SELECT *, rowid AS r FROM taken WHERE year IS NOT NULL AND level <> 'other' AND hash({key}) IN (SELECT h FROM alike))
            GROUP BY {key} HAVING count(*) > 1 AND count(DISTINCT ({figures}, 0)) > 1 ORDER BY max(r) LIMIT 1
            """;
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return;
        var (line, value) = LineOf(reader.GetInt64(0), layout.Roles["time_period"]);
        throw InputRefusedException.At(file.Name, line, null,
            $"a second row for the same place, {value}, phase and group gives other figures, and no column tells the two apart.");
    }

    /// <summary>A row for each reason of a row: one reading of the table, whatever the number of reasons.</summary>
    private static string ReasonRows(TableLayout layout)
    {
        var reasons = layout.Reasons.Select(r => r.Reason).Distinct(StringComparer.Ordinal).ToList();
        string Of(string kind) => string.Join(", ", reasons.Select(reason =>
            layout.Reasons.Any(r => r.Reason == reason && r.Permanent == (kind == "perm")) ? TableSql.Quoted($"{kind}:{reason}") : "NULL::DOUBLE"));
        return $"SELECT level, year, term, period, la_code, ons_code, region_code, place, school, phase, 'Reason' AS topic, unnest([{string.Join(", ", reasons.Select(TableSql.Text))}]) AS item, "
            + $"NULL::DOUBLE AS headcount, unnest([{Of("perm")}]) AS perm_excl, NULL::DOUBLE AS perm_excl_rate, unnest([{Of("susp")}]) AS suspension, NULL::DOUBLE AS susp_rate, "
            + "NULL::DOUBLE AS one_plus_susp, NULL::DOUBLE AS one_plus_susp_rate, marks FROM taken WHERE year IS NOT NULL";
    }

    /// <summary>Finds by a plain reading why DuckDB would not take the table: a row with too many or too few values, or an open quote.</summary>
    private InputRefusedException Locate(TableLayout layout, DuckDBException error)
    {
        try
        {
            using var text = new StreamReader(file.CsvPath);
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = FileDecoder.LongestLine * 2 });
            while (csv.Read())
            {
                if (csv.RowFieldCount == layout.Header.Length)
                    continue;
                var column = csv.RowFieldCount < layout.Header.Length ? layout.Header[csv.RowFieldCount] : layout.Header[^1];
                return InputRefusedException.At(file.Name, LineOf(csv.RowNumber - 2, 0).Line, column, string.Create(CultureInfo.InvariantCulture,
                    $"the row has {csv.RowFieldCount} values where the header has {layout.Header.Length}. Fetch the file again, as it was published."));
            }
        }
        catch (CsvFormatException broken)
        {
            return InputRefusedException.At(file.Name, broken.RowNumber, null, "a quoted value is not closed rightly. Fetch the file again.");
        }

        return new($"{file.Name}: {error.Message.Split('\n')[0]}", error);
    }

    /// <summary>The line in the file and the text of one value, by data row (0 is the first after the header).</summary>
    private (long Line, string Value) LineOf(long row, int column)
    {
        using var text = new StreamReader(file.CsvPath);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = FileDecoder.LongestLine * 2 });
        long line = 1;
        for (var i = -1L; csv.Read(); i++)
        {
            if (i == row)
                return (line, column < csv.RowFieldCount ? csv.GetString(column) : "");
            line += 1 + csv.GetRawRecordSpan().TrimEnd("\r\n").Count('\n');
        }

        return (line, "");
    }

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}

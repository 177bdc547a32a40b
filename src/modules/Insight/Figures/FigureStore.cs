using System.Globalization;
using DuckDB.NET.Data;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Sylvan.Data.Csv;

namespace Headwater.Insight.Figures;

/// <summary>Holds the figures of all imported sources in memory and reads them anew when an import changed them.</summary>
internal sealed class FigureStore(StatisticsStore store, AreaRegister areas)
{
    /// <summary>England's published series, which is here before anything is imported.</summary>
    public static readonly SourceRecord BuiltIn = new()
    {
        File = "england-series.csv (part of Headwater)",
        Sha256 = new string('0', 64),
        Kind = TableKind.Wide,
        Publication = "Suspensions and permanent exclusions in England, national series",
        Release = "2023/24",
        ReleaseOrder = 0,
        Rows = 18,
        SetAside = 0,
        FirstYear = "2006/07",
        LastYear = "2023/24",
        ImportedAtUtc = new(2025, 7, 10, 0, 0, 0, DateTimeKind.Utc),
    };

    private static readonly Dictionary<string, (Measure Measure, SchoolPhase Phase)> LaitMeasures = new(StringComparer.Ordinal)
    {
        ["totpermex"] = (Measure.PermanentExclusions, SchoolPhase.All), ["pripermex"] = (Measure.PermanentExclusions, SchoolPhase.Primary),
        ["secpermex"] = (Measure.PermanentExclusions, SchoolPhase.Secondary), ["specpermex"] = (Measure.PermanentExclusions, SchoolPhase.Special),
        ["totfixedex"] = (Measure.Suspensions, SchoolPhase.All), ["prifixedex"] = (Measure.Suspensions, SchoolPhase.Primary),
        ["secfixedex"] = (Measure.Suspensions, SchoolPhase.Secondary), ["specfixedex"] = (Measure.Suspensions, SchoolPhase.Special),
        ["totalpupfixedex"] = (Measure.PupilsSuspended, SchoolPhase.All), ["pripupfixedex"] = (Measure.PupilsSuspended, SchoolPhase.Primary),
        ["secpupfixedex"] = (Measure.PupilsSuspended, SchoolPhase.Secondary), ["specpupfixedex"] = (Measure.PupilsSuspended, SchoolPhase.Special),
    };

    public static readonly string[] ChildrenMetrics = ["cinfixedexclusion", "cinpermexclusion", "lacfixedex"];

    private readonly Lock loading = new();
    private (DateTime At, FigureTable Table)? held;

    public FigureTable Current()
    {
        var at = store.ChangedAtUtc;
        if (held is { } now && now.At == at)
            return now.Table;
        lock (loading)
        {
            at = store.ChangedAtUtc;
            if (held is { } other && other.At == at)
                return other.Table;
            var table = Load(store.Read());
            held = (at, table);
            return table;
        }
    }

    private FigureTable Load(SourceManifest manifest)
    {
        var table = new FigureTable { Sources = [.. manifest.Sources, BuiltIn] };
        if (manifest.Sources.Count > 0)
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            for (var i = 0; i < manifest.Sources.Count; i++)
            {
                var source = manifest.Sources[i];
                if (source.IsSeries)
                    LoadSeries(connection, table, source, i);
                else
                    LoadTable(connection, table, source, i);
            }
        }

        LoadBuiltIn(table);
        return table;
    }

    private void LoadTable(DuckDBConnection connection, FigureTable table, SourceRecord source, int index)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH t AS (SELECT * FROM read_parquet({TableSql.Text(store.ParquetPath(source))})
                       WHERE level IN ('national', 'region', 'authority') AND term = 'year' AND regexp_matches(period, '[0-9]{"{5,}"}|[/_-]'))
            SELECT level, year, la_code, ons_code, region_code, place, phase, topic, item, headcount, perm_excl, perm_excl_rate, suspension, susp_rate, one_plus_susp, one_plus_susp_rate
            FROM t WHERE topic IS NULL
            UNION ALL BY NAME
            (SELECT level, year, la_code, ons_code, region_code, place, phase, topic, item, headcount, perm_excl, perm_excl_rate, suspension, susp_rate, one_plus_susp, one_plus_susp_rate
             FROM t WHERE topic IS NOT NULL QUALIFY year = max(year) OVER (PARTITION BY level, coalesce(nullif(la_code, ''), ons_code, region_code, place), topic))
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (PlaceOf(reader, 0, 2) is not { } place || MeasureWords.Phase(reader.GetString(6)) is not { } phase)
                continue;
            var year = reader.GetInt32(1);
            var headcount = Number(reader, 9);
            var permanent = new Figure(Number(reader, 11), Number(reader, 10), headcount, index);
            var suspensions = new Figure(Number(reader, 13), Number(reader, 12), headcount, index);
            var suspended = new Figure(Number(reader, 15), Number(reader, 14), headcount, index);
            if (reader.IsDBNull(7))
            {
                table.Offer(place.Key, place.IsAuthority, Measure.PermanentExclusions, phase, year, permanent);
                table.Offer(place.Key, place.IsAuthority, Measure.Suspensions, phase, year, suspensions);
                table.Offer(place.Key, place.IsAuthority, Measure.PupilsSuspended, phase, year, suspended);
            }
            else
            {
                table.Add(place.Key, new GroupFigure(year, phase, reader.GetString(7), reader.GetString(8), headcount, permanent, suspensions, suspended));
            }
        }
    }

    private void LoadSeries(DuckDBConnection connection, FigureTable table, SourceRecord source, int index)
    {
        var file = TableSql.Text(store.ParquetPath(source));
        var wanted = MetricsOf(connection, file).Where(m => Wanted(m, source)).Select(TableSql.Text).ToList();
        if (wanted.Count == 0)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT level, year, la_code, ons_code, region_code, place, term, phase, item, metric, value
            FROM read_parquet({file}) WHERE metric IN ({string.Join(", ", wanted)}) AND value IS NOT NULL AND level <> 'school'
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (PlaceOf(reader, 0, 2) is not { } place)
                continue;
            var (year, metric, value) = (reader.GetInt32(1), reader.GetString(9), reader.GetDouble(10));
            var squeezed = Vocabulary.Squeeze(metric);
            if (LaitMeasures.TryGetValue(squeezed, out var known) && reader.GetString(6) == "year")
                table.Offer(place.Key, place.IsAuthority, known.Measure, known.Phase, year, new(value, null, null, index));
            else if (ChildrenMetrics.Contains(squeezed))
                table.OfferChildren(place.Key, squeezed, year, value);
            else if (source.Kind == TableKind.Long && MeasureWords.Phase(reader.GetString(7)) is { } phase && !reader.IsDBNull(8))
                table.Add(place.Key, new TermRate(year, reader.GetString(6), phase, reader.GetString(8), metric, value, index));
        }
    }

    /// <summary>The tool holds hundreds of measures; only those of exclusions are read, by name, so that the rest of the file is passed over.</summary>
    private static bool Wanted(string metric, SourceRecord source)
    {
        var squeezed = Vocabulary.Squeeze(metric);
        return source.Kind == TableKind.Lait
            ? LaitMeasures.ContainsKey(squeezed) || ChildrenMetrics.Contains(squeezed)
            : squeezed.Contains("excl", StringComparison.Ordinal) || squeezed.Contains("susp", StringComparison.Ordinal);
    }

    private static List<string> MetricsOf(DuckDBConnection connection, string file)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT metric FROM read_parquet({file})";
        using var reader = command.ExecuteReader();
        List<string> metrics = [];
        while (reader.Read())
            metrics.Add(reader.GetString(0));
        return metrics;
    }

    /// <summary>Columns from <paramref name="start"/>: three-digit code, nine-character code, region code, name.</summary>
    private (string Key, bool IsAuthority)? PlaceOf(DuckDBDataReader reader, int level, int start)
    {
        string? Text(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);
        switch (reader.GetString(level))
        {
            case "national":
                return (FigureTable.England, false);
            case "region":
                var region = areas.RegionByName(Text(start + 3) ?? "")?.Code ?? Text(start + 2);
                return region is null ? null : (region, false);
            case "authority":
                if (Text(start) is { Length: 3 } code)
                    return (code, true);
                var area = Text(start + 1) is { } ons ? areas.ByOnsCode(ons) : null;
                area ??= areas.Find(Text(start + 3) ?? "");
                return area is null ? null : (area.Code, true);
            default:
                return null;
        }
    }

    private static double? Number(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private static void LoadBuiltIn(FigureTable table)
    {
        using var stream = typeof(FigureStore).Assembly.GetManifestResourceStream("england-series.csv")!;
        using var csv = CsvDataReader.Create(new StreamReader(stream));
        var source = table.Sources.Count - 1;
        while (csv.Read())
        {
            double? Number(int column) => csv.GetString(column) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
            var year = AcademicYear.Parse(csv.GetString(0), null).StartYear;
            var headcount = Number(1);
            table.Offer(FigureTable.England, false, Measure.PermanentExclusions, SchoolPhase.All, year, new(Number(3), Number(2), headcount, source), onlyWhereNothing: true);
            table.Offer(FigureTable.England, false, Measure.Suspensions, SchoolPhase.All, year, new(Number(5), Number(4), headcount, source), onlyWhereNothing: true);
            table.Offer(FigureTable.England, false, Measure.PupilsSuspended, SchoolPhase.All, year, new(Number(6), null, headcount, source), onlyWhereNothing: true);
        }
    }
}

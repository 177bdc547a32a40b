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
            var table = SnapshotOrLoad();
            held = (at, table);
            return table;
        }
    }

    private FigureTable SnapshotOrLoad()
    {
        var manifest = store.ReadBytes();
        var sources = store.Parse(manifest);
        if (sources.Sources.Count == 0)
            return Load(sources);
        var key = FigureSnapshot.KeyOf(manifest);
        if (FigureSnapshot.Read(store.SnapshotPath, key, () => Empty(sources)) is { } kept)
            return kept;
        var table = Load(sources);
        FigureSnapshot.Write(store.SnapshotPath, key, table);
        return table;
    }

    /// <summary>Reads and resolves every imported file.</summary>
    private FigureTable Load(SourceManifest manifest)
    {
        var table = Empty(manifest);
        if (manifest.Sources.Count > 0)
        {
            var places = new PlaceReader(areas);
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            for (var i = 0; i < manifest.Sources.Count; i++)
            {
                var source = manifest.Sources[i];
                if (source.IsSeries)
                    LoadSeries(connection, table, source, i, places);
                else
                    LoadTable(connection, table, source, i, places);
            }
        }

        LoadBuiltIn(table);
        return table;
    }

    private FigureTable Empty(SourceManifest manifest) =>
        new(() => new DetailReader(store, new PlaceReader(areas)).Read(manifest.Sources)) { Sources = [.. manifest.Sources, BuiltIn] };

    private void LoadTable(DuckDBConnection connection, FigureTable table, SourceRecord source, int index, PlaceReader places)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT level, la_code, ons_code, region_code, place, year, phase, headcount, perm_excl, perm_excl_rate, suspension, susp_rate, one_plus_susp, one_plus_susp_rate
            FROM {YearsOf(store.ParquetPath(source))} WHERE topic IS NULL
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (MeasureWords.Phase(reader.GetString(6)) is not { } phase || places.PlaceOf(reader, 0, 1) is not { } place)
                continue;
            var year = reader.GetInt32(5);
            var (permanent, suspensions, suspended) = Figures(reader, 7, index);
            table.Offer(place.Key, place.IsAuthority, Measure.PermanentExclusions, phase, year, permanent);
            table.Offer(place.Key, place.IsAuthority, Measure.Suspensions, phase, year, suspensions);
            table.Offer(place.Key, place.IsAuthority, Measure.PupilsSuspended, phase, year, suspended);
        }
    }

    private void LoadSeries(DuckDBConnection connection, FigureTable table, SourceRecord source, int index, PlaceReader places)
    {
        var wanted = MetricsOf(connection, store.ParquetPath(source)).Where(InPicture).ToDictionary(m => m, Vocabulary.Squeeze);
        if (wanted.Count == 0)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT level, la_code, ons_code, region_code, place, year, term, metric, value FROM read_parquet({TableSql.Text(store.ParquetPath(source))})
            WHERE metric IN ({string.Join(", ", wanted.Keys.Select(TableSql.Text))}) AND value IS NOT NULL AND level <> 'school'
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (places.PlaceOf(reader, 0, 1) is not { } place)
                continue;
            var (year, metric, value) = (reader.GetInt32(5), wanted[reader.GetString(7)], reader.GetDouble(8));
            if (LaitMeasures.TryGetValue(metric, out var known) && reader.GetString(6) == "year")
                table.Offer(place.Key, place.IsAuthority, known.Measure, known.Phase, year, new(value, null, null, index));
            else if (ChildrenMetrics.Contains(metric))
                table.OfferChildren(place.Key, metric, year, value);
        }
    }

    /// <summary>The tool holds hundreds of measures; only those of exclusions are read, by name, so that the rest of the file is passed over.</summary>
    internal static bool InPicture(string metric) =>
        Vocabulary.Squeeze(metric) is var squeezed && (LaitMeasures.ContainsKey(squeezed) || ChildrenMetrics.Contains(squeezed));

    /// <summary>Whole years of places above the school.</summary>
    internal static string YearsOf(string parquet) =>
        $"(SELECT * FROM read_parquet({TableSql.Text(parquet)}) WHERE level IN ('national', 'region', 'authority') AND term = 'year' AND regexp_matches(period, '[0-9]{{5,}}|[/_-]'))";

    internal static List<string> MetricsOf(DuckDBConnection connection, string parquet)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT metric FROM read_parquet({TableSql.Text(parquet)})";
        using var reader = command.ExecuteReader();
        List<string> metrics = [];
        while (reader.Read())
            metrics.Add(reader.GetString(0));
        return metrics;
    }

    /// <summary>Columns from <paramref name="start"/>: headcount, then count and rate of each measure.</summary>
    internal static (Figure Permanent, Figure Suspensions, Figure Suspended) Figures(DuckDBDataReader reader, int start, int source)
    {
        var headcount = Number(reader, start);
        Figure At(int column) => new(Number(reader, column + 1), Number(reader, column), headcount, source);
        return (At(start + 1), At(start + 3), At(start + 5));
    }

    internal static double? Number(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

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

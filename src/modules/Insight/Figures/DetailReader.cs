using DuckDB.NET.Data;
using Headwater.Insight.Sources;

namespace Headwater.Insight.Figures;

/// <summary>What pages show of groups and terms, by place; a picture needs neither.</summary>
internal sealed class FigureDetails
{
    public Dictionary<string, List<GroupFigure>> Groups { get; } = [];

    public Dictionary<string, List<TermRate>> Terms { get; } = [];
}

/// <summary>Reads groups and terms out of the imported files: done once, when a page first asks for them.</summary>
internal sealed class DetailReader(StatisticsStore store, PlaceReader places)
{
    private readonly FigureDetails details = new();

    public FigureDetails Read(IReadOnlyList<SourceRecord> sources)
    {
        if (sources.Count == 0)
            return details;
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].Kind == TableKind.Long)
                ReadTerms(connection, store.ParquetPath(sources[i]), i);
            else if (!sources[i].IsSeries)
                ReadGroups(connection, store.ParquetPath(sources[i]), i);
        }

        return details;
    }

    private void ReadGroups(DuckDBConnection connection, string parquet, int source)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT level, la_code, ons_code, region_code, place, year, phase, headcount, perm_excl, perm_excl_rate, suspension, susp_rate, one_plus_susp, one_plus_susp_rate, topic, item
            FROM {FigureStore.YearsOf(parquet)} WHERE topic IS NOT NULL
            QUALIFY year = max(year) OVER (PARTITION BY level, coalesce(nullif(la_code, ''), ons_code, region_code, place), topic)
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (MeasureWords.Phase(reader.GetString(6)) is not { } phase || places.PlaceOf(reader, 0, 1) is not { } place)
                continue;
            var (permanent, suspensions, suspended) = FigureStore.Figures(reader, 7, source);
            ListOf(details.Groups, place.Key).Add(new(reader.GetInt32(5), phase, reader.GetString(14), reader.GetString(15), FigureStore.Number(reader, 7), permanent, suspensions, suspended));
        }
    }

    private void ReadTerms(DuckDBConnection connection, string parquet, int source)
    {
        var wanted = FigureStore.MetricsOf(connection, parquet).Where(m => OfExclusions(m) && !FigureStore.InPicture(m)).Select(TableSql.Text).ToList();
        if (wanted.Count == 0)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT level, la_code, ons_code, region_code, place, year, term, phase, item, metric, value FROM read_parquet({TableSql.Text(parquet)})
            WHERE metric IN ({string.Join(", ", wanted)}) AND value IS NOT NULL AND item IS NOT NULL AND level <> 'school'
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (MeasureWords.Phase(reader.GetString(7)) is { } phase && places.PlaceOf(reader, 0, 1) is { } place)
                ListOf(details.Terms, place.Key).Add(new(reader.GetInt32(5), reader.GetString(6), phase, reader.GetString(8), reader.GetString(9), reader.GetDouble(10), source));
        }
    }

    private static bool OfExclusions(string metric) =>
        Vocabulary.Squeeze(metric) is var squeezed && (squeezed.Contains("excl", StringComparison.Ordinal) || squeezed.Contains("susp", StringComparison.Ordinal));

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string place)
    {
        if (!lists.TryGetValue(place, out var list))
            lists.Add(place, list = []);
        return list;
    }
}

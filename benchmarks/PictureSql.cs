using DuckDB.NET.Data;
using Headwater.Insight.Figures;
using Headwater.Insight.Sources;

namespace Headwater.Bench;

/// <summary>The rows behind the pictures, fetched by one plain query a source, every value read and nothing made of it.</summary>
internal static class PictureSql
{
    /// <summary>One query for each source that holds figures of a picture; the names of the tool's measures are looked up beforehand.</summary>
    public static List<string> Queries(StatisticsStore store, IReadOnlyList<SourceRecord> sources)
    {
        List<string> queries = [];
        foreach (var source in sources)
        {
            var file = TableSql.Text(store.ParquetPath(source));
            if (source.Kind == TableKind.Lait)
            {
                var metrics = Read([$"SELECT DISTINCT metric FROM read_parquet({file})"], 0).Where(FigureStore.InPicture).Select(TableSql.Text).ToList();
                if (metrics.Count > 0)
                    queries.Add($"SELECT level, year, la_code, ons_code, region_code, place, term, metric, value FROM read_parquet({file}) WHERE metric IN ({string.Join(", ", metrics)}) AND value IS NOT NULL");
            }
            else if (!source.IsSeries)
            {
                queries.Add($"""
                    SELECT level, year, la_code, ons_code, region_code, place, phase, headcount, perm_excl, perm_excl_rate, suspension, susp_rate, one_plus_susp, one_plus_susp_rate
                    FROM read_parquet({file}) WHERE topic IS NULL AND term = 'year' AND level IN ('national', 'region', 'authority')
                    """);
            }
        }

        return queries;
    }

    /// <summary>Every row of every query, all of its values taken out; the text of one column is given back.</summary>
    public static List<string> Read(IEnumerable<string> queries, int column)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        List<string> texts = [];
        foreach (var query in queries)
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            while (reader.Read())
            {
                reader.GetValues(values);
                texts.Add((string)values[column]);
            }
        }

        return texts;
    }
}

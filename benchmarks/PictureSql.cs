using System.Globalization;
using DuckDB.NET.Data;
using Headwater.Insight.Sources;

namespace Headwater.Bench;

/// <summary>The rows behind the pictures, fetched by one plain query a source, every value read and nothing made of it.</summary>
internal static class PictureSql
{
    public static int ReadAll(StatisticsStore store, IReadOnlyList<SourceRecord> sources)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var rows = 0;
        foreach (var source in sources)
        {
            using var command = connection.CreateCommand();
            var file = TableSql.Text(store.ParquetPath(source));
            command.CommandText = source.IsSeries
                ? $"""
                   SELECT level, year, la_code, ons_code, region_code, place, term, phase, item, metric, value FROM read_parquet({file})
                   WHERE value IS NOT NULL AND level <> 'school' AND {(source.Kind == TableKind.Lait
                       ? "lower(metric) IN ('tot_perm_ex', 'x') OR regexp_matches(metric, '(PermEx|FixedEx|PupFixedEx|Fixed_Exclusion|PermExclusion|lac_fixed_ex)$', 'i')"
                       : "regexp_matches(metric, 'excl|susp', 'i')")}
                   """
                : $"""
                   SELECT level, year, la_code, ons_code, region_code, place, phase, topic, item, headcount, perm_excl, perm_excl_rate, suspension, susp_rate, one_plus_susp, one_plus_susp_rate
                   FROM read_parquet({file}) WHERE level IN ('national', 'region', 'authority') AND term = 'year'
                   """;
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            while (reader.Read())
            {
                reader.GetValues(values);
                rows++;
            }
        }

        return rows;
    }
}

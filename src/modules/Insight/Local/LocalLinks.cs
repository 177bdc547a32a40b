namespace Headwater.Insight.Local;

/// <summary>Addresses of a locality's own figures. They are stable: a table can be sent to a colleague.</summary>
internal static class LocalLinks
{
    public static string Of(string code) => $"/insight/{code}/local";

    public static string Of(LocalTable table) => Of(table.Area.Code) + Query(table);

    public static string Csv(LocalTable table) => $"{Of(table.Area.Code)}.csv{Query(table)}";

    public static string Json(LocalTable table) => $"/api/insight/{table.Area.Code}/local{Query(table)}";

    public static string Of(string code, LocalMeasure measure, string by) => $"{Of(code)}?measure={measure.Key()}&by={by}";

    private static string Query(LocalTable table) =>
        $"?measure={table.Measure.Key()}{(table.Year is null ? "" : $"&year={table.Year.Replace('/', '-')}")}&by={table.By.Key}";
}

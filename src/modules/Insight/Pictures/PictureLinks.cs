namespace Headwater.Insight.Pictures;

/// <summary>Addresses of the pictures. They are stable: a view can be sent to a colleague.</summary>
internal static class PictureLinks
{
    public const string Home = "/";
    public const string Compare = "/insight/compare";
    public const string Map = "/insight/map";
    public const string Sources = "/insight/sources";

    public static string Of(string code, string? year = null, string? neighbours = null) => $"/insight/{code}" + Query(year, neighbours);

    public static string Csv(string code, string measure) => $"/insight/{code}/{measure}.csv";

    public static string Json(string code, string? year, string? neighbours) => $"/api/insight/{code}" + Query(year, neighbours);

    public static string CompareOf(IEnumerable<string> codes) => $"{Compare}?areas={string.Join(",", codes)}";

    private static string Query(string? year, string? neighbours)
    {
        List<string> parts = [];
        if (year is not null)
            parts.Add($"year={year.Replace('/', '-')}");
        if (neighbours is not null)
            parts.Add($"neighbours={neighbours}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}

using DuckDB.NET.Data;
using Headwater.Localities.Contracts;

namespace Headwater.Insight.Figures;

/// <summary>Finds the place a row is about. One for one reading.</summary>
internal sealed class PlaceReader(AreaRegister areas)
{
    private readonly Dictionary<(string? Ons, string? Code, string? Name), (string Key, bool IsAuthority)?> placesFound = [];

    /// <summary>Columns from <paramref name="start"/>: three-digit code, nine-character code, region code, name.</summary>
    public (string Key, bool IsAuthority)? PlaceOf(DuckDBDataReader reader, int level, int start)
    {
        string? Text(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);
        switch (reader.GetString(level))
        {
            case "national":
                return (FigureTable.England, false);
            case "region":
                return Once((null, Text(start + 2), Text(start + 3)), p =>
                    (areas.RegionByName(p.Name ?? "")?.Code ?? p.Code) is { } region ? (region, false) : null);
            case "authority":
                if (Text(start) is { Length: 3 } code)
                    return (code, true);
                return Once((Text(start + 1), null, Text(start + 3)), p =>
                    ((p.Ons is { } ons ? areas.ByOnsCode(ons) : null) ?? areas.Find(p.Name ?? "")) is { } area ? (area.Code, true) : null);
            default:
                return null;
        }
    }

    /// <summary>Names are folded once and not in each of ten thousands of rows.</summary>
    private (string Key, bool IsAuthority)? Once((string? Ons, string? Code, string? Name) written, Func<(string? Ons, string? Code, string? Name), (string, bool)?> find)
    {
        if (!placesFound.TryGetValue(written, out var found))
            placesFound.Add(written, found = find(written));
        return found;
    }
}

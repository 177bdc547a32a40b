using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Localities.Shapes;

/// <summary>What a boundaries file held: shapes of areas, and the codes that are no present authority with education duties.</summary>
internal sealed record BoundaryFile(IReadOnlyList<AreaShape> Areas, IReadOnlyList<string> Unmatched)
{
    private const int LeastPoints = 4;

    /// <summary>
    /// Reads a GeoJSON FeatureCollection in longitude and latitude (RFC 7946). The code is found by its pattern, because
    /// the property's name changes with every release (CTYUA23CD, UTLA22CD, LAD21CD, …).
    /// </summary>
    public static BoundaryFile Read(string name, Stream stream, AreaRegister areas)
    {
        using var json = Parse(name, stream);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            throw new InputRefusedException($"{name}: this is not a GeoJSON FeatureCollection. Give boundaries of local authorities as GeoJSON.");

        Dictionary<string, List<IReadOnlyList<(double X, double Y)>>> found = new(StringComparer.Ordinal);
        List<string> unmatched = [];
        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}, feature {++number}");
            var code = CodeOf(feature) ?? throw new InputRefusedException($"{place}: no property holds a nine-character ONS code such as E10000011.");
            if (areas.ByOnsCode(code) is not { IsCurrent: true } area)
                unmatched.Add(code);
            else if (!found.TryAdd(area.Code, Rings(place, feature)))
                throw new InputRefusedException($"{place}: {area.Name} ({code}) is in the file twice.");
        }

        if (found.Count == 0)
            throw new InputRefusedException($"{name}: none of its {number.ToString(CultureInfo.InvariantCulture)} features is a present local authority with education duties. Give boundaries of counties and unitary authorities.");
        if (unmatched.Count(c => c[0] == 'E') > found.Count)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{name}: most of its English features ({unmatched.Count(c => c[0] == 'E')}, such as {unmatched.First(c => c[0] == 'E')}) are no authorities with education duties; they look like districts. Give boundaries of counties and unitary authorities."));
        return new([.. found.Select(f => new AreaShape(f.Key, f.Value))], unmatched);
    }

    private static JsonDocument Parse(string name, Stream stream)
    {
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException error)
        {
            throw InputRefusedException.At(name, error.LineNumber + 1, null, "this is not JSON. Give boundaries of local authorities as GeoJSON.");
        }
    }

    private static string? CodeOf(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return null;
        return properties.EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.String)
            .Select(p => p.Value.GetString()!.Trim())
            .FirstOrDefault(BoundaryCodes.IsOnsCode);
    }

    private static List<IReadOnlyList<(double X, double Y)>> Rings(string place, JsonElement feature)
    {
        try
        {
            var geometry = feature.GetProperty("geometry");
            var coordinates = geometry.GetProperty("coordinates");
            var polygons = geometry.GetProperty("type").GetString() switch
            {
                "Polygon" => [coordinates],
                "MultiPolygon" => coordinates.EnumerateArray().ToArray(),
                var other => throw new InputRefusedException($"{place}: its geometry is '{other}'; Polygon or MultiPolygon is needed."),
            };
            List<IReadOnlyList<(double X, double Y)>> rings = [.. polygons.SelectMany(p => p.EnumerateArray()).Select(r => Ring(place, r)).Where(r => r.Count >= LeastPoints)];
            return rings.Count > 0 ? rings : throw new InputRefusedException($"{place}: its outline has no ring of three corners or more.");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputRefusedException($"{place}: its geometry cannot be read as a Polygon or MultiPolygon.", error);
        }
    }

    /// <summary>Four decimals are about ten metres; corners that fall together are one, and a ring that collapses is dropped.</summary>
    private static List<(double X, double Y)> Ring(string place, JsonElement ring)
    {
        List<(double X, double Y)> points = [];
        foreach (var corner in ring.EnumerateArray())
        {
            if (corner.GetArrayLength() < 2)
                throw new InputRefusedException($"{place}: a corner has fewer than two numbers.");
            var (x, y) = (Math.Round(corner[0].GetDouble(), 4), Math.Round(corner[1].GetDouble(), 4));
            if (x is < -180 or > 180 || y is < -90 or > 90)
                throw new InputRefusedException($"{place}: ({x.ToString(CultureInfo.InvariantCulture)}, {y.ToString(CultureInfo.InvariantCulture)}) is not longitude and latitude. Give the file in WGS84, not on the national grid.");
            if (points.Count == 0 || points[^1] != (x, y))
                points.Add((x, y));
        }

        return points;
    }
}

internal static partial class BoundaryCodes
{
    public static bool IsOnsCode(string value) => Pattern().IsMatch(value);

    [GeneratedRegex("^[EWSN][0-9]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}

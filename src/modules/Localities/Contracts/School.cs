namespace Headwater.Localities.Contracts;

/// <summary>A place on the globe, WGS84 degrees.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>
/// A school or other establishment of the Department's register (GIAS), without anybody's name. <paramref name="AreaCode"/>
/// is null for the few thousand that the register puts under no authority of England.
/// </summary>
public sealed record School(
    int Urn,
    string Name,
    string? AreaCode,
    string Status,
    string? Phase,
    string? Type,
    string? Postcode,
    GeoPoint? Location,
    int? Capacity,
    int? Pupils,
    int? LowAge,
    int? HighAge,
    DateOnly? Opened,
    DateOnly? Closed)
{
    /// <summary>"Open" and "Open, but proposed to close".</summary>
    public bool IsOpen => MeansOpen(Status);

    internal static bool MeansOpen(string status) => status.StartsWith("Open", StringComparison.Ordinal);
}

/// <summary>How many schools are held of one area.</summary>
public sealed record SchoolCount(string AreaCode, int Open, int Other);

/// <summary>The imported schools. National reference data: no locality owns it.</summary>
public interface ISchools
{
    Task<School?> ByUrnAsync(int urn, CancellationToken ct);

    /// <summary>Those of these that are held, by number, in one read.</summary>
    Task<IReadOnlyDictionary<int, School>> ByUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken ct);

    /// <summary>By name; open ones only, unless <paramref name="closedToo"/>.</summary>
    Task<IReadOnlyList<School>> InAreaAsync(string areaCode, bool closedToo, CancellationToken ct);

    /// <summary>One count for each area that has a school, by area code.</summary>
    Task<IReadOnlyList<SchoolCount>> CountsAsync(CancellationToken ct);
}

using Headwater.Collaboration;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Maps;

/// <summary>How often each sector's seats were taken at the meetings that were last: what the map is held against.</summary>
internal interface IRecentAttendance
{
    /// <summary>By the code of the sector, counted over the last three meetings before a day; a sector that nobody came from may be absent.</summary>
    Task<IReadOnlyDictionary<string, int>> BySectorAsync(DateOnly today, CancellationToken ct);
}

/// <summary>The sectors of a map as those of the table: a map names them in words, the table by codes.</summary>
internal static class MapSectors
{
    /// <summary>The sector of the table that a map means; null where the table has none.</summary>
    public static Sector? Of(string named, IReadOnlyList<Sector> sectors)
    {
        var (said, plain) = (named.Trim(), Plain(named));
        return sectors.FirstOrDefault(s => s.Label.Equals(said, StringComparison.OrdinalIgnoreCase))
            ?? sectors.FirstOrDefault(s => s.Code.Equals(said, StringComparison.OrdinalIgnoreCase) || s.Code == plain || Plain(s.Label) == plain);
    }

    /// <summary>The map with every sector that the table knows by the name it has there.</summary>
    public static GraphMap AsAtTheTable(GraphMap map, IReadOnlyList<Sector> sectors)
    {
        var names = map.Sectors.Distinct().Where(s => s.Length > 0).ToDictionary(s => s, s => Of(s, sectors)?.Label ?? s.Trim(), StringComparer.Ordinal);
        return new(map.Title, map.Elements.Select(e => e with { Sector = names.GetValueOrDefault(e.Sector, "") }), map.Links, map.Loops);
    }

    private static string Plain(string name) =>
        string.Join('-', string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A sector of the agreed map, and how it is at the table.</summary>
/// <param name="Mapped">As the signal reads it.</param>
/// <param name="Elements">How many elements of the map are of it.</param>
/// <param name="Share">Its part of the links of all sectors; null where no sector has any.</param>
/// <param name="Known">Whether the table has such a sector at all.</param>
internal sealed record SectorAtTable(MappedSector Mapped, int Elements, double? Share, bool Known);

/// <summary>Who is on the map but not at the table.</summary>
/// <param name="Map">The map; null where none is agreed.</param>
/// <param name="Version">The version that is held against the table.</param>
/// <param name="Agreed">When it was agreed.</param>
/// <param name="Sectors">Sectors of the map, those not at the table first, the heaviest first.</param>
/// <param name="NotMapped">Sectors of the table that the map does not name.</param>
/// <param name="Signal">What is said of it.</param>
internal sealed record Coverage(SystemMap? Map, MapVersion? Version, MapAgreement? Agreed, IReadOnlyList<SectorAtTable> Sectors, IReadOnlyList<string> NotMapped, SignalResult Signal);

/// <summary>Works out S01 from the agreed map, the seats and who came.</summary>
internal sealed class CoverageQueries(MapQueries maps, SeatQueries seats, StandingQueries standing, IRecentAttendance attendance, Limits.LimitQueries limits) : ISignalSource
{
    public const string NoMap = "No version of a map has been agreed yet, so nobody can say who is missing from the table.";

    public async Task<Coverage> OfAsync(DateOnly today, CancellationToken ct)
    {
        if (await maps.AgreedAsync(ct) is not { } agreed)
            return new(null, null, null, [], [], new(Signal.CoverageGap, null, 0, SignalState.NotEnoughData, [NoMap], []));
        var sectors = await standing.SectorsAsync(ct);
        var graph = MapSectors.AsAtTheTable(agreed.Version.Graph(), sectors);
        var filled = (await seats.TableAsync(ct)).Where(s => s is { IsVacant: false, Seat.Kind: SeatKind.Core }).GroupBy(s => s.Sector.Code).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var came = await attendance.BySectorAsync(today, ct);
        var weights = SectorCoverage.Weights(graph);
        var all = weights.Sum(w => (long)w.Weight);
        List<SectorAtTable> found = [];
        foreach (var weight in weights)
        {
            var sector = MapSectors.Of(weight.Sector, sectors);
            var mapped = new MappedSector(weight.Sector, weight.Weight, sector is null ? 0 : filled.GetValueOrDefault(sector.Code), sector is null ? 0 : came.GetValueOrDefault(sector.Code), sector?.IsCore ?? false);
            found.Add(new(mapped, graph.Elements.Count(e => e.Sector == weight.Sector), all == 0 ? null : weight.Weight / (double)all, sector is not null));
        }

        var named = weights.Select(w => w.Sector).ToHashSet(StringComparer.Ordinal);
        return new(
            agreed.Map, agreed.Version, agreed.Agreed, [.. found.OrderBy(f => f.Mapped.Active).ThenByDescending(f => f.Mapped.Weight).ThenBy(f => f.Mapped.Sector, StringComparer.Ordinal)],
            [.. sectors.Where(s => !named.Contains(s.Label)).Select(s => s.Label)], Said([.. found.Select(f => f.Mapped)], (await limits.CurrentAsync(ct)).Coverage));
    }

    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct) => [(await OfAsync(today, ct)).Signal];

    /// <summary>A map without a link between sectors weighs nothing: that is too little to say anything.</summary>
    private static SignalResult Said(IReadOnlyList<MappedSector> sectors, CoverageThresholds thresholds) =>
        sectors.Count > 0 && sectors.All(s => s.Weight == 0)
            ? new(Signal.CoverageGap, null, sectors.Count, SignalState.NotEnoughData, ["No link of the agreed map touches a sector: draw the links first."], [])
            : Collaboration.CoverageGap.Signal(sectors, thresholds);
}

/// <summary>What maps need, on the overview.</summary>
internal sealed class MapsOverview(MapQueries maps, CoverageQueries coverage, StandingQueries standing, TimeProvider clock) : IOverviewPart
{
    public int Order => 20;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return [];
        var listed = await maps.ListAsync(ct);
        if (listed.Count == 0)
            return [new("There is no map of the system yet: draw one, or take one in from a file", MapLinks.List)];
        var told = (await coverage.OfAsync(clock.Today(), ct)).Signal;
        return told.Fires ? [new(told.Reasons[0].TrimEnd('.'), MapLinks.Coverage)] : [];
    }
}

namespace Headwater.Graphs;

/// <summary>A sector of the map by how many links touch its elements.</summary>
/// <param name="Sector">Its name.</param>
/// <param name="Weight">Links with at least one end in it: 0 or more.</param>
public sealed record SectorWeight(string Sector, int Weight);

/// <summary>A sector that the map names and nobody at the table speaks for.</summary>
/// <param name="Sector">Its name.</param>
/// <param name="Share">Its weight as a share of all weights; 0 when no sector has any.</param>
public sealed record CoverageGap(string Sector, double Share);

/// <summary>How much of the mapped system sits at the table (signal S01).</summary>
/// <param name="Unweighted">Active sectors ÷ mapped sectors; null when the map names none.</param>
/// <param name="Weighted">Weights of the active sectors ÷ all weights; null when all weights are 0.</param>
/// <param name="Gaps">Mapped sectors that are not active, the heaviest first, then in ordinal order.</param>
public sealed record SectorCoverage(double? Unweighted, double? Weighted, IReadOnlyList<CoverageGap> Gaps)
{
    /// <summary>
    /// The weight of each sector on a map: the links that touch its elements. A link within a sector counts once for it, one
    /// between two once for each; parallel links each count, as each was drawn for a reason; a link from an element to itself counts once.
    /// </summary>
    /// <param name="map">The map; elements without a sector weigh nothing.</param>
    /// <returns>Every sector named, the heaviest first, then in ordinal order.</returns>
    public static IReadOnlyList<SectorWeight> Weights(GraphMap map)
    {
        var weights = map.Elements.Select(e => e.Sector).Where(s => s.Length > 0).Distinct().ToDictionary(s => s, _ => 0, StringComparer.Ordinal);
        foreach (var link in map.Links)
        {
            var (from, to) = (map.Elements[map.NumberOf(link.From)].Sector, map.Elements[map.NumberOf(link.To)].Sector);
            if (from.Length > 0)
                weights[from]++;
            if (to.Length > 0 && to != from)
                weights[to]++;
        }

        return [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => new SectorWeight(w.Key, w.Value))];
    }

    /// <summary>Sets the sectors at the table against those of the map.</summary>
    /// <param name="weights">The map's sectors.</param>
    /// <param name="active">Sectors with a filled seat and somebody who came; others than the map's are passed over.</param>
    public static SectorCoverage Of(IReadOnlyList<SectorWeight> weights, IReadOnlySet<string> active)
    {
        var all = weights.Sum(w => (long)w.Weight);
        var covered = weights.Where(w => active.Contains(w.Sector)).ToList();
        return new(
            weights.Count == 0 ? null : covered.Count / (double)weights.Count,
            all == 0 ? null : covered.Sum(w => (long)w.Weight) / (double)all,
            [.. weights.Where(w => !active.Contains(w.Sector)).OrderByDescending(w => w.Weight).ThenBy(w => w.Sector, StringComparer.Ordinal).Select(w => new CoverageGap(w.Sector, all == 0 ? 0 : w.Weight / (double)all))]);
    }
}

using Headwater.Insight.Contracts;
using Headwater.Localities.Contracts;

namespace Headwater.Insight.Local;

/// <summary>The protected tables in use, kept until a locality's rows or its threshold change.</summary>
internal sealed class LocalFamilies
{
    private readonly Lock keeping = new();
    private readonly Dictionary<string, (string Version, LocalFamily Family)> kept = [];

    public LocalFamily Of(Area area, LocalChildren local, int threshold)
    {
        lock (keeping)
        {
            if (kept.TryGetValue(area.Code, out var known) && known.Version == local.Version && known.Family.Threshold == threshold)
                return known.Family;
            var family = new LocalFamily(local, threshold);
            kept[area.Code] = (local.Version, family);
            return family;
        }
    }
}

/// <summary>A locality's own figures by its own threshold.</summary>
internal sealed class LocalFigures(IEnumerable<ILocalFigures> sources, ILocalities localities, LocalFamilies families)
{
    /// <summary>Holds for the sample before the first start has given it a locality.</summary>
    private const int SampleThreshold = 5;

    /// <summary>Null where the area has no rows of its own, or nobody's locality is set up on it.</summary>
    public async Task<LocalFamily?> OfAsync(Area area, CancellationToken ct)
    {
        foreach (var source in sources)
        {
            if (await source.OfAsync(area, ct) is not { } local)
                continue;
            var locality = await localities.ByAreaCodeAsync(area.Code, ct);
            if (locality is null && !area.IsFictional)
                return null;
            return families.Of(area, local, locality?.SuppressionThreshold ?? SampleThreshold);
        }

        return null;
    }

    /// <summary>The same by year and phase, for the picture.</summary>
    public async Task<LocalPicture?> PictureOfAsync(Area area, CancellationToken ct) =>
        await OfAsync(area, ct) is { } family ? new LocalPicture(family) : null;
}

using Headwater.Data;
using Headwater.Partnership.Maps;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>An element or a link that a finding can be tied to.</summary>
internal sealed record MapPart(Guid Map, string Title, bool IsLink, string Code, string Words)
{
    public string Group => $"{Title}: {(IsLink ? "links" : "elements")}";
}

/// <summary>The parts of all drafts in a few words each.</summary>
internal sealed class MapParts(HeadwaterDb db)
{
    /// <summary>A list to choose from that is longer cannot be used: tie from a smaller map.</summary>
    public const int MostListed = 3000;

    public async Task<IReadOnlyList<MapPart>> AllAsync(CancellationToken ct)
    {
        var maps = await db.Set<SystemMap>().AsNoTracking().OrderBy(m => m.Title).ThenBy(m => m.Id).Select(m => new { m.Id, m.Title }).ToListAsync(ct);
        var elements = await db.Set<DraftElement>().AsNoTracking().OrderBy(e => e.Order).Select(e => new { e.Id, e.MapId, e.Code, e.Label }).ToListAsync(ct);
        var links = await db.Set<DraftLink>().AsNoTracking().OrderBy(l => l.Order).Select(l => new { l.MapId, l.Code, l.FromId, l.ToId }).ToListAsync(ct);
        var labels = elements.ToDictionary(e => e.Id, e => e.Label);
        return
        [
            .. maps.SelectMany(m => elements.Where(e => e.MapId == m.Id).Select(e => new MapPart(m.Id, m.Title, false, e.Code, e.Label))
                .Concat(links.Where(l => l.MapId == m.Id).Select(l => new MapPart(m.Id, m.Title, true, l.Code, $"{labels[l.FromId]} \u2192 {labels[l.ToId]}")))),
        ];
    }
}

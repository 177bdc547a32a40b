using Headwater.Data;
using Headwater.Graphs;
using Headwater.Graphs.Pictures;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

/// <summary>A map as it is looked at: the draft, or one of its versions.</summary>
/// <param name="Map">The map.</param>
/// <param name="Graph">Its elements and links.</param>
/// <param name="Version">The version that is shown; null for the draft.</param>
/// <param name="Agreed">That the version was agreed; null where it was not, and for the draft.</param>
/// <param name="ElementIds">The rows of the draft's elements by their codes; empty for a version.</param>
/// <param name="LinkIds">The rows of the draft's links by their codes; empty for a version.</param>
/// <param name="Placed">Where people put elements of the draft on the picture, by their codes.</param>
internal sealed record MapView(
    SystemMap Map, GraphMap Graph, MapVersion? Version, MapAgreement? Agreed, IReadOnlyDictionary<string, Guid> ElementIds, IReadOnlyDictionary<string, Guid> LinkIds, IReadOnlyDictionary<string, MapPoint> Placed)
{
    /// <summary>The day that it tells of.</summary>
    public DateOnly On => Version?.SavedOn ?? Map.ChangedOn;

    /// <summary>Where each element stands: as the version kept it; in the draft where people put it, else where it is arranged by itself.</summary>
    public IReadOnlyList<MapPoint> Places(CancellationToken ct) => Version?.Points() ?? MapPlaces.Of(Graph, Placed, ct);

    /// <summary>An element by its code.</summary>
    public MapElement Element(string code) => Graph.Elements[Graph.NumberOf(code)];
}

/// <summary>Where elements of a draft stand.</summary>
internal static class MapPlaces
{
    public static IReadOnlyList<MapPoint> Of(GraphMap graph, IReadOnlyDictionary<string, MapPoint> placed, CancellationToken ct) =>
        graph.Elements.All(e => placed.ContainsKey(e.Id))
            ? [.. graph.Elements.Select(e => placed[e.Id])]
            : [.. MapLayout.Of(graph, ct: ct).Select((at, i) => placed.TryGetValue(graph.Elements[i].Id, out var put) ? put : at)];
}

/// <summary>A map in the list of maps.</summary>
internal sealed record ListedMap(SystemMap Map, int Elements, int Links, VersionHead? Latest, bool LatestAgreed);

/// <summary>What is told of a version in a list. What is in it may be megabytes, and is read for one at a time.</summary>
internal sealed record VersionHead(Guid Id, Guid MapId, int Number, DateOnly SavedOn, PersonId SavedBy, string Note, int Elements, int Links);

/// <summary>The rows of a draft.</summary>
internal sealed record DraftRows(List<DraftElement> Elements, List<DraftLink> Links, List<NamedLoop> Loops)
{
    /// <summary>The draft as a map.</summary>
    public GraphMap Graph(string title)
    {
        var codes = Elements.ToDictionary(e => e.Id, e => e.Code);
        return new(title, Elements.Select(DraftShape.Of), Links.Select(l => DraftShape.Of(l, codes[l.FromId], codes[l.ToId])), Loops.Select(DraftShape.Of));
    }
}

/// <summary>Reads maps.</summary>
internal sealed class MapQueries(HeadwaterDb db)
{
    /// <summary>Every map by its title.</summary>
    public async Task<IReadOnlyList<ListedMap>> ListAsync(CancellationToken ct)
    {
        var maps = await db.Set<SystemMap>().AsNoTracking().Select(m => new
        {
            Map = m,
            Elements = db.Set<DraftElement>().Count(e => e.MapId == m.Id),
            Links = db.Set<DraftLink>().Count(l => l.MapId == m.Id),
        }).ToListAsync(ct);
        var versions = await db.Set<MapVersion>().AsNoTracking()
            .Where(v => v.Number == db.Set<MapVersion>().Where(o => o.MapId == v.MapId).Max(o => o.Number))
            .Select(v => new { Version = new VersionHead(v.Id, v.MapId, v.Number, v.SavedOn, v.SavedBy, v.Note, v.Elements, v.Links), Agreed = db.Set<MapAgreement>().Any(a => a.VersionId == v.Id) }).ToDictionaryAsync(v => v.Version.MapId, ct);
        return [.. maps.OrderBy(m => m.Map.Title, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Map.Id)
            .Select(m => new ListedMap(m.Map, m.Elements, m.Links, versions.GetValueOrDefault(m.Map.Id)?.Version, versions.GetValueOrDefault(m.Map.Id)?.Agreed ?? false))];
    }

    /// <summary>A map as its draft, or as the version of that number; null when there is none.</summary>
    public async Task<MapView?> ViewAsync(Guid id, int? number, CancellationToken ct)
    {
        if (await db.Set<SystemMap>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } map)
            return null;
        if (number is { } wanted)
            return await VersionAsync(id, wanted, ct) is { } found ? new(map, found.Version.Graph(), found.Version, found.Agreed, new Dictionary<string, Guid>(), new Dictionary<string, Guid>(), new Dictionary<string, MapPoint>()) : null;
        var rows = await DraftAsync(id, ct);
        return new(
            map, rows.Graph(map.Title), null, null, rows.Elements.ToDictionary(e => e.Code, e => e.Id), rows.Links.ToDictionary(l => l.Code, l => l.Id),
            rows.Elements.Where(e => e is { X: not null, Y: not null }).ToDictionary(e => e.Code, e => new MapPoint(e.X!.Value, e.Y!.Value)));
    }

    /// <summary>The rows of a draft in their order, tracked by nobody.</summary>
    public async Task<DraftRows> DraftAsync(Guid map, CancellationToken ct) => new(
        await db.Set<DraftElement>().AsNoTracking().Where(e => e.MapId == map).OrderBy(e => e.Order).ThenBy(e => e.Id).ToListAsync(ct),
        await db.Set<DraftLink>().AsNoTracking().Where(l => l.MapId == map).OrderBy(l => l.Order).ThenBy(l => l.Id).ToListAsync(ct),
        await db.Set<NamedLoop>().AsNoTracking().Where(l => l.MapId == map).OrderBy(l => l.Order).ThenBy(l => l.Id).ToListAsync(ct));

    /// <summary>Every version of a map, the newest first, with how it was agreed.</summary>
    public async Task<IReadOnlyList<(VersionHead Version, MapAgreement? Agreed)>> VersionsAsync(Guid map, CancellationToken ct)
    {
        var versions = await db.Set<MapVersion>().AsNoTracking().Where(v => v.MapId == map).OrderByDescending(v => v.Number)
            .Select(v => new VersionHead(v.Id, v.MapId, v.Number, v.SavedOn, v.SavedBy, v.Note, v.Elements, v.Links)).ToListAsync(ct);
        var ids = versions.ConvertAll(v => v.Id);
        var agreed = await db.Set<MapAgreement>().AsNoTracking().Where(a => ids.Contains(a.VersionId)).ToDictionaryAsync(a => a.VersionId, ct);
        return [.. versions.Select(v => (v, agreed.GetValueOrDefault(v.Id)))];
    }

    /// <summary>One version; null when there is none of that number.</summary>
    public async Task<(MapVersion Version, MapAgreement? Agreed)?> VersionAsync(Guid map, int number, CancellationToken ct) =>
        await db.Set<MapVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.MapId == map && v.Number == number, ct) is { } version
            ? (version, await db.Set<MapAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.VersionId == version.Id, ct))
            : null;

    /// <summary>The number of the latest version; null where none was saved.</summary>
    public Task<int?> LatestAsync(Guid map, CancellationToken ct) => db.Set<MapVersion>().Where(v => v.MapId == map).MaxAsync(v => (int?)v.Number, ct);

    /// <summary>What the agreed map of the whole system is: the stakeholder map agreed last, else the service map, else the causal one; null where none was.</summary>
    public async Task<(SystemMap Map, MapVersion Version, MapAgreement Agreed)?> AgreedAsync(CancellationToken ct)
    {
        var agreed = await (
            from a in db.Set<MapAgreement>().AsNoTracking()
            join v in db.Set<MapVersion>() on a.VersionId equals v.Id
            join m in db.Set<SystemMap>() on v.MapId equals m.Id
            select new { a, m, VersionId = v.Id, v.Number }).ToListAsync(ct);
        if (agreed.Count == 0)
            return null;
        var latest = agreed.OrderBy(x => x.m.Kind switch { MapKind.Stakeholder => 0, MapKind.Service => 1, _ => 2 }).ThenByDescending(x => x.a.AgreedOn).ThenByDescending(x => x.Number).ThenBy(x => x.m.Id).First();
        return (latest.m, await db.Set<MapVersion>().AsNoTracking().SingleAsync(v => v.Id == latest.VersionId, ct), latest.a);
    }
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Graphs.Pictures;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

/// <summary>The two maps of the made-up locality: who is part of the system, and what keeps children out of school.</summary>
internal sealed class SampleMaps(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    public int Order => 60;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if (await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } collaborative)
            return "no maps, as there is no collaborative";
        var posts = await people.PostsAsync(ct);
        var by = posts.FirstOrDefault(p => p.Role == Role.Facilitator)?.Person ?? posts.FirstOrDefault(p => p.Role == Role.LocalLead)?.Person ?? default;
        var began = collaborative.StartedOn;
        var sectors = await db.Set<Sector>().AsNoTracking().ToDictionaryAsync(s => s.Code, s => s.Label, ct);
        var versions = 0;
        foreach (var (kind, title, purpose, elements, links, loops) in SampleMapsCast.All)
        {
            var ids = order.Ids("map " + kind);
            var map = new SystemMap
            {
                Id = ids.Next(), Kind = kind, Title = title, Purpose = purpose, CreatedOn = Earlier(began.AddDays(20), order.Today), CreatedBy = by, ChangedOn = Earlier(began.AddDays(400), order.Today), Edits = elements.Count + links.Count,
            };
            await db.InsertManyAsync([map], ct);
            var rows = elements.Select((e, i) => DraftShape.Row(ids.Next(), map.Id, i + 1, SampleMapsCast.Element(e, sectors), by, map.ChangedOn)).ToList();
            var row = rows.ToDictionary(r => r.Code, r => r.Id, StringComparer.Ordinal);
            await db.InsertManyAsync(rows, ct);
            await db.InsertManyAsync(links.Select((l, i) => DraftShape.Row(ids.Next(), map.Id, i + 1, SampleMapsCast.Link(l, i, sectors), code => row[code], by, map.ChangedOn)), ct);
            await db.InsertManyAsync(loops.Select((l, i) => DraftShape.Row(ids.Next(), map.Id, i + 1, l)), ct);
            foreach (var (number, after, note, how) in SampleMapsCast.Versions)
            {
                var on = began.AddDays(after);
                if (on > order.Today)
                    continue;
                var graph = SampleMapsCast.At(title, elements, links, loops, number, sectors);
                var (content, places) = MapVersion.Written(graph, MapLayout.Of(graph, ct: ct));
                var version = new MapVersion { Id = ids.Next(), MapId = map.Id, Number = number, SavedOn = on, SavedBy = by, Note = note, Elements = graph.Elements.Count, Links = graph.Links.Count, Content = content, Places = places };
                await db.InsertManyAsync([version], ct);
                await db.InsertManyAsync([new MapAgreement { VersionId = version.Id, AgreedOn = on, How = how, WrittenBy = by }], ct);
                versions++;
            }
        }

        return $"{SampleMapsCast.All.Count} maps in {versions} versions";
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}

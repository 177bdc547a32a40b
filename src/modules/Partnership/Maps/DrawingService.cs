using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Research;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

/// <summary>An element as it was filled in.</summary>
internal sealed record TypedElement(string? Label, string? Type, string? Sector, string? Description, string? Trend, string? Needed, string? Evidence);

/// <summary>A link as it was filled in.</summary>
internal sealed record TypedLink(
    Guid From, Guid To, LinkDirection Direction, Polarity Polarity, bool Delayed, double? Strength, string? Type, string? Label, string? Description, string? Evidence, string? ContributedBy);

/// <summary>Draws on a map: elements, links, and the names of loops. Of two who change the same thing the second is told.</summary>
internal sealed class DrawingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    public const string ElementChanged = "Somebody else changed this element in the meantime. Nothing was written over it: what stands there now is below the form.";
    public const string LinkChanged = "Somebody else changed this link in the meantime. Nothing was written over it: what stands there now is below the form.";

    /// <exception cref="InputRefusedException">There is no such map, it is full, or a field cannot be taken.</exception>
    public async Task<Guid> AddElementAsync(Guid mapId, TypedElement typed, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var there = await db.Set<DraftElement>().AsNoTracking().Where(e => e.MapId == mapId).Select(e => new { e.Code, e.Order }).ToListAsync(ct);
        if (there.Count >= DraftLimits.Elements)
            throw new InputRefusedException($"A map holds at most {Interface.Words.Count(DraftLimits.Elements)} elements. Draw a second map.");
        var row = new DraftElement
        {
            Id = Guid.CreateVersion7(), MapId = mapId, Code = DraftShape.FreeCode('e', await TakenAsync(mapId, isLink: false, there.Select(e => e.Code), ct)), Order = there.Select(e => e.Order).DefaultIfEmpty().Max() + 1,
            Label = "", ChangedBy = Me, ChangedOn = clock.Today(),
        };
        Fill(row, typed);
        db.Add(row);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("add", "map-element", row.Id.ToString()));
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    /// <exception cref="InputRefusedException">It is gone, somebody else changed it, or a field cannot be taken.</exception>
    public async Task ChangeElementAsync(Guid mapId, Guid id, TypedElement typed, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var row = await ElementAsync(mapId, id, known, ct);
        Fill(row, typed);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("change", "map-element", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes an element off the map, and its links with it where that was said.</summary>
    /// <exception cref="InputRefusedException">It is gone, was changed, has links or lies on a named loop.</exception>
    public async Task RemoveElementAsync(Guid mapId, Guid id, bool withLinks, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var row = await ElementAsync(mapId, id, known, ct);
        var links = await db.Set<DraftLink>().Where(l => l.MapId == mapId && (l.FromId == id || l.ToId == id)).ToListAsync(ct);
        if (links.Count > 0 && !withLinks)
            throw new InputRefusedException($"{(links.Count == 1 ? "A link touches" : $"{links.Count} links touch")} this element. Tick that {(links.Count == 1 ? "it goes" : "they go")} too, or remove {(links.Count == 1 ? "it" : "them")} first.");
        await RefuseOnLoopsAsync(mapId, links, ct);
        db.RemoveRange(links);
        db.Remove(row);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("remove", "map-element", id.ToString(), Detail: row.Code));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">An end is gone, the map is full, or a field cannot be taken.</exception>
    public async Task<Guid> AddLinkAsync(Guid mapId, TypedLink typed, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var there = await db.Set<DraftLink>().AsNoTracking().Where(l => l.MapId == mapId).Select(l => new { l.Code, l.Order }).ToListAsync(ct);
        if (there.Count >= DraftLimits.Links)
            throw new InputRefusedException($"A map holds at most {Interface.Words.Count(DraftLimits.Links)} links. Draw a second map.");
        var row = new DraftLink
        {
            Id = Guid.CreateVersion7(), MapId = mapId, Code = DraftShape.FreeCode('c', await TakenAsync(mapId, isLink: true, there.Select(l => l.Code), ct)), Order = there.Select(l => l.Order).DefaultIfEmpty().Max() + 1,
            FromId = typed.From, ToId = typed.To, Direction = typed.Direction, Polarity = typed.Polarity, ChangedBy = Me, ChangedOn = clock.Today(),
        };
        await FillAsync(row, typed, ct);
        db.Add(row);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("add", "map-link", row.Id.ToString()));
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    /// <exception cref="InputRefusedException">It is gone, somebody else changed it, or a field cannot be taken.</exception>
    public async Task ChangeLinkAsync(Guid mapId, Guid id, TypedLink typed, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var row = await LinkAsync(mapId, id, known, ct);
        if (row.FromId != typed.From || row.ToId != typed.To)
            await RefuseOnLoopsAsync(mapId, [row], ct);
        await FillAsync(row, typed, ct);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("change", "map-link", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It is gone, was changed, or lies on a named loop.</exception>
    public async Task RemoveLinkAsync(Guid mapId, Guid id, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var row = await LinkAsync(mapId, id, known, ct);
        await RefuseOnLoopsAsync(mapId, [row], ct);
        db.Remove(row);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("remove", "map-link", id.ToString(), Detail: row.Code));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Gives a loop a name and a story.</summary>
    /// <exception cref="InputRefusedException">A link of it is gone, or the name is another's.</exception>
    public async Task NameLoopAsync(Guid mapId, IReadOnlyList<string> links, string? label, string? story, CancellationToken ct)
    {
        var (called, told) = (MapFields.Line(label, "what the loop is called", DraftLimits.Label), MapFields.Optional(story, "the story", DraftLimits.Text));
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var codes = await db.Set<DraftLink>().AsNoTracking().Where(l => l.MapId == mapId && links.Contains(l.Code)).Select(l => l.Code).ToListAsync(ct);
        if (links.Count == 0 || links.Any(l => !codes.Contains(l)))
            throw new InputRefusedException("Choose a loop of the map. Somebody may have changed it in the meantime.");
        var named = await db.Set<NamedLoop>().AsNoTracking().Where(l => l.MapId == mapId).ToListAsync(ct);
        if (named.Exists(l => string.Equals(l.Label, called, StringComparison.OrdinalIgnoreCase)))
            throw new InputRefusedException("Another loop has that name already.");
        var row = DraftShape.Row(Guid.CreateVersion7(), mapId, named.Select(l => l.Order).DefaultIfEmpty().Max() + 1, new MapLoop(called, links) { Story = told });
        db.Add(row);
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("name", "map-loop", row.Id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes the name and the story of a loop away; the loop itself is of its links.</summary>
    /// <exception cref="InputRefusedException">It is gone.</exception>
    public async Task ForgetLoopAsync(Guid mapId, Guid id, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        db.Remove(await db.Set<NamedLoop>().SingleOrDefaultAsync(l => l.MapId == mapId && l.Id == id, ct) ?? throw new InputRefusedException("The name of this loop is gone already."));
        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("remove", "map-loop", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Puts elements where people want them on the picture; null where they are to be arranged by themselves again.</summary>
    /// <param name="mapId">Of which map.</param>
    /// <param name="places">Each with the place that the form showed and the one that was asked for; what stayed is left as it is.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">An element is gone, or somebody else moved it.</exception>
    public async Task PlaceAsync(Guid mapId, IReadOnlyDictionary<Guid, (Spot? Was, Spot? Asked)> places, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var map = await MapAsync(mapId, ct);
        var rows = await db.Set<DraftElement>().Where(e => e.MapId == mapId).ToDictionaryAsync(e => e.Id, ct);
        foreach (var (id, (was, asked)) in places.Where(p => p.Value.Was != p.Value.Asked))
        {
            if (!rows.TryGetValue(id, out var row))
                throw new InputRefusedException("Somebody removed an element in the meantime. Nothing was moved.");
            if (Spot.Of(row.X, row.Y) != was && Spot.Of(row.X, row.Y) != asked)
                throw new InputRefusedException($"Somebody else moved “{row.Label}” in the meantime. What you typed is still in the form; save it again to move it from there. Nothing was moved.");
            (row.X, row.Y) = (asked?.X, asked?.Y);
        }

        Touch(map);
        await audit.SaveAsync(ct, new AuditFact("arrange", "system-map", mapId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Codes that stand for something: on the draft, and under findings about what the draft has no more.</summary>
    private async Task<HashSet<string>> TakenAsync(Guid mapId, bool isLink, IEnumerable<string> there, CancellationToken ct) =>
        [.. there, .. await db.Set<FindingTie>().Where(t => t.MapId == mapId && t.IsLink == isLink).Select(t => t.Code).ToListAsync(ct)];

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private void Fill(DraftElement row, TypedElement typed)
    {
        (row.Label, row.Type, row.Sector) = (MapFields.Line(typed.Label, "what the element is called", DraftLimits.Label), MapFields.Optional(typed.Type, "the type", DraftLimits.Word), MapFields.Optional(typed.Sector, "the sector", DraftLimits.Word));
        (row.Description, row.Trend) = (MapFields.Optional(typed.Description, "the description", DraftLimits.Text), MapFields.Optional(typed.Trend, "the trend", DraftLimits.Word));
        (row.Needed, row.Evidence) = (MapFields.Optional(typed.Needed, "the change that is needed", DraftLimits.Text), MapFields.Optional(typed.Evidence, "the evidence", DraftLimits.Text));
        (row.ChangedBy, row.ChangedOn) = (Me, clock.Today());
    }

    private async Task FillAsync(DraftLink row, TypedLink typed, CancellationToken ct)
    {
        Guid[] ends = [typed.From, typed.To];
        if (await db.Set<DraftElement>().CountAsync(e => e.MapId == row.MapId && ends.Contains(e.Id), ct) != ends.Distinct().Count())
            throw new InputRefusedException("Choose the elements that the link joins. Somebody may have removed one in the meantime.");
        (row.FromId, row.ToId, row.Direction, row.Polarity, row.Delayed, row.Weight) = (typed.From, typed.To, typed.Direction, typed.Polarity, typed.Delayed, typed.Strength ?? row.Weight);
        (row.Type, row.Label) = (MapFields.Optional(typed.Type, "the kind of link", DraftLimits.Word), MapFields.Optional(typed.Label, "what is written on the link", DraftLimits.Label));
        (row.Description, row.Evidence) = (MapFields.Optional(typed.Description, "the description", DraftLimits.Text), MapFields.Optional(typed.Evidence, "the evidence", DraftLimits.Text));
        (row.ContributedBy, row.ChangedBy, row.ChangedOn) = (MapFields.Optional(typed.ContributedBy, "who contributed it", DraftLimits.Word), Me, clock.Today());
    }

    private void Touch(SystemMap map)
    {
        map.Edits++;
        map.ChangedOn = clock.Today();
    }

    private async Task<SystemMap> MapAsync(Guid id, CancellationToken ct) => await db.Set<SystemMap>().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw MapService.NoMap();

    private async Task<DraftElement> ElementAsync(Guid mapId, Guid id, int known, CancellationToken ct)
    {
        var row = await db.Set<DraftElement>().SingleOrDefaultAsync(e => e.MapId == mapId && e.Id == id, ct) ?? throw new InputRefusedException("Somebody removed this element in the meantime. Nothing was changed.");
        return row.Version == known ? row : throw new InputRefusedException(ElementChanged);
    }

    private async Task<DraftLink> LinkAsync(Guid mapId, Guid id, int known, CancellationToken ct)
    {
        var row = await db.Set<DraftLink>().SingleOrDefaultAsync(l => l.MapId == mapId && l.Id == id, ct) ?? throw new InputRefusedException("Somebody removed this link in the meantime. Nothing was changed.");
        return row.Version == known ? row : throw new InputRefusedException(LinkChanged);
    }

    private async Task RefuseOnLoopsAsync(Guid mapId, List<DraftLink> links, CancellationToken ct)
    {
        if (links.Count == 0)
            return;
        var codes = links.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        if ((await db.Set<NamedLoop>().AsNoTracking().Where(l => l.MapId == mapId).ToListAsync(ct)).Find(l => DraftShape.Codes(l).Any(codes.Contains)) is { } loop)
            throw new InputRefusedException($"The loop “{loop.Label}” was named and runs over {(links.Count == 1 ? "this link" : "one of these links")}. Take its name away first, on the page of loops.");
    }
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

/// <summary>Makes maps, and keeps what was agreed of them. What is drawn on them is the business of <see cref="DrawingService"/>.</summary>
internal sealed class MapService(HeadwaterDb db, MapQueries queries, CurrentActor actor, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    public const string DraftChanged = "Somebody else changed the map in the meantime. Nothing was done: look at what it says now, then do it again.";

    /// <exception cref="InputRefusedException">There is no collaborative yet, or a field cannot be taken.</exception>
    public async Task<Guid> AddAsync(string? title, MapKind kind, string? purpose, CancellationToken ct)
    {
        var (called, what) = (MapFields.Line(title, "what the map is called", SystemMap.TitleLength), MapFields.Optional(purpose, "the question", SystemMap.TextLength));
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var today = clock.Today();
        var map = new SystemMap { Id = Guid.CreateVersion7(), Kind = kind, Title = called, Purpose = what, CreatedOn = today, CreatedBy = Me, ChangedOn = today };
        await RefuseSameTitleAsync(map.Id, called, ct);
        db.Add(map);
        await audit.SaveAsync(ct, new AuditFact("add", "system-map", map.Id.ToString()));
        await transaction.CommitAsync(ct);
        return map.Id;
    }

    /// <summary>Changes what a map is called and the question it is to help with.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or somebody else changed it.</exception>
    public async Task RenameAsync(Guid id, string? title, string? purpose, string? knownTitle, CancellationToken ct)
    {
        var (called, what) = (MapFields.Line(title, "what the map is called", SystemMap.TitleLength), MapFields.Optional(purpose, "the question", SystemMap.TextLength));
        await using var transaction = await turn.TakeAsync(ct);
        var map = await db.Set<SystemMap>().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw NoMap();
        if (map.Title != knownTitle)
            throw new InputRefusedException($"Somebody else renamed the map in the meantime: it is called “{map.Title}” now. Nothing was changed.");
        await RefuseSameTitleAsync(id, called, ct);
        (map.Title, map.Purpose, map.ChangedOn) = (called, what, clock.Today());
        map.Edits++;
        await audit.SaveAsync(ct, new AuditFact("change", "system-map", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Keeps the draft as it is now as the next version.</summary>
    /// <param name="id">The map.</param>
    /// <param name="note">What is different from the one before.</param>
    /// <param name="edits">How many changes the draft had when it was looked at.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">There is nothing on it, nothing changed, or somebody else changed it.</exception>
    public async Task<int> SaveVersionAsync(Guid id, string? note, int edits, CancellationToken ct)
    {
        var what = MapFields.Line(note, "what is different", MapVersion.NoteLength);
        // Thousands of elements take their time to arrange: before the turn, so that nobody waits for it. Within it the number of changes tells that nothing moved.
        var places = (await queries.ViewAsync(id, null, ct))?.Places(ct);
        await using var transaction = await turn.TakeAsync(ct);
        if (places is null || await queries.ViewAsync(id, null, ct) is not { } draft)
            throw NoMap();
        if (draft.Map.Edits != edits)
            throw new InputRefusedException(DraftChanged);
        if (draft.Graph.Elements.Count == 0)
            throw new InputRefusedException("There is nothing on the map yet: add elements first.");
        var latest = await queries.LatestAsync(id, ct) ?? 0;
        var (content, placed) = MapVersion.Written(draft.Graph, places);
        if (latest > 0 && (await queries.VersionAsync(id, latest, ct))!.Value.Version is var before && before.Places == placed && Same(before.Graph(), draft.Graph))
            throw new InputRefusedException($"Nothing has changed since version {latest}.");
        db.Add(new MapVersion
        {
            Id = Guid.CreateVersion7(), MapId = id, Number = latest + 1, SavedOn = clock.Today(), SavedBy = Me, Note = what, Elements = draft.Graph.Elements.Count, Links = draft.Graph.Links.Count,
            Content = content, Places = placed,
        });
        await audit.SaveAsync(ct, new AuditFact("save", "map-version", id.ToString(), Detail: $"{latest + 1}"));
        await transaction.CommitAsync(ct);
        return latest + 1;
    }

    /// <summary>Writes down that members agreed a version.</summary>
    /// <exception cref="InputRefusedException">There is no such version, it is not said how, or it was agreed already.</exception>
    public async Task AgreeAsync(Guid id, int number, string? how, CancellationToken ct)
    {
        var said = MapFields.Line(how, "how it was agreed, such as: at the second workshop, by consent", MapVersion.NoteLength);
        await using var transaction = await turn.TakeAsync(ct);
        if (await queries.VersionAsync(id, number, ct) is not { } found)
            throw new InputRefusedException("There is no such version.");
        if (found.Agreed is not null)
            throw new InputRefusedException("This version was agreed already.");
        db.Add(new MapAgreement { VersionId = found.Version.Id, AgreedOn = clock.Today(), How = said, WrittenBy = Me });
        await audit.SaveAsync(ct, new AuditFact("agree", "map-version", id.ToString(), Detail: $"{number}"));
        await transaction.CommitAsync(ct);
    }

    public static InputRefusedException NoMap() => new("There is no such map here.");

    private static bool Same(GraphMap before, GraphMap now) =>
        before.Title == now.Title && MapComparison.Of(before, now).IsEmpty && before.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))).SequenceEqual(now.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))));

    private async Task RefuseSameTitleAsync(Guid id, string title, CancellationToken ct)
    {
        if ((await db.Set<SystemMap>().AsNoTracking().Where(m => m.Id != id).Select(m => m.Title).ToListAsync(ct)).Contains(title, StringComparer.OrdinalIgnoreCase))
            throw new InputRefusedException("There is a map of that name already.");
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
}

/// <summary>Texts of a map as they are typed.</summary>
internal static class MapFields
{
    public static string Line(string? text, string what, int most) => Sound(FormFields.Text(text, what, most), what);

    public static string Optional(string? text, string what, int most) => Sound(FormFields.OptionalText(text, what, most) ?? "", what);

    // No format could carry it, and every page of the map would fail.
    private static string Sound(string text, string what) => MapText.IsSound(text) ? text : throw new InputRefusedException($"Type {what} again: it holds characters that cannot be seen.");
}

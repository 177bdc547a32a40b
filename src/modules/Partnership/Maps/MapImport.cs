using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

/// <summary>What becomes of what is on the map already.</summary>
internal enum ImportMode
{
    /// <summary>What is new is added; nothing that is there is touched.</summary>
    AddOnly,

    /// <summary>What is new is added, and what the file says otherwise is taken over; what it leaves empty stays.</summary>
    TakeOver,

    /// <summary>The map becomes what the file is: what the file does not have goes.</summary>
    Replace,
}

/// <summary>What an import would do.</summary>
/// <param name="Reading">What was found in the file.</param>
/// <param name="Problems">What is wrong with it, the file's own problems and those of the draft.</param>
/// <param name="ProblemCount">How many there are in all.</param>
/// <param name="Target">The map as it would be; null when it cannot be taken.</param>
/// <param name="Comparison">What would be added, changed and removed; null when it cannot be taken.</param>
/// <param name="Doubtful">Labels that several elements of the map share, so that nothing was recognised by them.</param>
/// <param name="Edits">How many changes the draft had when this was worked out.</param>
internal sealed record ImportPreview(
    GraphReading Reading, IReadOnlyList<ReadProblem> Problems, int ProblemCount, GraphMap? Target, MapComparison? Comparison, IReadOnlyList<string> Doubtful, int Edits)
{
    /// <summary>Whether the map has a loop that the draft has not, or the other way round.</summary>
    public bool LoopsChange { get; init; }

    /// <summary>Whether there is anything to take in.</summary>
    public bool MayBeTaken => Target is not null && (!Comparison!.IsEmpty || LoopsChange);
}

/// <summary>Takes maps in from files: a dry run first, then in one go what the dry run said, or nothing.</summary>
internal sealed class MapImport(HeadwaterDb db, MapQueries queries, CurrentActor actor, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    private const int RemovedAtOnce = 5000;

    /// <summary>Says what would be done; writes nothing.</summary>
    /// <exception cref="InputRefusedException">The files cannot be looked at.</exception>
    public async Task<ImportPreview> LookAsync(Guid mapId, IReadOnlyList<MapFile> files, string? format, bool createMissing, ImportMode mode, CancellationToken ct)
    {
        var reading = MapFiles.Read(files, format, createMissing);
        if (await queries.ViewAsync(mapId, null, ct) is not { } view)
            throw MapService.NoMap();
        return Preview(reading, view, mode);
    }

    /// <summary>Takes in what a dry run showed.</summary>
    /// <exception cref="InputRefusedException">The file has errors, or the map was changed since the dry run.</exception>
    public async Task<ImportPreview> TakeAsync(Guid mapId, IReadOnlyList<MapFile> files, string? format, bool createMissing, ImportMode mode, int edits, CancellationToken ct)
    {
        var reading = MapFiles.Read(files, format, createMissing);
        await using var transaction = await turn.TakeAsync(ct);
        var map = await db.Set<SystemMap>().SingleOrDefaultAsync(m => m.Id == mapId, ct) ?? throw MapService.NoMap();
        var preview = Preview(reading, (await queries.ViewAsync(mapId, null, ct))!, mode);
        if (preview.Target is not { } target)
            throw new InputRefusedException("The file cannot be taken as it is: the table says where and what to do. Nothing was changed.");
        if (map.Edits != edits)
            throw new InputRefusedException("Somebody else changed the map since you looked at the file. Nothing was taken in: look at the file again, and what it would do now.");
        if (!preview.MayBeTaken)
            throw new InputRefusedException("There is nothing in the file that the map does not say already.");
        await ApplyAsync(mapId, target, preview.Comparison!, ct);
        map.Edits++;
        map.ChangedOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("import", "system-map", mapId.ToString(), Detail: $"{preview.Comparison!.AddedElements.Count} elements, {preview.Comparison.AddedLinks.Count} links"));
        await transaction.CommitAsync(ct);
        return preview;
    }

    private static ImportPreview Preview(GraphReading reading, MapView view, ImportMode mode)
    {
        if (reading.Map is not { } incoming)
            return new(reading, reading.Problems, reading.ProblemCount, null, null, [], view.Map.Edits);
        var matched = MapMatching.Of(view.Graph, incoming, reading.MadeUpIds);
        // Matching keeps the order of links: what the file left unsaid is known by the draft's ids then.
        var unsaid = incoming.Links.Zip(matched.Map.Links).Where(l => reading.Unsaid.ContainsKey(l.First.Id)).ToDictionary(l => l.Second.Id, l => reading.Unsaid[l.First.Id], StringComparer.Ordinal);
        var target = ImportTarget.Of(view.Graph, matched.Map, mode, unsaid);
        var tooMuch = ImportTarget.Problems(target);
        List<ReadProblem> problems = [.. tooMuch.Take(GraphReading.MostProblems), .. reading.Problems];
        var count = reading.ProblemCount + tooMuch.Count;
        return tooMuch.Count > 0
            ? new(reading, problems, count, null, null, matched.Doubtful, view.Map.Edits)
            : new(reading, problems, count, target, MapComparison.Of(view.Graph, target), matched.Doubtful, view.Map.Edits) { LoopsChange = !ImportTarget.SameLoops(view.Graph, target) };
    }

    private async Task ApplyAsync(Guid mapId, GraphMap target, MapComparison comparison, CancellationToken ct)
    {
        var (me, today) = (actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope."), clock.Today());
        var elements = await db.Set<DraftElement>().Where(e => e.MapId == mapId).ToDictionaryAsync(e => e.Code, StringComparer.Ordinal, ct);
        // Not tracked: of fifty thousand a few change.
        var links = await db.Set<DraftLink>().AsNoTracking().Where(l => l.MapId == mapId).ToDictionaryAsync(l => l.Code, StringComparer.Ordinal, ct);
        var loops = await db.Set<NamedLoop>().Where(l => l.MapId == mapId).ToListAsync(ct);
        var ids = elements.ToDictionary(e => e.Key, e => e.Value.Id, StringComparer.Ordinal);
        var (nextElement, nextLink) = (elements.Values.Select(e => e.Order).DefaultIfEmpty().Max() + 1, links.Values.Select(l => l.Order).DefaultIfEmpty().Max() + 1);
        var added = comparison.AddedElements.Select((e, i) => DraftShape.Row(Guid.CreateVersion7(), mapId, nextElement + i, e, me, today)).ToList();
        foreach (var row in added)
            ids[row.Code] = row.Id;
        await db.InsertManyAsync(added, ct);
        await db.InsertManyAsync(comparison.AddedLinks.Select((l, i) => DraftShape.Row(Guid.CreateVersion7(), mapId, nextLink + i, l, code => ids[code], me, today)), ct);
        foreach (var change in comparison.ChangedElements)
            DraftShape.Put(elements[change.After.Id], change.After, me, today);
        db.AttachRange(comparison.ChangedLinks.Select(c => links[c.After.Id]));
        foreach (var change in comparison.ChangedLinks)
            DraftShape.Put(links[change.After.Id], change.After, code => ids[code], me, today);
        foreach (var some in comparison.RemovedLinks.Select(l => links[l.Id].Id).Chunk(RemovedAtOnce))
            await db.Set<DraftLink>().Where(l => l.MapId == mapId && some.Contains(l.Id)).ExecuteDeleteAsync(ct);
        db.RemoveRange(comparison.RemovedElements.Select(e => elements[e.Id]));
        db.RemoveRange(loops);
        db.AddRange(target.Loops.Select((l, i) => DraftShape.Row(Guid.CreateVersion7(), mapId, i + 1, l)));
    }
}

namespace Headwater.Graphs;

/// <summary>A map brought to the ids of another, with what it would overwrite there.</summary>
/// <param name="Map">The incoming map; what was recognised has the existing ids.</param>
/// <param name="Comparison">What taking it over would add, remove and change: shown before anything is.</param>
/// <param name="Doubtful">Labels that several existing elements share, so that nothing was recognised by them.</param>
public sealed record Matched(GraphMap Map, MapComparison Comparison, IReadOnlyList<string> Doubtful);

/// <summary>
/// Recognises the elements of an imported map in the one that is there: by id, else by label and type, else by label where only
/// one has it. Links are recognised by id, else by ends and type where only one is so. (The order of Kumu's imports, which
/// overwrite without asking; here nothing is overwritten that was not listed.)
/// </summary>
public static class MapMatching
{
    /// <summary>Recognises what can be.</summary>
    /// <param name="existing">The map that is there.</param>
    /// <param name="incoming">The map that comes in.</param>
    /// <param name="madeUp">Ids that the reader made up because the file gave none: nothing is recognised by them. Null for none.</param>
    public static Matched Of(GraphMap existing, GraphMap incoming, IReadOnlySet<string>? madeUp = null)
    {
        madeUp ??= new HashSet<string>();
        var doubtful = new SortedSet<string>(StringComparer.Ordinal);
        var ids = Match(existing.Elements, incoming.Elements, e => e.Id, madeUp,
            [e => $"{e.Label.Trim()}\0{e.Type.Trim()}", e => e.Label.Trim()], e => doubtful.Add(e.Label));
        var elements = incoming.Elements.Select(e => e with { Id = ids[e.Id] }).ToList();
        var moved = incoming.Links.Select(l => l with { From = ids[l.From], To = ids[l.To] }).ToList();
        var linkIds = Match(existing.Links, moved, l => l.Id, madeUp, [l => $"{l.From}\0{l.To}\0{l.Type}"], _ => { });
        var map = new GraphMap(
            incoming.Title,
            elements,
            moved.Select(l => l with { Id = linkIds[l.Id] }),
            incoming.Loops.Select(l => l with { Links = [.. l.Links.Select(id => linkIds[id])] }));
        return new(map, MapComparison.Of(existing, map), [.. doubtful]);
    }

    private static Dictionary<string, string> Match<T>(IReadOnlyList<T> existing, IReadOnlyList<T> incoming, Func<T, string> id, IReadOnlySet<string> madeUp, Func<T, string>[] keys, Action<T> doubt)
    {
        var there = existing.Select(id).ToHashSet(StringComparer.Ordinal);
        var ids = incoming.Where(i => there.Contains(id(i)) && !madeUp.Contains(id(i))).ToDictionary(id, id, StringComparer.Ordinal);
        var free = existing.Where(e => !ids.ContainsKey(id(e))).ToList();
        foreach (var (level, key) in keys.Index())
        {
            var byKey = free.GroupBy(key).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var group in incoming.Where(i => !ids.ContainsKey(id(i))).GroupBy(key).ToList())
            {
                if (!byKey.TryGetValue(group.Key, out var candidates))
                    continue;
                if (candidates.Count == 1 && group.Count() == 1)
                    ids[id(group.First())] = id(candidates[0]);
                else if (level == keys.Length - 1)
                    doubt(group.First());
            }

            var taken = ids.Values.ToHashSet(StringComparer.Ordinal);
            free = [.. free.Where(e => !taken.Contains(id(e)))];
        }

        // What is new keeps its id, unless the id was made up and is another's here.
        foreach (var item in incoming.Where(i => !ids.ContainsKey(id(i))).OrderBy(i => madeUp.Contains(id(i))).ToList())
            ids[id(item)] = FreeId(id(item), there);
        return ids;
    }

    private static string FreeId(string id, HashSet<string> taken)
    {
        var free = id;
        for (var i = 2; !taken.Add(free); i++)
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}-{i}");
        return free;
    }
}

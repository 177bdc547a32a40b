namespace Headwater.Graphs;

/// <summary>One field that differs between two versions.</summary>
/// <param name="Field">The field's name, such as "Label"; a note as "Note: " and its name.</param>
/// <param name="Before">What it said; empty for nothing.</param>
/// <param name="After">What it says now.</param>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>An element or link that is in both versions and differs.</summary>
/// <typeparam name="T">Element or link.</typeparam>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
/// <param name="Fields">What differs, at least one.</param>
public sealed record Changed<T>(T Before, T After, IReadOnlyList<FieldChange> Fields);

/// <summary>
/// What became of a map between two versions. Elements and links are the same when their ids are; use <see cref="MapMatching"/>
/// first where ids were not kept. Lists are in the order of the later version, what was removed in that of the earlier.
/// </summary>
public sealed record MapComparison
{
    /// <summary>Elements only in the later version.</summary>
    public required IReadOnlyList<MapElement> AddedElements { get; init; }

    /// <summary>Elements only in the earlier version.</summary>
    public required IReadOnlyList<MapElement> RemovedElements { get; init; }

    /// <summary>Elements in both that differ.</summary>
    public required IReadOnlyList<Changed<MapElement>> ChangedElements { get; init; }

    /// <summary>Links only in the later version.</summary>
    public required IReadOnlyList<MapLink> AddedLinks { get; init; }

    /// <summary>Links only in the earlier version.</summary>
    public required IReadOnlyList<MapLink> RemovedLinks { get; init; }

    /// <summary>Links in both that differ.</summary>
    public required IReadOnlyList<Changed<MapLink>> ChangedLinks { get; init; }

    /// <summary>True when no element and no link differs.</summary>
    public bool IsEmpty => AddedElements.Count + RemovedElements.Count + ChangedElements.Count + AddedLinks.Count + RemovedLinks.Count + ChangedLinks.Count == 0;

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public static MapComparison Of(GraphMap before, GraphMap after)
    {
        var elements = Compare(before.Elements, after.Elements, e => e.Id, Fields);
        var links = Compare(before.Links, after.Links, l => l.Id, Fields);
        return new()
        {
            AddedElements = elements.Added,
            RemovedElements = elements.Removed,
            ChangedElements = elements.Changed,
            AddedLinks = links.Added,
            RemovedLinks = links.Removed,
            ChangedLinks = links.Changed,
        };
    }

    private static (IReadOnlyList<T> Added, IReadOnlyList<T> Removed, IReadOnlyList<Changed<T>> Changed) Compare<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, IEnumerable<(string, string)>> fields)
    {
        var earlier = before.ToDictionary(id, StringComparer.Ordinal);
        var later = after.Select(id).ToHashSet(StringComparer.Ordinal);
        List<T> added = [];
        List<Changed<T>> changed = [];
        foreach (var now in after)
        {
            if (!earlier.TryGetValue(id(now), out var then))
                added.Add(now);
            else if (Differences(fields(then), fields(now)) is { Count: > 0 } differences)
                changed.Add(new(then, now, differences));
        }

        return (added, [.. before.Where(b => !later.Contains(id(b)))], changed);
    }

    private static List<FieldChange> Differences(IEnumerable<(string Name, string Value)> before, IEnumerable<(string Name, string Value)> after)
    {
        var (then, now) = (before.ToList(), after.ToList());
        return [.. then.Select(t => t.Name).Concat(now.Select(n => n.Name)).Distinct()
            .Select(name => new FieldChange(name, Value(then, name), Value(now, name)))
            .Where(change => change.Before != change.After)];
    }

    private static string Value(List<(string Name, string Value)> fields, string name) => fields.Find(f => f.Name == name).Value ?? "";

    private static IEnumerable<(string, string)> Fields(MapElement element) =>
    [
        ("Label", element.Label), ("Type", element.Type), ("Sector", element.Sector), ("Description", element.Description), ("Tags", string.Join(" | ", element.Tags)),
        ("Since", Day(element.Since)), ("Until", Day(element.Until)), .. element.Notes.Select(n => ("Note: " + n.Name, n.Value)),
    ];

    private static IEnumerable<(string, string)> Fields(MapLink link) =>
    [
        ("From", link.From), ("To", link.To), ("Direction", link.Direction.ToString()), ("Type", link.Type), ("Label", link.Label), ("Polarity", link.Polarity.ToString()),
        ("Delayed", link.Delayed ? "yes" : ""), ("Weight", MapText.Number(link.Weight)), ("Description", link.Description),
        ("Since", Day(link.Since)), ("Until", Day(link.Until)), .. link.Notes.Select(n => ("Note: " + n.Name, n.Value)),
    ];

    private static string Day(DateOnly? day) => day is { } d ? MapText.Day(d) : "";
}

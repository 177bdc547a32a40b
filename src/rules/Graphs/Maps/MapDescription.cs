using System.Globalization;

namespace Headwater.Graphs;

/// <summary>
/// A map in sentences, for whoever does not look at the picture: counts and date, sectors, the three most connected, separate
/// parts, cut points, loops, what changed. Everything in it is in the table and the outline too.
/// </summary>
public static class MapDescription
{
    private const int MostNames = 5;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Describes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="on">The day of this version.</param>
    /// <param name="loops">Its loops, where they have been looked for; null leaves the sentence out.</param>
    /// <param name="since">What changed since the version before; null for the first version.</param>
    /// <returns>Sentences in a fixed order; those with nothing to say are left out.</returns>
    public static IReadOnlyList<string> Of(GraphMap map, DateOnly on, CausalLoops? loops = null, MapComparison? since = null)
    {
        var graph = map.Ties();
        List<string> sentences = [$"{Title(map)} has {Count(map.Elements.Count, "element")} and {Count(map.Links.Count, "link")}, as of {on.ToString("dddd d MMMM yyyy", British)}."];
        if (map.Elements.Count == 0)
            return sentences;
        Add(sentences, Sectors(map));
        Add(sentences, MostConnected(map, graph));
        Add(sentences, Parts(map, graph));
        Add(sentences, CutPoints(map, graph));
        if (loops is not null)
            Add(sentences, Loops(map, loops));
        if (since is not null)
            sentences.Add(Change(since));
        return sentences;
    }

    /// <summary>What changed, as one sentence.</summary>
    /// <param name="since">Two versions compared.</param>
    public static string Change(MapComparison since)
    {
        if (since.IsEmpty)
            return "Nothing has changed since the last version.";
        List<string> parts = [];
        void Say(int count, string thing, string what)
        {
            if (count > 0)
                parts.Add($"{Count(count, thing)} {what}");
        }

        Say(since.AddedElements.Count, "element", "added");
        Say(since.RemovedElements.Count, "element", "removed");
        Say(since.ChangedElements.Count, "element", "changed");
        Say(since.AddedLinks.Count, "link", "added");
        Say(since.RemovedLinks.Count, "link", "removed");
        Say(since.ChangedLinks.Count, "link", "changed");
        return $"Since the last version: {Listed(parts)}.";
    }

    private static string Sectors(GraphMap map)
    {
        var sectors = map.Sectors.Where(s => s.Length > 0).GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (sectors.Count == 0)
            return "";
        var without = map.Elements.Count - sectors.Sum(g => g.Count());
        var rest = without == 0 ? "" : $" {Count(without, "element")} {(without == 1 ? "has" : "have")} no sector.";
        return $"{Count(sectors.Count, "sector")}: {Named([.. sectors.Select(g => $"{g.Key} ({g.Count()})")])}.{rest}";
    }

    private static string MostConnected(GraphMap map, Graph graph)
    {
        var most = Enumerable.Range(0, graph.Nodes).Where(n => graph.Degree(n) > 0).OrderByDescending(graph.Degree).ThenBy(n => n).Take(3).ToList();
        return most.Count == 0 ? "Nothing is connected yet."
            : $"Most connected: {Listed([.. most.Select(n => $"{map.Elements[n].Label} (to {graph.Degree(n)} {(graph.Degree(n) == 1 ? "other" : "others")})")])}.";
    }

    private static string Parts(GraphMap map, Graph graph)
    {
        var parts = Connection.Parts(graph);
        var sizes = Connection.Sizes(parts, [.. Enumerable.Range(0, graph.Nodes)]);
        if (sizes.Count == 1)
            return map.Elements.Count == 1 ? "" : "Everything hangs together.";
        var alone = sizes.Count(s => s == 1);
        var apart = alone switch
        {
            0 => "",
            1 => " One element is connected to nothing.",
            _ => $" {alone} elements are connected to nothing.",
        };
        return $"There are {sizes.Count} separate parts; the largest holds {Count(sizes[0], "element")}.{apart}";
    }

    private static string CutPoints(GraphMap map, Graph graph)
    {
        var cuts = Connection.CutPoints(graph);
        return cuts.Count == 0 ? "" : $"Without {(cuts.Count == 1 ? "this element" : "any one of these")} a part would be cut off: {Named([.. cuts.Select(c => map.Elements[c].Label)])}.";
    }

    private static string Loops(GraphMap map, CausalLoops loops)
    {
        if (loops.Loops.Count == 0)
            return loops.Truncated ? "The map is too dense to list its loops." : "";
        List<string> kinds = [];
        void Say(LoopKind kind, string word)
        {
            if (loops.Loops.Count(l => l.Kind == kind) is > 0 and var count)
                kinds.Add($"{count} {word}");
        }

        Say(LoopKind.Reinforcing, "reinforcing");
        Say(LoopKind.Balancing, "balancing");
        Say(LoopKind.Indeterminate, "not clear which way");
        var top = loops.LeveragePoints[0];
        var more = loops.Truncated ? $"The {loops.Loops.Count} shortest loops, of more" : Count(loops.Loops.Count, "loop");
        return $"{more}: {Listed(kinds)}; {loops.Loops.Count(l => l.Delayed)} slow. {map.Elements[map.NumberOf(top.Element)].Label} lies on {top.Loops} of them.";
    }

    private static void Add(List<string> sentences, string sentence)
    {
        if (sentence.Length > 0)
            sentences.Add(sentence);
    }

    private static string Title(GraphMap map) => map.Title.Length == 0 ? "This map" : $"The map “{map.Title}”";

    internal static string Count(int count, string thing) => string.Create(British, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    private static string Named(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? Listed(names) : Listed([.. names.Take(MostNames), $"{names.Count - MostNames} more"]);

    private static string Listed(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };
}

namespace Headwater.Graphs;

/// <summary>A loop of a map in its own words.</summary>
/// <param name="Elements">Ids of its elements in order.</param>
/// <param name="Links">Ids of its links: the first leaves the first element, the last comes back to it.</param>
/// <param name="Kind">Reinforcing, balancing or neither to be told.</param>
/// <param name="Delayed">True when any of its links is delayed.</param>
/// <param name="Sentence">The loop as a sentence.</param>
public sealed record CausalLoop(IReadOnlyList<string> Elements, IReadOnlyList<string> Links, LoopKind Kind, bool Delayed, string Sentence);

/// <summary>An element by how many loops it lies on.</summary>
/// <param name="Element">Its id.</param>
/// <param name="Loops">How many of the loops found pass it.</param>
public sealed record LeveragePoint(string Element, int Loops);

/// <summary>The causal loops of a map, the shortest first.</summary>
/// <param name="Loops">At most as many as were asked for.</param>
/// <param name="Truncated">True when there are more than are listed; say so wherever they are shown.</param>
/// <param name="LeveragePoints">Elements on at least one loop, those on most first, then in the order of the map.</param>
public sealed record CausalLoops(IReadOnlyList<CausalLoop> Loops, bool Truncated, IReadOnlyList<LeveragePoint> LeveragePoints)
{
    /// <summary>Finds the loops of a map. Ties without direction cause nothing; a mutual link is a loop of two.</summary>
    /// <param name="map">The map.</param>
    /// <param name="longest">The most links of a loop.</param>
    /// <param name="most">The most loops to give.</param>
    /// <param name="ct">Stops the search.</param>
    public static CausalLoops Of(GraphMap map, int longest = LoopSearch.LongestLoop, int most = LoopSearch.MostLoops, CancellationToken ct = default)
    {
        var (graph, linkOf) = map.Causes();
        var found = LoopSearch.Find(graph, longest, most, ct);
        var counts = new int[map.Elements.Count];
        foreach (var node in found.Loops.SelectMany(l => l.Nodes))
            counts[node]++;
        return new(
            [.. found.Loops.Select(l => LoopOf(map, linkOf, l))],
            found.Truncated,
            [.. counts.Index().Where(c => c.Item > 0).OrderByDescending(c => c.Item).ThenBy(c => c.Index).Select(c => new LeveragePoint(map.Elements[c.Index].Id, c.Item))]);
    }

    private static CausalLoop LoopOf(GraphMap map, IReadOnlyList<int> linkOf, GraphLoop loop)
    {
        List<MapLink> links = [.. loop.Arcs.Select(a => map.Links[linkOf[a]])];
        List<string> labels = [.. loop.Nodes.Select(n => map.Elements[n].Label)];
        return new([.. loop.Nodes.Select(n => map.Elements[n].Id)], [.. links.Select(l => l.Id)], loop.Kind, loop.Delayed, LoopSentence.Of(loop.Kind, labels, links));
    }
}

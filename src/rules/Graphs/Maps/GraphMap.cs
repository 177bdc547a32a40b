namespace Headwater.Graphs;

/// <summary>
/// A system map as a value: elements, links and named loops, checked when it is made. Parallel links and links from an element
/// to itself are allowed. Order is kept, so that what is written is the same each time.
/// </summary>
public sealed class GraphMap
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Puts a map together.</summary>
    /// <param name="title">What the map is called; may be empty.</param>
    /// <param name="elements">Elements with different ids.</param>
    /// <param name="links">Links with different ids between those elements.</param>
    /// <param name="loops">Named loops over those links; null for none.</param>
    /// <exception cref="ArgumentException">
    /// An id is blank or there twice, a label is blank, a link or loop names what is not there, a weight is not finite, or a text
    /// holds characters that no format can carry (see <see cref="MapText"/>).
    /// </exception>
    public GraphMap(string title, IEnumerable<MapElement> elements, IEnumerable<MapLink> links, IEnumerable<MapLoop>? loops = null)
    {
        Title = Checked(title, "The title");
        Elements = [.. elements.Select(e => MapChecks.Element(e))];
        for (var i = 0; i < Elements.Count; i++)
        {
            if (!numbers.TryAdd(Elements[i].Id, i))
                throw new ArgumentException($"Two elements have the id {Elements[i].Id}.", nameof(elements));
        }

        Links = [.. links.Select(l => MapChecks.Link(l, numbers))];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in Links)
        {
            if (!ids.Add(link.Id))
                throw new ArgumentException($"Two links have the id {link.Id}.", nameof(links));
        }

        Loops = [.. (loops ?? []).Select(l => MapChecks.Loop(l, ids))];
    }

    /// <summary>What the map is called; may be empty.</summary>
    public string Title { get; }

    /// <summary>Elements in order.</summary>
    public IReadOnlyList<MapElement> Elements { get; }

    /// <summary>Links in order.</summary>
    public IReadOnlyList<MapLink> Links { get; }

    /// <summary>Loops that people have named.</summary>
    public IReadOnlyList<MapLoop> Loops { get; }

    /// <summary>The sector of each element in order; empty for none.</summary>
    public IReadOnlyList<string> Sectors => [.. Elements.Select(e => e.Sector)];

    /// <summary>The place of an element in <see cref="Elements"/>; -1 when there is none of that id.</summary>
    /// <param name="id">Its id.</param>
    public int NumberOf(string id) => numbers.GetValueOrDefault(id, -1);

    /// <summary>The map as ties without direction: what relationship measures read. Link i of the graph is link i of the map.</summary>
    public Graph Ties() => Graph.Of(Elements.Count, Links.Select(ArcOf), directed: false);

    /// <summary>
    /// The map as a directed graph: what influence and exposure read. Directed links are one arc each; a link that is mutual or
    /// without direction is two.
    /// </summary>
    public Graph Flows() => Graph.Of(Elements.Count, Links.SelectMany(l => l.Direction == LinkDirection.Directed ? [ArcOf(l)] : new[] { ArcOf(l), Reversed(ArcOf(l)) }), directed: true);

    /// <summary>The map for causal loops: ties without direction cause nothing and are left out; a mutual link is two arcs.</summary>
    /// <returns>The graph, and for each of its arcs the number of its link.</returns>
    internal (Graph Graph, IReadOnlyList<int> LinkOf) Causes()
    {
        List<Arc> arcs = [];
        List<int> linkOf = [];
        for (var i = 0; i < Links.Count; i++)
        {
            if (Links[i].Direction == LinkDirection.Undirected)
                continue;
            arcs.Add(ArcOf(Links[i]));
            linkOf.Add(i);
            if (Links[i].Direction != LinkDirection.Mutual || Links[i].From == Links[i].To)
                continue;
            arcs.Add(Reversed(ArcOf(Links[i])));
            linkOf.Add(i);
        }

        return (Graph.Of(Elements.Count, arcs, directed: true), linkOf);
    }

    internal static string Checked(string text, string what) =>
        MapText.IsSound(text) ? text : throw new ArgumentException($"{what} holds a control character or half of a character pair; take it out.", nameof(text));

    private Arc ArcOf(MapLink link) => new(numbers[link.From], numbers[link.To], link.Weight, link.Polarity, link.Delayed);

    private static Arc Reversed(Arc arc) => arc with { From = arc.To, To = arc.From };
}

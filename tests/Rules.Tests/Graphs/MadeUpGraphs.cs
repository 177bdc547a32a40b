using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>Graphs made from a number, the same each time.</summary>
internal static class MadeUpGraphs
{
    /// <summary>4 to 13 nodes, sparse to dense, some parallel links and links to oneself.</summary>
    public static (int Nodes, Arc[] Arcs, bool Directed, string[] Groups) Small(int seed)
    {
        var random = new Random(seed);
        var nodes = random.Next(4, 14);
        var links = random.Next(0, nodes * 3);
        Arc[] arcs = [.. Enumerable.Range(0, links).Select(_ => new Arc(random.Next(nodes), random.Next(nodes), Polarity: (Polarity)random.Next(4), Delayed: random.Next(3) == 0))];
        string[] groups = [.. Enumerable.Range(0, nodes).Select(_ => ((string[])["", "health", "schools", "parents"])[random.Next(4)])];
        return (nodes, arcs, seed % 2 == 0, groups);
    }

    public static readonly string[] KiteNames = ["Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"];

    /// <summary>Krackhardt's kite, 1990: ten people, eighteen ties.</summary>
    public static Graph Kite { get; } = Graph.Of(10,
        (((int From, int To)[])[(0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9)]).Select(t => new Arc(t.From, t.To)), directed: false);

    /// <summary>The kite with names in place of numbers.</summary>
    public static int Number(string name) => Array.IndexOf(KiteNames, name);
}

namespace Headwater.Graphs.Pictures;

/// <summary>
/// Places thousands of nodes: links draw together, nodes push apart, movements shrink (Fruchterman and Reingold 1991), with pushes
/// by Barnes and Hut.
/// </summary>
internal static class ForceLayout
{
    private const int Rounds = 40;

    public static void Arrange(Graph graph, MapPoint[] at, CancellationToken ct)
    {
        var nodes = at.Length;
        var near = 1 / Math.Sqrt(nodes);
        var force = new MapPoint[nodes];
        var tree = new QuadTree();
        for (var round = 0; round < Rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            tree.Build(at);
            for (var i = 0; i < nodes; i++)
                force[i] = tree.Push(at[i], near * near);
            for (var i = 0; i < nodes; i++)
            {
                foreach (var j in graph.Either.Of(i))
                {
                    // Hubs are drawn less by each of their many links, or all would fall into one point.
                    var apart = at[j] - at[i];
                    force[i] += apart * (apart.Length / near * 2 / Math.Sqrt((double)graph.Degree(i) * graph.Degree(j)));
                }
            }

            var farthest = 0.1 * (1 - (round / (double)Rounds));
            for (var i = 0; i < nodes; i++)
            {
                var length = force[i].Length;
                at[i] += length > farthest ? force[i] * (farthest / length) : force[i];
            }
        }
    }
}

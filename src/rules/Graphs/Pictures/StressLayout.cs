namespace Headwater.Graphs.Pictures;

/// <summary>
/// Places nodes so that distances on the sheet are like distances along the links: stress majorisation, Gansner, Koren and North
/// 2004, one node after the other. For some hundreds of nodes.
/// </summary>
internal static class StressLayout
{
    private const int Rounds = 200;

    public static void Arrange(Graph graph, MapPoint[] at, CancellationToken ct)
    {
        var wanted = Distances(graph);
        for (var round = 0; round < Rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            var moved = 0.0;
            for (var i = 0; i < at.Length; i++)
            {
                var (sum, weights) = (new MapPoint(0, 0), 0.0);
                for (var j = 0; j < at.Length; j++)
                {
                    if (i == j)
                        continue;
                    var (d, apart) = (wanted[i][j], at[i] - at[j]);
                    var weight = 1 / (d * d);
                    var length = Math.Max(apart.Length, 1e-9);
                    sum += (at[j] + (apart * (d / length))) * weight;
                    weights += weight;
                }

                if (weights == 0)
                    continue;
                var next = sum * (1 / weights);
                moved = Math.Max(moved, (next - at[i]).Length);
                at[i] = next;
            }

            if (moved < 1e-4)
                break;
        }
    }

    /// <summary>Steps along the links; those without a way are put apart, but not so far that the parts shrink to points.</summary>
    private static double[][] Distances(Graph graph)
    {
        var apart = 2 + (Math.Sqrt(graph.Nodes) / 2);
        var wanted = new double[graph.Nodes][];
        var queue = new Queue<int>();
        for (var source = 0; source < graph.Nodes; source++)
        {
            var row = wanted[source] = new double[graph.Nodes];
            queue.Enqueue(source);
            while (queue.TryDequeue(out var node))
            {
                foreach (var next in graph.Either.Of(node))
                {
                    if (row[next] != 0 || next == source)
                        continue;
                    row[next] = row[node] + 1;
                    queue.Enqueue(next);
                }
            }

            for (var i = 0; i < row.Length; i++)
                row[i] = row[i] == 0 ? apart : row[i];
        }

        return wanted;
    }
}

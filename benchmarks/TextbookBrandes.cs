namespace Headwater.Bench;

/// <summary>Betweenness by Brandes 2001, algorithm 1, line by line.</summary>
internal static class TextbookBrandes
{
    public static double[] Betweenness(List<int>[] neighbours)
    {
        var nodes = neighbours.Length;
        var between = new double[nodes];
        for (var s = 0; s < nodes; s++)
        {
            var stack = new Stack<int>();
            var predecessors = new List<int>[nodes];
            var (sigma, distance, delta) = (new double[nodes], new int[nodes], new double[nodes]);
            for (var i = 0; i < nodes; i++)
                (predecessors[i], distance[i]) = ([], -1);
            (sigma[s], distance[s]) = (1, 0);
            var queue = new Queue<int>();
            queue.Enqueue(s);
            while (queue.TryDequeue(out var v))
            {
                stack.Push(v);
                foreach (var w in neighbours[v])
                {
                    if (distance[w] < 0)
                    {
                        queue.Enqueue(w);
                        distance[w] = distance[v] + 1;
                    }

                    if (distance[w] == distance[v] + 1)
                    {
                        sigma[w] += sigma[v];
                        predecessors[w].Add(v);
                    }
                }
            }

            while (stack.TryPop(out var w))
            {
                foreach (var v in predecessors[w])
                    delta[v] += sigma[v] / sigma[w] * (1 + delta[w]);
                between[w] += w == s ? 0 : delta[w];
            }
        }

        return [.. between.Select(b => b / 2)];
    }
}

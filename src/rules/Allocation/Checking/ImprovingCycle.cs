namespace Headwater.Allocation.Checking;

/// <summary>A cycle of changes that makes a plan better, or prices which show that there is none.</summary>
/// <param name="Sum">What the cycle found costs, below nought; null when there is none.</param>
/// <param name="Prices">By node; without a cycle, no arc costs less than the price of its end above that of its start.</param>
internal sealed record ImprovingCycle(Int128? Sum, Int128[] Prices)
{
    /// <summary>Bellman and Ford's search with a queue, from all nodes at nought.</summary>
    /// <returns>Null when the time ran out.</returns>
    public static ImprovingCycle? Search(ExchangeNetwork network, Deadline deadline)
    {
        var (first, to, cost) = ByStart(network);
        var prices = new Int128[network.Nodes];
        var parent = new int[network.Nodes];
        Array.Fill(parent, -1);
        var paid = new Int128[network.Nodes];
        var queue = new Queue<int>(Enumerable.Range(0, network.Nodes));
        var queued = new bool[network.Nodes];
        Array.Fill(queued, true);
        var changes = 0;
        while (queue.TryDequeue(out var node))
        {
            queued[node] = false;
            for (var arc = first[node]; arc < first[node + 1]; arc++)
            {
                var price = prices[node] + cost[arc];
                if (price >= prices[to[arc]])
                    continue;
                (prices[to[arc]], parent[to[arc]], paid[to[arc]]) = (price, node, cost[arc]);
                changes++;
                if (!queued[to[arc]])
                {
                    queued[to[arc]] = true;
                    queue.Enqueue(to[arc]);
                }
            }

            if (changes < network.Nodes)
                continue;
            changes = 0;
            if (CycleOfParents(parent, paid) is { } sum)
                return new(sum, prices);
            if (deadline.Passed)
                return null;
        }

        return new(null, prices);
    }

    private static (int[] First, int[] To, Int128[] Cost) ByStart(ExchangeNetwork network)
    {
        var first = new int[network.Nodes + 1];
        foreach (var (from, _, _) in network.Arcs)
            first[from + 1]++;
        for (var node = 0; node < network.Nodes; node++)
            first[node + 1] += first[node];
        var next = first.ToArray();
        var (to, cost) = (new int[network.Arcs.Count], new Int128[network.Arcs.Count]);
        foreach (var arc in network.Arcs)
            (to[next[arc.From]], cost[next[arc.From]++]) = (arc.To, arc.Cost);
        return (first, to, cost);
    }

    /// <summary>A cycle among the nodes' parents is one that costs less than nought.</summary>
    private static Int128? CycleOfParents(int[] parent, Int128[] paid)
    {
        var seen = new int[parent.Length];
        for (var start = 0; start < parent.Length; start++)
        {
            var node = start;
            while (node >= 0 && seen[node] == 0)
            {
                seen[node] = start + 1;
                node = parent[node];
            }

            if (node < 0 || seen[node] != start + 1)
                continue;
            var (sum, end) = (Int128.Zero, node);
            do
            {
                sum += paid[node];
                node = parent[node];
            }
            while (node != end);
            return sum < 0 ? sum : throw new InvalidOperationException("A cycle of parents costs nothing.");
        }

        return null;
    }
}

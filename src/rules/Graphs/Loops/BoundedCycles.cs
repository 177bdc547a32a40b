namespace Headwater.Graphs;

/// <summary>
/// The simple cycles of exactly one length, found among all up to it. Recursion is no deeper than the length.
/// </summary>
internal sealed class BoundedCycles(Graph graph, int length, int most, long steps, CancellationToken ct)
{
    private const int Free = int.MaxValue;

    private readonly int[] part = StrongParts.Of(graph.Out);
    private readonly int[] back = new int[graph.Nodes];
    private readonly int[] backOf = new int[graph.Nodes];
    private readonly int[] locked = Filled(graph.Nodes);
    private readonly bool[] onPath = new bool[graph.Nodes];
    private readonly Dictionary<int, HashSet<int>> waiting = [];
    private readonly List<int> touched = [];
    private readonly List<int> path = [];
    private readonly Queue<int> level = new();
    private int start;
    private bool stopped;

    public List<int[]> Cycles { get; } = [];

    public long StepsLeft { get; private set; } = steps;

    /// <summary>False when it stopped before it had seen all.</summary>
    public bool Run()
    {
        for (start = 0; start < graph.Nodes && !stopped; start++)
        {
            ct.ThrowIfCancellationRequested();
            if (length == 1)
            {
                foreach (var arc in graph.Leaving(start))
                {
                    if (graph.Arcs[arc].To == start)
                        Add([arc]);
                }

                continue;
            }

            MeasureWayBack();
            Search(start, 0);
            Forget();
        }

        return !stopped;
    }

    /// <summary>How far the start is from each node, by nodes of its part that are not lower than it.</summary>
    private void MeasureWayBack()
    {
        back[start] = 0;
        backOf[start] = start + 1;
        level.Enqueue(start);
        while (level.TryDequeue(out var node))
        {
            if (back[node] == length - 1)
                continue;
            foreach (var previous in graph.In.Of(node))
            {
                if (previous < start || part[previous] != part[start] || backOf[previous] == start + 1)
                    continue;
                back[previous] = back[node] + 1;
                backOf[previous] = start + 1;
                level.Enqueue(previous);
            }
        }
    }

    /// <summary>Looks on from a node that is <paramref name="depth"/> links from the start; says in how few links the start was reached, or <see cref="Free"/>.</summary>
    private int Search(int node, int depth)
    {
        var shortest = Free;
        onPath[node] = true;
        foreach (var arc in graph.Leaving(node))
        {
            if (stopped || --StepsLeft < 0)
            {
                stopped = true;
                break;
            }

            var next = graph.Arcs[arc].To;
            if (backOf[next] != start + 1 || next == node || depth + 1 + back[next] > length)
                continue;
            path.Add(arc);
            if (next == start)
            {
                shortest = 1;
                if (depth + 1 == length)
                    Add([.. path]);
            }
            else if (!onPath[next] && depth + 1 < locked[next])
            {
                Lock(next, depth + 1);
                var further = Search(next, depth + 1);
                shortest = further == Free ? shortest : Math.Min(shortest, further + 1);
            }

            path.RemoveAt(path.Count - 1);
        }

        onPath[node] = false;
        if (shortest != Free)
            Unlock(node, shortest);
        else
            WaitForNext(node);
        return shortest;
    }

    private void WaitForNext(int node)
    {
        foreach (var next in graph.Out.Of(node))
        {
            if (backOf[next] != start + 1)
                continue;
            if (!waiting.TryGetValue(next, out var nodes))
                waiting[next] = nodes = [];
            nodes.Add(node);
        }
    }

    /// <summary>The start is so few links from here: all who waited for that may be entered again while enough steps are left.</summary>
    private void Unlock(int node, int links)
    {
        if (locked[node] >= length - links + 1)
            return;
        locked[node] = length - links + 1;
        if (!waiting.TryGetValue(node, out var nodes))
            return;
        foreach (var previous in nodes)
        {
            if (!onPath[previous] && links < length)
                Unlock(previous, links + 1);
        }
    }

    private void Lock(int node, int depth)
    {
        locked[node] = depth;
        touched.Add(node);
    }

    private void Add(int[] cycle)
    {
        if (Cycles.Count == most)
            stopped = true;
        else
            Cycles.Add(cycle);
    }

    private void Forget()
    {
        foreach (var node in touched)
            locked[node] = Free;
        touched.Clear();
        waiting.Clear();
    }

    private static int[] Filled(int nodes)
    {
        var depths = new int[nodes];
        Array.Fill(depths, Free);
        return depths;
    }
}

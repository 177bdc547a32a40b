namespace Headwater.Graphs;

/// <summary>Strongly connected parts: Tarjan 1972, without recursion.</summary>
internal sealed class StrongParts(Adjacency outward)
{
    private readonly int[] number = new int[outward.Nodes];
    private readonly int[] lowest = new int[outward.Nodes];
    private readonly int[] at = new int[outward.Nodes];
    private readonly int[] part = new int[outward.Nodes];
    private readonly Stack<int> open = new();
    private readonly Stack<int> path = new();
    private int numbered;
    private int parts;

    /// <summary>For each node the number of its part, from 1.</summary>
    public static int[] Of(Adjacency outward)
    {
        var search = new StrongParts(outward);
        for (var root = 0; root < outward.Nodes; root++)
        {
            if (search.number[root] == 0)
                search.From(root);
        }

        return search.part;
    }

    private void From(int root)
    {
        Enter(root);
        while (path.TryPeek(out var node))
        {
            var row = outward.Of(node);
            if (at[node] < row.Length)
            {
                var next = row[at[node]++];
                if (number[next] == 0)
                    Enter(next);
                else if (part[next] == 0)
                    lowest[node] = Math.Min(lowest[node], number[next]);
                continue;
            }

            path.Pop();
            if (path.TryPeek(out var above))
                lowest[above] = Math.Min(lowest[above], lowest[node]);
            if (lowest[node] == number[node])
                Close(node);
        }
    }

    private void Close(int first)
    {
        parts++;
        int node;
        do
        {
            node = open.Pop();
            part[node] = parts;
        }
        while (node != first);
    }

    private void Enter(int node)
    {
        number[node] = lowest[node] = ++numbered;
        open.Push(node);
        path.Push(node);
    }
}

namespace Headwater.Allocation.Solving;

/// <summary>
/// A quick proof that caps are too low: even if a child's points could be split between the schools that could take the child whole, they
/// would not all fit. Maximum flow (Dinic) from children through cells and schools.
/// </summary>
internal sealed class PointFlow
{
    private readonly Instance instance;
    private readonly int cells, children, schools, sink;
    private readonly List<int>[] arcsOf;
    private readonly List<int> head = [];
    private readonly List<long> full = [];
    private readonly int[] pairArc, schoolArc, level, next;
    private long[] left = [];

    public PointFlow(Instance instance)
    {
        this.instance = instance;
        (children, cells, schools) = (instance.Children.Length, instance.Room.Length, instance.Schools.Length);
        sink = 1 + children + cells + schools;
        arcsOf = [.. Enumerable.Range(0, sink + 1).Select(_ => new List<int>())];
        level = new int[sink + 1];
        next = new int[sink + 1];
        pairArc = new int[instance.EdgeSchool.Length];
        schoolArc = new int[schools];
        var inCell = new List<int>[cells];
        for (var child = 0; child < children; child++)
        {
            Arc(0, 1 + child, instance.Children[child].Points);
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                var cell = instance.CellOf(instance.EdgeSchool[edge], instance.YearOf[child]);
                pairArc[edge] = Arc(1 + child, 1 + children + cell, instance.Children[child].Points);
                (inCell[cell] ??= []).Add(instance.Children[child].Points);
            }
        }

        for (var cell = 0; cell < cells; cell++)
            Arc(1 + children + cell, 1 + children + cells + (cell % schools), inCell[cell]?.OrderDescending().Take(instance.Room[cell]).Sum(p => (long)p) ?? 0);
        for (var school = 0; school < schools; school++)
            schoolArc[school] = Arc(1 + children + cells + school, sink, 0);
    }

    /// <summary>The most points that fit when no school gains more than its cap.</summary>
    public long Most(long[] caps)
    {
        left = [.. full];
        for (var school = 0; school < schools; school++)
            left[schoolArc[school]] = Math.Max(0, caps[school]);
        for (var child = 0; child < children; child++)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                if (instance.Children[child].Points > caps[instance.EdgeSchool[edge]])
                    left[pairArc[edge]] = 0;
            }
        }

        var most = 0L;
        while (Layer())
        {
            Array.Clear(next);
            while (Push(0, long.MaxValue) is > 0 and var sent)
                most += sent;
        }

        return most;
    }

    private int Arc(int from, int to, long cap)
    {
        arcsOf[from].Add(head.Count);
        head.Add(to);
        full.Add(cap);
        arcsOf[to].Add(head.Count);
        head.Add(from);
        full.Add(0);
        return head.Count - 2;
    }

    private bool Layer()
    {
        Array.Fill(level, -1);
        level[0] = 0;
        var queue = new Queue<int>();
        queue.Enqueue(0);
        while (queue.TryDequeue(out var node))
        {
            foreach (var arc in arcsOf[node])
            {
                if (left[arc] > 0 && level[head[arc]] < 0)
                {
                    level[head[arc]] = level[node] + 1;
                    queue.Enqueue(head[arc]);
                }
            }
        }

        return level[sink] >= 0;
    }

    private long Push(int node, long most)
    {
        if (node == sink)
            return most;
        for (; next[node] < arcsOf[node].Count; next[node]++)
        {
            var arc = arcsOf[node][next[node]];
            if (left[arc] <= 0 || level[head[arc]] != level[node] + 1)
                continue;
            var sent = Push(head[arc], Math.Min(most, left[arc]));
            if (sent <= 0)
                continue;
            left[arc] -= sent;
            left[arc ^ 1] += sent;
            return sent;
        }

        return 0;
    }
}

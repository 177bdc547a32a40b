namespace Headwater.Allocation.Solving;

/// <summary>Brings a school under its cap by chains of moves: one child leaves, takes the place of another, who takes that of a third, until one fits where nobody must leave.</summary>
internal sealed class Chains(Instance instance)
{
    private readonly List<int>[] at = [.. Enumerable.Range(0, instance.Schools.Length).Select(_ => new List<int>())];
    private readonly long[] gain = new long[instance.Schools.Length];
    private readonly int[] used = new int[instance.Room.Length];
    private readonly int[] before = new int[instance.Children.Length], byEdge = new int[instance.Children.Length], depth = new int[instance.Children.Length];
    private readonly Queue<int> queue = new();

    /// <summary>Changes the plan so that the school holds its cap and no other breaks its own; false, and the plan as it was, when no such chain is found.</summary>
    public bool Relieve(int[] edges, int school, long[] caps)
    {
        Load(edges);
        Array.Fill(before, -2);
        queue.Clear();
        foreach (var child in at[school].OrderBy(c => instance.Children[c].Points))
        {
            if (gain[school] - instance.Children[child].Points <= caps[school])
                Enter(child, -1, -1);
        }

        while (queue.TryDequeue(out var homeless))
        {
            if (Step(edges, homeless, school, caps))
                return true;
        }

        return false;
    }

    private bool Step(int[] edges, int homeless, int overloaded, long[] caps)
    {
        var (points, year) = (instance.Children[homeless].Points, instance.YearOf[homeless]);
        for (var edge = instance.EdgeStart[homeless]; edge < instance.EdgeStart[homeless + 1]; edge++)
        {
            var school = instance.EdgeSchool[edge];
            if (school == overloaded || points > caps[school] || OnTheWay(edges, homeless, school))
                continue;
            var cell = instance.CellOf(school, year);
            var room = used[cell] < instance.Room[cell];
            if (room && gain[school] + points <= caps[school])
            {
                Apply(edges, homeless, edge);
                return true;
            }

            foreach (var child in at[school])
            {
                if (before[child] == -2 && (room || instance.YearOf[child] == year) && gain[school] + points - instance.Children[child].Points <= caps[school])
                    Enter(child, homeless, edge);
            }
        }

        return false;
    }

    private void Enter(int child, int from, int edge)
    {
        (before[child], byEdge[child], depth[child]) = (from, edge, from < 0 ? 0 : depth[from] + 1);
        queue.Enqueue(child);
    }

    private bool OnTheWay(int[] edges, int child, int school)
    {
        for (var on = child; on >= 0; on = before[on])
        {
            if (instance.EdgeSchool[edges[on]] == school)
                return true;
        }

        return false;
    }

    private void Apply(int[] edges, int homeless, int edge)
    {
        while (homeless >= 0)
        {
            edges[homeless] = edge;
            edge = byEdge[homeless];
            homeless = before[homeless];
        }
    }

    private void Load(int[] edges)
    {
        foreach (var list in at)
            list.Clear();
        Array.Clear(gain);
        Array.Clear(used);
        for (var child = 0; child < edges.Length; child++)
        {
            if (edges[child] < 0)
                continue;
            var school = instance.EdgeSchool[edges[child]];
            at[school].Add(child);
            gain[school] += instance.Children[child].Points;
            used[instance.CellOf(school, instance.YearOf[child])]++;
        }
    }
}

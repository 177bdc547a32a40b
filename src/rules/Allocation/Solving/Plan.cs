namespace Headwater.Allocation.Solving;

/// <summary>A set of placements of one instance: for each child the pair, or -1.</summary>
internal sealed class Plan(Instance instance, int[] edges)
{
    public Instance Instance => instance;

    public int[] Edges => edges;

    public long[] Loads()
    {
        var loads = new long[instance.Schools.Length];
        for (var school = 0; school < loads.Length; school++)
            loads[school] = instance.Schools[school].Balance;
        for (var child = 0; child < edges.Length; child++)
        {
            if (edges[child] >= 0)
                loads[instance.EdgeSchool[edges[child]]] += instance.Children[child].Points;
        }

        return loads;
    }

    public AllocationTotals Totals()
    {
        var (placed, wishes, metres) = (0, 0L, 0L);
        foreach (var edge in edges)
        {
            if (edge < 0)
                continue;
            placed++;
            wishes += instance.EdgeWish[edge];
            metres += instance.EdgeMetres[edge];
        }

        return new(placed, wishes, metres);
    }

    /// <summary>The highest burden of all schools; null without schools.</summary>
    public Burden? Highest()
    {
        Burden? highest = null;
        var loads = Loads();
        for (var school = 0; school < loads.Length; school++)
        {
            var burden = new Burden(loads[school], instance.Schools[school].Roll);
            if (highest is not { } most || burden.Against(most) > 0)
                highest = burden;
        }

        return highest;
    }
}

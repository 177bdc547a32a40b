namespace Headwater.Allocation.Solving;

/// <summary>
/// A plan with a low highest burden, found quickly and without proof: the heaviest children first, each to the school that then stands lowest,
/// and then chains of moves from the school that stands highest until none is found.
/// </summary>
internal static class QuickPlan
{
    public static (int[] Edges, Burden? Highest) Of(Instance instance)
    {
        var edges = Greedy(instance);
        var (chains, limits, floor) = (new Chains(instance), new Limits(instance, 0), Floor(instance));
        while (true)
        {
            var gains = limits.Gains(edges);
            if (Top(instance, gains) is not { } top)
                return (edges, floor);
            var value = Standing(instance, top, gains[top]);
            // Nothing that is placed here brings a school down from where it stood before.
            if (floor is { } least && value.Against(least) <= 0)
                return (edges, floor);
            var caps = new long[gains.Length];
            for (var school = 0; school < caps.Length; school++)
            {
                var below = limits.CapBelow(school, value);
                caps[school] = school == top ? below : Math.Max(below, gains[school]);
            }

            if (!chains.Relieve(edges, top, caps))
                return (edges, value);
        }
    }

    private static int[] Greedy(Instance instance)
    {
        var edges = new int[instance.Children.Length];
        Array.Fill(edges, -1);
        var (used, gains) = (new int[instance.Room.Length], new long[instance.Schools.Length]);
        // Of equally heavy children those first who have the fewest schools.
        foreach (var child in Enumerable.Range(0, edges.Length).OrderByDescending(c => instance.Children[c].Points).ThenBy(c => instance.EdgeStart[c + 1] - instance.EdgeStart[c]))
        {
            var (points, year) = (instance.Children[child].Points, instance.YearOf[child]);
            Burden? lowest = null;
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                var school = instance.EdgeSchool[edge];
                if (used[instance.CellOf(school, year)] == instance.Room[instance.CellOf(school, year)])
                    continue;
                var after = Standing(instance, school, gains[school] + points);
                if (lowest is not { } least || after.Against(least) < 0)
                    (lowest, edges[child]) = (after, edge);
            }

            if (lowest is null)
                continue;
            gains[instance.EdgeSchool[edges[child]]] += points;
            used[instance.CellOf(instance.EdgeSchool[edges[child]], year)]++;
        }

        return edges;
    }

    private static Burden? Floor(Instance instance)
    {
        Burden? floor = null;
        for (var school = 0; school < instance.Schools.Length; school++)
        {
            var now = Standing(instance, school, 0);
            if (floor is not { } most || now.Against(most) > 0)
                floor = now;
        }

        return floor;
    }

    private static int? Top(Instance instance, long[] gains)
    {
        int? top = null;
        for (var school = 0; school < gains.Length; school++)
        {
            if (gains[school] > 0 && (top is not { } most || Standing(instance, school, gains[school]).Against(Standing(instance, most, gains[most])) > 0))
                top = school;
        }

        return top;
    }

    private static Burden Standing(Instance instance, int school, long gain) => new(instance.Schools[school].Balance + gain, instance.Schools[school].Roll);
}

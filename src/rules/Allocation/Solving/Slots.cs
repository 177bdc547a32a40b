namespace Headwater.Allocation.Solving;

/// <summary>
/// What taking one more child of equal points costs each school, as ordinal numbers that may be added up. The sorted burdens are
/// lexicographically least exactly when the sum of M^rank(after) - M^rank(before) over the slots taken is least, for M above the number of
/// schools; that sum is separable and convex, so the loads that reach it depend on the order of these weights alone (loads of a flow form an
/// M-convex set: Frank and Murota). The order is: the lower burden after first, and of equal ones the one that leaves the higher burden before.
/// </summary>
internal static class Slots
{
    /// <summary>For each school, the ordinals of its first, second … slot, and the largest ordinal of all.</summary>
    public static (int[][] Ordinals, int Highest) Order(Instance instance, int points)
    {
        var ordinals = new int[instance.Schools.Length][];
        var slots = new List<(int School, int Taken)>();
        var (exactNeeded, room) = (false, Capacity(instance));
        for (var school = 0; school < ordinals.Length; school++)
        {
            ordinals[school] = new int[room[school]];
            exactNeeded |= Math.Abs(instance.Schools[school].Balance) + ((long)points * room[school]) >= Burden.RoughUpTo;
            for (var taken = 0; taken < room[school] && points > 0; taken++)
                slots.Add((school, taken));
        }

        var order = slots.ToArray();
        var exact = Comparer<(int School, int Taken)>.Create((a, b) => Compare(instance, points, a, b));
        if (exactNeeded)
            Array.Sort(order, exact);
        else
            SortRoughly(order, [.. order.Select(s => After(instance, points, s).Rough)], exact);
        var ordinal = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && exact.Compare(order[i - 1], order[i]) != 0)
                ordinal++;
            ordinals[order[i].School][order[i].Taken] = ordinal;
        }

        return (ordinals, ordinal);
    }

    /// <summary>
    /// The same choice with as few ordinals as can be, when burden comes before wishes and distance. A class of slots that is filled wholly may
    /// join the one before it, and one that stays empty the one after it: the plans of least burden stay the same, and the cheapest of them is
    /// found without balancing loads anew at each child.
    /// </summary>
    public static (int[][] Ordinals, int Highest) Merge(int[][] ordinals, int highest, int[] taken)
    {
        var (size, filled) = (new int[highest + 1], new int[highest + 1]);
        for (var school = 0; school < ordinals.Length; school++)
        {
            for (var slot = 0; slot < ordinals[school].Length; slot++)
            {
                size[ordinals[school][slot]]++;
                filled[ordinals[school][slot]] += slot < taken[school] ? 1 : 0;
            }
        }

        var group = new int[highest + 1];
        var (current, anyFilled) = (0, false);
        for (var ordinal = 0; ordinal <= highest; ordinal++)
        {
            if (filled[ordinal] < size[ordinal] && anyFilled)
                (current, anyFilled) = (current + 1, false);
            group[ordinal] = current;
            anyFilled |= filled[ordinal] > 0;
        }

        return (Array.ConvertAll(ordinals, school => Array.ConvertAll(school, ordinal => group[ordinal])), current);
    }

    private static int[] Capacity(Instance instance)
    {
        var wanted = new int[instance.Room.Length];
        for (var child = 0; child < instance.Children.Length; child++)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
                wanted[instance.CellOf(instance.EdgeSchool[edge], instance.YearOf[child])]++;
        }

        var capacity = new int[instance.Schools.Length];
        for (var cell = 0; cell < wanted.Length; cell++)
            capacity[cell % capacity.Length] += Math.Min(wanted[cell], instance.Room[cell]);
        return capacity;
    }

    private static void SortRoughly((int School, int Taken)[] order, double[] rough, Comparer<(int School, int Taken)> exact)
    {
        Array.Sort(rough, order);
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && rough[to] == rough[from])
                to++;
            if (to - from > 1)
                Array.Sort(order, from, to - from, exact);
            from = to;
        }
    }

    private static Burden After(Instance instance, int points, (int School, int Taken) slot) =>
        new(instance.Schools[slot.School].Balance + ((long)points * (slot.Taken + 1)), instance.Schools[slot.School].Roll);

    private static int Compare(Instance instance, int points, (int School, int Taken) a, (int School, int Taken) b)
    {
        var after = After(instance, points, a).Against(After(instance, points, b));
        return after != 0 ? after : After(instance, points, (b.School, b.Taken - 1)).Against(After(instance, points, (a.School, a.Taken - 1)));
    }
}

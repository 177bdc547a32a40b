namespace Headwater.Allocation.Solving;

/// <summary>
/// The sets of children with which a school comes to exactly its points, no year group over its room. The cheapest such set, and all that are
/// cheap enough, are found by counting points: for each child from the last, what the rest costs at least for so many points and places.
/// </summary>
internal sealed class Patterns
{
    private const long Never = long.MaxValue / 4;

    private readonly Instance instance;
    private readonly int[] edges, children, points, rooms;
    private readonly bool[] yearGoesOn;
    private readonly int load, seats;
    private readonly long[] rest, own;

    /// <param name="instance">The instance.</param>
    /// <param name="school">The school.</param>
    /// <param name="load">The points it is to gain.</param>
    /// <param name="pairs">The pairs that lead to it.</param>
    public Patterns(Instance instance, int school, int load, IEnumerable<(int Child, int Edge)> pairs)
    {
        (this.instance, School, this.load) = (instance, school, load);
        var fitting = pairs.Where(p => instance.Children[p.Child].Points <= load).OrderBy(p => instance.YearOf[p.Child]).ThenBy(p => p.Child).ToArray();
        edges = [.. fitting.Select(p => p.Edge)];
        children = [.. fitting.Select(p => p.Child)];
        points = [.. children.Select(c => instance.Children[c].Points)];
        rooms = [.. children.Select(c => instance.Room[instance.CellOf(school, instance.YearOf[c])])];
        yearGoesOn = [.. children.Select((c, i) => i + 1 < children.Length && instance.YearOf[children[i + 1]] == instance.YearOf[c])];
        seats = rooms.Length == 0 ? 1 : rooms.Max() + 1;
        own = new long[children.Length];
        rest = new long[(children.Length + 1) * seats * (load + 1)];
    }

    public int Count => edges.Length;

    /// <summary>The same school with other pairs; with the same when none are given.</summary>
    public Patterns Of(IEnumerable<(int Child, int Edge)>? pairs) => new(instance, School, load, pairs ?? children.Zip(edges));

    public int School { get; }

    /// <summary>What the cheapest set costs at the prices last given; <see langword="null"/> when no set comes to the points.</summary>
    public long? Least => rest[At(0, 0, load)] < Never / 2 ? rest[At(0, 0, load)] : null;

    /// <summary>Reckons with the cost of each pair less the price of its child.</summary>
    public void Reckon(long[] cost, long[] price)
    {
        Array.Fill(rest, Never);
        for (var used = 0; used < seats; used++)
            rest[At(children.Length, used, 0)] = 0;
        for (var i = children.Length - 1; i >= 0; i--)
        {
            own[i] = cost[edges[i]] - price[children[i]];
            for (var used = 0; used < seats; used++)
            {
                var skipped = At(i + 1, yearGoesOn[i] ? used : 0, 0);
                var taken = used < rooms[i] ? At(i + 1, yearGoesOn[i] ? used + 1 : 0, 0) - points[i] : -1;
                var here = At(i, used, 0);
                for (var left = 0; left <= load; left++)
                {
                    var least = rest[skipped + left];
                    if (taken >= 0 && left >= points[i])
                        least = Math.Min(least, own[i] + rest[taken + left]);
                    rest[here + left] = least;
                }
            }
        }
    }

    /// <summary>The cheapest set, as pairs.</summary>
    public int[] Best()
    {
        var best = new List<int>();
        var (used, left) = (0, load);
        for (var i = 0; i < children.Length; i++)
        {
            if (rest[At(i, used, left)] == rest[At(i + 1, yearGoesOn[i] ? used : 0, left)])
            {
                used = yearGoesOn[i] ? used : 0;
                continue;
            }

            best.Add(edges[i]);
            left -= points[i];
            used = yearGoesOn[i] ? used + 1 : 0;
        }

        return [.. best];
    }

    /// <summary>Adds all sets that cost so much at most; false when there are more than may be.</summary>
    /// <param name="within">How much, beside what the cheapest costs.</param>
    /// <param name="most">How many sets there may be.</param>
    /// <param name="into">Where they go.</param>
    /// <param name="also">The same school by other prices, and how much more than the cheapest a set may cost by these.</param>
    public bool All(long within, int most, List<int[]> into, (Patterns By, long Within)? also = null)
    {
        var chosen = new Stack<int>();
        if (Least is not { } least || (also is { } given && given.By.Least is null))
            return true;
        return From(0, 0, load, least + within, also is { } other ? other.By.Least!.Value + other.Within : 0);

        bool From(int i, int used, int left, long budget, long second)
        {
            if (rest[At(i, used, left)] > budget || (also is { } by && by.By.rest[At(i, used, left)] > second))
                return true;
            if (i == children.Length)
            {
                into.Add([.. chosen.Reverse()]);
                return into.Count <= most;
            }

            if (!From(i + 1, yearGoesOn[i] ? used : 0, left, budget, second))
                return false;
            if (used >= rooms[i] || points[i] > left)
                return true;
            chosen.Push(edges[i]);
            var complete = From(i + 1, yearGoesOn[i] ? used + 1 : 0, left - points[i], budget - own[i], second - (also?.By.own[i] ?? 0));
            chosen.Pop();
            return complete;
        }
    }

    /// <summary>The pairs that are in some set which costs so much more than the cheapest at most.</summary>
    public List<(int Child, int Edge)> Kept(long within)
    {
        var kept = new List<(int, int)>();
        if (Least is not { } least)
            return kept;
        var before = new long[rest.Length];
        Array.Fill(before, Never);
        before[At(0, 0, 0)] = 0;
        for (var i = 0; i < children.Length; i++)
        {
            var through = Never;
            for (var used = 0; used < seats; used++)
            {
                var (skipped, taken) = (At(i + 1, yearGoesOn[i] ? used : 0, 0), At(i + 1, yearGoesOn[i] ? Math.Min(used + 1, seats - 1) : 0, 0));
                for (var sum = 0; sum <= load; sum++)
                {
                    var here = before[At(i, used, sum)];
                    if (here >= Never / 2)
                        continue;
                    before[skipped + sum] = Math.Min(before[skipped + sum], here);
                    if (used >= rooms[i] || sum + points[i] > load)
                        continue;
                    before[taken + sum + points[i]] = Math.Min(before[taken + sum + points[i]], here + own[i]);
                    through = Math.Min(through, here + own[i] + rest[taken + load - sum - points[i]]);
                }
            }

            if (through <= least + within)
                kept.Add((children[i], edges[i]));
        }

        return kept;
    }

    private int At(int child, int used, int left) => (((child * seats) + used) * (load + 1)) + left;
}

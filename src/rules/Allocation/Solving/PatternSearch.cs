namespace Headwater.Allocation.Solving;

/// <summary>
/// Wishes and metres once every school's points are settled. A plan is then one set of children for each school, and prices of children bound
/// what it costs so closely that only some thousand sets can be part of a plan as good as the best: those are written down, all of them, and a
/// solver chooses. What it finds within the bound that the sets were made for is best of all plans.
/// </summary>
internal sealed class PatternSearch
{
    private const int EnoughSets = 2_000, MostSets = 150_000;
    private const long MostSteps = 4_000_000, MostCost = 100_000_000_000;

    private readonly Instance instance;
    private readonly Limits limits;
    private readonly Deadline deadline;
    private readonly List<Patterns> all;

    private PatternSearch(Instance instance, Limits limits, Deadline deadline, List<Patterns> all) =>
        (this.instance, this.limits, this.deadline, this.all) = (instance, limits, deadline, all);

    /// <summary>The search, where it is one: every school's points settled, every child placed who can be, and not too many points to count.</summary>
    public static PatternSearch? Of(Instance instance, Limits limits, Deadline deadline)
    {
        var able = Enumerable.Range(0, instance.Children.Length).Count(c => instance.EdgeStart[c] < instance.EdgeStart[c + 1]);
        if (!limits.Finished || limits.Placed != able || limits.Settled.Any(at => !at.IsFixed))
            return null;
        var pairs = new List<(int, int)>?[instance.Schools.Length];
        for (var child = 0; child < instance.Children.Length; child++)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
                (pairs[instance.EdgeSchool[edge]] ??= []).Add((child, edge));
        }

        var loads = new long[pairs.Length];
        foreach (var (school, gain) in limits.Settled.SelectMany(at => at.Gains))
            loads[school] = gain;
        var seats = 1L + instance.Room.DefaultIfEmpty().Max();
        if (Enumerable.Range(0, pairs.Length).Sum(s => (double)(pairs[s]?.Count ?? 0) * seats * (loads[s] + 1)) > MostSteps)
            return null;
        return new(instance, limits, deadline, [.. Enumerable.Range(0, pairs.Length).Where(s => pairs[s]?.Exists(p => instance.Children[p.Item1].Points <= loads[s]) == true).Select(s => new Patterns(instance, s, (int)loads[s], pairs[s]!))]);
    }

    /// <summary>The best plan by the objectives that are left, one or two; null when none was found or the first of two is not proven.</summary>
    /// <param name="start">A plan that keeps to the limits.</param>
    /// <param name="objectives">What is to be least, in order.</param>
    public PatternPlan? Least(int[] start, IReadOnlyList<Objective> objectives)
    {
        if (objectives.Count == 1)
            return Cheapest(start, new(Costs(objectives[0]), Costs(Other(objectives[0])), Limit(Other(objectives[0]))), null);
        var (first, second, none) = (Costs(objectives[0]), Costs(objectives[1]), new long[instance.EdgeSchool.Length]);
        if (Raised(start, new(first, none, null), all) is not { } prices)
            return null;
        // The bound of wishes is nearly always reached, that of metres hardly ever.
        if (objectives[0] == Objective.Preference && Cheapest(start, new(second, first, prices.Whole), prices) is { } found)
            return found;
        if (Cheapest(start, new(first, none, null), null) is not { } least || least.Bound < least.Cost)
            return null;
        var costs = new PatternCosts(second, first, least.Cost);
        return least.Alone ? least with { Cost = costs.Sum(least.Edges), Bound = costs.Sum(least.Edges) } : Cheapest(least.Edges, costs, prices);
    }

    private static Objective Other(Objective objective) => objective == Objective.Preference ? Objective.Distance : Objective.Preference;

    private long[] Costs(Objective objective) => Array.ConvertAll(objective == Objective.Preference ? instance.EdgeWish : instance.EdgeMetres, each => (long)each);

    private long? Limit(Objective objective) => objective == Objective.Preference ? limits.Wishes : limits.Metres;

    private PatternPrices? Raised(int[] start, PatternCosts costs, List<Patterns> schools)
    {
        if (costs.Of.Length == 0 || costs.Of.Max() > MostCost / instance.Children.Length)
            return null;
        var prices = new PatternPrices(instance, schools, costs);
        prices.Raise(start, deadline);
        return prices.Bound == long.MinValue || prices.Missing > 1e-6 ? null : prices;
    }

    private PatternPlan? Cheapest(int[] start, PatternCosts costs, PatternPrices? first)
    {
        // What costs too much by the objective before cannot be part of a plan.
        var schools = first is null ? all : first.Kept(costs.SideMost!.Value);
        var also = first?.Beside(schools, costs.SideMost!.Value);
        if (Raised(start, costs, schools) is not { } prices)
            return null;
        var (cuts, bound, dearest) = (new PatternCuts(instance, costs), prices.Whole, costs.Dearest(instance));
        var room = Enough(prices, also, dearest);
        PatternPlan? best = null;
        while (deadline.Left > TimeSpan.Zero && Within(prices, bound + room, also) is { } sets)
        {
            sets = cuts.Narrow(sets, bound + room, deadline);
            var program = new PatternProgram(instance, sets, costs);
            if (best is not null)
                program.Forbid(best.Edges);
            var (answer, edges) = program.Solve(deadline.Step);
            var cost = edges.Length > 0 && limits.Hold(edges, null, null) ? costs.Sum(edges) : long.MaxValue;
            var whole = answer == Answer.None || (answer == Answer.Found && cost < long.MaxValue);
            if (whole && best is not null && best.Cost <= bound + room && cost >= best.Cost)
                return best with { Bound = best.Cost, Alone = cost > best.Cost };
            if (cost < (best?.Cost ?? long.MaxValue))
                best = new(edges, cost, bound, false);
            if (!whole || (best is null && bound + room >= dearest))
                break;
            if (best is not null)
                best = best with { Bound = Math.Min(best.Cost, bound + room + 1) };
            room = best is not null && best.Cost <= bound + room ? best.Cost - bound : Math.Min(room + (room / 5) + 1, (best?.Cost ?? long.MaxValue) - bound);
        }

        return best ?? Good(prices, costs);
    }

    /// <summary>Where the time is up or the sets are too many: the best plan of those sets that gave the bound.</summary>
    private PatternPlan? Good(PatternPrices prices, PatternCosts costs)
    {
        var (_, edges) = new PatternProgram(instance, prices.Known, costs).Solve(deadline.Step);
        return edges.Length > 0 && limits.Hold(edges, null, null) ? new(edges, costs.Sum(edges), Math.Min(prices.Whole, costs.Sum(edges)), false) : null;
    }

    /// <summary>The room within which there are enough sets to look at them first.</summary>
    private static long Enough(PatternPrices prices, (List<Patterns> By, long Within)? also, long dearest)
    {
        var room = 0L;
        for (var next = 0L; Within(prices, prices.Whole + next, also) is { } sets; next = (2 * next) + 1)
        {
            room = Math.Max(0, Math.Min(next, dearest - prices.Whole));
            if (sets.Sum(s => s.Count) >= EnoughSets || prices.Whole + next >= dearest)
                break;
        }

        return room;
    }

    /// <summary>For each school all sets that may be part of a plan which costs so much at most; null when there are too many.</summary>
    private static List<List<int[]>>? Within(PatternPrices prices, long most, (List<Patterns> By, long Within)? also)
    {
        var (sets, left) = (new List<List<int[]>>(), MostSets);
        var schools = prices.Again();
        for (var at = 0; at < schools.Count; at++)
        {
            var own = new List<int[]>();
            if (!schools[at].All(prices.RoomFor(most), left, own, also is { } other ? (other.By[at], other.Within) : null))
                return null;
            sets.Add(own);
            left -= own.Count;
        }

        return sets;
    }
}

/// <summary>A plan of sets.</summary>
/// <param name="Edges">The pairs.</param>
/// <param name="Cost">What it costs by the last objective; by those before nothing is better.</param>
/// <param name="Bound">No plan costs less.</param>
/// <param name="Alone">Whether no other plan is as good.</param>
internal sealed record PatternPlan(int[] Edges, long Cost, long Bound, bool Alone);

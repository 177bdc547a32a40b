using System.Text.Json.Nodes;

namespace Headwater.Allocation.Solving;

/// <summary>Level after level where children carry different points: the burden is then as hard as dividing numbers fairly.</summary>
internal static class UnequalPoints
{
    public static (Plan Plan, Certificate Certificate) Solve(Instance instance, TimeSpan time, CancellationToken ct)
    {
        // A tenth is left for what comes before and after.
        var deadline = new Deadline(time * 0.9);
        // Without burdens all levels are a flow: the most placed, and what comes before the burden, exactly.
        var edges = EqualPoints.Solve(instance, 0, ct).Plan.Edges;
        var start = new Plan(instance, edges).Totals();
        var limits = new Limits(instance, start.Placed);
        var levels = new Dictionary<Objective, Level> { [Objective.Placed] = Level.Sure };
        var descent = new BurdenDescent(instance, limits, deadline);
        var sure = true;
        var order = instance.Problem.Rules.Order.ToList();
        var burden = order.IndexOf(Objective.Burden);
        foreach (var objective in order[1..burden])
            Settle(objective);
        edges = descent.Lower(edges);
        sure &= descent.Proven;
        levels[Objective.Burden] = sure ? Level.Sure : Unsure(instance, edges, descent);
        Sums? sums = null;
        var alone = false;
        for (var next = burden + 1; next < order.Count; next += sums.Objectives.Count)
        {
            ct.ThrowIfCancellationRequested();
            sums = Sums.Of(instance, order[next..]);
            if (sure && PatternSearch.Of(instance, limits, deadline)?.Least(edges, order[next..]) is { } best)
            {
                (edges, alone, sure) = (best.Edges, best.Alone, best.Bound == best.Cost);
                order[next..].ForEach(objective => levels[objective] = Level.Sure);
                if (!sure)
                    levels[order[^1]] = new(false, best.Bound, best.Bound > 0 ? (double)(best.Cost - best.Bound) / best.Bound : null);
                if (order.Count - next > sums.Objectives.Count)
                {
                    Settle(order[next]);
                    sums = Sums.Of(instance, order[^1..]);
                }

                break;
            }

            (edges, var least) = Least(instance, limits, edges, sums, deadline);
            sure &= least;
            if (next + sums.Objectives.Count < order.Count || !sure)
                sums.Objectives.ToList().ForEach(Settle);
            else
                sums.Objectives.ToList().ForEach(objective => levels[objective] = Level.Sure);
        }

        void Settle(Objective objective)
        {
            var totals = new Plan(instance, edges).Totals();
            var (reached, least) = objective == Objective.Preference ? (totals.PreferenceCost, start.PreferenceCost) : (totals.Metres, start.Metres);
            var bound = IsLeast(order, objective) ? least : 0;
            if (objective == Objective.Preference)
                limits.Wishes = reached;
            else
                limits.Metres = reached;
            levels[objective] = sure ? Level.Sure : new(false, bound, bound > 0 ? (double)(reached - bound) / bound : null);
        }

        if (sure && !alone)
            edges = LastTies.Break(instance, limits, sums, edges, deadline, ct);
        var plan = new Plan(instance, edges);
        var highest = levels[Objective.Burden].Proven ? plan.Highest() : HighestBound(instance, descent);
        return (plan, new(levels[Objective.Placed], levels[Objective.Burden], levels[Objective.Preference], levels[Objective.Distance],
            highest is { } most ? (most.Points, most.Roll) : null, Witness(instance, limits)));
    }

    private static (int[] Edges, bool Sure) Least(Instance instance, Limits limits, int[] edges, Sums sums, Deadline deadline)
    {
        if (instance.EdgeSchool.Length > BurdenDescent.SolverPairs)
            return (edges, false);
        var program = new MixedProgram(instance, limits);
        program.Minimise(sums.Cost);
        var (answer, found) = program.Solve(deadline.Step);
        return (found.Length > 0 && sums.Cost(found) < sums.Cost(edges) ? found : edges, answer == Answer.Found);
    }

    /// <summary>Whether the plan that looks at nothing but wishes and distance bounds one of them: the one it made least first, and the other where the first stays at that.</summary>
    private static bool IsLeast(List<Objective> order, Objective objective) => order.First(o => o is Objective.Preference or Objective.Distance) is var first && (objective == first || order[1] == first);

    private static Level Unsure(Instance instance, int[] edges, BurdenDescent descent)
    {
        if (new Plan(instance, edges).Highest() is not { } reached || HighestBound(instance, descent) is not { } bound)
            return new(false);
        return new(false, bound.Rough, bound.Rough > 0 ? (reached.Rough - bound.Rough) / bound.Rough : null);
    }

    /// <summary>No plan is below the highest balance of all, nor below what was proven of the schools that gain.</summary>
    private static Burden? HighestBound(Instance instance, BurdenDescent descent)
    {
        var highest = descent.Bound;
        foreach (var school in instance.Schools)
        {
            var now = new Burden(school.Balance, school.Roll);
            if (highest is not { } most || now.Against(most) > 0)
                highest = now;
        }

        return highest;
    }

    private static JsonObject Witness(Instance instance, Limits limits)
    {
        var settled = new JsonArray();
        foreach (var burden in limits.Settled)
        {
            settled.Add(new JsonObject
            {
                ["burden"] = FormattableString.Invariant($"{burden.Value.Points}/{burden.Value.Roll}"),
                ["schools"] = new JsonArray([.. burden.Gains.Keys.Select(s => (JsonNode)instance.Schools[s].Id)]),
                ["standing"] = burden.Most,
            });
        }

        return new() { ["method"] = "burdens settled from the highest: none lower by flow of points or by mixed-integer program", ["settled"] = settled };
    }
}

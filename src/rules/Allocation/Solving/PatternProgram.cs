using Google.OrTools.ModelBuilder;

namespace Headwater.Allocation.Solving;

/// <summary>One set for each school so that every child is in one: chosen by a solver of mixed-integer programs (HiGHS) among the sets given.</summary>
internal sealed class PatternProgram
{
    private readonly Instance instance;
    private readonly Model model = new();
    private readonly List<(int[] Pairs, Variable Chosen)> sets = [];
    private readonly bool possible;

    /// <param name="instance">The instance.</param>
    /// <param name="bySchool">For each school its sets, as pairs.</param>
    /// <param name="costs">What is to be least, and what must be kept to.</param>
    public PatternProgram(Instance instance, IEnumerable<List<int[]>> bySchool, PatternCosts costs)
    {
        this.instance = instance;
        var rows = new LinearConstraint?[costs.Of.Length];
        var limit = costs.SideMost is { } most ? Row(double.NegativeInfinity, most) : null;
        for (var child = 0; child < instance.Children.Length; child++)
        {
            if (instance.EdgeStart[child] == instance.EdgeStart[child + 1])
                continue;
            var row = Row(1, 1);
            Array.Fill(rows, row, instance.EdgeStart[child], instance.EdgeStart[child + 1] - instance.EdgeStart[child]);
        }

        var sum = LinearExpr.NewBuilder();
        possible = true;
        foreach (var own in bySchool)
        {
            possible &= own.Count > 0;
            var one = Row(1, 1);
            foreach (var pairs in own)
            {
                var chosen = model.NewBoolVar("");
                sets.Add((pairs, chosen));
                one.AddTerm(chosen, 1);
                foreach (var edge in pairs)
                    rows[edge]!.AddTerm(chosen, 1);
                if (costs.Sum(pairs) is not 0 and var each)
                    sum.AddTerm(chosen, each);
                if (costs.SideSum(pairs) is not 0 and var beside)
                    limit?.AddTerm(chosen, beside);
            }
        }

        model.Minimize(sum);
    }

    /// <summary>Leaves one plan out.</summary>
    public void Forbid(int[] edges)
    {
        var plan = edges.ToHashSet();
        var own = sets.Where(s => Array.TrueForAll(s.Pairs, plan.Contains) && s.Pairs.Length > 0).ToList();
        var row = Row(double.NegativeInfinity, own.Count - 1);
        foreach (var (_, chosen) in own)
            row.AddTerm(chosen, 1);
    }

    /// <summary>Asks for the cheapest plan.</summary>
    public (Answer Answer, int[] Edges) Solve(TimeSpan time)
    {
        if (!possible)
            return (Answer.None, []);
        if (time <= TimeSpan.Zero)
            return (Answer.Unknown, []);
        var solver = new Solver("highs");
        solver.SetSolverSpecificParameters(MixedProgram.Settings);
        solver.SetTimeLimitInSeconds(Math.Max(0.001, time.TotalSeconds));
        var status = solver.Solve(model);
        if (status == SolveStatus.INFEASIBLE)
            return (Answer.None, []);
        if (status != SolveStatus.OPTIMAL && !solver.HasSolution())
            return (Answer.Unknown, []);
        var edges = new int[instance.Children.Length];
        Array.Fill(edges, -1);
        foreach (var edge in sets.Where(s => solver.Value(s.Chosen) > 0.5).SelectMany(s => s.Pairs))
            edges[instance.ChildOf(edge)] = edge;
        return (status == SolveStatus.OPTIMAL ? Answer.Found : Answer.Unknown, edges);
    }

    private LinearConstraint Row(double least, double most) => model.AddLinearConstraint(LinearExpr.Constant(0), least, most);
}

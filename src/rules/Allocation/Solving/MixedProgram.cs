using System.Diagnostics;
using Google.OrTools.ModelBuilder;

namespace Headwater.Allocation.Solving;

/// <summary>What a solver answered.</summary>
internal enum Answer
{
    /// <summary>A plan; when something was to be least, it is.</summary>
    Found,

    /// <summary>There is no such plan.</summary>
    None,

    /// <summary>The time was up.</summary>
    Unknown,
}

/// <summary>The questions that points of different size make hard, put to a solver of mixed-integer programs (HiGHS). Every plan it finds is reckoned again in whole numbers.</summary>
internal sealed class MixedProgram
{
    /// <summary>Above this a solver's tolerance is as large as a point, so that "none" and "least" are no proof.</summary>
    private const int LargestPoints = 10_000;

    /// <summary>Without presolve by parallel columns (8192): it loses its way in some small programs, gives no answer and writes to the console.</summary>
    public const string Settings = "output_flag=false\nlog_to_console=false\nthreads=1\nrandom_seed=1\nmip_rel_gap=0\nmip_abs_gap=0.5\npresolve_rule_off=8192";

    private readonly Instance instance;
    private readonly Limits limits;
    private readonly Burden? below;
    private readonly SettledBurden? tie;
    private readonly Model model = new();
    private readonly Variable?[] pair;
    private readonly bool possible, trusted;

    /// <param name="instance">The instance.</param>
    /// <param name="limits">The levels above.</param>
    /// <param name="below">Schools not at a settled burden stay below this; null for no such limit.</param>
    /// <param name="tie">Besides, so many schools may stand at this burden.</param>
    public MixedProgram(Instance instance, Limits limits, Burden? below = null, SettledBurden? tie = null)
    {
        (this.instance, this.limits, this.below, this.tie) = (instance, limits, below, tie);
        pair = new Variable?[instance.EdgeSchool.Length];
        var (loads, most) = Loads();
        var rooms = new LinearConstraint?[instance.Room.Length];
        var able = Enumerable.Range(0, instance.Children.Length).Count(c => instance.EdgeStart[c] < instance.EdgeStart[c + 1]);
        var all = Row(limits.Placed, limits.Placed);
        var kept = 0;
        for (var child = 0; child < instance.Children.Length; child++)
        {
            LinearConstraint? own = null;
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                var (school, points) = (instance.EdgeSchool[edge], instance.Children[child].Points);
                if (points > most[school])
                    continue;
                var chosen = model.NewBoolVar("");
                pair[edge] = chosen;
                (own ??= Row(limits.Placed == able ? 1 : 0, 1)).AddTerm(chosen, 1);
                all.AddTerm(chosen, 1);
                loads[school]?.AddTerm(chosen, points);
                var cell = instance.CellOf(school, instance.YearOf[child]);
                (rooms[cell] ??= Row(0, instance.Room[cell])).AddTerm(chosen, 1);
            }

            kept += own is null ? 0 : 1;
        }

        possible = kept >= limits.Placed;
        trusted = Array.TrueForAll(instance.Children, child => child.Points <= LargestPoints);
        Keep(limits.Wishes, instance.EdgeWish);
        Keep(limits.Metres, instance.EdgeMetres);
    }

    /// <summary>Seeks the plan of least cost.</summary>
    public void Minimise(Func<int, long> cost)
    {
        var sum = LinearExpr.NewBuilder();
        for (var edge = 0; edge < pair.Length; edge++)
        {
            if (pair[edge] is { } chosen && cost(edge) is not 0 and var each)
                sum.AddTerm(chosen, each);
        }

        model.Minimize(sum);
    }

    /// <summary>Leaves one plan out.</summary>
    public void Forbid(int[] edges)
    {
        var row = Row(double.NegativeInfinity, limits.Placed - 1);
        foreach (var edge in edges.Where(e => e >= 0))
            row.AddTerm(pair[edge]!, 1);
    }

    /// <summary>Settles one child's place.</summary>
    public void Fix(int child, int fixedEdge)
    {
        for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
        {
            if (pair[edge] is not { } chosen)
                continue;
            chosen.LowerBound = edge == fixedEdge ? 1 : 0;
            chosen.UpperBound = chosen.LowerBound;
        }
    }

    /// <summary>Asks. When the time is up there may be a plan all the same, the best found so far; without one the list is empty.</summary>
    public (Answer Answer, int[] Edges) Solve(TimeSpan time)
    {
        var edges = new int[instance.Children.Length];
        Array.Fill(edges, -1);
        if (!possible)
            return (Answer.None, []);
        if (time <= TimeSpan.Zero)
            return (Answer.Unknown, []);
        var clock = Stopwatch.StartNew();
        var (solver, status) = Ask(Settings, time);
        if (status is SolveStatus.NOT_SOLVED or SolveStatus.ABNORMAL && clock.Elapsed < time)
            (solver, status) = Ask($"{Settings}\npresolve=off", time - clock.Elapsed);
        if (status == SolveStatus.INFEASIBLE)
            return (trusted ? Answer.None : Answer.Unknown, []);
        if (status != SolveStatus.OPTIMAL && !solver.HasSolution())
            return (Answer.Unknown, []);
        for (var child = 0; child < edges.Length; child++)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                if (pair[edge] is { } chosen && solver.Value(chosen) > 0.5)
                    edges[child] = edge;
            }
        }

        return limits.Hold(edges, below, tie) ? (status == SolveStatus.OPTIMAL && trusted ? Answer.Found : Answer.Unknown, edges) : (Answer.Unknown, []);
    }

    private (Solver Solver, SolveStatus Status) Ask(string settings, TimeSpan time)
    {
        var solver = new Solver("highs");
        solver.SetSolverSpecificParameters(settings);
        solver.SetTimeLimitInSeconds(Math.Max(0.001, time.TotalSeconds));
        return (solver, solver.Solve(model));
    }

    private (LinearConstraint?[] Loads, long[] Most) Loads()
    {
        SettledBurden[] standing = tie is null ? [.. limits.Settled] : [.. limits.Settled, tie];
        var loads = new LinearConstraint?[instance.Schools.Length];
        var most = new long[loads.Length];
        for (var school = 0; school < loads.Length; school++)
        {
            most[school] = limits.CapBelow(school, below);
            foreach (var at in standing.Where(s => s.IsFixed && s.Gains.ContainsKey(school)))
                most[school] = Math.Max(most[school], at.Gains[school]);
            if (most[school] < long.MaxValue)
                loads[school] = Row(double.NegativeInfinity, most[school]);
        }

        // At each burden left open so many may stand; a school stands at one of them only, else it stays at its cap.
        var cap = (long[])most.Clone();
        var full = new List<(int School, Variable Var)>();
        var once = new LinearConstraint?[loads.Length];
        var open = standing.Where(s => !s.IsFixed).Select(at => (At: at, Count: Row(double.NegativeInfinity, at.Most - at.Gains.Values.Count(gain => gain == 0)))).ToArray();
        foreach (var (at, count) in open)
        {
            foreach (var (school, gain) in at.Gains.Where(g => g.Value > cap[g.Key]))
            {
                var stands = model.NewBoolVar("");
                full.Add((school, stands));
                count.AddTerm(stands, 1);
                (once[school] ??= Row(0, 1)).AddTerm(stands, 1);
                loads[school]!.AddTerm(stands, cap[school] - gain);
                most[school] = Math.Max(most[school], gain);
            }
        }

        // Who gains nothing leaves its burden only by standing higher up.
        foreach (var (at, count) in open)
        {
            foreach (var (_, stands) in full.Where(f => at.Gains.TryGetValue(f.School, out var gain) && gain == 0))
                count.AddTerm(stands, -1);
        }

        foreach (var school in Enumerable.Range(0, once.Length).Where(s => limits.MustRise(s, below, tie)))
            (once[school] ??= Row(0, 1)).LowerBound = 1;
        return (loads, most);
    }

    private LinearConstraint Row(double least, double most) => model.AddLinearConstraint(LinearExpr.Constant(0), least, most);

    private void Keep(long? most, int[] cost)
    {
        if (most is not { } limit)
            return;
        var row = Row(double.NegativeInfinity, limit);
        for (var edge = 0; edge < pair.Length; edge++)
        {
            if (pair[edge] is { } chosen && cost[edge] != 0)
                row.AddTerm(chosen, cost[edge]);
        }
    }
}

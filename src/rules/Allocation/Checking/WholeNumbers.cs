using System.Globalization;
using Google.OrTools.Sat;
using Linear = Google.OrTools.ModelBuilder;

namespace Headwater.Allocation.Checking;

/// <summary>Whole numbers from 0 and sums of them between bounds, put to two solvers of different kinds: what one leaves open the other may close.</summary>
internal sealed class WholeNumbers
{
    private readonly List<long> most = [];
    private readonly List<(List<(int Number, long Times)> Terms, long? Least, long? Most)> sums = [];

    /// <summary>A number from 0 to so many.</summary>
    public int New(long upTo)
    {
        most.Add(upTo);
        return most.Count - 1;
    }

    /// <summary>Asks that a sum lies between bounds.</summary>
    public void Between(IEnumerable<(int Number, long Times)> terms, long? least, long? upTo) => sums.Add(([.. terms.Where(term => term.Times != 0)], least, upTo));

    /// <summary>Asks a solver of mixed-integer programs (HiGHS).</summary>
    public Answer AskLinear(TimeSpan time)
    {
        var model = new Linear.Model();
        var numbers = most.ConvertAll(upTo => model.NewIntVar(0, upTo, ""));
        foreach (var (terms, least, upTo) in sums)
        {
            if (terms.Count == 0)
            {
                if (least > 0 || upTo < 0)
                    return Answer.No;
                continue;
            }

            var row = model.AddLinearConstraint(Linear.LinearExpr.Constant(0), least ?? double.NegativeInfinity, upTo ?? double.PositiveInfinity);
            foreach (var term in terms.GroupBy(term => term.Number))
                row.AddTerm(numbers[term.Key], term.Sum(t => t.Times));
        }

        var solver = new Linear.Solver("highs");
        solver.SetSolverSpecificParameters("output_flag=false\nlog_to_console=false\nthreads=1\nrandom_seed=2");
        solver.SetTimeLimitInSeconds(time.TotalSeconds);
        return solver.Solve(model) switch
        {
            Linear.SolveStatus.INFEASIBLE => Answer.No,
            Linear.SolveStatus.OPTIMAL or Linear.SolveStatus.FEASIBLE => Answer.Yes,
            _ => Answer.Open,
        };
    }

    /// <summary>Asks a solver by logical search (CP-SAT).</summary>
    public Answer AskLogical(TimeSpan time)
    {
        var (model, _) = Logical();
        using var solver = Solver(time);
        return Said(solver.Solve(model));
    }

    /// <summary>Asks whether the first child that goes elsewhere could go to a smaller school, and which that is.</summary>
    /// <param name="own">By child, the schools it could go to and the number that says it does.</param>
    /// <param name="children">The children in the order of ids.</param>
    /// <param name="plan">Where they go in the plan.</param>
    /// <param name="time">How long it may take.</param>
    public (Answer Answer, int? Child) AskFirst(ILookup<int, (int School, int Number)> own, IReadOnlyList<int> children, Plan plan, TimeSpan time)
    {
        var (model, numbers) = Logical();
        var movers = new List<(int Child, BoolVar Moves)>();
        BoolVar? before = null;
        foreach (var child in children)
        {
            var place = plan.Places[child];
            var smaller = own[child].Where(part => part.School < (place?.School ?? int.MaxValue)).Select(part => numbers[part.Number]).ToList();
            if (smaller.Count > 0)
            {
                var moves = model.NewBoolVar("");
                model.AddLinearConstraint(LinearExpr.Sum(smaller), 1, 1).OnlyEnforceIf(moves);
                if (before is not null)
                    model.AddImplication(moves, before);
                movers.Add((child, moves));
            }

            var stays = model.NewBoolVar("");
            if (place is { } here)
                model.AddLinearConstraint(LinearExpr.Sum(own[child].Where(part => part.School == here.School).Select(part => numbers[part.Number])), 1, 1).OnlyEnforceIf(stays);
            else
                model.AddLinearConstraint(LinearExpr.Sum(own[child].Select(part => numbers[part.Number])), 0, 0).OnlyEnforceIf(stays);
            if (before is not null)
                model.AddImplication(stays, before);
            before = stays;
        }

        model.AddBoolOr(movers.Select(mover => mover.Moves));
        using var solver = Solver(time);
        var answer = Said(solver.Solve(model));
        return (answer, answer == Answer.Yes ? movers.Where(mover => solver.BooleanValue(mover.Moves)).Select(mover => (int?)mover.Child).FirstOrDefault() : null);
    }

    private static CpSolver Solver(TimeSpan time) => new()
    {
        StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_search_workers:2,random_seed:1,max_time_in_seconds:{time.TotalSeconds:F3}"),
    };

    private static Answer Said(CpSolverStatus status) => status switch
    {
        CpSolverStatus.Infeasible => Answer.No,
        CpSolverStatus.Feasible or CpSolverStatus.Optimal => Answer.Yes,
        CpSolverStatus.Unknown => Answer.Open,
        var other => throw new InvalidOperationException($"CP-SAT did not take the question: {other}."),
    };

    private (CpModel Model, List<IntVar> Numbers) Logical()
    {
        var model = new CpModel();
        var numbers = most.ConvertAll(upTo => upTo == 1 ? model.NewBoolVar("") : model.NewIntVar(0, upTo, ""));
        foreach (var (terms, least, upTo) in sums)
        {
            var sum = LinearExpr.WeightedSum(terms.Select(term => numbers[term.Number]), terms.Select(term => term.Times));
            model.AddLinearConstraint(sum, least ?? long.MinValue / 4, upTo ?? long.MaxValue / 4);
        }

        return (model, numbers);
    }
}

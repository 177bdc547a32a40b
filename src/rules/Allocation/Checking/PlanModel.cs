using System.Globalization;
using Google.OrTools.Sat;

namespace Headwater.Allocation.Checking;

/// <summary>What came of the question whether a plan of some kind exists.</summary>
internal enum Answer
{
    /// <summary>There is none.</summary>
    No,

    /// <summary>There is one.</summary>
    Yes,

    /// <summary>The time ran out, or the question is too large to be asked.</summary>
    Open,
}

/// <summary>The question whether a plan of some kind exists, for CP-SAT; whole numbers throughout.</summary>
internal sealed class PlanModel
{
    private const int MostVariables = 400_000;

    private readonly Reading reading;
    private readonly IReadOnlyList<Group> groups;
    private readonly CpModel model = new();
    private readonly List<(Group Group, Choice Choice, IntVar Children)> parts = [];
    private readonly List<(int Child, BoolVar Moves)> movers = [];
    private readonly bool tooLarge;

    public PlanModel(Reading reading, IReadOnlyList<Group> groups)
    {
        (this.reading, this.groups) = (reading, groups);
        tooLarge = groups.Sum(group => (long)group.Choices.Count) > MostVariables;
        if (tooLarge)
            return;
        foreach (var group in groups)
        {
            var own = new List<IntVar>();
            foreach (var choice in group.Choices)
            {
                own.Add(model.NewIntVar(0, Math.Min(group.Children.Count, reading.CellRoom[choice.Cell]), ""));
                parts.Add((group, choice, own[^1]));
            }

            model.AddLinearConstraint(LinearExpr.Sum(own), group.Must ? group.Children.Count : 0, group.Children.Count);
        }

        foreach (var cell in parts.GroupBy(part => part.Choice.Cell))
        {
            if (cell.Sum(part => (long)Math.Min(part.Group.Children.Count, reading.CellRoom[cell.Key])) > reading.CellRoom[cell.Key])
                model.AddLinearConstraint(LinearExpr.Sum(cell.Select(part => part.Children)), 0, reading.CellRoom[cell.Key]);
        }
    }

    /// <summary>By school, the most points that these groups could ever bring.</summary>
    public static long[] MostLoads(Reading reading, IReadOnlyList<Group> groups)
    {
        var most = new long[reading.Schools.Length];
        foreach (var group in groups)
        {
            foreach (var choice in group.Choices)
                most[choice.School] += group.Points * (long)Math.Min(group.Children.Count, reading.CellRoom[choice.Cell]);
        }

        return most;
    }

    /// <summary>Asks that a level's sum lies between two values.</summary>
    public void Between(Objective level, long least, long most)
    {
        if (tooLarge)
            return;
        var weights = parts.Select(part => level switch
        {
            Objective.Placed => 1L,
            Objective.Preference => part.Choice.Preference,
            Objective.Distance => part.Choice.Metres,
            _ => throw new InvalidOperationException($"{level} is no sum over children."),
        });
        model.AddLinearConstraint(LinearExpr.WeightedSum(parts.Select(part => part.Children), weights), least, most);
    }

    /// <summary>Asks that the schools' points are such as these.</summary>
    public void Bear(Loads loads, int values)
    {
        if (tooLarge)
            return;
        var given = parts.ToLookup(part => part.Choice.School);
        var reach = new List<BoolVar>[values];
        var sure = new int[values];
        for (var s = 0; s < loads.Schools.Count; s++)
        {
            var points = LinearExpr.WeightedSum(given[s].Select(part => part.Children), given[s].Select(part => (long)part.Group.Points));
            var own = loads.Schools[s];
            if (own.Count == 1)
            {
                model.AddLinearConstraint(points, own[0].Least, own[0].Most);
                if (own[0].Value >= 0)
                    sure[own[0].Value]++;
                continue;
            }

            var cases = new List<BoolVar>();
            foreach (var load in own)
            {
                cases.Add(model.NewBoolVar(""));
                model.AddLinearConstraint(points, load.Least, load.Most).OnlyEnforceIf(cases[^1]);
                if (load.Value >= 0)
                    (reach[load.Value] ??= []).Add(cases[^1]);
            }

            model.AddExactlyOne(cases);
        }

        for (var value = 0; value < values; value++)
        {
            var (least, most) = loads.Wanted(value);
            if (reach[value] is { } some)
                model.AddLinearConstraint(LinearExpr.Sum(some), least - sure[value], most - sure[value]);
        }
    }

    /// <summary>Asks that the first child that goes elsewhere than in the plan goes to a school that comes before its own by id. Each child must be a group of its own.</summary>
    public void ComesFirst(Plan plan)
    {
        if (tooLarge)
            return;
        var own = parts.ToLookup(part => part.Group.Children[0]);
        BoolVar? before = null;
        foreach (var child in groups.Select(group => group.Children[0]))
        {
            var place = plan.Places[child];
            var smaller = own[child].Where(part => part.Choice.School < (place?.School ?? int.MaxValue)).Select(part => part.Children).ToList();
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
                model.AddLinearConstraint(LinearExpr.Sum(own[child].Where(part => part.Choice.School == here.School).Select(part => part.Children)), 1, 1).OnlyEnforceIf(stays);
            else
                model.AddLinearConstraint(LinearExpr.Sum(own[child].Select(part => part.Children)), 0, 0).OnlyEnforceIf(stays);
            if (before is not null)
                model.AddImplication(stays, before);
            before = stays;
        }

        model.AddBoolOr(movers.Select(mover => mover.Moves));
    }

    /// <summary>Asks the question; where the order of ids was asked for, with the child that could go to a smaller school.</summary>
    public (Answer Answer, int? Child) Ask(TimeSpan time)
    {
        if (tooLarge || time <= TimeSpan.Zero)
            return (Answer.Open, null);
        using var solver = new CpSolver
        {
            StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_search_workers:2,random_seed:1,max_time_in_seconds:{time.TotalSeconds:F3}"),
        };
        return solver.Solve(model) switch
        {
            CpSolverStatus.Infeasible => (Answer.No, null),
            CpSolverStatus.Feasible or CpSolverStatus.Optimal =>
                (Answer.Yes, movers.Where(mover => solver.BooleanValue(mover.Moves)).Select(mover => (int?)mover.Child).FirstOrDefault()),
            CpSolverStatus.Unknown => (Answer.Open, null),
            var other => throw new InvalidOperationException($"CP-SAT did not take the question: {other}."),
        };
    }
}

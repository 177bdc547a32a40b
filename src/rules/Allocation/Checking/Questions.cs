namespace Headwater.Allocation.Checking;

/// <summary>
/// Levels proved by asking for a better plan and finding that there is none: for each burden, from the highest, whether fewer
/// schools could have it while all above stay as they are; for a sum, whether it could be less. Quick proofs come first.
/// </summary>
internal sealed class Questions(Reading reading, Plan plan, Worth worth, bool[] proved, Deadline deadline)
{
    /// <summary>Proves one level after the first, given the values of those before.</summary>
    /// <param name="k">Which level of the rules' order.</param>
    public Finding Level(int k)
    {
        var level = reading.Order[k];
        if (level == Objective.Burden)
            return Burdens(k);
        if (plan.Cost(level) == 0)
            return Words.Again(level);
        var groups = Groups(k + 1, apart: false);
        var answer = Answer.No;
        if (Model(groups, k, reading.Order.Take(k).Contains(Objective.Burden) ? Loads.Same : null) is { } model)
        {
            model.Between(level, 0, plan.Cost(level) - 1);
            answer = model.Ask(deadline.Left).Answer;
        }

        return answer switch
        {
            Answer.No => Words.Again(level),
            Answer.Yes => Words.BetterSum(level),
            _ => Words.NotAgain(level),
        };
    }

    /// <summary>A finding when the bound of the highest burden was not proved along with the burdens; null when it was.</summary>
    public Finding? Bound(Certificate certificate)
    {
        var k = reading.Order.ToList().IndexOf(Objective.Burden);
        if (certificate.HighestBurdenBound is not { } given)
            return null;
        var bound = new Share(given.Points, given.Roll);
        var holds = $"The bound of the highest burden, {bound}";
        if (proved[..(k + 1)].All(level => level))
            return null;
        var groups = Groups(k, apart: false);
        var answer = Ask(groups, k, Loads.Below(reading, bound, PlanModel.MostLoads(reading, groups)), 1);
        return answer switch
        {
            Answer.No => new(true, $"{holds}: proved again."),
            Answer.Yes => new(false, $"{holds}, is no bound: there is a plan below it."),
            _ => new(false, $"{holds}: not proved again: it is too large, or takes more than the time given."),
        };
    }

    /// <summary>A finding when a tie is broken otherwise than by the order of ids, or the time ran out; null when all are broken rightly.</summary>
    public Finding? Ties()
    {
        var groups = Groups(4, apart: true);
        if (Model(groups, 4, Loads.Same) is not { } model)
            return null;
        model.ComesFirst(plan);
        var (answer, child) = model.Ask(deadline.Left);
        return answer switch
        {
            Answer.No => null,
            Answer.Yes => Finding.Bad($"Ties: child \"{reading.Children[child!.Value].Id}\" could go to a school that comes before by id, and nothing would be worse."),
            _ => new(true, "Ties: not looked at to the end, the time ran out; no level rests on them."),
        };
    }

    private Finding Burdens(int k)
    {
        var groups = Groups(k, apart: false);
        var most = PlanModel.MostLoads(reading, groups);
        var values = plan.Burdens();
        for (var at = 0; at < values.Count; at++)
        {
            var answer = Ask(groups, k, Loads.Better(reading, values, at, most), at + 1);
            if (answer != Answer.No)
                return answer == Answer.Yes ? Words.BetterBurden(values[at].Value, values[at].Schools) : Words.NotAgain(Objective.Burden);
        }

        return Words.Again(Objective.Burden);
    }

    private Answer Ask(List<Group> groups, int k, Loads loads, int values)
    {
        if (!loads.Possible)
            return Answer.No;
        var most = loads.Schools.Select(school => school.Max(load => load.Most)).ToArray();
        if (PointsFlow.TooLittle(reading, groups, plan.Placed, most))
            return Answer.No;
        var model = new PlanModel(reading, groups);
        Before(model, k);
        model.Bear(loads, values);
        return model.Ask(deadline.Left).Answer;
    }

    /// <summary>A plan that keeps all levels before one; null when there can be none.</summary>
    private PlanModel? Model(List<Group> groups, int k, Func<Reading, IReadOnlyList<(Share Value, int Schools)>, long[], Loads>? burdens)
    {
        var model = new PlanModel(reading, groups);
        Before(model, k);
        if (burdens is null)
            return model;
        var values = plan.Burdens();
        var loads = burdens(reading, values, PlanModel.MostLoads(reading, groups));
        if (!loads.Possible)
            return null;
        model.Bear(loads, values.Count);
        return model;
    }

    /// <summary>Keeps the sums before a level: where proved, nothing less exists; else exactly as found.</summary>
    private void Before(PlanModel model, int k)
    {
        for (var before = 0; before < k; before++)
        {
            var level = reading.Order[before];
            if (level == Objective.Placed)
                model.Between(level, plan.Placed, plan.Placed);
            else if (level != Objective.Burden)
                model.Between(level, proved[before] ? 0 : plan.Cost(level), plan.Cost(level));
        }
    }

    private List<Group> Groups(int levels, bool apart) => Group.All(reading, worth, [.. reading.Order.Take(levels)], apart);
}

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

/// <summary>The question whether a plan of some kind exists: whole numbers between bounds, and sums of them between bounds.</summary>
internal sealed class PlanModel
{
    private const int MostVariables = 400_000;

    private readonly Reading reading;
    private readonly IReadOnlyList<Group> groups;
    private readonly WholeNumbers numbers = new();
    private readonly List<(Group Group, Choice Choice, int Children)> parts = [];
    private readonly bool tooLarge;
    private Plan? first;

    public PlanModel(Reading reading, IReadOnlyList<Group> groups)
    {
        (this.reading, this.groups) = (reading, groups);
        tooLarge = groups.Sum(group => (long)group.Choices.Count) > MostVariables;
        if (tooLarge)
            return;
        foreach (var group in groups)
        {
            var own = new List<int>();
            foreach (var choice in group.Choices)
            {
                own.Add(numbers.New(Math.Min(group.Children.Count, reading.CellRoom[choice.Cell])));
                parts.Add((group, choice, own[^1]));
            }

            numbers.Between(own.Select(number => (number, 1L)), group.Must ? group.Children.Count : 0, group.Children.Count);
        }

        foreach (var cell in parts.GroupBy(part => part.Choice.Cell))
        {
            if (cell.Sum(part => (long)Math.Min(part.Group.Children.Count, reading.CellRoom[cell.Key])) > reading.CellRoom[cell.Key])
                numbers.Between(cell.Select(part => (part.Children, 1L)), 0, reading.CellRoom[cell.Key]);
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
        numbers.Between(parts.Select(part => (part.Children, level switch
        {
            Objective.Placed => 1L,
            Objective.Preference => part.Choice.Preference,
            Objective.Distance => part.Choice.Metres,
            _ => throw new InvalidOperationException($"{level} is no sum over children."),
        })), least, most);
    }

    /// <summary>Asks that the schools' points are such as these.</summary>
    public void Bear(Loads loads, int values)
    {
        if (tooLarge)
            return;
        var given = parts.ToLookup(part => part.Choice.School);
        var reach = new List<(int Case, long One)>[values];
        var sure = new int[values];
        for (var s = 0; s < loads.Schools.Count; s++)
        {
            var points = given[s].Select(part => (part.Children, (long)part.Group.Points)).ToList();
            var own = loads.Schools[s];
            if (own.Count == 1)
            {
                numbers.Between(points, own[0].Least, own[0].Most);
                if (own[0].Value >= 0)
                    sure[own[0].Value]++;
                continue;
            }

            // One of the cases holds, and the points lie between its bounds: exact without any large number.
            var cases = own.Select(_ => numbers.New(1)).ToList();
            numbers.Between(cases.Select(one => (one, 1L)), 1, 1);
            numbers.Between(points.Concat(cases.Select((one, i) => (one, -own[i].Least))), 0, null);
            numbers.Between(points.Concat(cases.Select((one, i) => (one, -own[i].Most))), null, 0);
            foreach (var (load, one) in own.Zip(cases).Where(load => load.First.Value >= 0))
                (reach[load.Value] ??= []).Add((one, 1));
        }

        for (var value = 0; value < values; value++)
        {
            var (least, most) = loads.Wanted(value);
            if (reach[value] is { } some)
                numbers.Between(some, least - sure[value], most - sure[value]);
        }
    }

    /// <summary>Asks that the first child that goes elsewhere than in the plan goes to a school that comes before its own by id. Each child must be a group of its own.</summary>
    public void ComesFirst(Plan plan) => first = plan;

    /// <summary>Asks the question; where the order of ids was asked for, with the child that could go to a smaller school.</summary>
    public (Answer Answer, int? Child) Ask(TimeSpan time)
    {
        if (tooLarge || time <= TimeSpan.Zero)
            return (Answer.Open, null);
        if (first is { } plan)
            return numbers.AskFirst(parts.ToLookup(part => part.Group.Children[0], part => (part.Choice.School, part.Children)), [.. groups.Select(group => group.Children[0])], plan, time);
        var answer = numbers.AskLinear(time * 2 / 3);
        return (answer == Answer.Open ? numbers.AskLogical(time / 3) : answer, null);
    }
}

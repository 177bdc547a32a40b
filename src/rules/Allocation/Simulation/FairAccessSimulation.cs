namespace Headwater.Allocation.Simulation;

/// <summary>A year of arrivals under each strategy, so that schools can agree a protocol on evidence.</summary>
public static class FairAccessSimulation
{
    private static readonly TimeSpan OneMeeting = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WholeYear = TimeSpan.FromSeconds(20);

    /// <summary>Runs the year once for each strategy.</summary>
    /// <param name="scenario">The year.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="AllocationRefusedException">A school or a rule cannot be; the message names the field.</exception>
    public static IReadOnlyList<StrategyResult> Run(SimulationScenario scenario, CancellationToken ct = default)
    {
        ProblemChecks.Require(new(scenario.Schools, [], scenario.Rules));
        var arrivals = Arrival.Of(scenario);
        var years = scenario.Strategies.Distinct().ToDictionary(s => s, s => Year(scenario, arrivals, s, ct));
        years.TryGetValue(Strategy.Hindsight, out var hindsight);
        return [.. scenario.Strategies.Distinct().Select(s => Result(s, years[s], arrivals, hindsight))];
    }

    private static SchoolYear Year(SimulationScenario scenario, List<Arrival> arrivals, Strategy strategy, CancellationToken ct)
    {
        var year = new SchoolYear(scenario);
        if (strategy == Strategy.Hindsight)
        {
            foreach (var placement in Allocator.Solve(year.Problem(arrivals), WholeYear, ct).Placements)
            {
                var arrival = arrivals.Find(a => a.Child.Id == placement.Child)!;
                year.Place(arrival, placement.School, placement.Metres, arrival.Meeting);
            }

            return year;
        }

        var waiting = new List<Arrival>();
        var outlook = strategy == Strategy.Outlook ? new Outlook(scenario) : null;
        for (var meeting = 0; meeting < scenario.Meetings; meeting++)
        {
            ct.ThrowIfCancellationRequested();
            waiting.AddRange(arrivals.Where(a => a.Meeting == meeting));
            if (strategy is Strategy.Meeting or Strategy.Outlook)
                Together(year, waiting, meeting, outlook, ct);
            else
                OneByOne(year, waiting, meeting, strategy);
            waiting.RemoveAll(year.IsPlaced);
        }

        return year;
    }

    private static void Together(SchoolYear year, List<Arrival> waiting, int meeting, Outlook? outlook, CancellationToken ct)
    {
        var now = year.Problem(waiting);
        IReadOnlyDictionary<string, string> plan = Allocator.Solve(now, OneMeeting, ct).Placements.ToDictionary(p => p.Child, p => p.School, StringComparer.Ordinal);
        if (outlook is not null)
            plan = outlook.Choose(now, plan, meeting, ct);
        foreach (var arrival in waiting.Where(a => plan.ContainsKey(a.Child.Id)))
            year.Place(arrival, plan[arrival.Child.Id], meeting);
    }

    private static void OneByOne(SchoolYear year, List<Arrival> waiting, int meeting, Strategy strategy)
    {
        foreach (var arrival in waiting)
        {
            var able = year.Able(arrival.Child);
            var school = strategy switch
            {
                Strategy.Rota => year.Turns.Next(able),
                Strategy.Nearest => year.Best(able, s => year.Metres(arrival.Child, s)),
                _ => year.Best(able, s => year.Burden(s)),
            };
            if (school is not { } chosen)
                continue;
            if (strategy == Strategy.Rota)
                year.Turns.Take(chosen, able);
            year.Place(arrival, chosen, meeting);
        }
    }

    private static StrategyResult Result(Strategy strategy, SchoolYear year, List<Arrival> arrivals, SchoolYear? hindsight)
    {
        var waits = year.Waits.Order().ToArray();
        var median = waits.Length == 0 ? 0 : (waits[(waits.Length - 1) / 2] + waits[waits.Length / 2]) / 2.0;
        return new(strategy, year.Highest, waits.Length, arrivals.Count - waits.Length, year.KmMean, median,
            hindsight is null ? null : Ratio(hindsight.HighestValue, year.HighestValue), hindsight is null ? null : Ratio(hindsight.KmMean, year.KmMean), year.Burdens);
    }

    private static double Ratio(double of, double to) => to == of ? 1 : of / to;
}

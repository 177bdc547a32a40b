using Headwater.Allocation.Turns;

namespace Headwater.Allocation.Simulation;

/// <summary>The schools of one made-up year as it goes on: balances rise and room falls with every child placed.</summary>
internal sealed class SchoolYear
{
    private readonly SimulationScenario scenario;
    private readonly long[] balances;
    private readonly Dictionary<int, int>[] room;
    private readonly HashSet<string> placed = new(StringComparer.Ordinal);
    private readonly List<int> waits = [];
    private long metres;

    public SchoolYear(SimulationScenario scenario)
    {
        this.scenario = scenario;
        balances = [.. scenario.Schools.Select(s => s.Balance)];
        room = [.. scenario.Schools.Select(s => new Dictionary<int, int>(s.Room))];
        Turns = new([.. scenario.Schools.Select(s => (long)s.Roll)]);
    }

    public TurnTaking Turns { get; }

    public IReadOnlyList<int> Waits => waits;

    public double KmMean => waits.Count == 0 ? 0 : metres / 1000.0 / waits.Count;

    public IReadOnlyList<(long Points, int Roll)> Burdens => [.. balances.Select((points, s) => (points, scenario.Schools[s].Roll))];

    public (long Points, int Roll) Highest => Burdens.MaxBy(b => (double)b.Points / b.Roll);

    public double HighestValue => (double)Highest.Points / Highest.Roll;

    /// <summary>The problem of placing these children now.</summary>
    public AllocationProblem Problem(IReadOnlyList<Arrival> arrivals) =>
        new([.. scenario.Schools.Select((school, s) => school with { Balance = balances[s], Room = new Dictionary<int, int>(room[s]) })], [.. arrivals.Select(a => a.Child)], scenario.Rules);

    public bool IsPlaced(Arrival arrival) => placed.Contains(arrival.Child.Id);

    public double Burden(int school) => (double)balances[school] / scenario.Schools[school].Roll;

    public int Metres(AllocationChild child, int school) => child.Position.MetresTo(scenario.Schools[school].Position);

    public bool[] Able(AllocationChild child) =>
        [.. scenario.Schools.Select((school, s) => !school.Exempt && room[s].GetValueOrDefault(child.Year) > 0 && !(Metres(child, s) / 1000.0 > scenario.Rules.MaxKm))];

    /// <summary>Of the schools that can, the one with the least; the first by number among equal ones.</summary>
    public int? Best(bool[] able, Func<int, double> cost)
    {
        int? best = null;
        for (var school = 0; school < able.Length; school++)
        {
            if (able[school] && (best is not { } least || cost(school) < cost(least)))
                best = school;
        }

        return best;
    }

    public void Place(Arrival arrival, string school, int far, int meeting)
    {
        var at = scenario.Schools.ToList().FindIndex(s => s.Id == school);
        balances[at] += arrival.Child.Points;
        room[at][arrival.Child.Year]--;
        metres += far;
        placed.Add(arrival.Child.Id);
        waits.Add(((meeting + 1) * SimulationScenario.DaysBetween) - arrival.Day);
    }

    public void Place(Arrival arrival, int school, int meeting) => Place(arrival, scenario.Schools[school].Id, Metres(arrival.Child, school), meeting);

    public void Place(Arrival arrival, string school, int meeting) => Place(arrival, scenario.Schools.ToList().FindIndex(s => s.Id == school), meeting);
}

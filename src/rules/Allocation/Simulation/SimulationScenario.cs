namespace Headwater.Allocation.Simulation;

/// <summary>A made-up year of panel meetings.</summary>
/// <param name="Seed">The same seed makes the same year.</param>
/// <param name="Meetings">How many meetings the year has; they lie <see cref="DaysBetween"/> school days apart.</param>
/// <param name="Schools">The schools, with the room they have for the year.</param>
/// <param name="Arrivals">Who comes.</param>
/// <param name="Rules">Reach and order of objectives.</param>
/// <param name="Strategies">What is compared.</param>
public sealed record SimulationScenario(
    ulong Seed, int Meetings, IReadOnlyList<AllocationSchool> Schools, ArrivalRules Arrivals, AllocationRules Rules, IReadOnlyList<Strategy> Strategies)
{
    /// <summary>School days from one meeting to the next: a year of 190 days has ten.</summary>
    public const int DaysBetween = 19;

    /// <summary>24 schools in a square of 30 km, ten meetings of 12 to 20 children with 1 to 5 points in Years 7 to 11.</summary>
    /// <param name="seed">The seed of the year.</param>
    public static SimulationScenario Default(ulong seed = 1)
    {
        var random = new SeededRandom(seed ^ 0x5EED5C4001);
        var schools = new List<AllocationSchool>();
        for (var i = 1; i <= 24; i++)
        {
            var room = Enumerable.Range(7, 5).ToDictionary(year => year, _ => random.Between(2, 6));
            schools.Add(new(FormattableString.Invariant($"s{i:00}"), random.Between(500, 1600), random.Between(0, 8),
                new(53.4 + (0.27 * random.Unit()), -2.3 + (0.45 * random.Unit())), false, room));
        }

        return new(seed, 10, schools, new((12, 20), (1, 5), (7, 11)), AllocationRules.Default with { MaxKm = 15 }, [.. Enum.GetValues<Strategy>().Where(s => s != Strategy.Outlook)]);
    }
}

/// <summary>Who comes to the meetings; each number is drawn evenly between the bounds, both included.</summary>
/// <param name="PerMeeting">Children for a meeting.</param>
/// <param name="Points">Points of a child.</param>
/// <param name="Years">Year groups.</param>
public sealed record ArrivalRules((int Least, int Most) PerMeeting, (int Least, int Most) Points, (int Least, int Most) Years);

/// <summary>A way of sharing.</summary>
public enum Strategy
{
    /// <summary>Child after child to the school whose turn it is, by roll (Tijdeman's rule).</summary>
    Rota,

    /// <summary>Child after child to the nearest school with room.</summary>
    Nearest,

    /// <summary>Child after child to the school with the lowest burden.</summary>
    Credits,

    /// <summary>All children of a meeting together, the fairest set of places.</summary>
    Meeting,

    /// <summary>As <see cref="Meeting"/>, with the rest of the year in view: the plan after which the highest burden is least at the end of years as they usually go on.</summary>
    Outlook,

    /// <summary>All children of the year together, as if everybody had been known from the start: no panel can do it, it is the measure.</summary>
    Hindsight,
}

/// <summary>What a strategy came to.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="HighestBurden">The highest burden at the end of the year, points and roll.</param>
/// <param name="Placed">Children placed in the year.</param>
/// <param name="Unplaced">Children still without a place at its end.</param>
/// <param name="KmMean">Mean kilometres of those placed.</param>
/// <param name="WaitDaysMedian">Median school days from arrival to the meeting that placed.</param>
/// <param name="RatioToHindsight">The highest burden with hindsight ÷ this one; null when hindsight is not among the strategies.</param>
/// <param name="KmRatioToHindsight">The mean distance with hindsight ÷ this one; null likewise.</param>
/// <param name="Burdens">Every school's burden at the end, in the scenario's order of schools.</param>
public sealed record StrategyResult(
    Strategy Strategy, (long Points, int Roll) HighestBurden, int Placed, int Unplaced, double KmMean, double WaitDaysMedian,
    double? RatioToHindsight, double? KmRatioToHindsight, IReadOnlyList<(long Points, int Roll)> Burdens);

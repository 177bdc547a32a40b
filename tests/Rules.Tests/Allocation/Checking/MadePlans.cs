using System.Globalization;
using System.Text.Json.Nodes;
using Headwater.Allocation;

namespace Headwater.Rules.Tests.Allocation.Checking;

/// <summary>Small problems in a few words, and results that say of a plan what is so.</summary>
internal static class MadePlans
{
    /// <summary>A school at the place of all children, unless it is so many thousandths of a degree north.</summary>
    public static AllocationSchool School(string id, int roll, long balance, int room, int north = 0, int year = 8) =>
        new(id, roll, balance, new(53 + (north / 1000.0), -2), false, new Dictionary<int, int> { [year] = room });

    public static AllocationChild Child(string id, int points = 1, string wishes = "", string barred = "", int year = 8) =>
        new(id, year, points, new(53, -2), Ids(barred), Ids(wishes));

    public static AllocationProblem Problem(IReadOnlyList<AllocationSchool> schools, IReadOnlyList<AllocationChild> children, double? maxKm = null, string order = "PBWD") =>
        new(schools, children, new(maxKm, [.. order.Select(letter => letter switch
        {
            'P' => Objective.Placed,
            'B' => Objective.Burden,
            'W' => Objective.Preference,
            _ => Objective.Distance,
        })]));

    /// <summary>The result that places children as told ("c1:s2 c2:s1"), all others nowhere, and calls everything proven.</summary>
    public static AllocationResult Result(AllocationProblem problem, string plan) =>
        Result(problem, plan.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')).ToDictionary(part => part[0], part => part[1]), "PBWD");

    /// <param name="problem">The problem.</param>
    /// <param name="places">By child, the school.</param>
    /// <param name="proven">The levels called proven.</param>
    /// <param name="bound">The bound of the highest burden; the highest burden itself when none is given.</param>
    public static AllocationResult Result(AllocationProblem problem, IReadOnlyDictionary<string, string> places, string proven, (long Points, int Roll)? bound = null)
    {
        var schools = problem.Schools.ToDictionary(school => school.Id);
        var placements = new List<Placement>();
        var unplaced = new List<UnplacedChild>();
        var given = problem.Schools.ToDictionary(school => school.Id, school => school.Balance);
        var wishes = 0L;
        foreach (var child in problem.Children)
        {
            if (!places.TryGetValue(child.Id, out var id))
            {
                unplaced.Add(new(child.Id, "no room", []));
                continue;
            }

            placements.Add(new(child.Id, id, child.Position.MetresTo(schools[id].Position), "it is its turn"));
            given[id] += child.Points;
            var wish = child.Preferences.ToList().IndexOf(id);
            wishes += wish < 0 ? child.Preferences.Count : wish;
        }

        var burdens = problem.Schools.Select(school => new SchoolBurden(school.Id, school.Balance, given[school.Id], school.Roll)).ToList();
        var totals = new AllocationTotals(placements.Count, wishes, placements.Sum(placement => (long)placement.Metres));
        Level Sure(char level) => new(proven.Contains(level, StringComparison.Ordinal));
        return new(placements, unplaced, burdens, totals, new(Sure('P'), Sure('B'), Sure('W'), Sure('D'), bound ?? Highest(burdens), new JsonObject()), 1);
    }

    public static string Order(IEnumerable<Objective> order) => string.Concat(order.Select(level => level switch
    {
        Objective.Placed => 'P',
        Objective.Burden => 'B',
        Objective.Preference => 'W',
        _ => 'D',
    }));

    public static string Say(AllocationProblem problem) =>
        string.Join("\n", problem.Schools.Select(school => string.Create(CultureInfo.InvariantCulture,
            $"{school.Id} {school.Balance}/{school.Roll} at {school.Position.Latitude}{(school.Exempt ? " exempt" : "")} room {string.Join(' ', school.Room)}")))
        + "\n" + string.Join("\n", problem.Children.Select(child => string.Create(CultureInfo.InvariantCulture,
            $"{child.Id} year {child.Year} points {child.Points} at {child.Position.Latitude} wishes {string.Join(',', child.Preferences)} barred {string.Join(',', child.Barred)}")))
        + $"\n{Order(problem.Rules.Order)} within {problem.Rules.MaxKm}";

    private static (long, int)? Highest(List<SchoolBurden> burdens)
    {
        if (burdens.Count == 0)
            return null;
        var highest = burdens.Aggregate((one, other) => (decimal)one.After * other.Roll >= (decimal)other.After * one.Roll ? one : other);
        return (highest.After, highest.Roll);
    }

    private static string[] Ids(string ids) => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

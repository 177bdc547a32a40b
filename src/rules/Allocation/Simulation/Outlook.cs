using Headwater.Allocation.Solving;

namespace Headwater.Allocation.Simulation;

/// <summary>
/// Placing the children of a meeting with the rest of the year in view: of several plans for today the one after which the highest burden at the
/// end is least on average over made-up rests of the year. It knows who usually comes, and nobody who will.
/// </summary>
internal sealed class Outlook(SimulationScenario scenario)
{
    /// <summary>Children in all made-up rests together, and the furthest that one looks: so that a meeting takes a second, not an hour. Further ahead was no better.</summary>
    private const int ChildrenInAll = 1_200, ChildrenAhead = 80, FewestRests = 4;

    private static readonly TimeSpan ForDistance = TimeSpan.FromSeconds(2);

    private readonly SeededRandom random = new(scenario.Seed ^ 0xA4EADC0DE5EED);

    /// <summary>A plan for today: each child's school.</summary>
    /// <param name="now">The schools as they stand and the children who wait.</param>
    /// <param name="fairestToday">The plan that looks at today alone. It is one of those tried, and the one taken when none is better.</param>
    /// <param name="meeting">The number of the meeting, from 0.</param>
    /// <param name="ct">Stops it.</param>
    public IReadOnlyDictionary<string, string> Choose(AllocationProblem now, IReadOnlyDictionary<string, string> fairestToday, int meeting, CancellationToken ct)
    {
        if (now.Children.Count == 0 || Rests(meeting) is not { Count: > 0 } rests)
            return fairestToday;
        var tried = rests.Select(rest => Today(now, rest)).Where(plan => plan.Count == fairestToday.Count).Prepend(fairestToday);
        var (best, least) = (fairestToday, (Unplaced: int.MaxValue, Highest: Int128.MaxValue));
        foreach (var plan in tried)
        {
            ct.ThrowIfCancellationRequested();
            var schools = After(now, plan);
            var end = (Unplaced: 0, Highest: Int128.Zero);
            foreach (var rest in rests)
            {
                var (unplaced, highest) = End(new(schools, rest, now.Rules));
                end = (end.Unplaced + unplaced, end.Highest + highest);
                if (end.CompareTo(least) >= 0)
                    break;
            }

            if (end.CompareTo(least) < 0)
                (best, least) = (plan, end);
        }

        return ReferenceEquals(best, fairestToday) ? best : Nearer(now, best);
    }

    private List<List<AllocationChild>> Rests(int meeting)
    {
        var usual = Math.Max(1, (scenario.Arrivals.PerMeeting.Least + scenario.Arrivals.PerMeeting.Most) / 2);
        var ahead = Math.Min(scenario.Meetings - 1 - meeting, Math.Max(1, ChildrenAhead / usual));
        return ahead == 0 ? [] : [.. Enumerable.Range(0, Math.Max(FewestRests, ChildrenInAll / (ahead * usual))).Select(_ => Rest(meeting + 1, meeting + 1 + ahead))];
    }

    /// <summary>What is left open goes as at any meeting: with each school's points as they are, wishes and metres least.</summary>
    private static Dictionary<string, string> Nearer(AllocationProblem now, IReadOnlyDictionary<string, string> plan)
    {
        var instance = Instance.Of(now);
        int[] edges = [.. instance.Children.Select((child, c) => plan.TryGetValue(child.Id, out var school) ? instance.EdgeOf(c, Array.FindIndex(instance.Schools, s => s.Id == school)) : -1)];
        edges = KeptShares.Least(instance, edges, ForDistance);
        return Places(instance, edges, Enumerable.Range(0, edges.Length));
    }

    /// <summary>Their ids stand apart from those of children who are there.</summary>
    private List<AllocationChild> Rest(int first, int beyond) => [.. Arrival.Between(scenario, random, first, beyond).Select(a => a.Child with { Id = $"later {a.Child.Id}" })];

    /// <summary>What today's part would be of a plan for today and the rest together.</summary>
    private static Dictionary<string, string> Today(AllocationProblem now, List<AllocationChild> rest)
    {
        var instance = Instance.Of(now with { Children = [.. now.Children, .. rest] });
        var (edges, _) = QuickPlan.Of(instance);
        var today = now.Children.Select(child => child.Id).ToHashSet(StringComparer.Ordinal);
        return Places(instance, edges, Enumerable.Range(0, edges.Length).Where(c => today.Contains(instance.Children[c].Id)));
    }

    private static Dictionary<string, string> Places(Instance instance, int[] edges, IEnumerable<int> of) =>
        of.Where(c => edges[c] >= 0).ToDictionary(c => instance.Children[c].Id, c => instance.Schools[instance.EdgeSchool[edges[c]]].Id, StringComparer.Ordinal);

    private static List<AllocationSchool> After(AllocationProblem now, IReadOnlyDictionary<string, string> plan)
    {
        var taken = now.Children.Where(child => plan.ContainsKey(child.Id)).ToLookup(child => plan[child.Id], StringComparer.Ordinal);
        return
        [
            .. now.Schools.Select(school => school with
            {
                Balance = school.Balance + taken[school.Id].Sum(child => (long)child.Points),
                Room = school.Room.ToDictionary(year => year.Key, year => year.Value - taken[school.Id].Count(child => child.Year == year.Key)),
            }),
        ];
    }

    /// <summary>How many have no place at the end, and the highest burden in thousand-millionths: whole numbers, so that an average is the same on every machine.</summary>
    private static (int Unplaced, Int128 Highest) End(AllocationProblem problem)
    {
        var (edges, highest) = QuickPlan.Of(Instance.Of(problem));
        return (edges.Count(edge => edge < 0), highest is { } most ? (Int128)most.Points * 1_000_000_000 / most.Roll : 0);
    }
}

using System.Numerics;
using Headwater.Allocation;

namespace Headwater.Rules.Tests.Allocation.Checking;

/// <summary>All plans of a small problem, one after another, compared as the rule's text says and no cleverer.</summary>
internal sealed class EveryPlan
{
    private readonly AllocationProblem problem;
    private readonly List<AllocationSchool> schools;
    private readonly List<AllocationChild> children;
    private readonly BigInteger common;

    public EveryPlan(AllocationProblem problem)
    {
        this.problem = problem;
        schools = [.. problem.Schools.OrderBy(school => school.Id, StringComparer.Ordinal)];
        children = [.. problem.Children.OrderBy(child => child.Id, StringComparer.Ordinal)];
        common = schools.Aggregate(BigInteger.One, (product, school) => product * school.Roll);
        Extend([]);
    }

    /// <summary>Each plan with what it comes to: lower is better throughout.</summary>
    public List<Worked> Plans { get; } = [];

    /// <summary>Negative when the first is better in a level.</summary>
    public static int Compare(Worked one, Worked other, Objective level) => level switch
    {
        Objective.Placed => other.Placed.CompareTo(one.Placed),
        Objective.Burden => Lexical(one.Burdens, other.Burdens),
        Objective.Preference => one.Wishes.CompareTo(other.Wishes),
        _ => one.Metres.CompareTo(other.Metres),
    };

    public static int Lexical<T>(IReadOnlyList<T> one, IReadOnlyList<T> other)
        where T : IComparable<T>
    {
        for (var i = 0; i < one.Count; i++)
        {
            if (one[i].CompareTo(other[i]) is not 0 and var first)
                return first;
        }

        return 0;
    }

    /// <summary>Negative when the first is better by all levels and the rule of ties.</summary>
    public int Compare(Worked one, Worked other) =>
        problem.Rules.Order.Select(level => Compare(one, other, level)).FirstOrDefault(first => first != 0) is not 0 and var levels ? levels : Lexical(one.Places, other.Places);

    public Dictionary<string, string> Places(Worked plan) =>
        Enumerable.Range(0, children.Count).Where(c => plan.Places[c] < schools.Count).ToDictionary(c => children[c].Id, c => schools[plan.Places[c]].Id);

    private bool CanTake(AllocationSchool school, AllocationChild child, List<int> before)
    {
        if (school.Exempt || child.Barred.Contains(school.Id) || !school.Room.TryGetValue(child.Year, out var room))
            return false;
        if (problem.Rules.MaxKm is { } km && child.Position.MetresTo(school.Position) > (decimal)km * 1000)
            return false;
        return before.Where((place, c) => place < schools.Count && schools[place] == school && children[c].Year == child.Year).Count() < room;
    }

    private void Extend(List<int> before)
    {
        if (before.Count == children.Count)
        {
            Plans.Add(Work([.. before]));
            return;
        }

        for (var s = 0; s <= schools.Count; s++)
        {
            if (s == schools.Count || CanTake(schools[s], children[before.Count], before))
                Extend([.. before, s]);
        }
    }

    private Worked Work(int[] places)
    {
        var after = schools.ConvertAll(school => (BigInteger)school.Balance);
        var (placed, wishes, metres) = (0, 0L, 0L);
        for (var c = 0; c < places.Length; c++)
        {
            if (places[c] == schools.Count)
                continue;
            var (child, school) = (children[c], schools[places[c]]);
            after[places[c]] += child.Points;
            placed++;
            var wish = child.Preferences.ToList().IndexOf(school.Id);
            wishes += wish < 0 ? child.Preferences.Count : wish;
            metres += child.Position.MetresTo(school.Position);
        }

        var burdens = after.Select((points, s) => points * (common / schools[s].Roll)).OrderDescending().ToArray();
        return new(places, placed, burdens, wishes, metres);
    }

    /// <summary>One plan and what it comes to.</summary>
    /// <param name="Places">By child in order of id, the school's number in order of id; the number of schools for none.</param>
    /// <param name="Placed">How many are placed.</param>
    /// <param name="Burdens">All burdens times the product of the rolls, from the highest.</param>
    /// <param name="Wishes">The sum of preference costs.</param>
    /// <param name="Metres">The sum of metres.</param>
    internal sealed record Worked(int[] Places, int Placed, BigInteger[] Burdens, long Wishes, long Metres);
}

using System.Globalization;
using Headwater.Allocation.Solving;

namespace Headwater.Allocation;

/// <summary>Another school a child could go to, everybody else staying as proposed.</summary>
/// <param name="School">The school's id.</param>
/// <param name="Metres">How far it is.</param>
/// <param name="After">The points the school would then carry.</param>
/// <param name="Roll">Its roll.</param>
/// <param name="Full">Whether its year group is full with the proposed places, so that another child would have to move.</param>
/// <param name="Because">What it would cost, in a sentence.</param>
public sealed record Alternative(string School, int Metres, long After, int Roll, bool Full, string Because);

/// <summary>What the next-best schools would cost: what a panel asks first of a proposal.</summary>
public static class Alternatives
{
    /// <summary>The other schools that could take a child, best first by the protocol's own order, those that are full last.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="result">A result of it.</param>
    /// <param name="child">The child's id.</param>
    /// <param name="most">How many at most.</param>
    /// <exception cref="AllocationRefusedException">The problem cannot be, or there is no such child.</exception>
    public static IReadOnlyList<Alternative> Of(AllocationProblem problem, AllocationResult result, string child, int most = 2)
    {
        ProblemChecks.Require(problem);
        var instance = Instance.Of(problem);
        var index = Array.FindIndex(instance.Children, c => c.Id == child);
        if (index < 0)
            throw new AllocationRefusedException($"child: there is no child \"{child}\" in the problem.");
        var loads = result.Burdens.ToDictionary(b => b.School, b => b.After, StringComparer.Ordinal);
        var now = result.Placements.FirstOrDefault(p => p.Child == child)?.School;
        var years = instance.Children.ToDictionary(c => c.Id, c => c.Year, StringComparer.Ordinal);
        var used = result.Placements.Where(p => p.Child != child && years[p.Child] == instance.Children[index].Year).GroupBy(p => p.School, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var others = new List<(Alternative Alternative, int Wish, Burden Before, Burden After)>();
        for (var edge = instance.EdgeStart[index]; edge < instance.EdgeStart[index + 1]; edge++)
        {
            var school = instance.Schools[instance.EdgeSchool[edge]];
            if (school.Id == now)
                continue;
            var after = loads[school.Id] + instance.Children[index].Points;
            var full = used.GetValueOrDefault(school.Id) >= school.Room[instance.Children[index].Year];
            others.Add((new(school.Id, instance.EdgeMetres[edge], after, school.Roll, full, Cost(instance, index, edge, school, after, full)),
                instance.EdgeWish[edge], new(loads[school.Id], school.Roll), new(after, school.Roll)));
        }

        others.Sort((a, b) => Compare(problem.Rules.Order, a, b));
        return [.. others.Take(most).Select(o => o.Alternative)];
    }

    private static string Cost(Instance instance, int child, int edge, AllocationSchool school, long after, bool full) => string.Create(CultureInfo.InvariantCulture,
        $"{(full ? "full in this year group with the proposed places, another child would have to move; " : "")}the school would carry {after} points for {school.Roll} on roll; {Describe.Wish(instance.Children[child], instance.EdgeWish[edge])}; {Describe.Km(instance.EdgeMetres[edge])}");

    private static int Compare(IReadOnlyList<Objective> order, (Alternative Alternative, int Wish, Burden Before, Burden After) a, (Alternative Alternative, int Wish, Burden Before, Burden After) b)
    {
        if (a.Alternative.Full != b.Alternative.Full)
            return a.Alternative.Full ? 1 : -1;
        foreach (var objective in order)
        {
            var compared = objective switch
            {
                Objective.Preference => a.Wish.CompareTo(b.Wish),
                Objective.Distance => a.Alternative.Metres.CompareTo(b.Alternative.Metres),
                Objective.Burden => Compare((a.After, b.Before), (b.After, a.Before)),
                _ => 0,
            };
            if (compared != 0)
                return compared;
        }

        return string.CompareOrdinal(a.Alternative.School, b.Alternative.School);
    }

    /// <summary>Two schools' burdens, the higher first.</summary>
    private static int Compare((Burden One, Burden Other) a, (Burden One, Burden Other) b)
    {
        var (highA, lowA) = a.One.Against(a.Other) >= 0 ? (a.One, a.Other) : (a.Other, a.One);
        var (highB, lowB) = b.One.Against(b.Other) >= 0 ? (b.One, b.Other) : (b.Other, b.One);
        return highA.Against(highB) is not 0 and var high ? high : lowA.Against(lowB);
    }
}

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
        return index < 0 ? throw new AllocationRefusedException($"child: there is no child \"{child}\" in the problem.") : new Proposal(instance, problem.Rules.Order, result).Of(index, most);
    }

    /// <summary>The same for every child who is placed, by id.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="result">A result of it.</param>
    /// <param name="most">How many at most for each.</param>
    /// <exception cref="AllocationRefusedException">The problem cannot be, or the result places a child who is not in it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<Alternative>> OfAll(AllocationProblem problem, AllocationResult result, int most = 2)
    {
        ProblemChecks.Require(problem);
        var instance = Instance.Of(problem);
        var proposal = new Proposal(instance, problem.Rules.Order, result);
        var indices = instance.Children.Select((c, n) => (c.Id, n)).ToDictionary(StringComparer.Ordinal);
        return result.Placements.ToDictionary(
            p => p.Child, p => proposal.Of(indices.TryGetValue(p.Child, out var index) ? index : throw new AllocationRefusedException($"placements: there is no child \"{p.Child}\" in the problem."), most), StringComparer.Ordinal);
    }

    /// <summary>What is proposed for everybody, from which one child is thought elsewhere.</summary>
    private sealed class Proposal(Instance instance, IReadOnlyList<Objective> order, AllocationResult result)
    {
        private readonly Dictionary<string, long> loads = result.Burdens.ToDictionary(b => b.School, b => b.After, StringComparer.Ordinal);
        private readonly Dictionary<string, string> places = result.Placements.ToDictionary(p => p.Child, p => p.School, StringComparer.Ordinal);
        private readonly Dictionary<(string School, int Year), int> used = Used(instance, result);

        public IReadOnlyList<Alternative> Of(int child, int most)
        {
            var now = places.GetValueOrDefault(instance.Children[child].Id);
            List<Other> best = [];
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                var school = instance.Schools[instance.EdgeSchool[edge]];
                if (school.Id == now)
                    continue;
                var year = instance.Children[child].Year;
                var other = new Other(school, used.GetValueOrDefault((school.Id, year)) >= school.Room[year], instance.EdgeMetres[edge], instance.EdgeWish[edge], new(loads[school.Id], school.Roll), new(loads[school.Id] + instance.Children[child].Points, school.Roll));
                // Only the best are kept: a child may have thousands of schools within reach.
                var at = best.Count;
                while (at > 0 && Compare(order, other, best[at - 1]) < 0)
                    at--;
                if (at >= most)
                    continue;
                best.Insert(at, other);
                if (best.Count > most)
                    best.RemoveAt(most);
            }

            return [.. best.Select(o => new Alternative(o.School.Id, o.Metres, o.After.Points, o.School.Roll, o.Full, Cost(instance, child, o)))];
        }

        private static Dictionary<(string, int), int> Used(Instance instance, AllocationResult result)
        {
            var years = instance.Children.ToDictionary(c => c.Id, c => c.Year, StringComparer.Ordinal);
            return result.Placements.Where(p => years.ContainsKey(p.Child)).GroupBy(p => (p.School, years[p.Child])).ToDictionary(g => g.Key, g => g.Count());
        }
    }

    private readonly record struct Other(AllocationSchool School, bool Full, int Metres, int Wish, Burden Before, Burden After);

    private static string Cost(Instance instance, int child, Other other) => string.Create(CultureInfo.InvariantCulture,
        $"{(other.Full ? "full in this year group with the proposed places, another child would have to move; " : "")}the school would carry {other.After.Points} points for {other.School.Roll} on roll; {Describe.Wish(instance.Children[child], other.Wish)}; {Describe.Km(other.Metres)}");

    private static int Compare(IReadOnlyList<Objective> order, Other a, Other b)
    {
        if (a.Full != b.Full)
            return a.Full ? 1 : -1;
        foreach (var objective in order)
        {
            var compared = objective switch
            {
                Objective.Preference => a.Wish.CompareTo(b.Wish),
                Objective.Distance => a.Metres.CompareTo(b.Metres),
                Objective.Burden => Compare((a.After, b.Before), (b.After, a.Before)),
                _ => 0,
            };
            if (compared != 0)
                return compared;
        }

        return string.CompareOrdinal(a.School.Id, b.School.Id);
    }

    /// <summary>Two schools' burdens, the higher first.</summary>
    private static int Compare((Burden One, Burden Other) a, (Burden One, Burden Other) b)
    {
        var (highA, lowA) = a.One.Against(a.Other) >= 0 ? (a.One, a.Other) : (a.Other, a.One);
        var (highB, lowB) = b.One.Against(b.Other) >= 0 ? (b.One, b.Other) : (b.Other, b.One);
        return highA.Against(highB) is not 0 and var high ? high : lowA.Against(lowB);
    }
}

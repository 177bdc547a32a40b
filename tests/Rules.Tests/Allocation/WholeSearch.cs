using Headwater.Allocation;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>
/// The best of all plans there are, child after child to every school or none. Of beginnings that leave every school with the same points and
/// every year group with the same room only the better one is followed: what can come after is the same for both.
/// </summary>
internal sealed class WholeSearch
{
    private readonly AllocationProblem problem;
    private readonly AllocationSchool[] schools;
    private readonly AllocationChild[] children;
    private readonly int[] years;
    private readonly bool wishesFirst;

    private WholeSearch(AllocationProblem problem)
    {
        this.problem = problem;
        schools = [.. problem.Schools.OrderBy(school => school.Id, StringComparer.Ordinal)];
        children = [.. problem.Children.OrderBy(child => child.Id, StringComparer.Ordinal)];
        years = [.. children.Select(child => child.Year).Distinct()];
        var order = problem.Rules.Order.ToList();
        wishesFirst = order.IndexOf(Objective.Preference) < order.IndexOf(Objective.Distance);
    }

    public static Best Of(AllocationProblem problem) => new WholeSearch(problem).Search();

    private Best Search()
    {
        var begun = new Dictionary<long[], Begun>(new Alike()) { [new long[schools.Length * (1 + years.Length)]] = new([], 0, 0, 0) };
        foreach (var child in children)
        {
            var further = new Dictionary<long[], Begun>(new Alike());
            foreach (var (state, plan) in begun)
            {
                for (var s = 0; s <= schools.Length; s++)
                {
                    if (Placed(state, child, s) is not { } next)
                        continue;
                    var longer = Longer(plan, child, s);
                    if (!further.TryGetValue(next, out var other) || Compare(longer, other) < 0)
                        further[next] = longer;
                }
            }

            begun = further;
        }

        var (best, loads) = ((Begun?)null, Array.Empty<long>());
        foreach (var (state, plan) in begun)
        {
            if (best is null || Compare(state, plan, loads, best) < 0)
                (best, loads) = (plan, state);
        }

        return new(Places(best!), best!.Placed, Burdens(loads), best.Wishes, best.Metres);
    }

    /// <summary>Points and room used with a child at a school too; null when it cannot be there.</summary>
    private long[]? Placed(long[] state, AllocationChild child, int s)
    {
        if (s == schools.Length)
            return state;
        var cell = schools.Length + (Array.IndexOf(years, child.Year) * schools.Length) + s;
        if (!ByContract.CanTake(problem, schools[s], child) || state[cell] >= schools[s].Room[child.Year])
            return null;
        var next = (long[])state.Clone();
        next[s] += child.Points;
        next[cell]++;
        return next;
    }

    private Begun Longer(Begun plan, AllocationChild child, int s) => s == schools.Length
        ? plan with { Places = [.. plan.Places, s] }
        : new([.. plan.Places, s], plan.Placed + 1, plan.Wishes + ByContract.Wish(child, schools[s].Id), plan.Metres + ByContract.Metres(child.Position, schools[s].Position));

    private int Compare(Begun one, Begun other)
    {
        var (wishes, metres) = (one.Wishes.CompareTo(other.Wishes), one.Metres.CompareTo(other.Metres));
        return wishes != 0 && (wishesFirst || metres == 0) ? wishes : metres != 0 ? metres : one.Places.AsSpan().SequenceCompareTo(other.Places);
    }

    private int Compare(long[] state, Begun one, long[] otherState, Begun other)
    {
        foreach (var objective in problem.Rules.Order)
        {
            var first = objective switch
            {
                Objective.Placed => other.Placed.CompareTo(one.Placed),
                Objective.Burden => ByContract.Compare(Burdens(state), Burdens(otherState)),
                Objective.Preference => one.Wishes.CompareTo(other.Wishes),
                _ => one.Metres.CompareTo(other.Metres),
            };
            if (first != 0)
                return first;
        }

        return one.Places.AsSpan().SequenceCompareTo(other.Places);
    }

    private List<(long Points, int Roll)> Burdens(long[] state) => ByContract.Vector(schools.Select((school, s) => (school.Balance + state[s], school.Roll)));

    private Dictionary<string, string> Places(Begun plan) =>
        Enumerable.Range(0, children.Length).Where(c => plan.Places[c] < schools.Length).ToDictionary(c => children[c].Id, c => schools[plan.Places[c]].Id);

    /// <summary>The best plan.</summary>
    /// <param name="Places">By child, the school.</param>
    /// <param name="Placed">How many are placed.</param>
    /// <param name="Burdens">All burdens from the highest.</param>
    /// <param name="Wishes">The sum of preference costs.</param>
    /// <param name="Metres">The sum of metres.</param>
    internal sealed record Best(Dictionary<string, string> Places, int Placed, List<(long Points, int Roll)> Burdens, long Wishes, long Metres);

    private sealed record Begun(int[] Places, int Placed, long Wishes, long Metres);

    private sealed class Alike : IEqualityComparer<long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(long[] obj)
        {
            var hash = default(HashCode);
            foreach (var number in obj)
                hash.Add(number);
            return hash.ToHashCode();
        }
    }
}

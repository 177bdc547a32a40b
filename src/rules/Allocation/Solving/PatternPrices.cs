using Google.OrTools.LinearSolver;

namespace Headwater.Allocation.Solving;

/// <summary>
/// Prices of children that make the cheapest sets of all schools together cost as much as can be: a bound that no plan goes below (Lagrange's).
/// A linear program over the sets known so far offers prices, the cheapest sets at these prices join it. The solver need not be believed: a
/// bound is reckoned from any prices in whole numbers.
/// </summary>
internal sealed class PatternPrices
{
    /// <summary>Prices are whole numbers of so many parts of a unit of cost.</summary>
    private const int PartsPower = 16, Parts = 1 << PartsPower;

    private const int MostRounds = 400;

    private readonly Instance instance;
    private readonly IReadOnlyList<Patterns> schools;
    private readonly PatternCosts costs;
    private readonly long[] scaled;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private long[] price, cost;
    private long sidePrice;

    /// <param name="instance">The instance.</param>
    /// <param name="schools">The schools' sets.</param>
    /// <param name="costs">What is to be least, and what must be kept to.</param>
    public PatternPrices(Instance instance, IReadOnlyList<Patterns> schools, PatternCosts costs)
    {
        (this.instance, this.schools, this.costs) = (instance, schools, costs);
        scaled = new long[costs.Of.Length];
        Known = [.. schools.Select(_ => new List<int[]>())];
        price = new long[instance.Children.Length];
        cost = new long[costs.Of.Length];
    }

    /// <summary>No plan costs less, in parts.</summary>
    public long Bound { get; private set; } = long.MinValue;

    /// <summary>For each school the sets that the linear program came to know.</summary>
    public IReadOnlyList<List<int[]>> Known { get; }

    /// <summary>Raises the bound until it comes to what the linear program reaches, or goes no further.</summary>
    /// <param name="start">A plan that comes to the points.</param>
    /// <param name="deadline">When to stop.</param>
    public void Raise(int[] start, Deadline deadline)
    {
        using var solver = Solver.CreateSolver("GLOP");
        // A plan that leaves children out is dearer than any that does not, as far as chains of moves go.
        var missing = 30 * (costs.Of.Max() + 1.0);
        var rowOf = new Constraint?[instance.Children.Length];
        var own = schools.Select(_ => solver.MakeConstraint(1, 1, "")).ToArray();
        var limit = costs.SideMost is { } most ? solver.MakeConstraint(double.NegativeInfinity, most, "") : null;
        var artificial = new List<Variable>();
        for (var child = 0; child < rowOf.Length; child++)
        {
            if (instance.EdgeStart[child] == instance.EdgeStart[child + 1])
                continue;
            rowOf[child] = solver.MakeConstraint(1, 1, "");
            foreach (var sign in new[] { 1, -1 })
            {
                var stands = solver.MakeNumVar(0, double.PositiveInfinity, "");
                rowOf[child]!.SetCoefficient(stands, sign);
                solver.Objective().SetCoefficient(stands, missing);
                artificial.Add(stands);
            }
        }

        if (limit is not null)
        {
            var over = solver.MakeNumVar(0, double.PositiveInfinity, "");
            limit.SetCoefficient(over, -1);
            solver.Objective().SetCoefficient(over, missing);
            artificial.Add(over);
        }

        solver.Objective().SetMinimization();
        foreach (var (at, pairs) in Sets(start))
            Add(at, pairs);
        var stray = 0;
        for (var round = 0; round < MostRounds && deadline.Left > TimeSpan.Zero; round++)
        {
            if (!PatternCuts.Solved(solver))
                return;
            var reached = solver.Objective().Value();
            Missing = artificial.Sum(a => a.SolutionValue());
            var offered = new double[rowOf.Length];
            for (var child = 0; child < rowOf.Length; child++)
                offered[child] = rowOf[child]?.DualValue() ?? 0;
            var offeredSide = limit is null ? 0 : Math.Max(0, -limit.DualValue());
            // Part of the way from the best prices so far: those offered swing.
            var weight = Bound == long.MinValue || stray > 0 ? 0 : 0.6;
            var tried = new long[rowOf.Length];
            for (var child = 0; child < tried.Length; child++)
                tried[child] = (long)Math.Round((weight * price[child]) + ((1 - weight) * Parts * offered[child]));
            var triedSide = (long)Math.Round((weight * sidePrice) + ((1 - weight) * Parts * offeredSide));
            var added = Look(tried, triedSide);
            stray = added ? 0 : stray + 1;
            if (Bound >= (reached * Parts) - (0.01 * Parts) || stray > 1 || (stray > 0 && weight == 0))
                break;
        }

        void Add(int at, int[] pairs)
        {
            if (!known.Add($"{at}:{string.Join(',', pairs)}"))
                return;
            Known[at].Add(pairs);
            var variable = solver.MakeNumVar(0, double.PositiveInfinity, "");
            own[at].SetCoefficient(variable, 1);
            foreach (var edge in pairs)
                rowOf[instance.ChildOf(edge)]!.SetCoefficient(variable, 1);
            solver.Objective().SetCoefficient(variable, costs.Sum(pairs));
            limit?.SetCoefficient(variable, costs.SideSum(pairs));
        }

        bool Look(long[] tried, long triedSide)
        {
            for (var edge = 0; edge < scaled.Length; edge++)
                scaled[edge] = (Parts * costs.Of[edge]) + (triedSide * costs.Side[edge]);
            var bound = tried.Sum() - (triedSide * (costs.SideMost ?? 0));
            var before = known.Count;
            for (var at = 0; at < schools.Count; at++)
            {
                schools[at].Reckon(scaled, tried);
                bound += schools[at].Least ?? 0;
                if (schools[at].Least is not null)
                    Add(at, schools[at].Best());
            }

            if (bound > Bound)
                (Bound, price, sidePrice, cost) = (bound, tried, triedSide, [.. scaled]);
            return known.Count > before;
        }
    }

    /// <summary>How much the linear program could not place at all.</summary>
    public double Missing { get; private set; }

    /// <summary>The least whole cost that is not below the bound.</summary>
    public long Whole => Bound == long.MinValue ? long.MinValue : -(-Bound >> PartsPower);

    /// <summary>How much more than the cheapest a set may cost in a plan that costs so much at most, in parts.</summary>
    public long RoomFor(long most) => (Parts * most) - Bound;

    /// <summary>The schools' sets, reckoned at the prices of the bound.</summary>
    public IReadOnlyList<Patterns> Again()
    {
        foreach (var school in schools)
            school.Reckon(cost, price);
        return schools;
    }

    /// <summary>The schools' sets with no more than the pairs that may be part of a plan which costs so much at most.</summary>
    public List<Patterns> Kept(long most) => [.. Again().Select(school => school.Of(school.Kept(RoomFor(most))))];

    /// <summary>The same sets at the prices of this bound, to compare with others.</summary>
    public (List<Patterns> By, long Within) Beside(IEnumerable<Patterns> others, long most)
    {
        var by = others.Select(school => school.Of(null)).ToList();
        by.ForEach(school => school.Reckon(cost, price));
        // The bound was reckoned with more pairs: a set's room is still what it costs beyond the cheapest of these.
        return (by, RoomFor(most));
    }

    private IEnumerable<(int At, int[] Pairs)> Sets(int[] plan)
    {
        var own = plan.Where(edge => edge >= 0).ToLookup(edge => instance.EdgeSchool[edge]);
        return schools.Select((school, at) => (at, own[school.School].ToArray()));
    }
}

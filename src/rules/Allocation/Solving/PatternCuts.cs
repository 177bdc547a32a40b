using Google.OrTools.LinearSolver;

namespace Headwater.Allocation.Solving;

/// <summary>
/// Leaves out of the sets written down those that no plan of so much cost can hold. Of three children two at least are in at most one set of a
/// plan (subset-row cuts): with those that a linear program breaks added to it, its prices bound a plan more closely. The solver need not be
/// believed: bounds and what is left out are reckoned from its prices in whole numbers.
/// </summary>
/// <param name="instance">The instance.</param>
/// <param name="costs">What is to be least, and what must be kept to.</param>
internal sealed class PatternCuts(Instance instance, PatternCosts costs)
{
    private const int Parts = 1 << 12, MostRounds = 40, CutsARound = 40;
    private const double Broken = 1.005;

    private readonly List<(int A, int B, int C)> cuts = [];
    private List<Set> sets = [];
    private int schools;
    private Prices? best;

    /// <summary>The sets that a plan which costs so much at most can hold; a school without any says that there is no such plan. What one question taught the next one knows.</summary>
    public List<List<int[]>> Narrow(List<List<int[]>> bySchool, long most, Deadline deadline)
    {
        schools = bySchool.Count;
        sets = [];
        for (var at = 0; at < schools; at++)
        {
            foreach (var pairs in bySchool[at])
                sets.Add(new(at, pairs, Array.ConvertAll(pairs, instance.ChildOf), costs.Sum(pairs), costs.SideSum(pairs)));
        }

        if (best is { } prices)
        {
            LeaveOut(most, prices);
            sets.RemoveAll(set => set.Out);
        }

        if (sets.Count > 0)
            Run(most, deadline);
        var left = sets.Where(s => !s.Out).ToLookup(s => s.School, s => s.Pairs);
        return [.. Enumerable.Range(0, schools).Select(at => left[at].ToList())];
    }

    private void Run(long most, Deadline deadline)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var own = Enumerable.Range(0, schools).Select(_ => solver.MakeConstraint(1, 1, "")).ToArray();
        var rows = new Constraint?[instance.Children.Length];
        var limit = costs.SideMost is { } sideMost ? solver.MakeConstraint(double.NegativeInfinity, sideMost, "") : null;
        var missing = 3.0 * (most + 1);
        for (var child = 0; child < rows.Length; child++)
        {
            if (instance.EdgeStart[child] == instance.EdgeStart[child + 1])
                continue;
            rows[child] = solver.MakeConstraint(1, 1, "");
            foreach (var sign in new[] { 1, -1 })
            {
                var stands = solver.MakeNumVar(0, double.PositiveInfinity, "");
                rows[child]!.SetCoefficient(stands, sign);
                solver.Objective().SetCoefficient(stands, missing);
            }
        }

        foreach (var set in sets)
        {
            set.Variable = solver.MakeNumVar(0, double.PositiveInfinity, "");
            own[set.School].SetCoefficient(set.Variable, 1);
            foreach (var child in set.Children)
                rows[child]!.SetCoefficient(set.Variable, 1);
            limit?.SetCoefficient(set.Variable, set.Side);
            solver.Objective().SetCoefficient(set.Variable, set.Cost);
        }

        var added = cuts.ConvertAll(cut => Cut(solver, cut));
        for (var round = 0; round < MostRounds && deadline.Left > TimeSpan.Zero; round++)
        {
            if (!Solved(solver))
                return;
            var values = sets.ConvertAll(set => set.Out ? 0 : set.Variable!.SolutionValue());
            LeaveOut(most, new(Array.ConvertAll(rows, row => Rounded(row?.DualValue() ?? 0)), Math.Max(0, -Rounded(limit?.DualValue() ?? 0)), added.ConvertAll(cut => Math.Max(0, -Rounded(cut.DualValue()))), long.MinValue));
            foreach (var set in sets.Where(s => s.Out))
                set.Variable!.SetUb(0);
            var broken = BrokenCuts(values);
            if (broken.Count == 0 || sets.TrueForAll(s => s.Out))
                return;
            cuts.AddRange(broken);
            added.AddRange(broken.Select(cut => Cut(solver, cut)));
        }
    }

    /// <summary>Solves it, from the beginning if the way from the last solution is lost.</summary>
    public static bool Solved(Solver solver)
    {
        if (solver.Solve() == Solver.ResultStatus.OPTIMAL)
            return true;
        solver.Reset();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL;
    }

    private Constraint Cut(Solver solver, (int A, int B, int C) cut)
    {
        var row = solver.MakeConstraint(double.NegativeInfinity, 1, "");
        foreach (var set in sets.Where(set => !set.Out && In(set, cut)))
            row.SetCoefficient(set.Variable!, 1);
        return row;
    }

    private static long Rounded(double price) => (long)Math.Round(Parts * price);

    private static bool In(Set set, (int A, int B, int C) cut) => (set.Has(cut.A) ? 1 : 0) + (set.Has(cut.B) ? 1 : 0) + (set.Has(cut.C) ? 1 : 0) >= 2;

    private void LeaveOut(long most, Prices prices)
    {
        var cutsOf = prices.Cuts.Select((price, i) => (Cut: cuts[i], Price: price)).Where(cut => cut.Price > 0).ToList();
        var least = new long?[schools];
        foreach (var set in sets.Where(s => !s.Out))
        {
            set.Reduced = (Parts * set.Cost) + (prices.Side * set.Side) - set.Children.Sum(child => prices.Children[child]) + cutsOf.Where(cut => In(set, cut.Cut)).Sum(cut => cut.Price);
            least[set.School] = Math.Min(least[set.School] ?? long.MaxValue, set.Reduced);
        }

        var bound = prices.Children.Sum() - (prices.Side * (costs.SideMost ?? 0)) - cutsOf.Sum(cut => cut.Price) + least.Sum(each => each ?? 0);
        foreach (var set in sets.Where(s => !s.Out))
            set.Out = Array.Exists(least, each => each is null) || bound + set.Reduced - least[set.School] > Parts * most;
        // Prices of a question that no plan answers are beyond all measure.
        if (bound <= Parts * most && bound > (best?.Bound ?? long.MinValue))
            best = prices with { Bound = bound };
    }

    private List<(int A, int B, int C)> BrokenCuts(List<double> values)
    {
        var (pairs, triples) = (new Dictionary<(int, int), double>(), new Dictionary<(int, int, int), double>());
        for (var i = 0; i < sets.Count; i++)
        {
            if (values[i] is < 1e-6 or > 1 - 1e-6)
                continue;
            var who = sets[i].Children;
            for (var a = 0; a < who.Length; a++)
            {
                for (var b = a + 1; b < who.Length; b++)
                {
                    var pair = Ordered(who[a], who[b]);
                    pairs[pair] = pairs.GetValueOrDefault(pair) + values[i];
                    for (var c = b + 1; c < who.Length; c++)
                    {
                        var triple = Ordered(who[a], who[b], who[c]);
                        triples[triple] = triples.GetValueOrDefault(triple) + values[i];
                    }
                }
            }
        }

        var known = cuts.ToHashSet();
        var next = pairs.Keys.SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        var broken = new Dictionary<(int A, int B, int C), double>();
        foreach (var ((a, b), both) in pairs)
        {
            foreach (var c in next[a].Concat(next[b]))
            {
                var triple = Ordered(a, b, c);
                if (c == a || c == b || known.Contains(triple) || broken.ContainsKey(triple))
                    continue;
                var sum = both + pairs.GetValueOrDefault(Ordered(a, c)) + pairs.GetValueOrDefault(Ordered(b, c)) - (2 * triples.GetValueOrDefault(triple));
                if (sum > Broken)
                    broken[triple] = sum;
            }
        }

        return [.. broken.OrderByDescending(cut => cut.Value).ThenBy(cut => cut.Key).Take(CutsARound).Select(cut => cut.Key)];
    }

    private static (int, int) Ordered(int a, int b) => a < b ? (a, b) : (b, a);

    private static (int, int, int) Ordered(int a, int b, int c)
    {
        (a, b) = Ordered(a, b);
        return c < a ? (c, a, b) : c < b ? (a, c, b) : (a, b, c);
    }

    private sealed record Prices(long[] Children, long Side, List<long> Cuts, long Bound);

    private sealed record Set(int School, int[] Pairs, int[] Children, long Cost, long Side)
    {
        public Variable? Variable { get; set; }

        public long Reduced { get; set; }

        public bool Out { get; set; }

        public bool Has(int child) => Array.IndexOf(Children, child) >= 0;
    }
}

using Google.OrTools.Sat;
using Headwater.Allocation;
using Headwater.Rules.Tests.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>A hundred children of equal points and forty schools beside CP-SAT, one question after another for each level.</summary>
[Trait("Deep", "allocation")]
public sealed class EqualPointsBesideSolverTests
{
    private const int Schools = 40, Children = 100, Tops = 3;

    private static readonly string[] Orders = ["PBWD", "PWBD", "PBDW", "PDBW", "PWDB", "PDWB"];

    [Fact]
    public void Placed_highest_burdens_and_totals_are_those_of_CP_SAT_level_by_level()
    {
        var instances = Effort.Of(200) == 200 ? 200 : Math.Min(3, Effort.Of(200));
        for (var seed = 1; seed <= instances; seed++)
        {
            var problem = Made(new Random(seed), Orders[(seed - 1) % 6]);
            var result = Told.Solve(problem);
            Assert.True(ByContract.AllProven(result));
            var (solver, vector) = (new Levels(problem), ByContract.Vector(result));
            foreach (var objective in problem.Rules.Order)
            {
                if (objective == Objective.Burden)
                {
                    // The highest by asking; then all of them as found, or the rest would be forty times two questions.
                    foreach (var group in vector.CountBy(burden => solver.Rank(burden)).Take(Tops))
                        Assert.True(group.Key == solver.Top() && group.Value == solver.LeastAtTop(group.Key), $"seed {seed}: {group}");
                    solver.Fix(vector);
                }
                else
                {
                    var reached = objective switch { Objective.Placed => -result.Totals.Placed, Objective.Preference => result.Totals.PreferenceCost, _ => result.Totals.Metres };
                    Assert.True(reached == solver.Least(objective), $"seed {seed}: {objective} {reached}");
                }
            }
        }
    }

    private static AllocationProblem Made(Random random, string order)
    {
        GeoPoint Somewhere() => new(53.4 + (random.Next(1000) / 5000.0), -2.3 + (random.Next(1000) / 3000.0));
        var points = random.Next(1, 4);
        int[] rolls = [300, 600, 600, 900, 1200, random.Next(200, 1500)];
        var schools = Enumerable.Range(1, Schools).Select(s => new AllocationSchool($"s{s}", rolls[random.Next(rolls.Length)], random.Next(-3, 12), Somewhere(), random.Next(20) == 0,
            Enumerable.Range(7, 5).Where(_ => random.Next(10) > 0).ToDictionary(year => year, _ => random.Next(3)))).ToList();
        var children = Enumerable.Range(1, Children).Select(c => new AllocationChild($"c{c}", random.Next(7, 12), points, Somewhere(),
            [.. schools.Where(_ => random.Next(20) == 0).Select(school => school.Id)], [.. schools.OrderBy(_ => random.Next()).Take(random.Next(4)).Select(school => school.Id)])).ToList();
        return MadePlans.Problem(schools, children, 8, order);
    }

    /// <summary>One model to which each answer is added before the next question.</summary>
    private sealed class Levels
    {
        private readonly CpModel model = new();
        private readonly List<(BoolVar Chosen, AllocationChild Child, AllocationSchool School)> pairs = [];
        private readonly List<(BoolVar Stands, int Rank)> standing = [];
        private readonly List<(long Points, int Roll)> values;
        private int below;

        public Levels(AllocationProblem problem)
        {
            foreach (var child in problem.Children)
                pairs.AddRange(problem.Schools.Where(school => ByContract.CanTake(problem, school, child)).Select(school => (model.NewBoolVar(""), child, school)));
            foreach (var own in pairs.GroupBy(pair => pair.Child.Id))
                model.Add(LinearExpr.Sum(own.Select(pair => pair.Chosen)) <= 1);
            foreach (var cell in pairs.GroupBy(pair => (pair.School, pair.Child.Year)))
                model.Add(LinearExpr.Sum(cell.Select(pair => pair.Chosen)) <= cell.Key.School.Room[cell.Key.Year]);
            var points = problem.Children[0].Points;
            var counts = problem.Schools.Select(school => (School: school, Most: school.Room.Values.Sum(), Taken: pairs.Where(pair => pair.School == school).Select(pair => pair.Chosen).ToList())).ToList();
            values = [];
            foreach (var value in ByContract.Vector(counts.SelectMany(c => Enumerable.Range(0, c.Most + 1).Select(k => (c.School.Balance + ((long)k * points), c.School.Roll)))).AsEnumerable().Reverse())
            {
                if (values.Count == 0 || ByContract.Against(values[^1], value) != 0)
                    values.Add(value);
            }

            below = values.Count;
            foreach (var (school, most, taken) in counts)
            {
                var stands = Enumerable.Range(0, most + 1).Select(_ => model.NewBoolVar("")).ToList();
                model.AddExactlyOne(stands);
                model.Add(LinearExpr.WeightedSum(stands, Enumerable.Range(0, most + 1)) == LinearExpr.Sum(taken));
                standing.AddRange(stands.Select((each, k) => (each, Rank((school.Balance + ((long)k * points), school.Roll)))));
            }
        }

        /// <summary>How many of the burdens that can come about are lower.</summary>
        public int Rank((long Points, int Roll) burden) => values.FindIndex(value => ByContract.Against(value, burden) == 0);

        /// <summary>The least that the highest burden not yet settled can be.</summary>
        public int Top()
        {
            var top = model.NewIntVar(0, values.Count, "");
            foreach (var (stands, rank) in standing.Where(s => s.Rank < below))
                model.Add(top >= rank).OnlyEnforceIf(stands);
            var least = (int)Ask(top);
            foreach (var (stands, _) in standing.Where(s => s.Rank < below && s.Rank > least))
                model.Add(stands == 0);
            return below = least;
        }

        /// <summary>The fewest that can stand there.</summary>
        public int LeastAtTop(int rank) => (int)Settle(LinearExpr.Sum(standing.Where(s => s.Rank == rank).Select(s => s.Stands)));

        public long Least(Objective objective) => Settle(LinearExpr.WeightedSum(pairs.Select(pair => pair.Chosen), pairs.Select(pair => objective switch
        {
            Objective.Placed => -1L,
            Objective.Preference => ByContract.Wish(pair.Child, pair.School.Id),
            _ => ByContract.Metres(pair.Child.Position, pair.School.Position),
        })));

        public void Fix(List<(long Points, int Roll)> vector)
        {
            var many = vector.CountBy(Rank).ToDictionary();
            foreach (var value in standing.GroupBy(s => s.Rank))
                model.Add(LinearExpr.Sum(value.Select(s => s.Stands)) == many.GetValueOrDefault(value.Key));
        }

        private long Settle(LinearExpr sum)
        {
            var least = Ask(sum);
            model.Add(sum == least);
            return least;
        }

        private long Ask(LinearExpr what)
        {
            model.Minimize(what);
            var solver = new CpSolver { StringParameters = "num_workers:1,linearization_level:2,max_time_in_seconds:120" };
            Assert.Equal(CpSolverStatus.Optimal, solver.Solve(model));
            return (long)Math.Round(solver.ObjectiveValue);
        }
    }
}

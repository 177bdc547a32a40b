using System.Globalization;
using Headwater.Statistics;
using Microsoft.Data.Sqlite;

namespace Headwater.Bench;

/// <summary>A breakdown three ways with small numbers withheld, against the same GROUP BY in SQLite that withholds nothing.</summary>
internal sealed class CrossTabBenchmark : IBenchmark
{
    private const int Threshold = 5;

    private static readonly string[] Axes = ["year", "year group", "SEN"];

    public string Name => "crosstab";

    public string About => "Suspensions of 955,000 pupil-level rows by year, year group and SEN with all totals, numbers under 5 withheld, against the same GROUP BY in SQLite.";

    public Gate Gate { get; } = new(RatioOf.BaselineToCandidate, Bound.AtLeast, 25);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers => ["src/rules/Statistics", "benchmarks/CrossTabBenchmark.cs", "benchmarks/MadeUpPupils.cs"];

    public Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var table = MadeUpPupils.Make();
        var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        Load(sqlite, table);
        var sides = new Sides(table, sqlite);
        sides.RefuseUnlessEqual();
        return Task.FromResult<ITwoSides>(sides);
    }

    private static void Load(SqliteConnection sqlite, ColumnTable table)
    {
        using var transaction = sqlite.BeginTransaction();
        using var create = sqlite.CreateCommand();
        create.CommandText = "CREATE TABLE pupils (year INTEGER NOT NULL, year_group INTEGER NOT NULL, sen INTEGER NOT NULL, ethnicity INTEGER NOT NULL, suspensions INTEGER NOT NULL)";
        create.ExecuteNonQuery();
        using var insert = sqlite.CreateCommand();
        insert.CommandText = "INSERT INTO pupils VALUES ($0, $1, $2, $3, $4)";
        var values = Enumerable.Range(0, 5).Select(i => insert.Parameters.Add("$" + i.ToString(CultureInfo.InvariantCulture), SqliteType.Integer)).ToArray();
        var columns = MadeUpPupils.Categories.Select(c => table.Category(c).Codes).ToArray();
        var suspensions = table.Count(MadeUpPupils.Suspensions).Values;
        for (var row = 0; row < table.Rows; row++)
        {
            for (var i = 0; i < columns.Length; i++)
                values[i].Value = (long)columns[i][row];
            values[^1].Value = (long)suspensions[row];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private sealed class Sides(ColumnTable table, SqliteConnection sqlite) : ITwoSides
    {
        private int shown;
        private int cells;

        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{table.Rows:N0} made-up rows (seeded), one a child and year; categories are as unequal as real ones. Both sides hold them in memory, warm, as whole-number codes; SQLite through Microsoft.Data.Sqlite, one query on one thread, every answer read. Preparing checks that both give the same sums and children for every cell."),
            string.Create(CultureInfo.InvariantCulture, $"Headwater's side adds all totals and decides for each of {cells:N0} cells what may be shown ({cells - shown:N0} are withheld, threshold {Threshold}); SQLite's side gives the inner cells only and withholds nothing."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(Stopwatched.Milliseconds(() => Grouped()));

        public Task<double> CandidateAsync(CancellationToken ct)
        {
            ProtectedCube? cube = null;
            var time = Stopwatched.Milliseconds(() => cube = Suppression.Protect(CrossTab.Of(table, Axes, MadeUpPupils.Suspensions), Threshold));
            (cells, shown) = (cube!.States.Count, cube.States.Count(s => s == CellState.Shown));
            return Task.FromResult(time);
        }

        public void RefuseUnlessEqual()
        {
            var cube = CrossTab.Of(table, Axes, MadeUpPupils.Suspensions);
            foreach (var (at, value, children) in Grouped())
            {
                var cell = cube.IndexOf(at);
                if (cube.Values[cell] != value || cube.Children[cell] != children)
                    throw new InvalidOperationException($"SQLite and the cross-tabulation differ at {string.Join(", ", at)}.");
            }
        }

        private List<(int[] At, long Value, long Children)> Grouped()
        {
            using var command = sqlite.CreateCommand();
            command.CommandText = "SELECT year, year_group, sen, sum(suspensions), sum(suspensions > 0) FROM pupils GROUP BY year, year_group, sen";
            using var reader = command.ExecuteReader();
            List<(int[], long, long)> groups = [];
            while (reader.Read())
                groups.Add(([reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)], reader.GetInt64(3), reader.GetInt64(4)));
            return groups;
        }

        public ValueTask DisposeAsync() => sqlite.DisposeAsync();
    }
}

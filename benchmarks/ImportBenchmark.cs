using System.Globalization;
using DuckDB.NET.Data;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>Our import, with all its checks, against DuckDB that only turns the same files into Parquet.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private static readonly string[] Folders = ["exclusions_la_2006_2023", "exclusions_ees_2006_2017", "exclusions_send_termly_2019_2025"];

    public string Name => "import";

    public string About => "Importing all exclusions files, every row checked, against bare DuckDB turning the same files into Parquet.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtMost, 1.5);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers => ["src/modules/Insight/Sources", "src/ground/Files", "benchmarks/ImportBenchmark.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var folders = Folders.Select(f => OpenDataFolder.Of(f)).ToList();
        using var scratch = new Scratch();
        var outcome = await ImportAsync(folders, scratch.Path, ct);
        var taken = outcome.Added.Select(s => s.File).ToHashSet(StringComparer.Ordinal);
        var files = folders.SelectMany(f => Directory.EnumerateFiles(f)).Where(f => taken.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal).ToList();
        return new Sides(folders, [.. files.Select(ReadableByDuckDb)], outcome.Added.Sum(s => s.Rows + s.SetAside));
    }

    private static async Task<ImportOutcome> ImportAsync(IEnumerable<string> folders, string data, CancellationToken ct)
    {
        var store = new StatisticsStore(new InstallationSettings { DataFolder = data });
        return await new StatisticsImport(store, TimeProvider.System).ImportAsync(folders, dryRun: false, _ => { }, ct);
    }

    /// <summary>The first way of reading the file that DuckDB itself finds no fault with.</summary>
    private static BareFile ReadableByDuckDb(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var options in new[] { "", ", all_varchar=true" })
        {
            try
            {
                Run(connection, $"CREATE TEMP TABLE tried AS SELECT * FROM read_csv({TableSql.Text(path)}{options})");
                return new(path, options);
            }
            catch (DuckDBException)
            {
                // Then as text.
            }
        }

        throw new InvalidOperationException($"{path}: DuckDB reads it neither by sniffing nor as text.");
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed record BareFile(string Path, string Options);

    private sealed class Sides(List<string> folders, List<BareFile> files, long rows) : ITwoSides
    {
        public IReadOnlyList<string> Notes =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {rows:N0} rows on both sides; each run in the same warm process, into a fresh folder of the same disk, made and removed outside the clock."),
            $"DuckDB reads every file as it lies there, gzip by itself: COPY (SELECT * FROM read_csv(FILE)) TO PARQUET, one connection for all files. Sniffing fails for {Named(files.Where(f => f.Options.Length > 0))}, which it reads with all_varchar.",
            "Headwater's side also walks the folders, reads and passes over the files that describe columns, hashes, checks every row and writes the manifest.",
        ];

        public Task<double> BaselineAsync(CancellationToken ct)
        {
            using var scratch = new Scratch();
            return Task.FromResult(Stopwatched.Milliseconds(() =>
            {
                using var connection = new DuckDBConnection("DataSource=:memory:");
                connection.Open();
                for (var i = 0; i < files.Count; i++)
                {
                    var target = System.IO.Path.Combine(scratch.Path, string.Create(CultureInfo.InvariantCulture, $"{i}.parquet"));
                    Run(connection, $"COPY (SELECT * FROM read_csv({TableSql.Text(files[i].Path)}{files[i].Options})) TO {TableSql.Text(target)} (FORMAT parquet)");
                }
            }));
        }

        public async Task<double> CandidateAsync(CancellationToken ct)
        {
            using var scratch = new Scratch();
            return await Stopwatched.AsyncMilliseconds(() => ImportAsync(folders, scratch.Path, ct));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string Named(IEnumerable<BareFile> some) => string.Join(", ", some.Select(f => System.IO.Path.GetFileName(f.Path))) is { Length: > 0 } names ? names : "none";
    }
}

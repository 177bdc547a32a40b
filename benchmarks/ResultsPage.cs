using System.Globalization;

namespace Headwater.Bench;

/// <summary>The table in docs/benchmarks.md. Its rows are written from the results, and a test holds them to the results.</summary>
internal static class ResultsPage
{
    public static string PathOf(string root) => Path.Combine(root, "docs", "benchmarks.md");

    public static string Row(BenchmarkResult r) => string.Create(CultureInfo.InvariantCulture,
        $"| `{r.Name}` | {r.Gate} | {r.MedianRatio:0.00} | {r.MinRatio:0.00} | {r.MaxRatio:0.00} | {r.MedianBaseline:N0} | {r.MedianCandidate:N0} {r.Unit} | {Words(r.Verdict)} |");

    /// <summary>The page with this result's row in place of the old one, or after the last row.</summary>
    public static string With(string page, BenchmarkResult result)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n').ToList();
        var at = lines.FindIndex(l => IsRowOf(l, result.Name));
        if (at >= 0)
            lines[at] = Row(result);
        else
            lines.Insert(lines.FindLastIndex(l => l.StartsWith('|')) + 1, Row(result));
        return string.Join('\n', lines);
    }

    /// <summary>What is wrong between benchmarks, results, sources and page; empty when all agree.</summary>
    public static IEnumerable<string> Differences(IEnumerable<IBenchmark> benchmarks, Func<string, BenchmarkResult?> resultOf, Func<IBenchmark, string> coversNow, string page)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        List<string> names = [];
        foreach (var benchmark in benchmarks)
        {
            names.Add(benchmark.Name);
            if (resultOf(benchmark.Name) is not { } result)
            {
                yield return $"{benchmark.Name} has no result: run ./bench {benchmark.Name}";
                continue;
            }

            if (result.Covers != coversNow(benchmark))
                yield return $"{benchmark.Name}: the code has changed since: run ./bench {benchmark.Name}";
            if (result.Gate != benchmark.Gate.ToString() || result.Verdict != benchmark.Gate.Judge(result.MedianRatio))
                yield return $"{benchmark.Name}: the gate has changed since: run ./bench {benchmark.Name}";
            if (result.MedianRatio != Runner.Median(result.Rounds.Select(r => r.Ratio)) || result.Rounds.Count < Runner.FewestRounds)
                yield return $"{benchmark.Name}: the median is not that of its rounds: run ./bench {benchmark.Name}";
            var rows = lines.Where(l => IsRowOf(l, benchmark.Name)).ToList();
            if (rows.Count != 1 || rows[0] != Row(result))
                yield return $"{benchmark.Name}: docs/benchmarks.md does not say what the result says: run ./bench {benchmark.Name}";
        }

        foreach (var row in lines.Where(l => l.StartsWith("| `", StringComparison.Ordinal) && !names.Any(n => IsRowOf(l, n))))
            yield return $"docs/benchmarks.md has a row of no benchmark: {row}";
    }

    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.MetWithMargin => "met with margin",
        Verdict.Met => "met",
        Verdict.NotMet => "not met",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static bool IsRowOf(string line, string name) => line.StartsWith($"| `{name}` |", StringComparison.Ordinal);
}

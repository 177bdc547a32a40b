using System.Globalization;

namespace Headwater.Bench;

/// <summary>Runs both sides in turn, so that what the machine does meanwhile falls on both, and judges the median of the rounds' ratios.</summary>
internal static class Runner
{
    public const int FewestRounds = 7;

    public static async Task<BenchmarkResult> RunAsync(IBenchmark benchmark, string root, int rounds, Action<string> progress, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, FewestRounds);
        progress($"{benchmark.Name}: {benchmark.About} Gate: {benchmark.Gate}.");
        await using var sides = await benchmark.PrepareAsync(ct);
        progress("warming up");
        for (var i = 0; i < 2; i++)
        {
            await sides.BaselineAsync(ct);
            await sides.CandidateAsync(ct);
        }

        List<Round> measured = [];
        for (var i = 1; i <= rounds; i++)
        {
            var baseline = await MeasureAsync(sides.BaselineAsync, ct);
            var candidate = await MeasureAsync(sides.CandidateAsync, ct);
            measured.Add(new(Math.Round(baseline, 3), Math.Round(candidate, 3), Math.Round(benchmark.Gate.Ratio(baseline, candidate), 4)));
            progress(string.Create(CultureInfo.InvariantCulture, $"  {i,2}: baseline {baseline:0.###}, Headwater {candidate:0.###} {benchmark.Unit}, ratio {measured[^1].Ratio:0.###}"));
        }

        var median = Median(measured.Select(r => r.Ratio));
        var commit = Commit.Of(root);
        return new()
        {
            Name = benchmark.Name,
            About = benchmark.About,
            Gate = benchmark.Gate.ToString(),
            Verdict = benchmark.Gate.Judge(median),
            MedianRatio = median,
            MinRatio = measured.Min(r => r.Ratio),
            MaxRatio = measured.Max(r => r.Ratio),
            Unit = benchmark.Unit,
            MedianBaseline = Median(measured.Select(r => r.Baseline)),
            MedianCandidate = Median(measured.Select(r => r.Candidate)),
            Rounds = measured,
            Notes = sides.Notes,
            Commit = commit.Id,
            Dirty = commit.Dirty,
            Machine = Machine.Here(),
            Date = DateOnly.FromDateTime(DateTime.UtcNow),
            Covers = Coverage.Hash(root, benchmark.Covers),
        };
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Task<double> MeasureAsync(Func<CancellationToken, Task<double>> side, CancellationToken ct)
    {
        // Neither side pays for what the other left behind.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return side(ct);
    }
}

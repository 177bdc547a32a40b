using Headwater.Bench;
using Headwater.Testing;

namespace Headwater.Architecture.Tests;

/// <summary>Figures of speed are never typed: benchmarks, their results, the code they speak about and the docs agree.</summary>
public sealed class BenchmarkTests
{
    private const string Head = "# Benchmarks\n\n| benchmark | gate |\n|---|---|\n";

    [Fact]
    public void Results_docs_and_code_belong_together() =>
        Assert.Empty(ResultsPage.Differences(BenchmarkList.All, n => BenchmarkResult.Read(BuiltProgram.Root, n), b => Coverage.Hash(BuiltProgram.Root, b.Covers), File.ReadAllText(ResultsPage.PathOf(BuiltProgram.Root))));

    [Fact]
    public void Every_result_is_of_a_benchmark() =>
        Assert.Equal(BenchmarkList.All.Select(b => b.Name).Order(StringComparer.Ordinal), Directory.EnumerateFiles(Path.GetDirectoryName(BenchmarkResult.PathOf(BuiltProgram.Root, "x"))!).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Agreement_is_silent() => Assert.Empty(Differences(Sound, Page(Sound)));

    [Fact]
    public void A_figure_typed_into_the_docs_is_found() =>
        Assert.Contains("docs/benchmarks.md", Assert.Single(Differences(Sound, Page(Sound).Replace("1.30", "1.20"))), StringComparison.Ordinal);

    [Fact]
    public void A_change_of_the_code_is_found() =>
        Assert.Contains("the code has changed since: run ./bench import", Assert.Single(Differences(Sound with { Covers = "other" }, Page(Sound))), StringComparison.Ordinal);

    [Fact]
    public void A_missing_result_is_found() =>
        Assert.Contains("has no result", Assert.Single(ResultsPage.Differences([new ImportBenchmark()], _ => null, _ => "covers", Head)), StringComparison.Ordinal);

    [Fact]
    public void A_gate_moved_after_the_run_is_found() =>
        Assert.Contains("gate has changed", Differences(Sound with { Gate = "at most 1.2 x" }, Page(Sound with { Gate = "at most 1.2 x" }))[0], StringComparison.Ordinal);

    [Fact]
    public void A_median_that_is_not_of_the_rounds_is_found()
    {
        var bettered = Sound with { MedianRatio = 1.1, Verdict = Verdict.MetWithMargin };
        Assert.Contains("median is not that of its rounds", Assert.Single(Differences(bettered, Page(bettered))), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rounds_are_found() =>
        Assert.Single(Differences(Sound with { Rounds = [.. Sound.Rounds.Where((_, i) => i is 0 or 3 or 6)] }, Page(Sound)));

    [Fact]
    public void A_row_of_no_benchmark_is_found() =>
        Assert.Contains("row of no benchmark", Assert.Single(Differences(Sound, Page(Sound) + "| `export` | at most 1 x |\n")), StringComparison.Ordinal);

    [Fact]
    public void A_run_rewrites_its_own_row_and_no_other()
    {
        var before = Page(Sound) + "| `page` | at least 0.1 x |\n\nAfter the table.\n";
        var after = ResultsPage.With(before, Sound with { MedianRatio = 1.4 });
        Assert.Equal(before.Replace("| 1.30 |", "| 1.40 |"), after);
        Assert.Equal(Page(Sound), ResultsPage.With(Head, Sound));
    }

    [Theory]
    [InlineData(Bound.AtMost, 1.5, 1.2, Verdict.MetWithMargin)]
    [InlineData(Bound.AtMost, 1.5, 1.21, Verdict.Met)]
    [InlineData(Bound.AtMost, 1.5, 1.51, Verdict.NotMet)]
    [InlineData(Bound.AtLeast, 25, 30, Verdict.MetWithMargin)]
    [InlineData(Bound.AtLeast, 25, 25, Verdict.Met)]
    [InlineData(Bound.AtLeast, 25, 24.9, Verdict.NotMet)]
    internal void The_margin_is_a_fifth(Bound bound, double limit, double ratio, Verdict verdict) =>
        Assert.Equal(verdict, new Gate(RatioOf.CandidateToBaseline, bound, limit).Judge(ratio));

    [Fact]
    public void A_ratio_is_ours_to_theirs_or_how_many_times_faster()
    {
        Assert.Equal(1.5, new Gate(RatioOf.CandidateToBaseline, Bound.AtMost, 2).Ratio(100, 150));
        Assert.Equal(25, new Gate(RatioOf.BaselineToCandidate, Bound.AtLeast, 20).Ratio(100, 4));
    }

    [Fact]
    public void The_hash_of_sources_sees_content_and_name_and_not_line_endings()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-covers-");
        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
        string Hash() => Coverage.Hash(folder.FullName, ["."]);
        Write("a.cs", "one\ntwo\n");
        var first = Hash();
        Write("a.cs", "one\r\ntwo\r\n");
        Write("a.md", "no source");
        Assert.Equal(first, Hash());
        Write("a.cs", "one\ntwo \n");
        Assert.NotEqual(first, Hash());
        Write("a.cs", "one\ntwo\n");
        File.Move(Path.Combine(folder.FullName, "a.cs"), Path.Combine(folder.FullName, "b.cs"));
        Assert.NotEqual(first, Hash());
        Assert.Throws<DirectoryNotFoundException>(() => Coverage.Hash(folder.FullName, ["gone"]));
        folder.Delete(recursive: true);
    }

    private static BenchmarkResult Sound { get; } = new()
    {
        Name = "import",
        About = "Importing.",
        Gate = "at most 1.5 x",
        Verdict = Verdict.Met,
        MedianRatio = 1.3,
        MinRatio = 1.1,
        MaxRatio = 1.6,
        Unit = "ms",
        MedianBaseline = 1000,
        MedianCandidate = 1300,
        Rounds = [.. new[] { 1.1, 1.25, 1.28, 1.3, 1.32, 1.4, 1.6 }.Select(r => new Round(1000, 1000 * r, r))],
        Notes = [],
        Commit = "0",
        Dirty = false,
        Machine = new(2, "made up", 8, "made up", "made up"),
        Date = new(2026, 1, 1),
        Covers = "covers",
    };

    private static string Page(BenchmarkResult result) => Head + ResultsPage.Row(result) + "\n";

    private static List<string> Differences(BenchmarkResult result, string page) =>
        [.. ResultsPage.Differences([new ImportBenchmark()], _ => result, _ => "covers", page)];
}

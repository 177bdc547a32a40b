using System.Globalization;
using Headwater.Bench;
using Headwater.Testing;

// Two modes that are baselines themselves come first, so that they start with nothing but themselves.
if (args is ["hello"])
{
    Console.WriteLine("hello");
    return 0;
}

if (args is ["serve-plain", var url])
    return await PlainServer.RunAsync(url);

if (args is ["serve-bytes", var where, var count] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
    return await BytesServer.RunAsync(where, bytes);

var benchmarks = BenchmarkList.All;
if (args.Length == 0)
{
    foreach (var benchmark in benchmarks)
        Console.WriteLine($"{benchmark.Name,-10} {benchmark.Gate,-16} {benchmark.About}");
    Console.WriteLine();
    Console.WriteLine("./bench NAME [--rounds N] measures one (at least 7 rounds), ./bench all measures all, ./bench stale those whose code has changed.");
    return 0;
}

var rounds = 9;
if (args is not [var name] && !(args is [_, "--rounds", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds >= Runner.FewestRounds))
{
    Console.Error.WriteLine($"Write ./bench NAME [--rounds N] with N at least {Runner.FewestRounds}; ./bench alone lists the names.");
    return 2;
}

var root = BuiltProgram.Root;
var chosen = args[0] switch
{
    "all" => benchmarks,
    "stale" => [.. benchmarks.Where(b => BenchmarkResult.Read(root, b.Name)?.Covers != Coverage.Hash(root, b.Covers))],
    var one => [.. benchmarks.Where(b => b.Name == one)],
};
if (chosen.Count == 0)
{
    Console.Error.WriteLine(args[0] == "stale" ? "Every result is of the code as it is." : $"There is no benchmark '{args[0]}'; ./bench lists them.");
    return args[0] == "stale" ? 0 : 2;
}

var met = true;
foreach (var benchmark in chosen)
{
    var result = await Runner.RunAsync(benchmark, root, rounds, Console.Error.WriteLine, CancellationToken.None);
    result.Write(root);
    var page = ResultsPage.PathOf(root);
    File.WriteAllText(page, ResultsPage.With(File.ReadAllText(page), result));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{result.Name}: median ratio {result.MedianRatio:0.###} (from {result.MinRatio:0.###} to {result.MaxRatio:0.###}), {result.Gate}: {ResultsPage.Words(result.Verdict)}. Baseline {result.MedianBaseline:N1}, Headwater {result.MedianCandidate:N1} {result.Unit}."));
    met &= result.Verdict != Verdict.NotMet;
}

return met ? 0 : 1;

namespace Headwater.Bench;

internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } = [new ImportBenchmark(), new PictureBenchmark(), new PageBenchmark(), new CrossTabBenchmark(), new GraphBenchmark(), new StartupBenchmark()];
}

namespace Headwater.Bench;

internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } = [new ImportBenchmark(), new PictureBenchmark(), new PageBenchmark(), new CrossTabBenchmark(), new StartupBenchmark(), new GraphBenchmark(), new AccessBenchmark(), new AuditVerifyBenchmark(), new AuditPageBenchmark(), new ClockBenchmark(), new JourneyBenchmark(), new AllocateBenchmark(), new DirectoryBenchmark()];
}

using System.Diagnostics;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>A command of the shell from nothing to its answer, against a .NET program that only says hello.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    public string Name => "startup";

    public string About => "./run picture --area 845 --year 2023/24 --json on a built tree, from the shell to the answer, against a .NET program that says hello.";

    /// <summary>The contract is half a second; a program that says hello takes about 50 ms where this was set.</summary>
    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtMost, 10);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers =>
        ["run", "src/Headwater", "src/ground/Kernel", "src/ground/Data/DataRegistration.cs", "src/modules/Insight/Figures", "src/modules/Insight/InsightModule.cs", "src/modules/Insight/Pictures/PictureCommand.cs", "src/modules/Insight/Pictures/PictureQueries.cs", "src/modules/Localities/Contracts", "benchmarks/StartupBenchmark.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct) => new Sides(await ImportedData.FolderAsync());

    private sealed class Sides(string folder) : ITwoSides
    {
        private readonly ImportedData data = new();

        public IReadOnlyList<string> Notes =>
        [
            "Both sides are whole processes with ASP.NET Core's framework at hand. Headwater's side goes through ./run, which looks for changed sources first; all exclusions files and the local authority interactive tool are imported.",
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => RunAsync("dotnet", [typeof(StartupBenchmark).Assembly.Location, "hello"], "hello", ct);

        public Task<double> CandidateAsync(CancellationToken ct) =>
            RunAsync(Path.Combine(BuiltProgram.Root, "run"), ["picture", "--area", "845", "--year", "2023/24", "--json"], "17.69265", ct);

        public ValueTask DisposeAsync() => data.DisposeAsync();

        private async Task<double> RunAsync(string program, string[] arguments, string expected, CancellationToken ct)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = BuiltProgram.Root };
            start.Environment["HEADWATER_DATA"] = folder;
            var output = "";
            var time = await Stopwatched.AsyncMilliseconds(async () =>
            {
                using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
                output = await process.StandardOutput.ReadToEndAsync(ct);
                await process.WaitForExitAsync(ct);
            });
            return output.Contains(expected, StringComparison.Ordinal) ? time : throw new InvalidOperationException($"{program} did not answer as it should: {output}");
        }
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Headwater.Allocation;
using Headwater.Allocation.Checking;
using Headwater.Files;
using Headwater.Kernel;

namespace Headwater.FairAccess.Analysis;

/// <summary>A fair access allocation from the shell, and the check of one by other means. It reads no record and writes none.</summary>
internal sealed class AllocateCommand : IShellCommand
{
    private const double SecondsToCheck = 300;

    private static readonly Argument<string> ProblemPath = new("PROBLEM") { Description = "Schools, children and rules as JSON, or - for standard input" };
    private static readonly Argument<string?> ResultPath = new("RESULT") { Description = "With --check: a result to check against the problem", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Check = new("--check") { Description = "Check a result: 0 when it is feasible and all it calls proven is proved again, 1 when not" };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document on standard output" };
    private static readonly Option<double?> Time = new("--time") { Description = "Seconds it may take: 60 when none are said, and 300 with --check, as a proof from nothing takes longer than finding" };
    private static readonly Option<int> Repeat = new("--repeat") { Description = "Solve so many times after a warm-up and report the median time", DefaultValueFactory = _ => 0 };

    public static string Name => "allocate";

    public static void Describe(Command command)
    {
        command.Description = "The fairest set of places for all children of a meeting, with what is proven of it. It proposes; a panel decides.\nExample: ./run allocate docs/examples/fair-access-problem.json";
        command.Arguments.Add(ProblemPath);
        command.Arguments.Add(ResultPath);
        foreach (Option option in (Option[])[Check, Json, Time, Repeat])
            command.Options.Add(option);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var (path, resultPath) = (arguments.GetRequiredValue(ProblemPath), arguments.GetValue(ResultPath));
        var (time, repeat) = (arguments.GetValue(Time) ?? (arguments.GetValue(Check) ? SecondsToCheck : Allocator.DefaultTime.TotalSeconds), arguments.GetValue(Repeat));
        if (!(time >= 0 && time <= 86_400))
            throw new InputRefusedException("--time: give seconds from 0 to 86400.");
        if (repeat is < 0 or > 1000)
            throw new InputRefusedException("--repeat: give a number from 0 to 1000.");
        if (arguments.GetValue(Check) == resultPath is null)
            throw new InputRefusedException(resultPath is null ? "--check: name the problem and then the result to check." : "RESULT: it is only for --check; leave it out to allocate.");
        var problem = Read(CommandInput.NameOf(path), ProblemJson.Read, await ReadAsync(path, "PROBLEM", ct));
        if (resultPath is null)
            return Solve(problem, TimeSpan.FromSeconds(time), repeat, arguments.GetValue(Json), ct);
        var result = Read(CommandInput.NameOf(resultPath), ResultJson.Read, await ReadAsync(resultPath, "RESULT", ct));
        return Checked(AllocationChecker.Check(problem, result, TimeSpan.FromSeconds(time)), arguments.GetValue(Json));
    }

    private static Task<ReadOnlyMemory<byte>> ReadAsync(string path, string argument, CancellationToken ct) =>
        CommandInput.ReadAsync(path, argument, "a .json file", "docs/examples/fair-access-problem.json is a problem.", ct);

    private static T Read<T>(string name, Func<ReadOnlyMemory<byte>, T> read, ReadOnlyMemory<byte> text)
    {
        try
        {
            return read(text);
        }
        catch (AllocationRefusedException refused)
        {
            throw new InputRefusedException($"{name}: {refused.Message}", refused);
        }
    }

    private static int Solve(AllocationProblem problem, TimeSpan time, int repeat, bool json, CancellationToken ct)
    {
        var result = Allocator.Solve(problem, time, ct);
        var runs = new List<double>();
        for (var run = 0; run < repeat; run++)
        {
            result = Allocator.Solve(problem, time, ct);
            runs.Add(result.Milliseconds);
        }

        if (runs.Count > 0)
            result = result with { Milliseconds = Median(runs) };
        if (!json)
        {
            Console.Out.Write(AllocationTable.Of(problem, result));
            return ExitCodes.Done;
        }

        WriteJson(writer => ResultJson.Write(writer, result, runs, Alternatives.OfAll(problem, result)));
        return ExitCodes.Done;
    }

    private static int Checked(CheckReport report, bool json)
    {
        if (json)
            WriteJson(writer => Write(writer, report));
        else
            Console.Out.Write(string.Concat(report.Findings.Select(f => $"{(f.Holds ? "holds" : "FAILS")}  {f.Words}\n")));
        return report.Holds ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static void Write(Utf8JsonWriter writer, CheckReport report)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("holds"u8, report.Holds);
        writer.WriteStartArray("findings"u8);
        foreach (var finding in report.Findings)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("holds"u8, finding.Holds);
            writer.WriteString("words"u8, finding.Words);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes one document and a line's end to standard output.</summary>
    internal static void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using (var writer = new Utf8JsonWriter(output, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        output.WriteByte((byte)'\n');
    }

    private static double Median(List<double> runs)
    {
        var sorted = runs.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

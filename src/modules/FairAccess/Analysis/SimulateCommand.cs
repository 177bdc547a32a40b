using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Headwater.Allocation;
using Headwater.Allocation.Simulation;
using Headwater.Files;
using Headwater.Kernel;

namespace Headwater.FairAccess.Analysis;

/// <summary>A year of meetings under each strategy, from the shell. It reads no record and writes none.</summary>
internal sealed class SimulateCommand : IShellCommand
{
    private static readonly Argument<string?> ScenarioPath = new("SCENARIO") { Description = "A scenario as JSON, or - for standard input; without one, the default year", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document on standard output" };

    public static string Name => "simulate-fair-access";

    public static void Describe(Command command)
    {
        command.Description = "A made-up year of fair access meetings under each way of sharing: burden, travel, waiting, placed.\nExample: ./run simulate-fair-access docs/examples/fair-access-scenario.json";
        command.Arguments.Add(ScenarioPath);
        command.Options.Add(Json);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var scenario = SimulationScenario.Default();
        try
        {
            if (arguments.GetValue(ScenarioPath) is { } path)
                scenario = ScenarioJson.Read(await CommandInput.ReadAsync(path, "SCENARIO", "a .json file", "docs/examples/fair-access-scenario.json is a scenario.", ct));
        }
        catch (AllocationRefusedException refused)
        {
            throw new InputRefusedException($"{CommandInput.NameOf(arguments.GetValue(ScenarioPath)!)}: {refused.Message}", refused);
        }

        var results = FairAccessSimulation.Run(scenario, ct);
        if (arguments.GetValue(Json))
            AllocateCommand.WriteJson(writer => Write(writer, scenario, results));
        else
            Console.Out.Write(AllocationTable.Table(["Way of sharing", "highest burden", "placed", "without place", "mean km", "median wait", "burden to hindsight"], results.Select(Row)));
        return ExitCodes.Done;
    }

    private static string[] Row(StrategyResult result) =>
    [
        ScenarioJson.NameOf(result.Strategy), Fraction(result.HighestBurden), Number(result.Placed), Number(result.Unplaced), result.KmMean.ToString("0.0", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{result.WaitDaysMedian:0.#} school days"), result.RatioToHindsight?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-",
    ];

    private static void Write(Utf8JsonWriter writer, SimulationScenario scenario, IReadOnlyList<StrategyResult> results)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seed"u8, scenario.Seed);
        writer.WriteStartArray("strategies"u8);
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("strategy"u8, ScenarioJson.NameOf(result.Strategy));
            writer.WriteString("highestBurden"u8, Fraction(result.HighestBurden));
            writer.WriteNumber("placed"u8, result.Placed);
            writer.WriteNumber("unplaced"u8, result.Unplaced);
            writer.WriteNumber("kmMean"u8, Math.Round(result.KmMean, 3));
            writer.WriteNumber("waitDaysMedian"u8, result.WaitDaysMedian);
            WriteRatio(writer, "ratioToHindsight", result.RatioToHindsight);
            WriteRatio(writer, "kmRatioToHindsight", result.KmRatioToHindsight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRatio(Utf8JsonWriter writer, string name, double? ratio)
    {
        if (ratio is { } number && double.IsFinite(number))
            writer.WriteNumber(name, Math.Round(number, 4));
        else
            writer.WriteNull(name);
    }

    private static string Fraction((long Points, int Roll) burden) => string.Create(CultureInfo.InvariantCulture, $"{burden.Points}/{burden.Roll}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

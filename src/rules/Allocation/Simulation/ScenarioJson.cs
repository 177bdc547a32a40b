using System.Globalization;
using System.Text.Json;

namespace Headwater.Allocation.Simulation;

/// <summary>Scenarios as JSON, strictly read. What is left out is as in the default year of the seed.</summary>
public static class ScenarioJson
{
    private const int MostMeetings = 100, MostArrivals = 500, MostPoints = 1000;

    private static readonly Dictionary<string, Strategy> Strategies = Enum.GetValues<Strategy>().ToDictionary(NameOf, strategy => strategy, StringComparer.Ordinal);

    /// <summary>How a strategy is named in JSON.</summary>
    /// <param name="strategy">The strategy.</param>
    public static string NameOf(Strategy strategy) => strategy.ToString().ToLowerInvariant();

    /// <summary>Reads and checks one scenario.</summary>
    /// <param name="utf8">The text of one JSON document.</param>
    /// <exception cref="AllocationRefusedException">It is not JSON, or a field is unknown, doubled or cannot be; the message names it.</exception>
    public static SimulationScenario Read(ReadOnlyMemory<byte> utf8)
    {
        var scenario = Strict.Document(utf8, Read);
        ProblemChecks.Require(new(scenario.Schools, [], scenario.Rules));
        return scenario;
    }

    private static SimulationScenario Read(JsonElement root)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in Strict.Object(root, "the scenario"))
        {
            if (field.Name is not ("seed" or "meetings" or "schools" or "arrivals" or "rules" or "strategies"))
                throw Strict.Unknown("", field.Name, "seed, meetings, schools, arrivals, rules, strategies");
            if (field.Value.ValueKind != JsonValueKind.Null)
                fields[field.Name] = field.Value;
        }

        var seed = fields.TryGetValue("seed", out var given) ? Strict.WholeLong(given, "seed") : 1;
        var scenario = SimulationScenario.Default(unchecked((ulong)seed));
        if (fields.TryGetValue("meetings", out var meetings))
            scenario = scenario with { Meetings = Within(Strict.Whole(meetings, "meetings"), "meetings", 1, MostMeetings) };
        if (fields.TryGetValue("schools", out var schools))
            scenario = scenario with { Schools = ProblemJson.Schools(schools) };
        if (fields.TryGetValue("arrivals", out var arrivals))
            scenario = scenario with { Arrivals = Arrivals(arrivals, scenario.Arrivals) };
        if (fields.TryGetValue("rules", out var rules))
            scenario = scenario with { Rules = ProblemJson.Rules(rules) };
        if (fields.TryGetValue("strategies", out var strategies))
            scenario = scenario with { Strategies = [.. Strict.Texts(strategies, "strategies").Select(name => Strategies.TryGetValue(name, out var known) ? known : throw ProblemChecks.Wrong("strategies", $"\"{name}\" is not known: use {string.Join(", ", Strategies.Keys)}"))] };
        if (scenario.Schools.Count == 0)
            throw ProblemChecks.Wrong("schools", "is empty: a year needs a school");
        return scenario;
    }

    private static ArrivalRules Arrivals(JsonElement value, ArrivalRules otherwise)
    {
        var rules = otherwise;
        foreach (var field in Strict.Object(value, "arrivals"))
        {
            var path = $"arrivals.{field.Name}";
            switch (field.Name)
            {
                case "perMeeting" or "points" or "years" when field.Value.ValueKind == JsonValueKind.Null: break;
                case "perMeeting": rules = rules with { PerMeeting = Bounds(field.Value, path, 0, MostArrivals) }; break;
                case "points": rules = rules with { Points = Bounds(field.Value, path, 0, MostPoints) }; break;
                case "years": rules = rules with { Years = Bounds(field.Value, path, -10, 99) }; break;
                default: throw Strict.Unknown("arrivals", field.Name, "perMeeting, points, years");
            }
        }

        return rules;
    }

    private static (int Least, int Most) Bounds(JsonElement value, string path, int from, int to)
    {
        var numbers = Strict.Array(value, path).Select(item => Within(Strict.Whole(item, path), path, from, to)).ToList();
        return numbers is [var least, var most] && least <= most ? (least, most) : throw ProblemChecks.Wrong(path, "is not two bounds: write the least and the most, such as [12, 20]");
    }

    private static int Within(int number, string path, int least, int most) => number >= least && number <= most
        ? number : throw ProblemChecks.Wrong(path, string.Create(CultureInfo.InvariantCulture, $"{number} is out of range: give {least} to {most}"));
}

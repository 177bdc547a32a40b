using System.Text.Json;
using System.Text.Json.Nodes;
using Headwater.Allocation;
using Headwater.Allocation.Checking;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Results as they are written, and read again.</summary>
internal static class Told
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    public static AllocationResult Solve(AllocationProblem problem) => Allocator.Solve(problem, Time, TestContext.Current.CancellationToken);

    /// <summary>The bytes of a result, but for how long it took.</summary>
    public static byte[] Bytes(AllocationResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            ResultJson.Write(writer, result with { Milliseconds = 0 }, []);
        return stream.ToArray();
    }

    public static string Text(AllocationResult result) => System.Text.Encoding.UTF8.GetString(Bytes(result));

    /// <summary>The same text with every id changed to another.</summary>
    public static string Text(AllocationResult result, IReadOnlyDictionary<string, string> ids) => Renamed(JsonNode.Parse(Bytes(result)), ids)!.ToJsonString();

    /// <summary>Fails unless the result, written and read again, passes the check with every level proven.</summary>
    public static void Passes(AllocationProblem problem, AllocationResult result)
    {
        var report = AllocationChecker.Check(problem, ResultJson.Read(Bytes(result)), Time);
        Assert.True(report.Holds, $"{string.Join("\n", report.Findings)}\n{Checking.MadePlans.Say(problem)}\n{Text(result)}");
    }

    private static JsonNode? Renamed(JsonNode? node, IReadOnlyDictionary<string, string> ids) => node switch
    {
        JsonObject o => new JsonObject(o.Select(pair => KeyValuePair.Create(ids.GetValueOrDefault(pair.Key, pair.Key), Renamed(pair.Value, ids)))),
        JsonArray a => new JsonArray([.. a.Select(item => Renamed(item, ids))]),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(ids.GetValueOrDefault(text, text)),
        _ => node?.DeepClone(),
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headwater.Bench;

internal sealed record Round(double Baseline, double Candidate, double Ratio);

/// <summary>What one run of a benchmark found; kept as benchmarks/results/NAME.json.</summary>
internal sealed record BenchmarkResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public required string Name { get; init; }

    public required string About { get; init; }

    public required string Gate { get; init; }

    public required Verdict Verdict { get; init; }

    public required double MedianRatio { get; init; }

    public required double MinRatio { get; init; }

    public required double MaxRatio { get; init; }

    public required string Unit { get; init; }

    public required double MedianBaseline { get; init; }

    public required double MedianCandidate { get; init; }

    public required IReadOnlyList<Round> Rounds { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required string Commit { get; init; }

    /// <summary>Whether sources differed from the commit when this was measured.</summary>
    public required bool Dirty { get; init; }

    public required Machine Machine { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 over the sources that this result speaks about.</summary>
    public required string Covers { get; init; }

    public static string PathOf(string root, string name) => Path.Combine(root, "benchmarks", "results", name + ".json");

    public static BenchmarkResult? Read(string root, string name)
    {
        var path = PathOf(root, name);
        return File.Exists(path) ? JsonSerializer.Deserialize<BenchmarkResult>(File.ReadAllText(path), Json) : null;
    }

    public void Write(string root)
    {
        var path = PathOf(root, Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, Json) + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}

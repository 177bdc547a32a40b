using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headwater.Allocation;

/// <summary>Results as JSON.</summary>
public static class ResultJson
{
    /// <summary>Writes one result.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="runs">The milliseconds of each of several runs, of which <see cref="AllocationResult.Milliseconds"/> is the median; empty for a single one.</param>
    /// <param name="alternatives">The next-best schools of each child who is placed, by the child's id (<see cref="Alternatives.OfAll"/>); left out where there are none.</param>
    public static void Write(Utf8JsonWriter writer, AllocationResult result, IReadOnlyList<double> runs, IReadOnlyDictionary<string, IReadOnlyList<Alternative>>? alternatives = null)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("placements"u8);
        foreach (var placement in result.Placements)
        {
            writer.WriteStartObject();
            writer.WriteString("child"u8, placement.Child);
            writer.WriteString("school"u8, placement.School);
            writer.WriteNumber("metres"u8, placement.Metres);
            writer.WriteString("because"u8, placement.Because);
            if (alternatives is not null)
                Write(writer, alternatives.GetValueOrDefault(placement.Child, []));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("unplaced"u8);
        foreach (var child in result.Unplaced)
        {
            writer.WriteStartObject();
            writer.WriteString("child"u8, child.Child);
            writer.WriteString("because"u8, child.Because);
            writer.WriteStartArray("relax"u8);
            foreach (var rule in child.Relax)
                writer.WriteStringValue(rule);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("burdens"u8);
        foreach (var burden in result.Burdens)
        {
            writer.WriteStartObject();
            writer.WriteString("school"u8, burden.School);
            writer.WriteString("before"u8, Fraction(burden.Before, burden.Roll));
            writer.WriteString("after"u8, Fraction(burden.After, burden.Roll));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("objective"u8);
        writer.WriteNumber("placed"u8, result.Totals.Placed);
        writer.WriteNumber("preferenceCost"u8, result.Totals.PreferenceCost);
        writer.WriteNumber("metres"u8, result.Totals.Metres);
        writer.WriteEndObject();
        Write(writer, result.Certificate);
        writer.WriteNumber("milliseconds"u8, Math.Round(result.Milliseconds, 3));
        if (runs.Count > 0)
        {
            writer.WriteStartArray("runs"u8);
            foreach (var run in runs)
                writer.WriteNumberValue(Math.Round(run, 3));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a result for checking: what it says of itself is not believed yet.</summary>
    /// <param name="utf8">The text of one JSON document.</param>
    /// <exception cref="AllocationRefusedException">It is no result; the message names the field.</exception>
    public static AllocationResult Read(ReadOnlyMemory<byte> utf8) => Strict.Document(utf8, Read);

    private static string Fraction(long points, int roll) => string.Create(CultureInfo.InvariantCulture, $"{points}/{roll}");

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Alternative> alternatives)
    {
        writer.WriteStartArray("nextBest"u8);
        foreach (var other in alternatives)
        {
            writer.WriteStartObject();
            writer.WriteString("school"u8, other.School);
            writer.WriteNumber("metres"u8, other.Metres);
            writer.WriteString("burden"u8, Fraction(other.After, other.Roll));
            writer.WriteBoolean("full"u8, other.Full);
            writer.WriteString("because"u8, other.Because);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Certificate certificate)
    {
        writer.WriteStartObject("certificate"u8);
        Write(writer, "placed", certificate.Placed);
        Write(writer, "burden", certificate.Burden);
        Write(writer, "preference", certificate.Preference);
        Write(writer, "distance", certificate.Distance);
        if (certificate.HighestBurdenBound is { } bound)
            writer.WriteString("highestBurdenBound"u8, Fraction(bound.Points, bound.Roll));
        writer.WritePropertyName("witness"u8);
        certificate.Witness.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Level level)
    {
        writer.WriteString(name, level.Proven ? "proven" : "best found");
        if (level.Bound is { } bound)
            writer.WriteNumber($"{name}Bound", bound);
        if (level.Gap is { } gap)
            writer.WriteNumber($"{name}Gap", gap);
    }

    private static AllocationResult Read(JsonElement root)
    {
        _ = Strict.Object(root, "the result");
        List<Placement> placements = [];
        foreach (var (item, path) in Items(root, "placements"))
            placements.Add(new(Text(item, path, "child"), Text(item, path, "school"), Strict.Whole(Field(item, path, "metres"), $"{path}.metres"), ""));
        List<UnplacedChild> unplaced = [];
        foreach (var (item, path) in Items(root, "unplaced"))
            unplaced.Add(new(Text(item, path, "child"), "", []));
        List<SchoolBurden> burdens = [];
        foreach (var (item, path) in Items(root, "burdens"))
        {
            var (before, roll) = Fraction(Field(item, path, "before"), $"{path}.before");
            var (after, same) = Fraction(Field(item, path, "after"), $"{path}.after");
            burdens.Add(roll == same ? new(Text(item, path, "school"), before, after, roll) : throw ProblemChecks.Wrong($"{path}.after", "is divided by another roll than before"));
        }

        var objective = Field(root, "", "objective");
        var totals = new AllocationTotals(Strict.Whole(Field(objective, "objective", "placed"), "objective.placed"),
            Strict.WholeLong(Field(objective, "objective", "preferenceCost"), "objective.preferenceCost"), Strict.WholeLong(Field(objective, "objective", "metres"), "objective.metres"));
        return new(placements, unplaced, burdens, totals, ReadCertificate(Field(root, "", "certificate")), 0);
    }

    private static Certificate ReadCertificate(JsonElement value)
    {
        _ = Strict.Object(value, "certificate");
        (long, int)? bound = value.TryGetProperty("highestBurdenBound", out var least) && least.ValueKind != JsonValueKind.Null ? Fraction(least, "certificate.highestBurdenBound") : null;
        var witness = value.TryGetProperty("witness", out var given) && given.ValueKind == JsonValueKind.Object ? JsonObject.Create(given.Clone())! : [];
        return new(ReadLevel(value, "placed"), ReadLevel(value, "burden"), ReadLevel(value, "preference"), ReadLevel(value, "distance"), bound, witness);
    }

    private static Level ReadLevel(JsonElement certificate, string name) => Text(certificate, "certificate", name) switch
    {
        "proven" => Level.Sure,
        "best found" => new(false),
        var other => throw ProblemChecks.Wrong($"certificate.{name}", $"\"{other}\" is not known: use proven or best found"),
    };

    private static (long Points, int Roll) Fraction(JsonElement value, string path)
    {
        var parts = Strict.Text(value, path).Split('/');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var roll) && roll > 0
            ? (points, roll) : throw ProblemChecks.Wrong(path, $"\"{value.GetString()}\" is no burden: write points and roll, such as \"15/900\"");
    }

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement root, string name)
    {
        var i = 0;
        foreach (var item in Strict.Array(Field(root, "", name), name))
            yield return (item, string.Create(CultureInfo.InvariantCulture, $"{name}[{i++}]"));
    }

    private static string Text(JsonElement value, string path, string name) => Strict.Text(Field(value, path, name), $"{path}.{name}");

    private static JsonElement Field(JsonElement value, string path, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : throw Strict.Missing(path, name);
}

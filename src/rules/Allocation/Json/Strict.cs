using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Headwater.Allocation;

/// <summary>Strict reading of documents and single values; each refusal begins with the field's place.</summary>
internal static partial class Strict
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public static T Document<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, T> read)
    {
        if (!Utf8.IsValid(utf8.Span))
            throw new AllocationRefusedException("This is not UTF-8 text: save it as UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return read(document.RootElement);
        }
        catch (InvalidOperationException wrong) when (wrong.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            throw new AllocationRefusedException("A text in this JSON holds half of a character (a lone surrogate such as \\ud800): write the whole one.");
        }
        catch (JsonException wrong)
        {
            throw new AllocationRefusedException(string.Create(CultureInfo.InvariantCulture,
                $"{FieldBefore(utf8.Span, wrong)}this is not JSON, or names a field twice (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}): {wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}"));
        }
    }

    public static JsonElement.ObjectEnumerator Object(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw ProblemChecks.Wrong(path, "is no object: write { … }");

    public static JsonElement.ArrayEnumerator Array(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw ProblemChecks.Wrong(path, "is no list: write [ … ]");

    public static string Text(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw ProblemChecks.Wrong(path, "is no text: write it in double quotes");

    public static bool Flag(JsonElement value, string path) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw ProblemChecks.Wrong(path, "is neither true nor false");

    public static int Whole(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw ProblemChecks.Wrong(path, $"{Shown(value)} is no whole number up to 2147483647");

    public static long WholeLong(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw ProblemChecks.Wrong(path, $"{Shown(value)} is no whole number up to {ProblemChecks.MostBalance}");

    public static double Number(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw ProblemChecks.Wrong(path, $"{Shown(value)} is no number");

    public static List<string> Texts(JsonElement value, string path)
    {
        var texts = new List<string>();
        foreach (var item in Array(value, path))
            texts.Add(Text(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{texts.Count}]")));
        return texts;
    }

    public static AllocationRefusedException Unknown(string path, string name, string known) =>
        new($"{(path.Length == 0 ? name : $"{path}.{name}")}: there is no such field. Use {known}.");

    public static AllocationRefusedException Missing(string path, string name) =>
        ProblemChecks.Wrong(path.Length == 0 ? name : $"{path}.{name}", "is missing; it is required");

    private static string Shown(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.Length <= 40 ? raw : $"{raw[..40]}…";
    }

    /// <summary>The field whose value broke off, so that <c>NaN</c> is found: the last name before the place.</summary>
    private static string FieldBefore(ReadOnlySpan<byte> utf8, JsonException wrong)
    {
        var start = 0;
        for (var line = 0L; line < (wrong.LineNumber ?? 0) && utf8[start..].IndexOf((byte)'\n') is >= 0 and var end; line++)
            start += end + 1;
        var place = (int)Math.Min(utf8.Length, start + (wrong.BytePositionInLine ?? 0));
        var names = Names().Matches(Encoding.UTF8.GetString(utf8[Math.Max(0, place - 400)..place]));
        return names.Count > 0 ? $"{names[^1].Groups["name"].Value}: " : "";
    }

    [GeneratedRegex("\"(?<name>[A-Za-z]{1,40})\"\\s*:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}

using System.Runtime.InteropServices;
using System.Text.Json;

namespace Headwater.Duties;

/// <summary>Strict reading of single values; each refusal begins with the field's place.</summary>
internal static class Fields
{
    public static JsonElement.ObjectEnumerator Object(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Wrong(path, "is no object: write { … }");

    public static JsonElement.ArrayEnumerator Array(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Wrong(path, "is no list: write [ … ]");

    public static string Text(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong(path, "is no text: write it in double quotes");

    /// <summary>The years of days that are read: a birth or a decision outside them is a slip of the pen, and "no end" is said by leaving the field out.</summary>
    private const int EarliestYear = 1900, LatestYear = 2200;

    /// <summary>A day as <c>"2026-09-14"</c>, read from the bytes: a case has fifty.</summary>
    public static DateOnly Date(JsonElement value, string path)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.Length == 12 && raw[0] == '"' && raw[5] == '-' && raw[8] == '-'
            && Digits(raw[1..5]) is >= EarliestYear and <= LatestYear and var year && Digits(raw[6..8]) is >= 1 and <= 12 and var month && Digits(raw[9..11]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
        {
            return new(year, month, day);
        }

        throw Wrong(path, $"{value.GetRawText()} is no day from {EarliestYear} to {LatestYear}: write it as 2026-09-14");
    }

    public static bool Flag(JsonElement value, string path) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(path, "is neither true nor false");

    public static int Whole(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(path, $"{value.GetRawText()} is no whole number");

    /// <summary>Days, of which half ones are allowed, as sessions.</summary>
    public static int DaysAsSessions(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var days) && days is >= 0 and <= 366 && decimal.IsInteger(2 * days)
            ? (int)(2 * days) : throw Wrong(path, $"{value.GetRawText()} is no number of days: give 0 to 366, halves allowed");

    public static T Choice<T>(JsonElement value, string path, IReadOnlyDictionary<string, T> choices)
    {
        if (value.ValueKind == JsonValueKind.String && choices.TryGetValue(value.GetString()!, out var chosen))
            return chosen;
        throw Wrong(path, $"{value.GetRawText()} is not known: use {string.Join(", ", choices.Keys)}");
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return -1;
            number = (10 * number) + (digit - '0');
        }

        return number;
    }

    public static CaseRefusedException Unknown(string path, string name, string known) =>
        new($"{(path.Length == 0 ? name : $"{path}.{name}")}: there is no such field. Use {known}.");

    public static CaseRefusedException Missing(string path, string name) => new($"{(path.Length == 0 ? name : $"{path}.{name}")}: is missing; it is required.");

    public static CaseRefusedException Wrong(string path, string what) => new($"{path}: {what}.");
}

using System.Text.Json;

namespace Headwater.Support.Import;

/// <summary>Reads what a stranger wrote: what is there, in the kind it is in, and never an exception.</summary>
internal static class JsonWords
{
    /// <summary>What stands under a name; null where nothing does, or the value is null.</summary>
    public static JsonElement? Get(JsonElement of, string name)
    {
        try
        {
            return of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name beside it holds half of a surrogate pair, which is no letter: the reader has no other way to say so.
            return null;
        }
    }

    /// <summary>A text; null where there is none, or its letters are half of a pair and stand for nothing.</summary>
    public static string? Text(JsonElement of, string name) => Get(of, name) is { } value ? Text(value) : null;

    /// <summary>A value as a text; numbers as they are written.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // JSON may write half of a surrogate pair.
            return null;
        }
    }

    /// <summary>The things of a list; none where there is no list. No more of them are looked at than a person would.</summary>
    public static IEnumerable<JsonElement> List(JsonElement of, string name) =>
        Get(of, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(100) : [];
}

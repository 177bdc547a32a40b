using System.Text.Json;
using Headwater.Files;

namespace Headwater.Children.Clock;

/// <summary>The bytes of a file of cases, or of standard input.</summary>
internal static class CaseFile
{
    public static Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken ct) =>
        CommandInput.ReadAsync(path, "CASE", "a .json or .jsonl file", "Write a case as JSON; docs/examples/exclusion-case.json is one.", ct);

    /// <summary>
    /// By the name .jsonl; where the name does not say, more than one document, or a line that is a whole case by itself beside
    /// another that may be wrong.
    /// </summary>
    public static bool IsOneCaseALine(string path, ReadOnlySpan<byte> text)
    {
        if (Path.GetExtension(path) is ".jsonl" or ".ndjson")
            return true;
        if (IsDocument(text, out var rest))
            return rest;
        // The first document is broken: cases by the line all the same, if a later line is a whole one.
        foreach (var range in text.Split((byte)'\n'))
        {
            if (IsDocument(text[range], out _) && text[range].IndexOf("\"exclusions\""u8) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The lines that hold something, with their numbers from 1.</summary>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Line)> Lines(ReadOnlyMemory<byte> text)
    {
        var number = 0;
        while (!text.IsEmpty)
        {
            number++;
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Span.ContainsAnyExcept(" \t\r"u8))
                yield return (number, line);
        }
    }

    /// <summary>Whether the text begins with a whole JSON value, and whether more follows it.</summary>
    private static bool IsDocument(ReadOnlySpan<byte> text, out bool more)
    {
        more = false;
        var reader = new Utf8JsonReader(text);
        try
        {
            if (!reader.Read() || !reader.TrySkip())
                return false;
            more = text[(int)reader.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

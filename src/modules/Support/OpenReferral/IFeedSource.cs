using System.Text.Json;

namespace Headwater.Support.OpenReferral;

/// <summary>What came back from one address of a feed.</summary>
/// <param name="Document">The document; null where there is none that can be read.</param>
/// <param name="Problem">Why there is none, or null.</param>
/// <param name="IsAbsent">There is nothing at the address: of a further page in a folder, that is no fault.</param>
internal sealed record Answer(JsonElement? Document, string? Problem, bool IsAbsent = false)
{
    public static Answer Of(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes is { Length: >= 3 } && bytes.Span[..3].SequenceEqual("\uFEFF"u8) ? bytes[3..] : bytes, new() { MaxDepth = 64 });
            return new(document.RootElement.Clone(), null);
        }
        catch (JsonException wrong)
        {
            return new(null, $"json: it cannot be read as JSON (line {wrong.LineNumber + 1})");
        }
    }
}

/// <summary>Where the documents of a feed are got from.</summary>
internal interface IFeedSource
{
    /// <summary>How many ids of each kind are looked up one by one.</summary>
    int Ids { get; }

    /// <summary>The document at a path such as <c>/services</c>; a page of a list from 1, or null for what has no pages.</summary>
    Task<Answer> GetAsync(string path, int? page, CancellationToken ct);
}

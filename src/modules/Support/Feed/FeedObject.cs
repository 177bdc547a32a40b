using System.Globalization;
using System.Text.Json.Nodes;

namespace Headwater.Support.Feed;

/// <summary>
/// A document of the feed that is being written. What is empty is left out: the public validator takes null, and an empty address, for
/// a fault.
/// </summary>
internal sealed class FeedObject
{
    public JsonObject Json { get; } = [];

    public FeedObject Add(string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Json[name] = text;
        return this;
    }

    public FeedObject Add(string name, Guid id)
    {
        Json[name] = id.ToString("D");
        return this;
    }

    public FeedObject Add(string name, double? number)
    {
        if (number is { } known)
            Json[name] = known;
        return this;
    }

    public FeedObject Add(string name, int? number)
    {
        if (number is { } known)
            Json[name] = known;
        return this;
    }

    public FeedObject Add(string name, bool flag)
    {
        Json[name] = flag;
        return this;
    }

    public FeedObject Add(string name, DateOnly? day) => Add(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>To the millisecond, with the zone.</summary>
    public FeedObject Add(string name, DateTime utc) => Add(name, utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public FeedObject Add(string name, JsonObject? inner)
    {
        if (inner is { Count: > 0 })
            Json[name] = inner;
        return this;
    }

    public FeedObject Add(string name, IEnumerable<JsonObject> list)
    {
        JsonArray array = [.. list];
        if (array.Count > 0)
            Json[name] = array;
        return this;
    }

    /// <summary>An address, only where it is one of the web.</summary>
    public FeedObject AddWeb(string name, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.IsWellFormedOriginalString() ? Add(name, address) : this;
}

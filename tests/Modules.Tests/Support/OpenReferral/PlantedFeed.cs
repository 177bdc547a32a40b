using System.Text.Json;
using System.Text.Json.Nodes;
using Headwater.Support.OpenReferral;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Support.OpenReferral;

/// <summary>A feed in memory: the example of the docs, in which a test plants a fault.</summary>
internal sealed class PlantedFeed : IFeedSource
{
    public const string Service = "/services/5f0f2c60-3a52-4f0e-9a51-1d1f0f5b7a01";
    public const string Place = "/service_at_locations/5f0f2c60-3a52-4f0e-9a51-1d1f0f5b7a05";
    public const string Term = "/taxonomy_terms/5f0f2c60-3a52-4f0e-9a51-1d1f0f5b7a07";

    private readonly Dictionary<string, JsonNode> documents = new(StringComparer.Ordinal);

    public PlantedFeed()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories))
        {
            var path = "/" + Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/');
            documents[path == "/index" ? "/" : path] = JsonNode.Parse(File.ReadAllText(file))!;
        }
    }

    public static string Folder => Path.Combine(BuiltProgram.Root, "docs", "examples", "directory-feed");

    public List<string> Asked { get; } = [];

    public int Ids => 10;

    public JsonNode this[string path]
    {
        get => documents[path];
        set => documents[path] = value;
    }

    public void Remove(string path) => documents.Remove(path);

    /// <summary>Sets a value at a pointer in a document; null in the text is JSON's null.</summary>
    public void Plant(string path, string pointer, string json)
    {
        var (parent, name) = Parent(path, pointer);
        var value = JsonNode.Parse(json);
        if (parent is JsonArray list)
            list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[name] = value;
    }

    public void Take(string path, string pointer)
    {
        var (parent, name) = Parent(path, pointer);
        Assert.True(parent.AsObject().Remove(name));
    }

    public Task<Answer> GetAsync(string path, int? page, CancellationToken ct)
    {
        var at = page > 1 ? $"{path}?page={page}" : path;
        Asked.Add(at);
        return Task.FromResult(documents.TryGetValue(at, out var document)
            ? Answer.Of(JsonSerializer.SerializeToUtf8Bytes(document))
            : new Answer(null, "endpoint: it answered 404", IsAbsent: true));
    }

    public Task<FeedReport> CheckAsync() => FeedCheck.OfAsync(this, TestContext.Current.CancellationToken);

    private (JsonNode Parent, string Name) Parent(string path, string pointer)
    {
        var words = pointer.Split('/')[1..];
        var node = documents[path];
        foreach (var word in words[..^1])
            node = node is JsonArray list ? list[int.Parse(word, System.Globalization.CultureInfo.InvariantCulture)]! : node[word]!;
        return (node, words[^1]);
    }
}

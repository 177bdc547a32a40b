using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Headwater.Kernel;
using Headwater.Partnership.Everything;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>A collaborative's file as its parts, and back.</summary>
internal sealed class TakenFile(Dictionary<string, string> parts)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Dictionary<string, string> Parts { get; } = parts;

    public JsonNode Schema => JsonNode.Parse(Parts["schema.json"])!;

    public string All => string.Join('\n', Parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value));

    public IReadOnlyList<JsonObject> Rows(string table) => [.. Lines($"tables/{table}.jsonl").Select(l => JsonNode.Parse(l)!.AsObject())];

    public IReadOnlyList<string> Lines(string part) => Parts[part].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<TakenFile> OfAsync(IServiceProvider services)
    {
        using var memory = new MemoryStream();
        await services.GetRequiredService<EverythingZip>().WriteAsync(memory, Ct);
        return Read(memory.ToArray());
    }

    public static Task<TakenFile> OfAsync(TestWorld world, PersonId person) => world.AsAsync(person, OfAsync);

    public static TakenFile Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return new(zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false).ReadToEnd()));
    }

    /// <summary>The file with another text in a part; its list of parts fits again unless told otherwise.</summary>
    public TakenFile With(string part, string text, int rows = 0, bool listed = true)
    {
        var changed = new TakenFile(new(Parts) { [part] = text });
        if (!listed || part == "schema.json")
            return changed;
        var schema = Schema;
        var file = schema["files"]!.AsArray().First(f => (string)f!["name"]! == part)!;
        (file["bytes"], file["sha256"]) = (Encoding.UTF8.GetByteCount(text), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        if (rows != 0)
        {
            var table = schema["tables"]!.AsArray().First(t => $"tables/{t!["name"]}.jsonl" == part)!;
            table["rows"] = (int)table["rows"]! + rows;
        }

        changed.Parts["schema.json"] = schema.ToJsonString(new JsonSerializerOptions());
        return changed;
    }

    /// <summary>The file without a text in its first seat.</summary>
    public TakenFile Without(string text) => With("tables/seat.jsonl", Parts["tables/seat.jsonl"] is var seats && seats.IndexOf($"\"{text}", StringComparison.Ordinal) is var at and >= 0 ? seats.Remove(at, text.Length + 1) : seats);

    public MemoryStream Zip()
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        memory.Position = 0;
        return memory;
    }

    public Task<RestoreResult> RestoreAsync(TestWorld world, PersonId person, bool dryRun = false, bool unnamed = false, LocalityId? locality = null) =>
        world.AsAsync(person, services => services.GetRequiredService<RestoreService>().RunAsync(Zip(), new string('0', 64), dryRun, unnamed, Ct), locality);
}

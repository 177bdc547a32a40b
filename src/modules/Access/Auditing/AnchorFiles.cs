using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Headwater.Access.Keys;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>Anchors of a locality as they were read, and what is wrong with the file; null when nothing is.</summary>
internal sealed record AnchorReading(IReadOnlyList<AuditAnchor> Anchors, string? Problem);

/// <summary>The anchors of each locality: one line each in <c>data/anchors</c>, meant to be copied elsewhere as well.</summary>
internal sealed class AnchorFiles(InstallationSettings settings, AnchorKeys keys, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public string Folder => Path.Combine(settings.DataFolder, "anchors");

    public string FileOf(LocalityId locality, string? folder = null) => Path.Combine(folder ?? Folder, $"{locality}.jsonl");

    /// <summary>Signs where a chain ends and writes it down, unless the last anchor says the same. Answers whether it was written.</summary>
    public async Task<bool> WriteAsync(LocalityId locality, long seq, byte[] hash, bool restored, CancellationToken ct)
    {
        var written = false;
        await PrivateFiles.AppendAsync(FileOf(locality), before => Next(before), ct);
        return written;

        IEnumerable<string> Next(string before)
        {
            var lines = Lines(before);
            var last = lines.Length == 0 ? null : JsonSerializer.Deserialize<Line>(lines[^1], Json);
            if (!restored && last is { } said && said.Seq == seq && said.Hash.AsSpan().SequenceEqual(hash))
                yield break;
            var (name, key) = keys.Signing();
            using (key)
            {
                var anchor = new AuditAnchor(locality, seq, hash, clock.GetUtcNow().UtcDateTime, restored, lines.Length == 0 ? AuditChain.Start : SHA256.HashData(Encoding.UTF8.GetBytes(lines[^1])), name, []);
                written = true;
                yield return JsonSerializer.Serialize(
                    new Line(locality.Value, seq, hash, anchor.AtUtc, restored, anchor.Before, name, key.SignData(anchor.Signed(), HashAlgorithmName.SHA256)), Json);
            }
        }
    }

    /// <summary>Reads and checks the anchors of a locality, from a copy kept elsewhere where one is named.</summary>
    public AnchorReading Read(LocalityId locality, string? folder = null)
    {
        var path = FileOf(locality, folder);
        if (!File.Exists(path))
            return new([], null);
        List<AuditAnchor> anchors = [];
        var before = AuditChain.Start;
        var number = 0;
        foreach (var text in Lines(File.ReadAllText(path)))
        {
            number++;
            if (Parse(text) is not { } anchor || anchor.Locality != locality)
                return new(anchors, $"line {number} cannot be read as an anchor of this locality");
            if (!anchor.Before.AsSpan().SequenceEqual(before))
                return new(anchors, $"line {number} does not follow from the line before it: a line was altered, put in or taken out");
            using var key = keys.Verifying(anchor.Key);
            if (key is null)
                return new(anchors, $"line {number} was signed with a key whose public part anchor-{anchor.Key}.pub is not in the folder of keys");
            if (!anchor.IsSignedBy(key))
                return new(anchors, $"line {number} does not carry its own signature: it was altered");
            anchors.Add(anchor);
            before = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        }

        return new(anchors, null);
    }

    private static AuditAnchor? Parse(string text)
    {
        try
        {
            // Written otherwise than we write it, though it means the same, it was still altered.
            return JsonSerializer.Deserialize<Line>(text, Json) is { Hash: not null, Before: not null, Key: not null, Signature: not null } line && JsonSerializer.Serialize(line, Json) == text
                ? new(new(line.Locality), line.Seq, line.Hash, line.AtUtc.ToUniversalTime(), line.Restored, line.Before, line.Key, line.Signature)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What follows the last end of a line was cut short while it was written; nobody was told that it was there.
    private static string[] Lines(string text) => text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Line(Guid Locality, long Seq, byte[] Hash, DateTime AtUtc, bool Restored, byte[] Before, string Key, byte[] Signature);
}

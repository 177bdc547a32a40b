using System.Text.Json;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Keys;

/// <summary>
/// Which children's keys were destroyed, in <c>data/keys/destroyed.jsonl</c>: a backup taken earlier still holds them, and a
/// restore destroys them again before anything can be opened.
/// </summary>
internal sealed class DestroyedKeys(InstallationSettings settings)
{
    public string File => Path.Combine(settings.DataFolder, "keys", "destroyed.jsonl");

    public Task AddAsync(LocalityId locality, ChildId child, DateTime atUtc, CancellationToken ct) =>
        PrivateFiles.AppendAsync(File, _ => [JsonSerializer.Serialize(new Line(locality.Value, child.Value, atUtc), JsonSerializerOptions.Web)], ct);

    /// <summary>Adds the lines of another list that this one does not hold.</summary>
    public Task AddAsync(IEnumerable<string> lines, CancellationToken ct) =>
        PrivateFiles.AppendAsync(File, before => lines.Except(Split(before), StringComparer.Ordinal).ToList(), ct);

    public static IReadOnlyList<string> Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Destroys them in a database, those of its locality; in the open transaction where there is one.</summary>
    public static async Task ApplyAsync(HeadwaterDb db, IEnumerable<string> lines, CancellationToken ct)
    {
        foreach (var line in lines.Select(Parse).Where(l => l.Locality == db.Locality.Value))
        {
            var child = new ChildId(line.Child);
            await db.Set<ChildKey>().Where(k => k.ChildId == child && k.Wrapped != null)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedAtUtc, DateTime.SpecifyKind(line.AtUtc, DateTimeKind.Utc)), ct);
        }
    }

    public IReadOnlyList<string> Read() => System.IO.File.Exists(File) ? Split(System.IO.File.ReadAllText(File)) : [];

    private static Line Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InputRefusedException($"keys/destroyed.jsonl: a line cannot be read: {text}", e);
        }
    }

    private sealed record Line(Guid Locality, Guid Child, DateTime AtUtc);
}

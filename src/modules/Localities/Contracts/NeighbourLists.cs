using System.Text.Json;
using System.Text.Json.Serialization;
using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>One of an area's ten statistical neighbours; rank 1 is the closest.</summary>
public sealed record Neighbour(int Rank, string Code, string Name, string Closeness);

/// <summary>A published list of statistical neighbours for every area, with where it came from.</summary>
public sealed record NeighbourModel(int Year, string File, string Sha256, IReadOnlyDictionary<string, IReadOnlyList<Neighbour>> Areas);

/// <summary>
/// The imported lists of statistical neighbours, by model year. Published lists are files, not rows: one JSON file a model
/// in <c>data/reference</c>, replaced in one step.
/// </summary>
public sealed class NeighbourLists(InstallationSettings settings)
{
    private readonly Lock reading = new();
    private DateTime readAt;
    private SortedDictionary<int, NeighbourModel> models = [];

    private string Folder => Path.Combine(settings.DataFolder, "reference");

    public IReadOnlyList<int> Models => [.. Current().Keys];

    public int? Newest => Current().Keys.Select(y => (int?)y).LastOrDefault();

    /// <summary>Changes when a list is imported.</summary>
    public DateTime ChangedAtUtc => Directory.Exists(Folder) ? Directory.GetLastWriteTimeUtc(Folder) : default;

    public NeighbourModel? Model(int year) => Current().GetValueOrDefault(year);

    /// <summary>The neighbours of an area in rank order; empty when the model or the area has none.</summary>
    public IReadOnlyList<Neighbour> Of(string areaCode, int model) =>
        Model(model)?.Areas.GetValueOrDefault(areaCode) ?? [];

    internal void Save(NeighbourModel model)
    {
        PrivateFolder.Create(Folder);
        var path = Path.Combine(Folder, $"neighbours-{model.Year}.json");
        using (var file = File.Create(path + ".new"))
        {
            JsonSerializer.Serialize(file, model, NeighbourJson.Default.NeighbourModel);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private SortedDictionary<int, NeighbourModel> Current()
    {
        lock (reading)
        {
            var changed = ChangedAtUtc;
            if (changed == readAt)
                return models;
            SortedDictionary<int, NeighbourModel> read = [];
            foreach (var path in Directory.EnumerateFiles(Folder, "neighbours-*.json"))
            {
                using var file = File.OpenRead(path);
                var model = JsonSerializer.Deserialize(file, NeighbourJson.Default.NeighbourModel) ?? throw new InvalidDataException($"{path} is empty: import the list again.");
                read.Add(model.Year, model);
            }

            (models, readAt) = (read, changed);
            return models;
        }
    }
}

/// <summary>Written at build: every picture reads these lists.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NeighbourModel))]
internal sealed partial class NeighbourJson : JsonSerializerContext;

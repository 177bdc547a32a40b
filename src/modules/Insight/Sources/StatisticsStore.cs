using System.Text.Json;
using Headwater.Kernel;

namespace Headwater.Insight.Sources;

/// <summary>
/// The folder of imported statistics: one Parquet file a source and a manifest that names them. A source exists once the
/// manifest names it, and the manifest is replaced in one step, so that nothing half-imported is ever seen.
/// </summary>
internal sealed class StatisticsStore(InstallationSettings settings)
{
    private string ManifestPath => Path.Combine(settings.StatisticsFolder, "manifest.json");

    public string ParquetPath(SourceRecord source) => Path.Combine(settings.StatisticsFolder, source.ParquetName);

    /// <summary>Changes whenever the manifest does; what is held in memory is keyed by it.</summary>
    public DateTime ChangedAtUtc => File.GetLastWriteTimeUtc(ManifestPath);

    /// <summary>Where the resolved figures may be kept, beside the manifest they were made from.</summary>
    public string SnapshotPath => Path.Combine(settings.StatisticsFolder, "figures.snapshot");

    public SourceManifest Read() => Parse(ReadBytes());

    /// <summary>The manifest as it lies there; empty when nothing was imported.</summary>
    public byte[] ReadBytes() => File.Exists(ManifestPath) ? File.ReadAllBytes(ManifestPath) : [];

    public SourceManifest Parse(byte[] manifest)
    {
        if (manifest.Length == 0 && !File.Exists(ManifestPath))
            return SourceManifest.Empty;
        return JsonSerializer.Deserialize(manifest, ManifestJson.Default.SourceManifest)
            ?? throw new InvalidDataException($"{ManifestPath} is empty: restore it from a backup, or delete the statistics folder and import again.");
    }

    /// <summary>A folder on the same disk, so that a finished file is moved and never copied.</summary>
    public string NewStagingFolder()
    {
        var folder = Path.Combine(settings.StatisticsFolder, "staging-" + Guid.CreateVersion7().ToString("N"));
        PrivateFolder.Create(folder);
        return folder;
    }

    /// <summary>One import at a time: a second one waits for the first.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken ct)
    {
        PrivateFolder.Create(settings.StatisticsFolder);
        var path = Path.Combine(settings.StatisticsFolder, "import.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    /// <summary>Moves the staged files in and then names them, all together. Call under <see cref="LockAsync"/>.</summary>
    public void Commit(string staging, IReadOnlyList<SourceRecord> added)
    {
        var manifest = Read();
        foreach (var file in Directory.EnumerateFiles(staging, "*.parquet"))
            File.Move(file, Path.Combine(settings.StatisticsFolder, Path.GetFileName(file)), overwrite: true);
        // The order of importing must not show: sources are kept newest release first, then by their hash.
        var all = manifest.Sources.Concat(added).OrderByDescending(s => s.ReleaseOrder).ThenBy(s => s.Sha256, StringComparer.Ordinal).ToList();
        var temporary = ManifestPath + ".new";
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            JsonSerializer.Serialize(file, manifest with { Sources = all }, ManifestJson.Default.SourceManifest);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, ManifestPath, overwrite: true);
    }
}

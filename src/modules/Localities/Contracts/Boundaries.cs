using System.Text.Json;
using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>
/// The outline of an area: rings of longitude (X) and latitude (Y), WGS84 degrees, drawn with the even-odd rule, so that
/// holes are rings too.
/// </summary>
public sealed record AreaShape(string AreaCode, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings);

/// <summary>The imported boundaries: one JSON file in <c>data/reference</c>, read on first use and again when it changes.</summary>
public sealed class Boundaries(InstallationSettings settings)
{
    private readonly Lock reading = new();
    private (DateTime At, long Length) seen;
    private IReadOnlyList<AreaShape>? shapes;

    private string File => Path.Combine(settings.DataFolder, "reference", "boundaries.json");

    /// <summary>By area code; null until boundaries were imported.</summary>
    public IReadOnlyList<AreaShape>? All
    {
        get
        {
            lock (reading)
            {
                var file = new FileInfo(File);
                var now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
                if (now != seen)
                    (shapes, seen) = (file.Exists ? Read() : null, now);
                return shapes;
            }
        }
    }

    /// <summary>Replaces what is held in one step; answers false when it is held like this already.</summary>
    internal bool Save(IReadOnlyList<AreaShape> areas)
    {
        PrivateFolder.Create(Path.GetDirectoryName(File)!);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(areas.OrderBy(a => a.AreaCode, StringComparer.Ordinal).ToDictionary(
            a => a.AreaCode,
            a => a.Rings.Select(ring => ring.SelectMany(p => new[] { p.X, p.Y }).ToArray()).ToArray()));
        if (System.IO.File.Exists(File) && System.IO.File.ReadAllBytes(File).AsSpan().SequenceEqual(bytes))
            return false;
        var unfinished = $"{File}.{Guid.CreateVersion7():N}";
        using (var file = System.IO.File.Create(unfinished))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        System.IO.File.Move(unfinished, File, overwrite: true);
        return true;
    }

    private AreaShape[] Read()
    {
        using var file = System.IO.File.OpenRead(File);
        var held = JsonSerializer.Deserialize<Dictionary<string, double[][]>>(file)
            ?? throw new InvalidDataException($"{File} is empty: import the boundaries again.");
        return [.. held.Select(a => new AreaShape(a.Key, [.. a.Value.Select(Points)]))];
    }

    private static IReadOnlyList<(double X, double Y)> Points(double[] flat) =>
        [.. flat.Chunk(2).Select(p => (p[0], p[1]))];
}

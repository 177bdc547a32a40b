using System.Globalization;
using Headwater.Kernel;

namespace Headwater.Support.OpenReferral;

/// <summary>
/// A feed kept in a folder that mirrors its addresses: <c>index.json</c> for the feed itself, <c>services.json</c>, <c>services/ID.json</c>
/// and so on; further pages, where they were kept, as <c>services.2.json</c>.
/// </summary>
internal sealed class FolderFeed(string folder) : IFeedSource
{
    /// <summary>All of them, up to a size that no folder kept by hand has.</summary>
    public int Ids => 10_000;

    public async Task<Answer> GetAsync(string path, int? page, CancellationToken ct)
    {
        var name = path == "/" ? "index" : path.TrimStart('/');
        if (page > 1)
            name = string.Create(CultureInfo.InvariantCulture, $"{name}.{page}");
        var file = Path.Combine(folder, name + ".json");
        if (!File.Exists(file))
            return new(null, $"endpoint: there is no {name}.json", IsAbsent: true);
        if (new FileInfo(file).Length > HttpFeed.MostBytes)
            return new(null, HttpFeed.TooLarge);
        try
        {
            return Answer.Of(await File.ReadAllBytesAsync(file, ct));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException($"{file}: it cannot be read. Check who may read it.", wrong);
        }
    }
}

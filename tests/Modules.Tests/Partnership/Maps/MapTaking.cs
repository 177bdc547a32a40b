using Headwater.Partnership.Maps;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>Takes files in as members do: looked at, then taken.</summary>
internal static class MapTaking
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<ImportPreview> LookAsync(this MapScene scene, Guid map, string format, params MapFile[] files) =>
        scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, files, format, false, ImportMode.AddOnly, Ct));

    public static Task<ImportPreview> TakeAsync(this MapScene scene, Guid map, string format, ImportMode mode, params MapFile[] files) => scene.TakeAsync(map, format, mode, files, createMissing: false);

    public static Task<ImportPreview> TakeAsync(this MapScene scene, Guid map, string format, ImportMode mode, MapFile file, bool createMissing) => scene.TakeAsync(map, format, mode, [file], createMissing);

    public static async Task<ImportPreview> TakeAsync(this MapScene scene, Guid map, string format, ImportMode mode, MapFile[] files, bool createMissing)
    {
        var looked = await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().LookAsync(map, files, format, createMissing, mode, Ct));
        Assert.True(looked.MayBeTaken, string.Join(' ', looked.Problems.Select(p => p.Problem)));
        return await scene.AsAsync(scene.Member, s => s.GetRequiredService<MapImport>().TakeAsync(map, files, format, createMissing, mode, looked.Edits, Ct));
    }
}

using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Tips;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Tips;

/// <summary>Tips in the scene of the directory.</summary>
internal static class TipScene
{
    /// <summary>Adds a tip and approves it.</summary>
    public static async Task<Guid> TipAsync(this DirectoryScene scene, TypedTip typed, string language = "en-GB", Guid? sameAs = null)
    {
        var id = await scene.AsAsync<TipService, Guid>(scene.Lead, s => s.AddAsync(typed, language, sameAs, Ct));
        Assert.True(await scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.ApproveAsync(id, 1, 1, Ct)));
        return id;
    }
}

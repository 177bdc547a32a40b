using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Everything;

internal static class EverythingLinks
{
    public const string Take = "/collaborative/everything";
}

internal static class EverythingRegistration
{
    /// <summary>The collaborative as one file, and back.</summary>
    public static IServiceCollection AddEverything(this IServiceCollection services)
    {
        services.AddScoped<EverythingZip>();
        services.AddScoped<RestoreNames>();
        services.AddScoped<RestoreService>();
        services.AddScoped<CollaborativeShell>();
        services.AddShellCommand<CollaborativeExportCommand>();
        services.AddShellCommand<CollaborativeRestoreCommand>();
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizePage("/Everything/Take", PartnershipPolicies.Conveners));
    }
}

/// <summary>Files while they are made: too large for the memory, and nobody else's to read.</summary>
internal static class EverythingFile
{
    /// <summary>A file that is gone once it is closed.</summary>
    public static FileStream Passing()
    {
        var options = PrivateFolder.Opening(FileMode.CreateNew);
        options.Options = FileOptions.DeleteOnClose;
        return new(Path.Combine(Path.GetTempPath(), $"headwater-{Guid.CreateVersion7():N}.zip"), options);
    }
}

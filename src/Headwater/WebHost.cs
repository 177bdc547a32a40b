using System.IO.Compression;
using Headwater.Access;
using Headwater.Access.SignIn;
using Headwater.Children;
using Headwater.Insight;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership;
using Headwater.Support;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Headwater;

/// <summary>Puts the web application together.</summary>
internal static class WebHost
{
    public static WebApplication Build(InstallationSettings settings, string urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls).UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        Configure(builder, settings);
        var app = builder.Build();
        Map(app);
        return app;
    }

    public static void Configure(WebApplicationBuilder builder, InstallationSettings settings)
    {
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Headwater.Access.SignIn.Sessions", LogLevel.Warning);
        settings = settings.Address is null ? settings with { Address = AddressOf(builder) } : settings;
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        // What is served is what was built: no route for files that lie about in the folder, no asset made anew while
        // somebody waits for it.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Services.AddHeadwaterInterface();
        builder.Services.AddProblemDetails();
        // A page of charts is 200 kB of text and a tenth of that packed. Packed once, since what is packed is what is kept.
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        Shell.Modules(builder.Services).AddAccessToTheWeb(settings);
    }

    public static void Map(WebApplication app)
    {
        app.UseFrontDoor();
        app.UseHeadwaterInterface();
        app.UseRouting();
        app.UseAccess();
        app.UseOutputCache();
        // Only pages that are the same for everybody: packing a page that holds a secret beside a visitor's words gives the secret away (BREACH).
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null, pages => pages.UseResponseCompression());
        // Assets are the same for everybody: nobody is asked who they are.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapRazorPages().WithStaticAssets();
        app.MapAccess();
        app.MapInsight();
        app.MapChildren();
        app.MapPartnership();
        app.MapSupport();
        app.MapGet("/health", () => Results.Text("ready")).AllowAnonymous();
        // An address that is nobody's is absent for everybody, signed in or not.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
    }

    private static Uri? AddressOf(WebApplicationBuilder builder) =>
        Uri.TryCreate(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)?.Split(';')[0], UriKind.Absolute, out var address) ? address : null;
}

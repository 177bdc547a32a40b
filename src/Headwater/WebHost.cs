using Headwater.Access;
using Headwater.Children;
using Headwater.Insight;
using Headwater.Interface;
using Headwater.Kernel;

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
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        builder.Services.AddHeadwaterInterface();
        builder.Services.AddProblemDetails();
        Shell.Modules(builder.Services).AddAccessToTheWeb();
    }

    public static void Map(WebApplication app)
    {
        app.UseHeadwaterInterface();
        app.UseRouting();
        app.UseAccess();
        app.UseOutputCache();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapAccess();
        app.MapInsight();
        app.MapChildren();
        app.MapGet("/health", () => Results.Text("ready"));
    }
}

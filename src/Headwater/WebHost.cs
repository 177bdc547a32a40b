using Headwater.Kernel;

namespace Headwater;

/// <summary>Puts the web application together.</summary>
internal static class WebHost
{
    public static WebApplication Build(InstallationSettings settings, string urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        Shell.Modules(builder.Services);
        var app = builder.Build();
        app.MapGet("/health", () => Results.Text("ready"));
        return app;
    }
}

using Headwater.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.SignIn;

/// <summary>What is known about a caller before anything else is.</summary>
public static class FrontDoorModule
{
    /// <summary>
    /// Takes the word of the proxies that the installation names on where a caller sits, and, where people come over https, treats
    /// every request as such (a proxy in front may speak http with us) and has browsers keep to it.
    /// </summary>
    public static IApplicationBuilder UseFrontDoor(this IApplicationBuilder app)
    {
        var settings = app.ApplicationServices.GetRequiredService<InstallationSettings>();
        if (settings.Proxies.Count > 0)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = settings.Proxies.Count };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
                options.KnownProxies.Add(proxy);
            app.UseForwardedHeaders(options);
        }

        if (!settings.IsHttps)
            return app;
        return app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            // At the last moment: a page of an error starts the answer afresh.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}

using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Help.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Headwater.Support.Help;

internal static class HelpRegistration
{
    /// <summary>Pages of a published directory are the same for everybody until something else is published.</summary>
    public const string Published = "published-directory";

    public static IServiceCollection AddHelp(this IServiceCollection services)
    {
        services.AddScoped<PublicDirectory>();
        services.TryAddSingleton(new HelpLanguageSetting());
        services.AddSingleton<HelpLanguages>();
        services.AddSingleton(new NavigationEntry("Find help", HelpLinks.Default, 5));
        services.AddOutputCache(o => o.AddPolicy(Published, p => p.Expire(TimeSpan.FromMinutes(10)).SetVaryByQuery([.. HelpLinks.Asked, HelpLinks.Language]).SetVaryByHeader("Accept-Encoding").VaryByValue(async (context, ct) =>
        {
            var found = await context.RequestServices.GetRequiredService<PublicDirectory>().OfAsync(context.Request.RouteValues["locality"] as string, ct);
            // What is old is said to be old: the day counts too.
            return new("published", found is var (locality, directory) ? string.Create(CultureInfo.InvariantCulture, $"{locality.Id}-{directory.Number}-{context.RequestServices.GetRequiredService<TimeProvider>().Today():yyyyMMdd}") : "none");
        })));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AllowAnonymousToFolder("/Help");
            o.Conventions.AddPageRoute("/Help/Find", "/{locality}/help");
            o.Conventions.AddPageRoute("/Help/Show", "/{locality}/help/{id:guid}");
            o.Conventions.AddPageRoute("/Help/Tips", "/{locality}/help/tips");
            o.Conventions.AddPageRoute("/Help/Tip", "/{locality}/help/tips/{slug}");
        });
    }
}

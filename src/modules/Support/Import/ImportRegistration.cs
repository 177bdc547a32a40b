using Headwater.Access.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Import;

internal static class ImportRegistration
{
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddSingleton(PublicWeb.Real);
        services.AddScoped<SourceService>();
        services.AddScoped<TakingService>();
        services.AddScoped<SourceQueries>();
        services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Import", SupportPolicies.KeepersOfAll));
        // What a feed says of a service may name who answers there: it is kept as long as what the partnership wrote down.
        return services.AddRetention(RetentionClasses.Partnership, "directory_source", "directory_taken");
    }
}

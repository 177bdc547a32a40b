using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Services;

internal static class ServicesRegistration
{
    public static IServiceCollection AddServices(this IServiceCollection services)
    {
        services.AddMappingsOf<ListedServiceMapping>();
        services.AddScoped<DirectoryService>();
        services.AddScoped<ApprovalService>();
        services.AddScoped<DirectoryQueries>();
        services.AddSingleton<PublishedDirectories>();
        services.AddScoped<ISamplePart, SampleDirectory>();
        services.AddScoped<ISamplePart, SampleFeed>();
        services.AddScoped<IHomePart, DirectoryHome>();
        services.AddSingleton(new NavigationEntry("Directory", ServiceLinks.List, 47, SupportPolicies.Professionals));
        services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "List", "One" })
                o.Conventions.AuthorizePage($"/Services/{page}", SupportPolicies.Professionals);
            foreach (var page in new[] { "Add", "Change", "Organisations" })
                o.Conventions.AuthorizePage($"/Services/{page}", SupportPolicies.Keepers);
        });
        return services.AddRetention(RetentionClasses.NotPersonal, "directory_organisation", "directory_service", "directory_version", "directory_place", "directory_state");
    }
}

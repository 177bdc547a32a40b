using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
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
        return services.AddRetention(RetentionClasses.NotPersonal, "directory_organisation", "directory_service", "directory_version", "directory_place", "directory_state");
    }
}

using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Maps;

internal static class MapsRegistration
{
    /// <summary>Maps of the system, and who on them is not at the table.</summary>
    public static IServiceCollection AddMaps(this IServiceCollection services)
    {
        services.AddScoped<MapQueries>();
        services.AddScoped<MapService>();
        services.AddScoped<DrawingService>();
        services.AddScoped<MapImport>();
        services.AddScoped<HeldFiles>();
        services.AddScoped<CoverageQueries>();
        services.AddScoped<ISignalSource>(sp => sp.GetRequiredService<CoverageQueries>());
        services.AddScoped<IOverviewPart, MapsOverview>();
        services.AddScoped<ISamplePart, SampleMaps>();
        services.AddSingleton(new PartnershipTab("Map", MapLinks.List, 30));
        services.AddRetention(
            RetentionClasses.Partnership, "partnership_map", "partnership_map_element", "partnership_map_link", "partnership_map_loop", "partnership_map_version", "partnership_map_agreement");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in (string[])["List", "Show", "Outline", "Picture", "Loops", "Measures", "Versions", "Compare", "Export", "Download", "AtTheTable"])
                o.Conventions.AuthorizePage("/Maps/" + page, PartnershipPolicies.Readers);
            foreach (var page in (string[])["Add", "Arrange", "Element", "Link", "Import"])
                o.Conventions.AuthorizePage("/Maps/" + page, PartnershipPolicies.Participants);
        });
    }
}

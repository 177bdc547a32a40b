using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.FairAccess.Sample;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.FairAccess.Provision;

internal static class ProvisionRegistration
{
    public static IServiceCollection AddProvision(this IServiceCollection services)
    {
        services.AddScoped<PlacementQueries>();
        services.AddScoped<ProviderQueries>();
        services.AddScoped<PlacementDoor>();
        services.AddScoped<PlacementService>();
        services.AddScoped<ReviewService>();
        services.AddScoped<AttendanceService>();
        services.AddScoped<ProviderService>();
        services.AddScoped<ProvisionDue>();
        services.AddScoped<IHomePart, ProvisionHome>();
        services.AddScoped<IFeedPart, ProvisionFeed>();
        services.AddScoped<IChildPages, ProvisionPages>();
        services.AddScoped<IJourneyPart, ProvisionJourney>();
        services.AddScoped<ISubjectData, ProvisionSubjectData>();
        services.AddSingleton(new NavigationEntry("Alternative provision", ProvisionLinks.List, 46, FairAccessPolicies.Readers));
        services.AddScoped<ISamplePart, SampleProvision>();
        services.AddRetention(RetentionClasses.Record, "fair_access_placement", "fair_access_placement_terms", "fair_access_placement_day", "fair_access_placement_review", "fair_access_placement_note");
        services.AddRetention(RetentionClasses.NotPersonal, "fair_access_provider_check");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "List", "Provider" })
                o.Conventions.AuthorizePage($"/Provision/{page}", FairAccessPolicies.Readers);
            foreach (var page in new[] { "OfChild", "One" })
                o.Conventions.AuthorizePage($"/Provision/{page}", FairAccessPolicies.OfOneChild);
            foreach (var page in new[] { "Place", "Terms", "Week", "Review", "End" })
                o.Conventions.AuthorizePage($"/Provision/{page}", FairAccessPolicies.Writers);
        });
    }
}

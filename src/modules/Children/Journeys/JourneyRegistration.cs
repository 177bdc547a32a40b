using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Journeys;

internal static class JourneyRegistration
{
    public static IServiceCollection AddJourneys(this IServiceCollection services)
    {
        services.AddScoped<IJourneyPart, RecordJourney>();
        services.AddScoped<IJourneyPart, ExclusionJourney>();
        services.AddScoped<IJourneyPart, PlanJourney>();
        services.AddScoped<IJourneyPart, MoveJourney>();
        services.AddScoped<IJourneyPart, InvolvementJourney>();
        services.AddScoped<ChildRows>();
        services.AddScoped<JourneyQueries>();
        services.AddScoped<CaseHolderService>();
        services.AddRetention(RetentionClasses.Record, "children_case_holder");
        services.AddSingleton(new NavigationEntry("Journeys", JourneyLinks.List, 41, Policies.Can(Capability.SeeOrganisationChildren)));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/Journeys/Show", Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern));
            o.Conventions.AuthorizePage("/Journeys/Holder", Policies.Can(Capability.KeepRecords));
            o.Conventions.AuthorizePage("/Journeys/List", Policies.Can(Capability.SeeOrganisationChildren));
        });
    }
}

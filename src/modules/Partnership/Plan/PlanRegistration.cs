using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Plan;

internal static class PlanRegistration
{
    /// <summary>What the collaborative does: activities, what is to be done for them, and how they are looked at again.</summary>
    public static IServiceCollection AddPlan(this IServiceCollection services)
    {
        services.AddScoped<PlanQueries>();
        services.AddScoped<PlanService>();
        services.AddScoped<ReviewService>();
        services.AddScoped<PlanTransfer>();
        services.AddScoped<PlanSignals>();
        services.AddScoped<ISignalSource>(sp => sp.GetRequiredService<PlanSignals>());
        services.AddScoped<IOverviewPart, PlanOverview>();
        services.AddScoped<ISamplePart, SamplePlan>();
        services.AddSingleton(new PartnershipTab("Plan", PlanLinks.Board, 60));
        services.AddRetention(RetentionClasses.Partnership, "partnership_activity", "partnership_step", "partnership_chair_update", "partnership_activity_review", "partnership_look_back");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Plan/Board", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/OnePage", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/Activity", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/Change", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/Step", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/Update", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/Review", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Plan/Add", PartnershipPolicies.Conveners);
            pages.AuthorizePage("/Plan/File", PartnershipPolicies.Readers);
        });
    }
}

using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Response;

internal static class ResponseRegistration
{
    public static IServiceCollection AddResponse(this IServiceCollection services)
    {
        services.AddScoped<ResponseQueries>();
        services.AddScoped<PlanDesk>();
        services.AddScoped<PlanService>();
        services.AddScoped<PlanWorkService>();
        services.AddScoped<TalkService>();
        services.AddScoped<OfferService>();
        services.AddScoped<IOfferedHelp, OfferedHelpList>();
        services.AddScoped<IPlanGaps, PlanGapCounts>();
        services.AddScoped<ResponseDue>();
        services.AddScoped<ChildrenDue>();
        services.AddScoped<IHomeChildren>(s => s.GetRequiredService<ChildrenDue>());
        services.AddScoped<IHomePart, ResponseHome>();
        services.AddScoped<ISamplePart, Sample.SampleHelpPart>();
        services.AddScoped<ISubjectData, ResponseSubjectData>();
        services.AddRetention(RetentionClasses.Record, "children_plan_cycle", "children_plan_outcome", "children_plan_action", "children_plan_review", "children_outcome_rating", "children_response_talk");
        services.AddRetention(RetentionClasses.NotPersonal, "children_response_stage", "children_offered_help", "children_response_limits");
        var mayLook = Policies.Can(Capability.WriteEntries | Capability.LeadLocality);
        services.AddSingleton(new NavigationEntry("Support before exclusion", ResponseLinks.Stages, 45, mayLook));
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "Begin", "Change", "Now", "Plan", "Review", "Talk" })
                o.Conventions.AuthorizePage($"/Response/Plans/{page}", Policies.Can(Capability.WriteEntries | Capability.BeFamily));
            o.Conventions.AuthorizePage("/Response/Plans/Summary", Policies.Can(Capability.WriteEntries | Capability.Govern));
            o.Conventions.AuthorizePage("/Response/Offer/List", mayLook);
            o.Conventions.AuthorizePage("/Response/Offer/Due", Policies.Can(Capability.WriteEntries));
            o.Conventions.AuthorizePage("/Response/Offer/Stage", Policies.Can(Capability.LeadLocality));
            o.Conventions.AuthorizePage("/Response/Offer/Help", Policies.Can(Capability.LeadLocality));
            o.Conventions.AuthorizePage("/Response/Offer/Limits", Policies.Can(Capability.LeadLocality));
        });
    }
}

using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Coaching;

internal static class CoachingRegistration
{
    /// <summary>Coaching, private to the two, and which tasks have come into the members' hands.</summary>
    public static IServiceCollection AddCoaching(this IServiceCollection services)
    {
        services.AddScoped<CoachingQueries>();
        services.AddScoped<CoachingService>();
        services.AddScoped<ISamplePart, SampleCoaching>();
        services.AddSingleton(new PartnershipTab("Coaching", CoachingLinks.All, 80));
        services.AddRetention(RetentionClasses.Partnership, "partnership_coaching_offer", "partnership_coaching_session", "partnership_coaching_note", "partnership_skill_transfer");
        return services.Configure<RazorPagesOptions>(o =>
        {
            var pages = o.Conventions;
            pages.AuthorizePage("/Coaching/All", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Coaching/Ask", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Coaching/Session", PartnershipPolicies.Readers);
            pages.AuthorizePage("/Coaching/Skill", PartnershipPolicies.Conveners);
        });
    }
}

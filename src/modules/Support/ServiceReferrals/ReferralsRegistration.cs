using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.ServiceReferrals;

internal static class ReferralsRegistration
{
    public static IServiceCollection AddServiceReferrals(this IServiceCollection services)
    {
        services.AddScoped<ReferralQueries>();
        services.AddScoped<ReferralSight>();
        services.AddScoped<ReferralService>();
        services.AddScoped<ServiceChoices>();
        services.AddScoped<StepService>();
        services.AddScoped<IHomePart, ReferralHome>();
        services.AddScoped<IChildPages, ReferralPages>();
        services.AddScoped<IJourneyPart, ReferralJourney>();
        services.AddScoped<ISubjectData, ReferralSubjectData>();
        services.AddScoped<IRetained, SupportRetained>();
        services.AddScoped<ISamplePart, SampleServiceReferrals>();
        services.AddRetention(RetentionClasses.Record, "support_referrals", "support_referral_steps");
        services.AddSingleton(new NavigationEntry("Referrals", ReferralLinks.List, 48, SupportPolicies.AboutChildren));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/ServiceReferrals/List", SupportPolicies.AboutChildren);
            foreach (var page in new[] { "OfChild", "One" })
                o.Conventions.AuthorizePage($"/ServiceReferrals/{page}", SupportPolicies.OfOneChild);
            foreach (var page in new[] { "Ask", "Permission", "Questions" })
                o.Conventions.AuthorizePage($"/ServiceReferrals/{page}", SupportPolicies.AboutChildren);
        });
    }
}

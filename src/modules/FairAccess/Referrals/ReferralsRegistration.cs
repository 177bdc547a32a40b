using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.FairAccess.Referrals;

internal static class ReferralsRegistration
{
    public static IServiceCollection AddReferrals(this IServiceCollection services)
    {
        services.AddScoped<ReferralQueries>();
        services.AddScoped<ReferralService>();
        services.AddScoped<IHomePart, ReferralHome>();
        services.AddScoped<IChildPages, ReferralPages>();
        services.AddScoped<IJourneyPart, ReferralJourney>();
        services.AddScoped<ISubjectData, ReferralSubjectData>();
        services.AddRetention(RetentionClasses.Record, "fair_access_referral", "fair_access_referral_school", "fair_access_risk", "fair_access_referral_step");
        services.AddSingleton(new NavigationEntry("Fair access", ReferralLinks.List, 45, FairAccessPolicies.Readers));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/Referrals/List", FairAccessPolicies.Readers);
            o.Conventions.AuthorizePage("/Referrals/OfChild", FairAccessPolicies.OfOneChild);
            o.Conventions.AuthorizePage("/Referrals/One", FairAccessPolicies.OfOneChild);
            o.Conventions.AuthorizePage("/Referrals/Refer", FairAccessPolicies.Writers);
            o.Conventions.AuthorizePage("/Referrals/Facts", FairAccessPolicies.Writers);
        });
    }
}

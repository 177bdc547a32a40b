using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Support.Feed;
using Headwater.Support.Help;
using Headwater.Support.Helpline;
using Headwater.Support.Import;
using Headwater.Support.Offer;
using Headwater.Support.OpenReferral;
using Headwater.Support.Outreach;
using Headwater.Support.Reviews;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Headwater.Support.Training;
using Headwater.Support.Visits;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support;

public static class SupportModule
{
    /// <summary>Where people ask for help: the directory of what there is, for everybody and for other systems, the helpline, referrals to its services, clinics, reviews of schools, training and outreach.</summary>
    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddShellCommand<CheckCommand>();
        services.AddSingleton<FeedLimiter>();
        return services.AddServices().AddHelp().AddTips().AddOffer().AddVisits().AddImport().AddServiceReferrals().AddHelpline().AddClinics().AddReviews().AddTraining().AddOutreach();
    }

    public static IEndpointRouteBuilder MapSupport(this IEndpointRouteBuilder routes)
    {
        FeedApi.Map(routes);
        return routes;
    }
}

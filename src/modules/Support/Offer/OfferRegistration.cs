using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Offer;

internal static class OfferRegistration
{
    /// <summary>Where the area's offer is.</summary>
    public const string Page = "/directory/offer";

    public static IServiceCollection AddOffer(this IServiceCollection services)
    {
        services.AddScoped<OfferQueries>();
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Offer", SupportPolicies.Professionals));
    }
}

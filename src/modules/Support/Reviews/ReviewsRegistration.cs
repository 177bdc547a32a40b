using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Reviews;

internal static class ReviewsRegistration
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddScoped<ReviewQueries>();
        services.AddScoped<ReviewService>();
        services.AddScoped<IHomePart, ReviewHome>();
        services.AddScoped<IRetained, ReviewRetained>();
        services.AddScoped<ISamplePart, SampleReviews>();
        services.AddRetention(RetentionClasses.Review, "support_reviews", "support_review_items", "support_review_steps");
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Reviews", SupportPolicies.Professionals));
    }
}

using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Tips;

internal static class TipsRegistration
{
    public static IServiceCollection AddTips(this IServiceCollection services)
    {
        services.AddScoped<TipService>();
        services.AddScoped<TipApproval>();
        services.AddScoped<TipQueries>();
        services.AddScoped<IHomePart, TipHome>();
        services.AddScoped<ISamplePart, SampleTips>();
        services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Tips", SupportPolicies.Keepers));
        return services.AddRetention(RetentionClasses.NotPersonal, "directory_tip", "directory_tip_version");
    }
}

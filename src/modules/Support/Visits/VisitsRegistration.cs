using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Support.Sample;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Visits;

internal static class VisitsRegistration
{
    /// <summary>Where the visits are shown.</summary>
    public const string Page = "/directory/visits";

    public static IServiceCollection AddVisits(this IServiceCollection services)
    {
        services.AddSingleton<VisitTally>();
        services.AddSingleton<IStartupFilter, VisitFilter>();
        services.AddSingleton<VisitWriting>();
        services.AddHostedService(sp => sp.GetRequiredService<VisitWriting>());
        services.AddScoped<VisitQueries>();
        services.AddScoped<ISamplePart, SampleVisits>();
        services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Visits", SupportPolicies.Keepers));
        return services.AddRetention(RetentionClasses.NotPersonal, "directory_visit");
    }
}

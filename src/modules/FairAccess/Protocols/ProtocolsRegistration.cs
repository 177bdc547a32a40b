using Headwater.Access.Contracts;
using Headwater.FairAccess.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.FairAccess.Protocols;

internal static class ProtocolsRegistration
{
    public static IServiceCollection AddProtocols(this IServiceCollection services)
    {
        services.AddScoped<ProtocolQueries>();
        services.AddScoped<ProtocolService>();
        services.AddScoped<IHomePart, ProtocolHome>();
        services.AddRetention(RetentionClasses.NotPersonal, "fair_access_protocol", "fair_access_category", "fair_access_school", "fair_access_answer", "fair_access_exemption");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "List", "Show", "Compare", "Exemptions" })
                o.Conventions.AuthorizePage($"/Protocols/{page}", FairAccessPolicies.Readers);
            foreach (var page in new[] { "Change", "Categories", "Schools" })
                o.Conventions.AuthorizePage($"/Protocols/{page}", FairAccessPolicies.Keepers);
        });
    }
}

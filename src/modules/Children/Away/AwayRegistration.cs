using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Away;

internal static class AwayRegistration
{
    public static IServiceCollection AddAway(this IServiceCollection services)
    {
        services.AddScoped<AwayService>();
        services.AddScoped<IHomePart, AwayHome>();
        services.AddScoped<ISubjectData, AwaySubjectData>();
        services.AddRetention(RetentionClasses.Record, "children_time_out");
        var mayRead = Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern);
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/Away/List", mayRead);
            o.Conventions.AuthorizePage("/Away/One", mayRead);
            o.Conventions.AuthorizePage("/Away/Record", Policies.Can(Capability.KeepRecords));
        });
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Partnership.Limits;

internal static class LimitLinks
{
    public static string Signal(Signal signal) => FormattableString.Invariant($"/collaborative/signals/s{(int)signal:00}");
}

internal static class LimitsRegistration
{
    /// <summary>A page for each signal, with the limits that decide what it says.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddScoped<LimitQueries>();
        services.AddScoped<LimitService>();
        services.AddRetention(RetentionClasses.Partnership, "partnership_signal_threshold");
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizePage("/Limits/One", PartnershipPolicies.Readers));
    }
}

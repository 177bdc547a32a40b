using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Equality;

internal static class EqualityRegistration
{
    /// <summary>Who answers for a school's exclusions: its headteacher, and those who govern it.</summary>
    private const Capability OfSchool = Capability.RecordExclusions | Capability.Govern;

    /// <summary>Who looks at the locality as a whole.</summary>
    private const Capability OfLocality = Capability.LeadLocality | Capability.Evaluate;

    public static bool MayReport(CurrentActor actor) => (actor.Capabilities & OfSchool) != Capability.None;

    public static bool MaySeePicture(CurrentActor actor) => (actor.Capabilities & OfLocality) != Capability.None;

    public static IServiceCollection AddEquality(this IServiceCollection services)
    {
        services.AddScoped<EqualityQueries>();
        services.AddSingleton(new NavigationEntry("Exclusions here", EqualityLinks.Picture, 43, Policies.Can(OfLocality)));
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/Equality/Report", Policies.Can(OfSchool));
            o.Conventions.AuthorizePage("/Equality/Picture", Policies.Can(OfLocality));
        });
    }
}

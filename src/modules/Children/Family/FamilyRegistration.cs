using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Family;

internal static class FamilyRegistration
{
    public static IServiceCollection AddFamily(this IServiceCollection services)
    {
        services.AddScoped<FamilyDoor>();
        services.AddScoped<FamilyQueries>();
        services.AddScoped<ConsentService>();
        services.AddScoped<BoardRequestService>();
        services.AddScoped<IHomePart, FamilyHome>();
        services.AddScoped<ISubjectData, FamilySubjectData>();
        services.AddRetention(RetentionClasses.Record, "children_consent_step", "children_board_request");
        return services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var page in new[] { "Show", "Consent", "Look" })
                o.Conventions.AuthorizePage($"/Family/{page}", Policies.Can(Capability.BeFamily));
            o.Conventions.AuthorizePage("/Family/Ask", Policies.Can(Capability.WriteEntries));
        });
    }
}

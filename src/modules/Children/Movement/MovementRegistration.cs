using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Children.Movement;

internal static class MovementRegistration
{
    public static IServiceCollection AddMovement(this IServiceCollection services)
    {
        services.AddScoped<MoveQueries>();
        services.AddScoped<MoveService>();
        services.AddScoped<NoticeService>();
        services.AddScoped<OffSiteDue>();
        services.AddScoped<IFeedPart, OffSiteFeed>();
        services.AddScoped<MovementHome>();
        services.AddScoped<IHomePart>(s => s.GetRequiredService<MovementHome>());
        services.AddScoped<ISubjectData, MovementSubjectData>();
        services.AddRetention(RetentionClasses.Record, "children_move", "children_move_review", "children_move_notice");
        var mayRead = Policies.Can(Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel | Capability.Govern);
        return services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AuthorizePage("/Movement/List", mayRead);
            o.Conventions.AuthorizePage("/Movement/One", mayRead);
            o.Conventions.AuthorizePage("/Movement/Notice", mayRead);
            o.Conventions.AuthorizePage("/Movement/Record", Policies.Can(Capability.KeepRecords));
            o.Conventions.AuthorizePage("/Movement/Facts", Policies.Can(Capability.KeepRecords));
        });
    }
}

using Headwater.Access.Auditing;
using Headwater.Access.Backups;
using Headwater.Access.Contracts;
using Headwater.Access.Founding;
using Headwater.Access.Involvements;
using Headwater.Access.Kept;
using Headwater.Access.Keys;
using Headwater.Access.People;
using Headwater.Access.Sample;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access;

public static class AccessModule
{
    /// <summary>People, posts, involvements and the audit trail; needs the database.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddMappingsOf<PersonMapping>();
        services.AddSingleton<IModelContributor, InvolvementScope>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<ActorLoading>();
        services.AddScoped<ITokenActor>(sp => sp.GetRequiredService<ActorLoading>());
        services.AddScoped<ISystemActor>(sp => sp.GetRequiredService<ActorLoading>());
        services.AddSample();
        services.AddShellCommand<LocalityOpenCommand>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<InvolvementLookup>();
        services.AddScoped<InvolvementService>();
        services.AddScoped<IInvolvements>(sp => sp.GetRequiredService<InvolvementService>());
        services.AddScoped<IManyChildren, ManyChildren>();
        services.AddSingleton<KeptStore>();
        services.AddScoped<IKeptPages, KeptPages>();
        services.AddAuditing();
        services.AddKeys();
        services.AddPeopleAndTrust();
        services.AddBackups();
        return services.AddSignIn();
    }

    /// <summary>What the web needs besides: sessions, policies, pages.</summary>
    public static IServiceCollection AddAccessToTheWeb(this IServiceCollection services, InstallationSettings settings)
    {
        services.AddSignInToTheWeb(settings);
        services.AddAuditingToTheWeb();
        services.AddTrustPages();
        return services;
    }

    /// <summary>After routing: who is it, what may they do, and is this route theirs.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) =>
        app.UseMiddleware<NothingKept>().UseAuthentication().UseMiddleware<ActorMiddleware>().UseAuthorization();

    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes) => routes;
}

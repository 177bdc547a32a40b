using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Headwater.Access.Auditing;

internal static class AuditingRegistration
{
    public static IServiceCollection AddAuditing(this IServiceCollection services)
    {
        services.AddSingleton<AnchorKeys>();
        services.AddSingleton<AnchorFiles>();
        services.AddSingleton<Trails>();
        services.AddSingleton<SharedLooks>();
        services.AddScoped<AuditQueries>();
        services.AddScoped<IFamilyLooks, FamilyLooks>();
        services.AddScoped<IAuditErasure, AuditErasure>();
        services.TryAddSingleton(new ActingAs(Named: null));
        services.AddScoped<IShellActor, ShellActor>();
        services.AddShellCommand<AuditVerifyCommand>();
        services.AddShellCommand<AuditAnchorCommand>();
        return services.AddShellCommand<AuditListCommand>();
    }

    public static IServiceCollection AddAuditingToTheWeb(this IServiceCollection services)
    {
        services.AddHostedService<HourlyAnchors>();
        services.AddSingleton(new NavigationEntry("Who looked", "/audit", 70, Policies.Can(Capability.ReadAudit)));
        services.Configure<RazorPagesOptions>(o => o.Conventions
            .AuthorizeFolder("/Auditing", Policies.Can(Capability.ReadAudit))
            .AuthorizePage("/Auditing/Verified", Policies.Can(Capability.ProtectData)));
        return services;
    }
}

using Headwater.Access.Auditing;
using Headwater.Access.Backups;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Keys;
using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
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
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<IInvolvements, InvolvementService>();
        services.AddAuditing();
        services.AddKeys();
        services.AddBackups();
        return services;
    }

    /// <summary>What the web needs besides: cookies, policies, keys in the database.</summary>
    public static IServiceCollection AddAccessToTheWeb(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Headwater").PersistKeysToDbContext<HeadwaterDb>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Person>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<HeadwaterDb>().AddSignInManager().AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "headwater";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/errors/404";
        });
        services.AddSingleton<IAuthorizationPolicyProvider, CapabilityPolicies>();
        services.AddScoped<IAuthorizationHandler, CapabilityHandler>();
        services.AddAuthorization();
        services.AddAuditingToTheWeb();
        return services;
    }

    /// <summary>After routing: who is it, what may they do, and is this route theirs.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) =>
        app.UseAuthentication().UseMiddleware<ActorMiddleware>().UseAuthorization();

    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes) => routes;
}

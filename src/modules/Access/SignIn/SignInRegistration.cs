using Headwater.Access.Account;
using Headwater.Access.Contracts;
using Headwater.Access.Keys;
using Headwater.Access.Mail;
using Headwater.Access.People;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Invitations;
using Headwater.Access.SignIn.Outside;
using Headwater.Access.SignIn.Sample;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.SignIn;

internal static class SignInRegistration
{
    /// <summary>What is there without the web too.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddLogging().AddHttpContextAccessor();
        services.AddScoped<IOutgoingMail>(sp => sp.GetRequiredService<OutgoingMail>()).AddScoped<OutgoingMail>();
        services.AddScoped<MailRound>().AddSingleton<FolderTransport>().AddSingleton<SmtpTransport>().AddSingleton<NotifyTransport>();
        services.AddSingleton<IMailTransport>(sp => sp.GetRequiredService<InstallationSettings>() switch
        {
            { Smtp: not null } => sp.GetRequiredService<SmtpTransport>(),
            { Notify: not null } => sp.GetRequiredService<NotifyTransport>(),
            _ => sp.GetRequiredService<FolderTransport>(),
        });
        services.AddScoped<InvitationService>().AddScoped<IInvitations>(sp => sp.GetRequiredService<InvitationService>());
        services.AddScoped<IStepUp, StepUp>();
        services.AddDataProtection().SetApplicationName("Headwater").PersistKeysToDbContext<HeadwaterDb>();
        services.AddOptions<KeyManagementOptions>().Configure<MasterKeys, IServiceScopeFactory>((o, masters, scopes) => o.XmlEncryptor = new RingEncryptor(masters, scopes));
        return services;
    }

    public static IServiceCollection AddSignInToTheWeb(this IServiceCollection services, InstallationSettings settings)
    {
        services.AddSingleton(new AccountLinks(SignInLinks.SignIn, SignInLinks.SignOut, SignInLinks.Account));
        services.AddSingleton<SessionCookie>();
        services.AddScoped<SessionReading>();
        services.AddScoped<SessionService>();
        services.AddScoped<SampleDoor>();
        services.AddSingleton<MadeUpPlaces>().Configure<MvcOptions>(o => o.Filters.Add<MadeUpPages>());
        services.AddSingleton<GuessLimiter>().AddSingleton<NobodysPassword>();
        services.AddScoped<PasswordService>().AddScoped<AuthenticatorService>().AddScoped<PasskeyService>().AddScoped<OutsideService>().AddScoped<CredentialChanges>();
        services.AddHostedService<MailSending>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(IdentityConstants.ApplicationScheme, null)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme)
            .AddOutside(settings);
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 600_000);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ServerDomain = settings.IsHttps ? settings.Address!.Host : null;
        });
        services.AddIdentityCore<Person>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
                // The user name is the e-mail address, and an apostrophe may stand in one.
                o.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<HeadwaterDb>().AddSignInManager().AddDefaultTokenProviders();
        AddCookies(services);
        services.AddSingleton<IAuthorizationPolicyProvider, CapabilityPolicies>();
        services.AddScoped<IAuthorizationHandler, CapabilityHandler>();
        // Whatever names no policy is for those who are signed in; what is open to all says so.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AllowAnonymousToFolder("/SignIn");
            o.Conventions.AuthorizeFolder("/Account", Policies.SignedIn);
        });
        return services;
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddOptions<AntiforgeryOptions>().Configure<InstallationSettings>((o, settings) =>
        {
            o.Cookie.Name = SessionCookie.NameOf(settings, "headwater-form");
            Guard(o.Cookie, settings);
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        // Holds the challenge of a passkey between the question and the answer.
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<InstallationSettings>((o, settings) =>
        {
            o.Cookie.Name = SessionCookie.NameOf(settings, "headwater-passkey");
            Guard(o.Cookie, settings);
            o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
    }

    private static void Guard(CookieBuilder cookie, InstallationSettings settings)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.SecurePolicy = SessionCookie.Security(settings);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Headwater.Modules.Tests.Access;

/// <summary>A real OpenID Connect provider (OpenIddict) on a loopback port, which signs in whoever the test says at once.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "headwater";
    public const string ClientSecret = "a secret of the tests";
    private readonly WebApplication provider;

    private OpenIdProvider(WebApplication site, OpenIdVisitor visitor) => (provider, Visitor) = (site, visitor);

    public OpenIdVisitor Visitor { get; }

    public Uri Address => new(provider.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<OpenIdProvider> StartAsync()
    {
        var visitor = new OpenIdVisitor();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption().EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
            {
                visitor.Asked = context.Request;
                if (context.ClientId != ClientId || context.RedirectUri is null || new Uri(context.RedirectUri).AbsolutePath != "/sign-in/outside/answer")
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (visitor.Refuses)
                {
                    context.Reject(Errors.AccessDenied);
                    return default;
                }

                var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
                identity.SetClaim(Claims.Subject, visitor.Subject).SetClaim(Claims.Email, visitor.Email).SetClaim(Claims.EmailVerified, visitor.EmailVerified);
                if (visitor.SignedInAt is { } at)
                    identity.SetClaim(Claims.AuthenticationTime, at.ToUnixTimeSeconds());
                var principal = new ClaimsPrincipal(identity);
                principal.SetScopes(context.Request.GetScopes());
                principal.SetDestinations(_ => [Destinations.IdentityToken]);
                context.Principal = principal;
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return new(app, visitor);
    }

    public async ValueTask DisposeAsync() => await provider.DisposeAsync();
}

/// <summary>Whom the provider signs in next, and what it was asked.</summary>
internal sealed class OpenIdVisitor
{
    public string Subject { get; set; } = "subject-1";

    public string Email { get; set; } = "";

    public bool EmailVerified { get; set; } = true;

    public bool Refuses { get; set; }

    public DateTimeOffset? SignedInAt { get; set; }

    public OpenIddictRequest? Asked { get; set; }
}

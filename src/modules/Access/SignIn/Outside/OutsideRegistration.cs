using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Headwater.Access.SignIn.Outside;

/// <summary>OpenID Connect to the one outside provider that the installation names: code flow with PKCE, nothing kept of its tokens.</summary>
internal static class OutsideRegistration
{
    public const string Provider = "outside-provider";

    /// <summary>Holds what the provider said until we know who it is, for minutes.</summary>
    public const string Visitor = "outside-visitor";

    public static AuthenticationBuilder AddOutside(this AuthenticationBuilder authentication, InstallationSettings settings)
    {
        if (settings.Oidc is not { } oidc)
            return authentication;
        return authentication
            .AddCookie(Visitor, o =>
            {
                o.Cookie.Name = SessionCookie.NameOf(settings, "headwater-visitor");
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                Guard(o.Cookie, settings);
            })
            .AddOpenIdConnect(Provider, oidc.Name, o =>
            {
                o.Authority = oidc.Authority.ToString();
                o.ClientId = oidc.ClientId;
                o.ClientSecret = oidc.ClientSecret;
                o.ResponseType = OpenIdConnectResponseType.Code;
                // In the address and not by a form from elsewhere, with which no cookie would come along.
                o.ResponseMode = OpenIdConnectResponseMode.Query;
                o.UsePkce = true;
                o.SaveTokens = false;
                o.MapInboundClaims = false;
                o.GetClaimsFromUserInfoEndpoint = false;
                o.RequireHttpsMetadata = !oidc.Authority.IsLoopback;
                o.CallbackPath = "/sign-in/outside/answer";
                o.SignInScheme = Visitor;
                o.Scope.Clear();
                o.Scope.Add("openid");
                o.Scope.Add("email");
                o.Scope.Add("profile");
                o.ClaimActions.Remove("auth_time");
                o.CorrelationCookie.Name = SessionCookie.NameOf(settings, "headwater-outside.");
                o.NonceCookie.Name = SessionCookie.NameOf(settings, "headwater-nonce.");
                Guard(o.CorrelationCookie, settings);
                Guard(o.NonceCookie, settings);
                o.Events.OnRedirectToIdentityProvider = context =>
                {
                    // Whoever confirms that it is them signs in afresh there.
                    if (context.Properties.Items.ContainsKey(OutsideModel.Confirming))
                        (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = (OpenIdConnectPrompt.Login, "0");
                    return Task.CompletedTask;
                };
                o.Events.OnRemoteFailure = context =>
                {
                    context.HandleResponse();
                    context.Response.Redirect(context.Request.PathBase + "/sign-in/outside");
                    return Task.CompletedTask;
                };
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

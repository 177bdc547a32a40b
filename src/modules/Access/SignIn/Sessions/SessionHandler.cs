using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Headwater.Access.SignIn.Sessions;

/// <summary>
/// Says who a request is from. Not the framework's cookie handler with a ticket store, because that one goes on under the same
/// key when somebody signs in again.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionCookie cookie, SessionReading sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookie.Read(Context) is not { } token)
            return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(token, Context.RequestAborted) is not { } session)
            return AuthenticateResult.Fail("The session is over.");
        Context.Features.Set(session);
        if (session.Stage != SessionStage.Whole)
            return AuthenticateResult.NoResult();
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, session.Person.ToString()), new(ClaimTypes.Name, session.Name)];
        if (session.Locality is { } locality)
            claims.Add(new(ActorLoading.LocalityClaim, locality.ToString()));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // What was posted is not sent again, so only a page that was asked for is led back to.
        var back = HttpMethods.IsGet(Request.Method) ? QueryString.Create("return", Request.Path + Request.QueryString) : QueryString.Empty;
        Response.Redirect(Request.PathBase + "/sign-in" + back);
        return Task.CompletedTask;
    }

    // Refused and absent are the same answer.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

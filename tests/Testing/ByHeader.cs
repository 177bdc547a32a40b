using System.Security.Claims;
using System.Text.Encodings.Web;
using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Headwater.Testing;

/// <summary>Believes a header that says who is signed in, and where. All that follows (posts, policies, filters, audit) is the product's.</summary>
internal sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string SchemeName = "header";
    private const string PersonHeader = "X-Test-Person";
    private const string LocalityHeader = "X-Test-Locality";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ByHeader>(SchemeName, null);
        services.PostConfigure<AuthenticationOptions>(o => o.DefaultAuthenticateScheme = SchemeName);
    }

    public static void Say(HttpClient client, PersonId person, LocalityId locality)
    {
        client.DefaultRequestHeaders.Add(PersonHeader, person.ToString());
        client.DefaultRequestHeaders.Add(LocalityHeader, locality.ToString());
    }

    /// <summary>The headers of a request of somebody's.</summary>
    public static IReadOnlyDictionary<string, string> Of(PersonId person, LocalityId locality) => new Dictionary<string, string> { [PersonHeader] = person.ToString(), [LocalityHeader] = locality.ToString() };

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[PersonHeader] is not [{ } person] || Request.Headers[LocalityHeader] is not [{ } locality])
            return Task.FromResult(AuthenticateResult.NoResult());
        Context.Features.Set(new CurrentSession(Guid.Parse(person), Guid.Parse(person), "somebody", false, new(Guid.Parse(locality)), SessionStage.Whole, null));
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(ClaimTypes.Name, "somebody"), new(ActorLoading.LocalityClaim, locality)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName)));
    }
}

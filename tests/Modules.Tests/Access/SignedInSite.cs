using System.Security.Claims;
using System.Text.Encodings.Web;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Headwater.Modules.Tests.Access;

/// <summary>The whole web application in this process on a world's database, where a header says who is signed in.</summary>
internal sealed class SignedInSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LocalityId locality;

    private SignedInSite(WebApplication app, LocalityId locality) => (this.app, this.locality) = (app, locality);

    public static async Task<SignedInSite> StartAsync(TestWorld world, params IInterceptor[] interceptors)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(WebHost).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        WebHost.Configure(builder, world.Database.Settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(world.Clock);
        builder.Services.AddAuthentication(SignedIn.Header).AddScheme<AuthenticationSchemeOptions, SignedIn>(SignedIn.Header, null);
        var make = builder.Services.Last(d => d.ServiceType == typeof(DbContextOptions<HeadwaterDb>)).ImplementationFactory!;
        builder.Services.AddSingleton(sp => new DbContextOptionsBuilder<HeadwaterDb>((DbContextOptions<HeadwaterDb>)make(sp)).AddInterceptors(interceptors).Options);
        var built = builder.Build();
        WebHost.Map(built);
        await built.StartAsync();
        return new(built, world.Locality);
    }

    /// <summary>A client of somebody signed in.</summary>
    public HttpClient As(PersonId person)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add(SignedIn.Header, $"{person} {locality}");
        return client;
    }

    /// <summary>Stops as a server does.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class SignedIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Header = "Test-Sign-In";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header].ToString().Split(' ') is not [var person, var locality])
                return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(ActorLoading.LocalityClaim, locality), new(ClaimTypes.Name, "Somebody")], Header);
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), Header)));
        }
    }
}

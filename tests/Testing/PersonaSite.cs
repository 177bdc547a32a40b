using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Headwater.Testing;

/// <summary>
/// The whole application in this process, on a test's own database, as it is served. Who signs in is said by a header; all that
/// follows (posts, policies, filters, audit) is the product's.
/// </summary>
public sealed class PersonaSite : IAsyncDisposable
{
    private const string ByHeaderScheme = "test";
    private const string PersonHeader = "X-Test-Person";
    private const string LocalityHeader = "X-Test-Locality";
    private readonly WebApplication app;

    private PersonaSite(WebApplication app, LogLines logs) => (this.app, Logs) = (app, logs);

    /// <summary>Everything the application logged.</summary>
    public LogLines Logs { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Every route the running application answers on, but its files of styles and scripts.</summary>
    public IReadOnlyList<RouteEndpoint> Routes =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsAsset(e)).OrderBy(e => e.RoutePattern.RawText, StringComparer.Ordinal)];

    public static async Task<PersonaSite> StartAsync(TestDatabase database, Action<IServiceCollection>? with = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Headwater", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        WebHost.Configure(builder, database.Settings);
        var logs = new LogLines();
        builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(database.Clock);
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ByHeader>(ByHeaderScheme, null);
        builder.Services.PostConfigure<AuthenticationOptions>(o => o.DefaultAuthenticateScheme = ByHeaderScheme);
        with?.Invoke(builder.Services);
        var built = builder.Build();
        WebHost.Map(built);
        await built.StartAsync();
        return new(built, logs);
    }

    /// <summary>A client of somebody signed in to a locality, or of nobody. It follows no redirects and keeps no cookies.</summary>
    public HttpClient Client(PersonId? person = null, LocalityId? locality = null)
    {
        var client = app.GetTestClient();
        if (person is { } somebody && locality is { } somewhere)
        {
            client.DefaultRequestHeaders.Add(PersonHeader, somebody.ToString());
            client.DefaultRequestHeaders.Add(LocalityHeader, somewhere.ToString());
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)) || endpoint.RoutePattern.RawText?.StartsWith("_content/", StringComparison.Ordinal) == true;

    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[PersonHeader] is not [{ } person] || Request.Headers[LocalityHeader] is not [{ } locality])
                return Task.FromResult(AuthenticateResult.NoResult());
            Context.Features.Set(new CurrentSession(Guid.CreateVersion7(), Guid.Parse(person), "somebody", false, new(Guid.Parse(locality)), SessionStage.Whole, null));
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(ClaimTypes.Name, "somebody"), new(ActorLoading.LocalityClaim, locality)], ByHeaderScheme);
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), ByHeaderScheme)));
        }
    }
}

/// <summary>Keeps every line that was logged, with what is attached to it.</summary>
public sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}

using System.Net;
using Headwater.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Headwater.Testing;

/// <summary>
/// The whole web application on a test's database and clock, without a network. Callers sit at this machine unless they say
/// otherwise by <see cref="From"/>.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private const string FromHeader = "X-Test-From";
    private readonly WebApplication site;

    private TestSite(WebApplication site, LogLines logs) => (this.site, Logs) = (site, logs);

    /// <summary>Everything the application logged.</summary>
    public LogLines Logs { get; }

    public IServiceProvider Services => site.Services;

    public IEnumerable<Endpoint> Endpoints => site.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Every route the running application answers on, but its files of styles and scripts.</summary>
    public IReadOnlyList<RouteEndpoint> Routes => [.. Endpoints.OfType<RouteEndpoint>().Where(e => !IsAsset(e)).OrderBy(e => e.RoutePattern.RawText, StringComparer.Ordinal)];

    /// <summary>Where a real browser finds it, when it listens on the network.</summary>
    public Uri Address => new($"http://localhost:{new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}");

    /// <param name="database">Its data and its clock.</param>
    /// <param name="settings">What is different about the installation.</param>
    /// <param name="services">What is different about the application.</param>
    /// <param name="listens">On a free loopback port, for a real browser.</param>
    /// <param name="slowPasswords">With as many rounds for each password as is shipped; a quarter of a second each.</param>
    /// <param name="byHeader">Whoever calls through <see cref="Client"/> is signed in as they say.</param>
    public static async Task<TestSite> StartAsync(
        TestDatabase database, Func<InstallationSettings, InstallationSettings>? settings = null, Action<IServiceCollection>? services = null, bool listens = false, bool slowPasswords = false,
        bool byHeader = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production", ApplicationName = typeof(WebHost).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        if (listens)
            builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        else
            builder.WebHost.UseTestServer();
        WebHost.Configure(builder, settings is null ? database.Settings : settings(database.Settings));
        builder.Services.AddSingleton<TimeProvider>(database.Clock).AddSingleton<IStartupFilter, Caller>();
        if (!slowPasswords)
            builder.Services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        if (byHeader)
            ByHeader.Add(builder.Services);
        var logs = new LogLines();
        builder.Logging.AddProvider(logs);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        WebHost.Map(app);
        await app.StartAsync();
        return new(app, logs);
    }

    /// <summary>A browser of its own: it keeps cookies and does not follow redirects.</summary>
    public HttpClient Browser(string address = "http://localhost", string? from = null)
    {
        var client = new HttpClient(new Cookies(site.GetTestServer().CreateHandler())) { BaseAddress = new(address) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36");
        if (from is not null)
            client.DefaultRequestHeaders.Add(FromHeader, from);
        return client;
    }

    /// <summary>A client of somebody signed in to a locality by header, or of nobody. It follows no redirects and keeps no cookies.</summary>
    public HttpClient Client(PersonId? person = null, LocalityId? locality = null)
    {
        var client = site.GetTestClient();
        if (person is { } somebody && locality is { } somewhere)
            ByHeader.Say(client, somebody, somewhere);
        return client;
    }

    /// <summary>Stops as a server does.</summary>
    public Task StopAsync() => site.StopAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)) || endpoint.RoutePattern.RawText?.StartsWith("_content/", StringComparison.Ordinal) == true;

    /// <summary>Where the caller sits, which a test server does not know.</summary>
    private sealed class Caller : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            builder.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = context.Request.Headers[FromHeader] is [{ } from] ? IPAddress.Parse(from) : IPAddress.Loopback;
                context.Request.Headers.Remove(FromHeader);
                return rest(context);
            });
            next(builder);
        };
    }

    /// <summary>Keeps cookies by name. Their days are not looked at: the clock of a test stands where it wants.</summary>
    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Dictionary<string, string> jar = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (jar.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                    Keep(cookie);
            }

            return response;
        }

        private void Keep(string cookie)
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0 || cookie.Contains("01 Jan 1970", StringComparison.Ordinal))
                jar.Remove(pair[0]);
            else
                jar[pair[0]] = pair[1];
        }
    }
}

using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Headwater.Modules.Tests.Children;

/// <summary>The web application in this process on a test's world; whoever calls is signed in by a header, all else is the product's.</summary>
internal sealed class ChildSite : IAsyncDisposable
{
    private const string SchemeName = "header";
    private readonly WebApplication app;
    private readonly TestWorld world;

    private ChildSite(WebApplication app, TestWorld world) => (this.app, this.world) = (app, world);

    public static async Task<ChildSite> StartAsync(TestWorld world)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Headwater", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        WebHost.Configure(builder, world.Database.Settings);
        builder.Services.AddSingleton<TimeProvider>(world.Clock);
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ByHeader>(SchemeName, null);
        builder.Services.PostConfigure<AuthenticationOptions>(o => o.DefaultAuthenticateScheme = SchemeName);
        builder.Services.TryAddScoped<IInvitations, TestInvitations>();
        builder.Services.TryAddScoped<IStepUp, TestStepUp>();
        var built = builder.Build();
        WebHost.Map(built);
        await built.StartAsync();
        return new(built, world);
    }

    public Browser As(PersonId person)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Person", person.ToString());
        client.DefaultRequestHeaders.Add("X-Locality", world.Locality.ToString());
        return new(client);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Somebody at a browser without script: opens pages, fills in their forms and sends them.</summary>
    internal sealed class Browser(HttpClient client)
    {
        private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

        public Task<(HttpStatusCode Status, IHtmlDocument Page, string? To)> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

        /// <summary>Sends the first form of a page that has the button, with these values put in.</summary>
        public Task<(HttpStatusCode Status, IHtmlDocument Page, string? To)> PostAsync(IHtmlDocument page, string path, string button, params (string Name, string Value)[] values)
        {
            var pressed = page.QuerySelectorAll<IHtmlButtonElement>("main button").Single(b => b.TextContent.Contains(button, StringComparison.Ordinal));
            var form = pressed.Form!;
            Dictionary<string, string> fields = new(StringComparer.Ordinal);
            foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(i => i.Type != "checkbox" || i.IsChecked))
                fields[input.Name!] = input.Value;
            foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]"))
                fields[area.Name!] = area.Value;
            foreach (var choice in form.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
                fields[choice.Name!] = choice.Value ?? "";
            if (pressed.Name is { Length: > 0 } name)
                fields[name] = pressed.Value;
            foreach (var (field, value) in values)
                fields[field] = value;
            var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
            return SendAsync(new(HttpMethod.Post, string.IsNullOrEmpty(action) ? path : action) { Content = new FormUrlEncodedContent(fields) });
        }

        private async Task<(HttpStatusCode Status, IHtmlDocument Page, string? To)> SendAsync(HttpRequestMessage request)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            var response = await client.SendAsync(request);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
                cookies[set[..set.IndexOf('=', StringComparison.Ordinal)]] = set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0];
            return (response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()), response.Headers.Location?.ToString());
        }
    }

    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers["X-Person"] is [{ } person] && Request.Headers["X-Locality"] is [{ } locality]
                ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(ClaimTypes.Name, "somebody"), new(ActorLoading.LocalityClaim, locality)], SchemeName)), SchemeName))
                : AuthenticateResult.NoResult());
    }
}

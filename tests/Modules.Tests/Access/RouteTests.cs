using Headwater.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Headwater.Modules.Tests.Access;

/// <summary>Who may call a route is said by the route, or the route stands on the committed list of open ones.</summary>
public sealed class RouteTests
{
    [Fact]
    public async Task Every_route_has_an_explicit_policy_or_is_on_the_list()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(database);
        var routes = site.Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.NotEmpty(routes);
        var open = await File.ReadAllLinesAsync(Path.Combine(BuiltProgram.Root, "tests", "Modules.Tests", "Access", "open-routes.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(open.Order(StringComparer.Ordinal), routes.Where(IsOpen).Select(Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(routes.Where(r => !IsOpen(r) && !r.Metadata.OfType<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy))).Select(Name));
    }

    private static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Name(RouteEndpoint route) => route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        ? "(static assets)"
        : string.Join(' ', route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]) + " /" + route.RoutePattern.RawText!.TrimStart('/');
}

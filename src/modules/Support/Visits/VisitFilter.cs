using Headwater.Support.Help;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Visits;

/// <summary>Counts the public pages that were answered. It stands around everything, as pages that are kept are answered before their model is asked.</summary>
internal sealed class VisitFilter(VisitTally tally) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            await rest(context);
            if (HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                await CountAsync(context);
        });
        next(app);
    };

    private async Task CountAsync(HttpContext context)
    {
        var browser = context.Request.Headers.UserAgent.ToString();
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || !VisitRules.IsPerson(browser)
            || VisitRules.Of(page.ViewEnginePath, context.Request.Query["words"], context.Request.Query["need"], context.Request.RouteValues["slug"] as string) is not var (kind, what))
            return;
        // The page was made of it: it is known, and read again from nowhere.
        if (await context.RequestServices.GetRequiredService<PublicDirectory>().OfAsync(context.Request.RouteValues["locality"] as string, CancellationToken.None) is not var (locality, directory))
            return;
        // A page that is kept is answered whatever the letter case of its address: the tip counts under the name it is published by.
        if (VisitRules.Published(kind, what, directory.Tips.Select(t => t.Slug)) is { } published)
            tally.Count(locality.Id, kind, published, context.Connection.RemoteIpAddress, browser);
    }
}

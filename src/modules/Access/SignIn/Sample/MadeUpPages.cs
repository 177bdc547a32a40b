using System.Collections.Concurrent;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn.Sample;

/// <summary>Localities that are made up: which they are never changes, so each is asked for once.</summary>
internal sealed class MadeUpPlaces
{
    private readonly ConcurrentDictionary<LocalityId, bool> known = new();

    public async Task<bool> IsAsync(LocalityId place, ILocalities localities, CancellationToken ct)
    {
        if (!known.TryGetValue(place, out var madeUp))
            known[place] = madeUp = (await localities.AllAsync(ct)).Any(l => l.Id == place && l.IsSample);
        return madeUp;
    }
}

/// <summary>Every page that somebody sees in the sample locality says at its top that its place and people are made up.</summary>
internal sealed class MadeUpPages(CurrentActor actor, CurrentLocality where, ILocalities localities, MadeUpPlaces places) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context is { Result: PageResult, Controller: PageModel page } && actor.Person is not null && where.Id is { } place && await places.IsAsync(place, localities, context.HttpContext.RequestAborted))
            page.ViewData[PageData.Fictional] = true;
        await next();
    }
}

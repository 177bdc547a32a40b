using Headwater.Access.Contracts;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.SignIn;

/// <summary>The second factor given again lies on the session, and is used up with what it was given for.</summary>
internal sealed class StepUp(IHttpContextAccessor http, HeadwaterDb db, TimeProvider clock) : IStepUp
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public async Task<bool> IsFreshAsync(CancellationToken ct) =>
        SessionId is { } id && IsFresh(await db.Set<Session>().AsNoTracking().Where(s => s.Id == id).Select(s => s.SteppedUpAtUtc).SingleOrDefaultAsync(ct));

    public async Task<bool> UseAsync(CancellationToken ct)
    {
        if (SessionId is not { } id || await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session || !IsFresh(session.SteppedUpAtUtc))
            return false;
        // Of two requests that use it at once, the second does not save.
        session.SteppedUpAtUtc = null;
        return true;
    }

    public string AddressFor(string returnTo) => SignInLinks.With(SignInLinks.Confirm, returnTo);

    private Guid? SessionId => http.HttpContext is { } context && CurrentSession.Of(context) is { Stage: SessionStage.Whole } session ? session.Id : null;

    private bool IsFresh(DateTime? given) => given is { } at && clock.GetUtcNow().UtcDateTime is var now && now >= at && now - at < Fresh;
}

/// <summary>On a page: whoever has not given their second factor again within five minutes does so first.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AfterSecondFactorAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var stepUp = context.HttpContext.RequestServices.GetRequiredService<IStepUp>();
        if (await stepUp.IsFreshAsync(context.HttpContext.RequestAborted))
            await next();
        else
            context.Result = new LocalRedirectResult("~" + stepUp.AddressFor(context.HttpContext.Request.Path));
    }
}

using Microsoft.AspNetCore.Http;

namespace Headwater.Access.SignIn;

/// <summary>What was made for somebody who is signed in, and every page of signing in, is kept by no browser and no proxy.</summary>
internal sealed class NothingKept(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // As it was asked for: a page of an error is drawn under a path of its own.
        var signIn = IsSignIn(context.Request.Path);
        context.Response.OnStarting(() =>
        {
            if (signIn || context.User.Identity is { IsAuthenticated: true })
                context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsSignIn(PathString path) =>
        path.StartsWithSegments(SignInLinks.SignIn, StringComparison.Ordinal) || path.StartsWithSegments("/invitation", StringComparison.Ordinal) || path.StartsWithSegments(SignInLinks.Account, StringComparison.Ordinal);
}

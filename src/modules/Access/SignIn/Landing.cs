using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn;

/// <summary>Where somebody is led who has just signed in: back to the page they asked for, of this site alone.</summary>
internal static class Landing
{
    /// <summary>Where somebody is led who asked for nothing else.</summary>
    public const string Home = "~" + TrustLinks.Home;

    public static IActionResult After(PageModel page, bool knowsWhere, string? back)
    {
        var to = page.Url.IsLocalUrl(back) ? back : Home;
        return knowsWhere ? page.LocalRedirect(to) : page.LocalRedirect("~" + SignInLinks.With(SignInLinks.Place, to == Home ? null : to));
    }
}

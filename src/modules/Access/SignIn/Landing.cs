using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn;

/// <summary>Where somebody is led who has just signed in: back to the page they asked for, of this site alone.</summary>
internal static class Landing
{
    public static IActionResult After(PageModel page, bool knowsWhere, string? back)
    {
        var to = page.Url.IsLocalUrl(back) ? back : "~/";
        return knowsWhere ? page.LocalRedirect(to) : page.LocalRedirect("~" + SignInLinks.With(SignInLinks.Place, to == "~/" ? null : to));
    }
}

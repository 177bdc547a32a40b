using Headwater.Kernel;
using Microsoft.AspNetCore.Http;

namespace Headwater.Access.SignIn.Sessions;

/// <summary>What browsers are given. Over https every cookie is bound to this host alone by its name.</summary>
internal sealed class SessionCookie(InstallationSettings settings)
{
    public string Name => NameOf(settings, "headwater");

    public static string NameOf(InstallationSettings settings, string name) => settings.IsHttps ? "__Host-" + name : name;

    /// <summary>As https asks for it, or as it comes where people reach us over http, which is the loopback of a desk.</summary>
    public static CookieSecurePolicy Security(InstallationSettings settings) => settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public string? Read(HttpContext http) => http.Request.Cookies[Name];

    public void Write(HttpContext http, string token) => http.Response.Cookies.Append(Name, token, Options(http));

    public void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.IsHttps || http.Request.IsHttps, Path = "/", IsEssential = true };
}

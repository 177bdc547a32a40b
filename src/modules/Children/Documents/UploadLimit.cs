using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Headwater.Children.Documents;

/// <summary>
/// Turns away a form that says it is larger than any document, before a byte of it is read: the page says why, where a limit of the
/// request alone would answer with an error that names nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>The largest form: one file, its title, and what a form adds of its own.</summary>
    public const int MostOfForm = Document.MostBytes + 500_000;

    public const string TooLarge = "too-large";

    // After the policy has been asked, before the check of the form's origin reads the form.
    public int Order => 800;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.ContentLength > MostOfForm)
            context.Result = new LocalRedirectResult($"{request.PathBase}{request.Path}?refused={TooLarge}");
    }
}

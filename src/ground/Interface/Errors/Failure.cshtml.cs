using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;

namespace Headwater.Interface.Errors;

[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class FailureModel(ILogger<FailureModel> log) : PageModel
{
    public string Reference { get; private set; } = "";

    public void OnGet() => Note();

    public void OnPost() => Note();

    private void Note()
    {
        Reference = HeadwaterInterface.Reference(HttpContext);
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
            log.LogError("Reference {Reference}: {Failure} at {Path}", Reference, failure.Error.GetType().Name, failure.Path);
    }
}

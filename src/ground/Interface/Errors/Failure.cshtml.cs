using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;

namespace Headwater.Interface.Errors;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class FailureModel(ILogger<FailureModel> log) : PageModel
{
    public string Reference { get; private set; } = "";

    public void OnGet()
    {
        Reference = HeadwaterInterface.Reference(HttpContext);
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
            // The page and not its address: that of an invitation holds a secret.
            log.LogError("Reference {Reference}: {Failure} at {Page}", Reference, failure.Error.GetType().Name, failure.Endpoint?.DisplayName);
    }
}

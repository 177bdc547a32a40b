using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Documents;

/// <summary>Sends one document, as a file to be saved and never as a page of ours.</summary>
internal sealed class FetchModel(DocumentService documents) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id, string document, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(document, out var known) || await documents.OpenAsync(child, known, ct) is not { } opened)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(opened.Bytes, FileKinds.MediaType(opened.File), opened.Label.FileName);
    }
}

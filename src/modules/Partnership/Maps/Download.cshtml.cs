using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>A map as a file of one format.</summary>
internal sealed class DownloadModel(MapQueries queries, IAuditTrail audit) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format, int? version, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found || MapExports.Write(found, format, ct) is not { } export)
            return NotFound();
        await audit.ReadAsync(new AuditFact("export", "system-map", id.ToString(), Detail: format), ct);
        return File(export.Bytes, export.MediaType, export.Name);
    }
}

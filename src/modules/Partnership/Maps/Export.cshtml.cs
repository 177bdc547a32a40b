using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class ExportModel(MapQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public MapView View { get; private set; } = null!;
    public IReadOnlyList<(ExportFormat Format, IReadOnlyList<string> Losses)> Formats { get; private set; } = [];
    public bool MayEdit => actor.DrawsMaps();

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        Formats = [.. MapExports.Formats.Select(f => (f, MapExports.Write(found, f.Key, ct)!.Losses))];
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

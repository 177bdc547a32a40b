using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class ExportModel(MapQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public MapView View { get; private set; } = null!;

    /// <summary>Elements and links together of a map that is written to every format at once, to say what each loses. A larger one is written to the format that is asked for.</summary>
    public const int MostAtOnce = 1500;

    /// <summary>The formats, and what each loses; null where nobody asked yet.</summary>
    public IReadOnlyList<(ExportFormat Format, IReadOnlyList<string>? Losses)> Formats { get; private set; } = [];
    public bool MayEdit => actor.DrawsMaps();

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, string? lost, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        var all = found.Graph.Elements.Count + found.Graph.Links.Count <= MostAtOnce;
        Formats = [.. MapExports.Formats.Select(f => (f, all || f.Key == lost ? MapExports.Write(found, f.Key, ct)!.Losses : null))];
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

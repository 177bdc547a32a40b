using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Graphs.Pictures;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>A map as a picture drawn on the server; printed, it is a sheet of A3.</summary>
internal sealed class PictureModel(MapQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public MapView View { get; private set; } = null!;
    public IHtmlContent Picture { get; private set; } = HtmlString.Empty;
    public IReadOnlyList<string> NotShown { get; private set; } = [];
    public bool MayEdit => actor.DrawsMaps();
    public bool MayDraw => MayEdit && View.Version is null;

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        if (found.Graph.Elements.Count > 0)
        {
            var drawn = MapPicture.Draw(found.Graph, found.Places(ct), found.Map.Title, MapDescription.Of(found.Graph, found.On));
            (Picture, NotShown) = (new HtmlString(drawn.Text), drawn.Losses);
        }

        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

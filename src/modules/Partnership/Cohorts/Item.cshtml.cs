using System.Text;
using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Cohorts;

/// <summary>Something that an area shows.</summary>
internal sealed class ItemModel(CohortQueries queries, CohortService service, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public SharedItem Item { get; private set; } = null!;

    public string Area { get; private set; } = "";

    public GraphMap? Drawn { get; private set; }

    public bool MayTakeBack { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid item, CancellationToken ct) => ShowAsync(item, ct);

    /// <summary>A map as a file that loses nothing.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid item, CancellationToken ct)
    {
        if (await queries.ItemAsync(item, ct) is not { Item: { Kind: SharedKind.Map, Body: { } body } })
            return NotFound();
        await audit.ReadAsync(new AuditFact("export", "cohort-item", item.ToString()), ct);
        return File(Encoding.UTF8.GetBytes(body), "application/json", "map.json");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid item, CancellationToken ct) => !actor.Can(Capability.Convene) || await queries.ItemAsync(item, ct) is not { } found ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.TakeBackAsync(item, ct);
        return LocalRedirect(CohortLinks.One(found.Item.CohortId));
    }, () => ShowAsync(item, ct));

    private async Task<IActionResult> ShowAsync(Guid item, CancellationToken ct)
    {
        if (await queries.ItemAsync(item, ct) is not { } found)
            return NotFound();
        (Item, Area, MayTakeBack) = (found.Item, found.Area, found.Own && actor.Can(Capability.Convene));
        Drawn = Item.Kind == SharedKind.Map ? KumuJsonFormat.Read(Item.Body ?? "").Map : null;
        await audit.ReadAsync(new AuditFact("see", "cohort-item", item.ToString()), ct);
        return Page();
    }
}

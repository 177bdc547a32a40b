using Headwater.Access.Contracts;
using Headwater.Graphs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class VersionsModel(MapQueries queries, MapService service, IPeople people, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public int Edits { get; set; }
    [BindProperty] public int Number { get; set; }
    [BindProperty] public string? How { get; set; }

    public MapView View { get; private set; } = null!;
    public IReadOnlyList<(VersionHead Version, MapAgreement? Agreed, string By)> Versions { get; private set; } = [];

    /// <summary>What the draft says that the last version does not.</summary>
    public string Changed { get; private set; } = "";

    public bool MayEdit => actor.DrawsMaps();
    public bool MayConvene => actor.Can(Capability.Convene);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken ct) => !MayEdit ? NotFound() : await AgainAsync(id, () => service.SaveVersionAsync(id, Note, Edits, ct), ct);

    public async Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () => service.AgreeAsync(id, Number, How, ct), ct);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MapLinks.Part(id, "versions"));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, null, ct) is not { } found)
            return NotFound();
        View = found;
        var versions = await queries.VersionsAsync(id, ct);
        var names = await people.NamesAsync([.. versions.Select(v => v.Version.SavedBy).Distinct()], ct);
        Versions = [.. versions.Select(v => (v.Version, v.Agreed, names[v.Version.SavedBy]))];
        Changed = versions.Count == 0 ? $"The draft has {MapWords.Count(found.Graph.Elements.Count, "element")} and {MapWords.Count(found.Graph.Links.Count, "link")}." : MapDescription.Change(MapComparison.Of((await queries.VersionAsync(id, versions[0].Version.Number, ct))!.Value.Version.Graph(), found.Graph));
        ModelState.Remove(nameof(Edits));
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

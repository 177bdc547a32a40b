using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

internal sealed class LoopsModel(MapQueries queries, DrawingService drawing, HeadwaterDb db, CurrentActor actor, IAuditTrail audit) : PageModel
{
    /// <summary>The links of the loop that is named, as JSON: a number in a list would mean another loop after somebody else's change.</summary>
    [BindProperty] public string? Loop { get; set; }
    [BindProperty] public string? Label { get; set; }
    [BindProperty] public string? Story { get; set; }
    [BindProperty] public Guid Named { get; set; }

    public MapView View { get; private set; } = null!;
    public CausalLoops Found { get; private set; } = null!;
    public IReadOnlyList<Guid> NamedIds { get; private set; } = [];
    public bool MayEdit => actor.DrawsMaps();
    public bool MayDraw => MayEdit && View.Version is null;
    public IReadOnlyList<(string Value, string Words)> Options => [("", "Choose"), .. Found.Loops.Select((l, i) => (JsonSerializer.Serialize(l.Links), $"{i + 1}. {Short(l.Sentence)}"))];

    public string Counted
    {
        get
        {
            var (all, slow) = (Found.Loops, Found.Loops.Count(l => l.Delayed));
            (LoopKind Kind, string Words)[] words = [(LoopKind.Reinforcing, "reinforcing"), (LoopKind.Balancing, "balancing"), (LoopKind.Indeterminate, "not clear which way")];
            string[] kinds = [.. words.Select(k => (Count: all.Count(l => l.Kind == k.Kind), k.Words)).Where(k => k.Count > 0).Select(k => $"{k.Count} {k.Words}")];
            return $"{MapWords.Count(all.Count, "loop")}: {string.Join(", ", kinds)}. {(slow == 0 ? "None is slow." : $"{slow} {(slow == 1 ? "is" : "are")} slow: somewhere on the way there is a delay.")}";
        }
    }

    public Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken ct) => ShowAsync(id, version, ct);

    public async Task<IActionResult> OnPostNameAsync(Guid id, CancellationToken ct) => !MayEdit ? NotFound() : await AgainAsync(id, () => drawing.NameLoopAsync(id, Codes(Loop), Label, Story, ct), ct);

    public async Task<IActionResult> OnPostForgetAsync(Guid id, CancellationToken ct) => !MayEdit ? NotFound() : await AgainAsync(id, () => drawing.ForgetLoopAsync(id, Named, ct), ct);

    /// <summary>A named loop by the elements that it passes.</summary>
    public string Way(MapLoop loop)
    {
        var links = View.Graph.Links.Where(l => loop.Links.Contains(l.Id)).ToDictionary(l => l.Id, StringComparer.Ordinal);
        return loop.Links.Count == 0 ? "It has no links." : $"{string.Join(", then ", loop.Links.Select(l => View.Element(links[l].From).Label))}, and back.";
    }

    private static string Short(string sentence) => sentence.Length <= 150 ? sentence : sentence[..150] + "…";

    private static string[] Codes(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json ?? "") ?? [];
        }
        catch (JsonException why)
        {
            throw new InputRefusedException("Choose the loop that you name.", why);
        }
    }

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MapLinks.Part(id, "loops"));
    }, () => ShowAsync(id, null, ct));

    private async Task<IActionResult> ShowAsync(Guid id, int? version, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        Found = CausalLoops.Of(found.Graph, ct: ct);
        if (found.Version is null)
            NamedIds = await db.Set<NamedLoop>().AsNoTracking().Where(l => l.MapId == id).OrderBy(l => l.Order).ThenBy(l => l.Id).Select(l => l.Id).ToListAsync(ct);
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

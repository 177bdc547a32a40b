using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Partnership.Research;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>A map as tables: what is read and edited first; outline, picture and files say the same again.</summary>
internal sealed class ShowModel(MapQueries queries, EvidenceQueries evidence, MapService service, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public const int RowsOfPage = 250;

    /// <summary>Loops of a larger map are looked for on their own page.</summary>
    private const int MostForLoops = 1500;

    /// <summary>Steps in a larger map are counted on the page of measures.</summary>
    private const int MostForPaths = 1000;

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public string? Known { get; set; }

    public MapView View { get; private set; } = null!;
    public Graph Flows { get; private set; } = null!;
    public IReadOnlyList<int>? WithinTwo { get; private set; }
    public IReadOnlyList<string> Description { get; private set; } = [];
    public IReadOnlyList<(string Sector, int Links, int WithEvidence)> Contributions { get; private set; } = [];
    public int Sheet { get; private set; }
    public int Pages { get; private set; }
    public bool MayEdit => actor.DrawsMaps();
    public bool MayDraw => MayEdit && View.Version is null;

    /// <summary>What each part rests on: what is written on the map, and findings of the research.</summary>
    public MapFindings Findings { get; private set; } = null!;

    public string EvidenceSentence { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(Guid id, int? version, int? sheet, CancellationToken ct) => ShowAsync(id, version, sheet, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => !MayEdit ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.RenameAsync(id, Title, Purpose, Known, ct);
        return LocalRedirect(MapLinks.Of(id));
    }, () => ShowAsync(id, null, null, ct));

    public IEnumerable<int> LeadsTo(int element) => next[View.Graph.Elements[element].Id].Distinct();

    /// <summary>The row of an element, on this page or another.</summary>
    public string RowOf(int element) => element / RowsOfPage == Sheet ? string.Create(CultureInfo.InvariantCulture, $"#e{element + 1}") : string.Create(CultureInfo.InvariantCulture, $"{PageAt(element / RowsOfPage)}#e{element + 1}");

    public string PageAt(int number)
    {
        var address = MapLinks.Of(View.Map.Id, View.Version?.Number);
        return string.Create(CultureInfo.InvariantCulture, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sheet={number + 1}");
    }

    private ILookup<string, int> next = null!;

    private async Task<IActionResult> ShowAsync(Guid id, int? version, int? sheet, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        var map = found.Graph;
        Findings = await evidence.OfAsync(found, ct);
        EvidenceSentence = new MapEvidence(found, Findings).Sentence;
        Pages = Math.Max(1, (Math.Max(map.Elements.Count, map.Links.Count) + RowsOfPage - 1) / RowsOfPage);
        Sheet = Math.Clamp((sheet ?? 1) - 1, 0, Pages - 1);
        Flows = map.Flows();
        if (map.Elements.Count <= MostForPaths)
            WithinTwo = PathMeasures.Of(Flows, ct).WithinTwo;
        next = map.Links.SelectMany(l => l.Direction == LinkDirection.Directed ? [(l.From, l.To)] : new[] { (l.From, l.To), (l.To, l.From) })
            .ToLookup(l => l.Item1, l => map.NumberOf(l.Item2), StringComparer.Ordinal);
        Description = MapDescription.Of(map, found.On, map.Links.Count <= MostForLoops ? CausalLoops.Of(map, ct: ct) : null);
        Contributions = [.. map.Links.GroupBy(l => MapWords.Contributed(l)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key.Length == 0 ? "Not said" : g.Key, g.Count(), g.Count(l => !Findings.Of(l).IsGap)))];
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Partnership.Research;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>A map from top to bottom: every element as a heading, with what it leads to and what it comes from.</summary>
internal sealed class OutlineModel(MapQueries queries, EvidenceQueries evidence, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public const int ElementsOfPage = 100;

    private ILookup<string, MapLink> touching = null!;

    public MapView View { get; private set; } = null!;
    public MapFindings Findings { get; private set; } = null!;
    public int Sheet { get; private set; }
    public int Pages { get; private set; }
    public bool MayEdit => actor.DrawsMaps();
    public bool MayDraw => MayEdit && View.Version is null;

    /// <summary>Type, sector, trend and needed change in a line.</summary>
    public string About(MapElement element)
    {
        var (trend, needed) = (DraftShape.Note(element.Notes, DraftShape.Trend), DraftShape.Note(element.Notes, DraftShape.Needed));
        List<string> said = [.. ((string[])[element.Type, element.Sector]).Where(t => t.Length > 0)];
        if (trend.Length > 0)
            said.Add($"trend: {trend.ToLowerInvariant()}");
        if (needed.Length > 0)
            said.Add($"needed change: {needed}");
        return said.Count == 0 ? "" : string.Join("; ", said) + ".";
    }

    public IEnumerable<(string Heading, IReadOnlyList<MapLink> Links)> Around(MapElement element)
    {
        var links = touching[element.Id].ToList();
        (string, IReadOnlyList<MapLink>)[] all =
        [
            ("Leads to", [.. links.Where(l => l.Direction == LinkDirection.Directed && l.From == element.Id)]),
            ("Comes from", [.. links.Where(l => l.Direction == LinkDirection.Directed && l.To == element.Id && l.From != element.Id)]),
            ("Goes both ways with", [.. links.Where(l => l.Direction == LinkDirection.Mutual)]),
            ("Tied to", [.. links.Where(l => l.Direction == LinkDirection.Undirected)]),
        ];
        return all.Where(a => a.Item2.Count > 0);
    }

    public string RowOf(MapElement element)
    {
        var number = View.Graph.NumberOf(element.Id);
        var row = string.Create(CultureInfo.InvariantCulture, $"#e{number + 1}");
        return number / ElementsOfPage == Sheet ? row : PageAt(number / ElementsOfPage) + row;
    }

    public string PageAt(int number)
    {
        var address = MapLinks.Part(View.Map.Id, "outline", View.Version?.Number);
        return string.Create(CultureInfo.InvariantCulture, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sheet={number + 1}");
    }

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, int? sheet, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        Findings = await evidence.OfAsync(found, ct);
        touching = found.Graph.Links.SelectMany(l => l.From == l.To ? [(l.From, l)] : new[] { (l.From, l), (l.To, l) }).ToLookup(t => t.Item1, t => t.l, StringComparer.Ordinal);
        Pages = Math.Max(1, (found.Graph.Elements.Count + ElementsOfPage - 1) / ElementsOfPage);
        Sheet = Math.Clamp((sheet ?? 1) - 1, 0, Pages - 1);
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

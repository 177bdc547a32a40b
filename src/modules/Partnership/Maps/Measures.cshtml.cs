using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Interface;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class MeasuresModel(MapQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public const int MostRows = 500;

    public MapView View { get; private set; } = null!;
    public Graph Ties { get; private set; } = null!;
    public NetworkMeasures Measures { get; private set; } = null!;

    /// <summary>Along the links, as a causal map is read.</summary>
    public PathMeasures Flow { get; private set; } = null!;

    public InfluenceExposure Influence { get; private set; } = null!;
    public IReadOnlyList<int> Order { get; private set; } = [];
    public IReadOnlyList<(string What, string Figure, string Means)> Whole { get; private set; } = [];
    public bool MayEdit => actor.DrawsMaps();

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        Ties = found.Graph.Ties();
        Measures = NetworkMeasures.Of(Ties, found.Graph.Sectors, ct: ct);
        Flow = PathMeasures.Of(found.Graph.Flows(), ct);
        Influence = InfluenceExposure.Of(Flow);
        Order = [.. Enumerable.Range(0, Ties.Nodes).OrderByDescending(i => Measures.Paths.Betweenness.Length > i ? Measures.Paths.Betweenness[i] : 0).ThenBy(i => i)];
        Whole = Told(found.Graph);
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }

    private List<(string, string, string)> Told(GraphMap map)
    {
        var parts = Connection.Sizes(Measures.Parts, [.. Enumerable.Range(0, Ties.Nodes)]);
        List<(string, string, string)> told = [];
        void Say(string what, double? figure, string means)
        {
            if (figure is { } known)
                told.Add((what, Words.Rate(known, 4), means));
        }

        told.Add(("Separate parts", Words.Count(parts.Count), parts.Count == 1 ? "Everything hangs together." : $"The largest holds {MapWords.Count(parts[0], "element")}."));
        Say("Density", Measures.Density, "The share of possible ties that are drawn. Large maps are always thinner than small ones.");
        Say("Degree centralisation", Measures.DegreeCentralisation, "0 when all have as many ties, 1 when all ties meet in one element.");
        Say("Betweenness centralisation", Measures.Paths.BetweennessCentralisation, "1 when every way runs through one element.");
        Say("Fragmentation", Measures.Fragmentation, "The share of pairs that no way joins.");
        Say("Mean path", Measures.Paths.MeanPath, $"Steps from one to another, where there is a way.{(Measures.Paths.Diameter is { } longest ? $" The longest is {longest}." : "")}");
        Say("Across sectors", Measures.Crossing.Index, $"+1 when every tie joins two sectors, \u22121 when none does: {Measures.Crossing.External} across, {Measures.Crossing.Internal} within{(Measures.Crossing.LeftOut > 0 ? $", {Measures.Crossing.LeftOut} of elements without a sector left out" : "")}.");
        told.Add(("Elements that hold parts together", Words.Count(Measures.CutPoints.Count), Measures.CutPoints.Count == 0 ? "No part hangs on a single element." : $"{string.Join(", ", Measures.CutPoints.Take(10).Select(c => map.Elements[c].Label))}{(Measures.CutPoints.Count > 10 ? " and others" : "")}: without one of these a part would be cut off."));
        return told;
    }
}

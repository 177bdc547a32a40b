using Headwater.Collaboration;
using Headwater.Graphs;
using Headwater.Partnership.Maps;

namespace Headwater.Partnership.Research;

/// <summary>A finding under a part of a map.</summary>
internal sealed record TiedFinding(ReadFinding Finding, bool Against);

/// <summary>What an element or a link rests on.</summary>
/// <param name="Rest">What it rests on.</param>
/// <param name="Written">The evidence that is written on the map itself; empty for none.</param>
/// <param name="Findings">Findings tied to it that count.</param>
/// <param name="Withdrawn">How many were tied to it and count no more.</param>
/// <param name="Href">Where they are listed.</param>
internal sealed record PartEvidence(Rest Rest, string Written, IReadOnlyList<TiedFinding> Findings, int Withdrawn, string Href)
{
    public bool IsGap => EvidenceRest.IsGap(Rest);

    public int For => Findings.Count(f => !f.Against);

    public int Against => Findings.Count(f => f.Against);
}

/// <summary>The findings under one map. They follow the codes of its elements and links through draft and versions.</summary>
internal sealed class MapFindings(Guid map, int? version, IEnumerable<ReadFinding> findings)
{
    private readonly ILookup<(bool IsLink, string Code), (ReadFinding Finding, bool Against)> ties = findings
        .SelectMany(f => f.Ties.Where(t => t.MapId == map).Select(t => (Key: (t.IsLink, t.Code), Value: (f, t.Against)))).ToLookup(t => t.Key, t => t.Value);

    private readonly string page = ResearchLinks.Evidence(map, version);

    public PartEvidence Of(MapElement element) => Of(false, element.Id, MapWords.Evidence(element));

    public PartEvidence Of(MapLink link) => Of(true, link.Id, MapWords.Evidence(link));

    public PartEvidence Of(bool isLink, string code, string written)
    {
        var tied = ties[(isLink, code)].ToList();
        var counting = tied.FindAll(t => t.Finding.Counts).ConvertAll(t => new TiedFinding(t.Finding, t.Against));
        return new(EvidenceRest.Of(written.Length > 0, counting.ConvertAll(f => f.Finding.AsEvidence(f.Against))), written, counting, tied.Count - counting.Count, page);
    }
}

/// <summary>What the parts of maps rest on.</summary>
internal sealed class EvidenceQueries(ResearchQueries research)
{
    public async Task<MapFindings> OfAsync(MapView view, CancellationToken ct) => new(view.Map.Id, view.Version?.Number, (await research.AllAsync(ct)).Findings);

    /// <summary>What an element of a draft rests on.</summary>
    public async Task<PartEvidence> OfAsync(DraftElement row, CancellationToken ct) => new MapFindings(row.MapId, null, (await research.AllAsync(ct)).Findings).Of(false, row.Code, row.Evidence);

    /// <summary>What a link of a draft rests on.</summary>
    public async Task<PartEvidence> OfAsync(DraftLink row, CancellationToken ct) => new MapFindings(row.MapId, null, (await research.AllAsync(ct)).Findings).Of(true, row.Code, row.Evidence);
}

/// <summary>How much of what one sector has on a map, or contributed to it, rests on what.</summary>
internal sealed record SectorRest(string Sector, int Parts, int Gaps, int ProfessionalsOnly, int Families);

/// <summary>A part of a map in a list of what it rests on.</summary>
internal sealed record PartOfMap(string Id, string What, string Sector, PartEvidence Evidence);

/// <summary>A whole map, part by part.</summary>
internal sealed class MapEvidence
{
    public MapEvidence(MapView view, MapFindings findings)
    {
        Elements = [.. view.Graph.Elements.Select((e, i) => new PartOfMap($"e{i + 1}", e.Label, e.Sector, findings.Of(e)))];
        Links = [.. view.Graph.Links.Select((l, i) => new PartOfMap($"l{i + 1}", $"{view.Element(l.From).Label} \u2192 {(l.From == l.To ? "itself" : view.Element(l.To).Label)}", MapWords.Contributed(l), findings.Of(l)))];
    }

    public IReadOnlyList<PartOfMap> Elements { get; }

    public IReadOnlyList<PartOfMap> Links { get; }

    public IEnumerable<PartOfMap> All => Elements.Concat(Links);

    public int Count(Rest rest) => All.Count(p => p.Evidence.Rest == rest);

    public IReadOnlyList<SectorRest> Sectors =>
    [
        .. All.GroupBy(p => p.Sector, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count(p => p.Evidence.IsGap)).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new SectorRest(g.Key.Length == 0 ? "Not said" : g.Key, g.Count(), g.Count(p => p.Evidence.IsGap), g.Count(p => p.Evidence.Rest == Rest.ProfessionalsOnly), g.Count(p => p.Evidence.Rest == Rest.Families))),
    ];

    /// <summary>The numbers first.</summary>
    public string Sentence
    {
        get
        {
            var (elements, links) = (Elements.Count(p => p.Evidence.IsGap), Links.Count(p => p.Evidence.IsGap));
            return Elements.Count == 0 ? ""
                : elements + links == 0 ? "Every element and every link has its evidence."
                : $"{Interface.Words.Count(links)} of {MapWords.Count(Links.Count, "link")} and {Interface.Words.Count(elements)} of {MapWords.Count(Elements.Count, "element")} rest on no evidence yet.";
        }
    }
}

using Headwater.Collaboration;

namespace Headwater.Partnership.Research;

/// <summary>What one sector says on some findings: how many sources, and whether so few families that their words are not shown apart.</summary>
internal sealed class ThemeCell
{
    public ThemeCell(IEnumerable<ReadFinding> findings, string sector)
    {
        var sources = findings.SelectMany(f => f.Sources).Where(s => s.Heard.Speaks && s.Heard.Source.SectorCode == sector).Select(s => s.Heard.Source).DistinctBy(s => s.Id).ToList();
        var families = sources.FindAll(s => EvidenceRest.IsFamily(s.Voice));
        (Sources, People) = (sources.Count, families.Sum(s => s.People ?? 0));
        IsFew = families.Count > 0 && FewHeard.IsFew(families[0].Voice, People);
        Told = Sources == 0 ? "" : IsFew ? "fewer than 5 people" : families.Count == 0 ? ResearchWords.Count(Sources, "source") : $"{ResearchWords.Count(Sources, "source")}, {FewHeard.Told(families[0].Voice, [.. families.Select(f => f.People)])}";
    }

    public int Sources { get; }

    public int People { get; }

    public bool IsFew { get; }

    public string Told { get; }
}

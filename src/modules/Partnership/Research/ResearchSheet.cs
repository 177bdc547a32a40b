using System.Globalization;
using System.Text;
using Headwater.Partnership.Plan;

namespace Headwater.Partnership.Research;

/// <summary>
/// Findings and code book as CSV. A cell that a spreadsheet would run as a formula is written as text. Which session few families
/// were heard in is not in it.
/// </summary>
internal static class ResearchSheet
{
    public static readonly string[] FindingColumns = ["number", "statement", "strength", "themes", "coded_as", "sources", "sectors", "quotation", "for", "against", "written_on", "state"];

    public static readonly string[] CodeColumns = ["code", "meaning", "findings", "counts_under", "added_on"];

    public static string Findings(ResearchBook book, IReadOnlyList<MapPart> parts)
    {
        var csv = new StringBuilder().AppendJoin(',', FindingColumns).Append("\r\n");
        var named = parts.ToDictionary(p => (p.Map, p.IsLink, p.Code));
        foreach (var f in book.Findings)
        {
            var sources = f.Sources.Select(s => s.Heard).ToList();
            Row(csv, f.Finding.Number.ToString(CultureInfo.InvariantCulture), f.Statement, f.Finding.Strength.ToString().ToLowerInvariant(), Joined(f.Themes.Select(t => book.Now(t.Id)).Distinct().Select(id => book.Themes.First(t => t.Id == id).Code)),
                Joined(f.Themes.Select(t => t.Code)), Joined(sources.Select(Named)), Joined(sources.Select(s => s.Sector).Where(s => s.Length > 0).Distinct()), f.Counts ? Joined(f.Sources.Select(s => s.Quotation).OfType<string>()) : "",
                Tied(f, against: false), Tied(f, against: true), f.Finding.WrittenOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), f.Counts ? "counts" : "withdrawn");
        }

        return csv.ToString();

        string Tied(ReadFinding finding, bool against) => Joined(finding.Ties.Where(t => t.Against == against).Select(t => named.TryGetValue((t.MapId, t.IsLink, t.Code), out var part) ? $"{part.Title}: {part.Words}" : "no more on the draft"));
    }

    public static string CodeBook(ResearchBook book)
    {
        var csv = new StringBuilder().AppendJoin(',', CodeColumns).Append("\r\n");
        foreach (var t in book.Themes)
        {
            var now = book.Now(t.Id);
            Row(csv, t.Code, t.Meaning, book.Findings.Count(f => f.Counts && f.Themes.Any(c => c.Id == t.Id)).ToString(CultureInfo.InvariantCulture), now == t.Id ? "" : book.Themes.First(b => b.Id == now).Code, t.AddedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return csv.ToString();
    }

    /// <summary>A source as a file names it, for whoever takes it: a file is passed on, so that few families are veiled in it for everybody.</summary>
    private static string Named(HeardSource heard) => heard.IsFew ? (heard with { MayKnow = false }).Called : heard.Source.Title;

    private static string Joined(IEnumerable<string> parts) => string.Join(" | ", parts);

    private static void Row(StringBuilder csv, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            csv.Append(i == 0 ? "" : ",").Append(PlanSheetWriter.Cell(cells[i]));
        csv.Append("\r\n");
    }
}

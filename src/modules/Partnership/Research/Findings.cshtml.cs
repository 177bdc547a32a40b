using Headwater.Access.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

internal sealed class FindingsModel(ResearchQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public ResearchBook Book { get; private set; } = null!;
    public ResearchTheme? Theme { get; private set; }
    public Sector? Sector { get; private set; }
    public IReadOnlyList<ReadFinding> Shown { get; private set; } = [];
    public bool TooFew { get; private set; }
    public bool MayResearch => actor.Researches();
    public IReadOnlyList<ReadFinding> Withdrawn => [.. Book.Findings.Where(f => !f.Counts)];

    public string Sentence
    {
        get
        {
            var counting = Book.Findings.Where(f => f.Counts).ToList();
            if (counting.Count == 0)
                return "There are no findings yet.";
            var untied = counting.Count(f => f.Ties.Count == 0);
            return $"{ResearchWords.Count(counting.Count, "finding")} from {ResearchWords.Count(counting.SelectMany(f => f.Sources).Where(s => s.Heard.Speaks).Select(s => s.Heard.Source.Id).Distinct().Count(), "source")}. {(untied == 0 ? "Each is tied to a map." : $"{Interface.Words.Count(untied)} of them {(untied == 1 ? "is" : "are")} not tied to a map yet.")}";
        }
    }

    public IEnumerable<string> ThemesOf(ReadFinding finding) => finding.Themes.Select(t => Book.Now(t.Id)).Distinct().Select(id => Book.Themes.First(t => t.Id == id).Code);

    public async Task<IActionResult> OnGetAsync(Guid? theme, string? sector, CancellationToken ct)
    {
        Book = await queries.AllAsync(ct);
        Theme = theme is { } wanted ? Book.Standing.FirstOrDefault(t => t.Id == wanted) : null;
        Sector = Book.Sectors.FirstOrDefault(s => s.Code == sector);
        IReadOnlyList<ReadFinding> shown = Theme is null ? [.. Book.Findings.Where(f => f.Counts)] : Book.Of(Theme.Id);
        TooFew = Sector is not null && new ThemeCell(shown, Sector.Code).IsFew;
        Shown = TooFew ? [] : Sector is null ? shown : [.. shown.Where(f => f.RestsOnSector(Sector.Code))];
        await audit.ReadAsync(new AuditFact("list", "finding"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

internal sealed class ThemesModel(ResearchQueries queries, ThemeService service, Screening screening, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Meaning { get; set; }
    [BindProperty] public string? Theme { get; set; }
    [BindProperty] public string? Into { get; set; }
    [BindProperty] public bool Looked { get; set; }
    [BindProperty] public string? LookedAt { get; set; }

    public ResearchBook Book { get; private set; } = null!;
    public IReadOnlyList<ScreenedPassage> Found => screening.Found;
    public bool MayResearch => actor.Researches();
    public IReadOnlyList<(string Value, string Words)> Options => [("", "Choose"), .. Book.Standing.Select(t => (t.Id.ToString(), t.Code))];

    /// <summary>The sectors that anything was found from.</summary>
    public IReadOnlyList<Sector> Columns => [.. Book.Sectors.Where(s => Book.Findings.Any(f => f.Counts && f.RestsOnSector(s.Code)))];

    public string Sentence
    {
        get
        {
            var uncoded = Book.Findings.Count(f => f.Counts && f.Themes.Count == 0);
            return $"{ResearchWords.Count(Book.Standing.Count, "theme")}. {(uncoded == 0 ? "Every finding is coded." : $"{ResearchWords.Count(uncoded, "finding is", "findings are")} not coded yet.")}";
        }
    }

    public ThemeCell Cell(ResearchTheme theme, Sector sector) => new(Book.Of(theme.Id), sector.Code);

    public IReadOnlyList<ResearchTheme> MergedInto(ResearchTheme theme) => [.. Book.Themes.Where(t => t.Id != theme.Id && Book.Now(t.Id) == theme.Id)];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => RunAsync(() => service.AddAsync(Code, Meaning, new(Looked, LookedAt), ct), ct);

    public Task<IActionResult> OnPostMergeAsync(CancellationToken ct) => RunAsync(() => service.MergeAsync(Chosen(Theme), Chosen(Into), ct), ct);

    private static Guid Chosen(string? theme) => Guid.TryParse(theme, out var id) ? id : throw new InputRefusedException("Choose two themes of the code book.");

    private async Task<IActionResult> RunAsync(Func<Task> work, CancellationToken ct) => !MayResearch ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(ResearchLinks.Themes);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Book = await queries.AllAsync(ct);
        await audit.ReadAsync(new AuditFact("list", "research-theme"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

internal sealed class NewFindingModel(FindingService service, ResearchQueries queries, Screening screening, IAuditTrail audit) : PageModel
{
    [BindProperty] public string? Statement { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? Quotation { get; set; }
    [BindProperty] public string? Strength { get; set; }
    [BindProperty] public List<Guid> Others { get; set; } = [];
    [BindProperty] public List<Guid> Themes { get; set; } = [];
    [BindProperty] public bool Looked { get; set; }
    [BindProperty] public string? LookedAt { get; set; }

    public IReadOnlyList<ScreenedPassage> Found => screening.Found;
    public IReadOnlyList<(string Value, string Words)> Sources { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Words)> OtherSources { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Words)> AllThemes { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid? source, CancellationToken ct)
    {
        Source = source?.ToString();
        ModelState.Clear();
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var first = Guid.TryParse(Source, out var chosen) ? chosen : throw new InputRefusedException("Choose the source that it comes from: a finding without one is an opinion.");
        var id = await service.AddAsync(new(Statement, FormFields.One<FindingStrength>(Strength, "how many say so"), [first, .. Others], Quotation, Themes), new(Looked, LookedAt), ct);
        return LocalRedirect(ResearchLinks.Finding(id));
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var book = await queries.AllAsync(ct);
        var done = book.Sources.Where(s => s.Source.Done && s.Allows >= MayKeep.Count).ToList();
        Sources = [("", "Choose"), .. done.Where(s => s.Speaks).Select(s => (s.Source.Id.ToString(), s.Called + (s.Allows == MayKeep.Quotation ? "" : " (not to be quoted)")))];
        OtherSources = [.. done.Select(s => (s.Source.Id, s.Called + (s.Speaks ? "" : " (to be counted only)")))];
        AllThemes = [.. book.Standing.Select(t => (t.Id, $"{t.Code}: {t.Meaning}"))];
        await audit.ReadAsync(new AuditFact("list", "research-source"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class CardsModel(VisionService service, VisionQueries queries, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Sector { get; set; }
    [BindProperty] public bool Anonymous { get; set; }
    [BindProperty] public string? Label { get; set; }
    [BindProperty] public Dictionary<Guid, string?> Known { get; set; } = [];
    [BindProperty] public Dictionary<Guid, string?> Wanted { get; set; } = [];

    public IReadOnlyList<CardLine> All { get; private set; } = [];

    public IReadOnlyList<Theme> Themes { get; private set; } = [];

    /// <summary>The sectors for which the reader writes.</summary>
    public IReadOnlyList<(string Value, string Words)> Sectors { get; private set; } = [];

    public bool MayGroup => actor.Can(Capability.TakePart) || actor.Can(Capability.Convene);

    public IEnumerable<(Theme? Theme, IReadOnlyList<CardLine> Cards)> Groups =>
        [(null, [.. All.Where(c => c.Card.ThemeId is null)]), .. Themes.Select(t => ((Theme?)t, (IReadOnlyList<CardLine>)[.. All.Where(c => c.Card.ThemeId == t.Id)]))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => AgainAsync(() => service.AddCardAsync(Text, Sector, Anonymous, ct), ct);

    public Task<IActionResult> OnPostThemeAsync(CancellationToken ct) => AgainAsync(() => service.AddThemeAsync(Label, ct), ct);

    public Task<IActionResult> OnPostGroupAsync(CancellationToken ct) => AgainAsync(
        () => service.GroupAsync(Wanted.ToDictionary(w => w.Key, w => (Of(Known.GetValueOrDefault(w.Key)), Of(w.Value))), ct), ct);

    private static Guid? Of(string? theme) => string.IsNullOrEmpty(theme) ? null : Guid.TryParse(theme, out var id) ? id : throw new InputRefusedException("Choose a theme of the list.");

    private async Task<IActionResult> AgainAsync(Func<Task> work, CancellationToken ct) => !MayGroup ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(DecisionLinks.Cards);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        All = await queries.CardsAsync(ct);
        Themes = await queries.ThemesAsync(ct);
        var mine = MayGroup ? await service.SpeaksForAsync(ct) : [];
        Sectors = [.. (await standing.SectorsAsync(ct)).Where(s => mine.Contains(s.Code)).Select(s => (s.Code, s.Label))];
        await audit.ReadAsync(new AuditFact("list", "card"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

internal sealed class FindingModel(FindingService service, ThemeService themes, ResearchQueries queries, MapParts parts, IPeople people, Screening screening, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public int Known { get; set; }
    [BindProperty] public string? Statement { get; set; }
    [BindProperty] public string? Strength { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? Quotation { get; set; }
    [BindProperty] public string? Part { get; set; }
    [BindProperty] public bool Against { get; set; }
    [BindProperty] public List<Guid> ThemeIds { get; set; } = [];
    [BindProperty] public string? Said { get; set; }
    [BindProperty] public bool Otherwise { get; set; }
    [BindProperty] public bool Looked { get; set; }
    [BindProperty] public string? LookedAt { get; set; }

    public ReadFinding Read { get; private set; } = null!;
    public IReadOnlyList<ScreenedPassage> Found => screening.Found;

    /// <summary>The form that was sent and not taken: it stands open.</summary>
    public string Opened { get; private set; } = "";

    public bool MayAdd => actor.Researches() && Read.Counts;
    public bool IsMine => MayAdd && Read.Finding.WrittenBy == actor.Person;
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public IReadOnlyCollection<Guid> Coded { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Words)> AllThemes { get; private set; } = [];
    public IReadOnlyList<(string Value, string Words)> Sources { get; private set; } = [];
    public IReadOnlyList<(FindingTie Tie, string Map, string Part)> Ties { get; private set; } = [];
    public IReadOnlyList<IGrouping<string, (string Value, string Words)>> Parts { get; private set; } = [];
    public IReadOnlyList<(FindingComment Comment, string By)> Comments { get; private set; } = [];

    public static string PartOf(Guid map, bool isLink, string code) => $"{map}|{(isLink ? 'l' : 'e')}|{code}";

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostWordAsync(Guid id, CancellationToken ct) => RunAsync(id, "Word", () => service.WordAsync(id, Statement, FormFields.One<FindingStrength>(Strength, "how many say so"), Why, Known, new(Looked, LookedAt), ct), ct);

    public Task<IActionResult> OnPostSupportAsync(Guid id, CancellationToken ct) => RunAsync(id, "Support", () => service.SupportAsync(
        id, Guid.TryParse(Source, out var source) ? source : throw new InputRefusedException("Choose a source."), Quotation, new(Looked, LookedAt), ct), ct);

    public Task<IActionResult> OnPostCommentAsync(Guid id, CancellationToken ct) => RunAsync(id, "Comment", () => service.CommentAsync(id, Said, Otherwise, new(Looked, LookedAt), ct), ct);

    public Task<IActionResult> OnPostCodeAsync(Guid id, CancellationToken ct) => RunAsync(id, "Code", () => themes.CodeAsync(id, ThemeIds, Known, ct), ct);

    public Task<IActionResult> OnPostTieAsync(Guid id, CancellationToken ct) => RunAsync(id, "Tie", () =>
    {
        var (map, isLink, code) = Chosen();
        return service.TieAsync(id, map, isLink, code, Against, ct);
    }, ct);

    public Task<IActionResult> OnPostUntieAsync(Guid id, CancellationToken ct) => RunAsync(id, "Tie", () =>
    {
        var (map, isLink, code) = Chosen();
        return service.UntieAsync(id, map, isLink, code, ct);
    }, ct);

    private (Guid Map, bool IsLink, string Code) Chosen() => Part?.Split('|', 3) is [var map, ("e" or "l") and var kind, var code] && Guid.TryParse(map, out var id)
        ? (id, kind == "l", code)
        : throw new InputRefusedException("Choose an element or a link of a map.");

    private async Task<IActionResult> RunAsync(Guid id, string form, Func<Task> work, CancellationToken ct) => !actor.Researches() ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(ResearchLinks.Finding(id));
    }, () =>
    {
        Opened = form;
        return ShowAsync(id, ct);
    });

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        var book = await queries.AllAsync(ct);
        if (book.Findings.FirstOrDefault(f => f.Finding.Id == id) is not { } read)
            return NotFound();
        Read = read;
        Themes = [.. read.Themes.Select(t => book.Now(t.Id)).Distinct().Select(t => book.Themes.First(b => b.Id == t).Code)];
        Coded = Opened == "Code" ? ThemeIds : [.. read.Themes.Select(t => t.Id)];
        AllThemes = [.. book.Standing.Select(t => (t.Id, $"{t.Code}: {t.Meaning}"))];
        Sources = [("", "Choose"), .. book.Sources.Where(s => s.Source.Done && s.Allows >= MayKeep.Count).Select(s => (s.Source.Id.ToString(), s.Called))];
        if (Opened != "Word")
            (Statement, Strength) = (read.Statement, read.Finding.Strength.ToString());
        Known = read.Finding.Version;
        ModelState.Remove(nameof(Known));
        var all = await parts.AllAsync(ct);
        Parts = MayAdd ? [.. all.Take(MapParts.MostListed).GroupBy(p => p.Group, p => (PartOf(p.Map, p.IsLink, p.Code), p.Words), StringComparer.Ordinal)] : [];
        var named = all.ToDictionary(p => (p.Map, p.IsLink, p.Code));
        Ties = [.. read.Ties.Select(t => named.TryGetValue((t.MapId, t.IsLink, t.Code), out var part) ? (t, part.Title, part.Words) : (t, all.FirstOrDefault(p => p.Map == t.MapId)?.Title ?? "a map", "something that the draft has no more"))];
        var names = await people.NamesAsync([.. read.Comments.Select(c => c.By).Distinct()], ct);
        Comments = [.. read.Comments.Select(c => (c, names[c.By]))];
        await audit.ReadAsync(new AuditFact("see", "finding", id.ToString()), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Import;

/// <summary>One feed: what is new in it, what changed, what is no longer there, and what was wrong with it.</summary>
internal sealed class SourceModel(SourceService service, SourceQueries queries) : PageModel
{
    /// <summary>More rows than these are on further pages.</summary>
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public SourceView View { get; private set; } = null!;

    public TakenState Shown => SourceWords.Shown(Show);

    public IReadOnlyList<string> Problems => View.Source.Report.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<TakenRow> Matching => [.. View.Services.Where(s => s.State == Shown)];

    public int Pages => Math.Max(1, (Matching.Count + PageSize - 1) / PageSize);

    public int Current => Math.Clamp(P, 1, Pages);

    public IEnumerable<TakenRow> Rows => Matching.Skip((Current - 1) * PageSize).Take(PageSize);

    public int Count(TakenState state) => View.Services.Count(s => s.State == state);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.TakeAsync(id, ct) ? Redirect(SourceLinks.One(id)) : NotFound(),
        async () =>
        {
            Response.StatusCode = 400;
            return await LoadAsync(id, ct) ? Page() : NotFound();
        });

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return false;
        View = view;
        return true;
    }
}

using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Import;

/// <summary>Feeds that somebody else keeps.</summary>
internal sealed class SourcesModel(SourceService service, SourceQueries queries) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public IReadOnlyList<SourceRow> All { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () => Redirect(SourceLinks.One(await service.AddAsync(Name, Address, ct))), () =>
    {
        Response.StatusCode = 400;
        return ShowAsync(ct);
    });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        All = await queries.AllAsync(ct);
        return Page();
    }
}

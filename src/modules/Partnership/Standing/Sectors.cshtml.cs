using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Standing;

internal sealed class SectorsModel(StandingQueries queries, StandingService service) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public bool Core { get; set; }

    [BindProperty]
    public bool Key { get; set; }

    [BindProperty]
    public bool Anchor { get; set; }

    public IReadOnlyList<Sector> Sectors { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.KeepSectorAsync(Code, Label, Core, Key, Anchor, Known, ct);
        return LocalRedirect(PartnershipLinks.Sectors);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Sectors = await queries.SectorsAsync(ct);
        return Sectors.Count == 0 ? NotFound() : Page();
    }
}

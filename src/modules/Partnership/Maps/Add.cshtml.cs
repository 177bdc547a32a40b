using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class AddModel(MapService service) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    public void OnGet()
    {
        // Nothing to load: an empty form.
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
        LocalRedirect(MapLinks.Of(await service.AddAsync(Title, FormFields.One<MapKind>(Kind, "what the map shows"), Purpose, ct))), () => Task.FromResult<IActionResult>(Page()));
}

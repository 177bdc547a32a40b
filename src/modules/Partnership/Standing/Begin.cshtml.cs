using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Standing;

internal sealed class BeginModel(StandingService service, IOrganisations organisations, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Anchor { get; set; }

    [BindProperty]
    public string? Started { get; set; }

    public IReadOnlyList<(string Value, string Words)> Options { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Started = FormFields.Typed(clock.Today());
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!OrganisationId.TryParse(Anchor, null, out var anchor))
            throw new InputRefusedException("Choose the organisation that hosts the collaborative.");
        await service.BeginAsync(Name, anchor, FormFields.Day(Started, "day on which the work began"), ct);
        return LocalRedirect(PartnershipLinks.Overview);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Options = [("", "Choose"), .. (await organisations.AllAsync(ct)).Where(o => !o.IsSchool).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Access.Refusals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.BreakGlass;

internal sealed class OpenModel(BreakGlassService service, IStepUp stepUp, CurrentActor actor, IOrganisations organisations) : PageModel
{
    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public DateOnly? Born { get; set; }

    [BindProperty]
    public string? Upn { get; set; }

    [BindProperty]
    public Guid Organisation { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await stepUp.IsFreshAsync(ct) ? await ShowAsync(ct) : LocalRedirect(stepUp.AddressFor(TrustLinks.BreakGlass));

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid)
            throw new InputRefusedException("Enter the date of birth as a day.");
        var child = await service.OpenAsync(new(First, Last, Born, Upn), new(Organisation), Reason, ct);
        return LocalRedirect(TrustLinks.Child(child));
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Organisations = [.. (await organisations.AllAsync(ct)).Where(o => actor.Can(Capability.BreakGlass, o.Id))];
        return Page();
    }
}

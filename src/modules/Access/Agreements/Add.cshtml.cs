using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Agreements;

internal sealed class AddModel(AgreementService service, IOrganisations organisations, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public LawfulBasis Basis { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public IList<Guid> Parties { get; set; } = [];

    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        From ??= clock.Today();
        To ??= From.Value.AddYears(1).AddDays(-1);
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid || From is not { } from || To is not { } to)
            throw new InputRefusedException("Enter the first and the last day.");
        var id = await service.AddAsync(new(Name ?? "", Purpose ?? "", Basis, from, to, [.. Parties.Select(p => new OrganisationId(p))]), ct);
        return LocalRedirect(TrustLinks.Agreement(id));
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Organisations = await organisations.AllAsync(ct);
        return Page();
    }
}

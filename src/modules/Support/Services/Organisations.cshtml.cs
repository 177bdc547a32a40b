using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Services;

/// <summary>Who provides the services of the directory.</summary>
internal sealed class OrganisationsModel(DirectoryService service, DirectoryQueries queries, IOrganisations organisations) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Website { get; set; }

    [BindProperty]
    public string? Partner { get; set; }

    public IReadOnlyList<ListedOrganisation> All { get; private set; } = [];

    public IReadOnlyList<OrganisationSummary> Partners { get; private set; } = [];

    public bool MayAdd => service.MayKeepAll;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        OrganisationId? partner = string.IsNullOrEmpty(Partner) ? null : OrganisationId.TryParse(Partner, null, out var id) ? id : throw new InputRefusedException("Choose an organisation from the list, or none.");
        await service.AddOrganisationAsync(Name, Description, Website, partner, ct);
        return Redirect(ServiceLinks.Organisations);
    }, () =>
    {
        Response.StatusCode = 400;
        return ShowAsync(ct);
    });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        (All, Partners) = (await queries.OrganisationsAsync(ct), await organisations.AllAsync(ct));
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.Services;

/// <summary>A service that is not in the directory yet.</summary>
internal sealed class AddModel(DirectoryService service, DirectoryQueries queries) : ContentForm
{
    [BindProperty]
    public string? Provider { get; set; }

    /// <summary>Providers whose services the reader keeps.</summary>
    public IReadOnlyList<ListedOrganisation> Providers { get; private set; } = [];

    public bool MayAddOrganisations => service.MayKeepAll;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var id = await service.AddAsync(Guid.TryParse(Provider, out var provider) ? provider : throw new InputRefusedException("Choose the organisation that provides it."), Typed(), ct);
        return Redirect(ServiceLinks.One(id));
    }, () =>
    {
        Response.StatusCode = 400;
        return ShowAsync(ct);
    });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Providers = [.. (await queries.OrganisationsAsync(ct)).Where(service.MayKeep)];
        return Page();
    }
}

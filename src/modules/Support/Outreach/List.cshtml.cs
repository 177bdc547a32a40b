using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>Offers that the reader may know of, and what their schools take part in.</summary>
internal sealed class ListModel(OutreachQueries queries, OfferService service, IOrganisations organisations) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public OutreachListView View { get; private set; } = null!;

    public bool MayOffer { get; private set; }

    public string Place(OrganisationId id) => places.GetValueOrDefault(id, NoLongerHere.Organisation);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await queries.ListAsync(ct) is not { } view)
            return NotFound();
        (View, MayOffer) = (view, (await service.ServicesAsync(ct)).Count > 0);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return Page();
    }
}

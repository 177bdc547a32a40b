using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Provision;

/// <summary>A child's places in alternative provision.</summary>
internal sealed class OfChildModel(PlacementQueries queries, ReferralService referrals, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public PlacementsView View { get; private set; } = null!;

    public bool MayPlace { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, PlacementWords.NoLongerHere);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, null, ct) is not { } view)
            return NotFound();
        (View, MayPlace) = (view, !view.IsFamily && await referrals.WriterAsync(view.Child, ct) is not null);
        if (view.Papers.Count > 0)
            places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("see", "placement", null, child), ct);
        return Page();
    }
}

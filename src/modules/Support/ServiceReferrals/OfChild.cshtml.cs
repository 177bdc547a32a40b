using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Which services were asked for a child.</summary>
internal sealed class OfChildModel(ReferralQueries queries, ReferralService service, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public ReferralsView View { get; private set; } = null!;

    public bool MayAsk { get; private set; }

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, ct) is not { } view)
            return NotFound();
        (View, MayAsk) = (view, !view.IsFamily && await service.WriterAsync(view.Child, ct) is not null);
        if (view.Papers.Count > 0)
            places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("see", "service-referral", null, child), ct);
        return Page();
    }
}

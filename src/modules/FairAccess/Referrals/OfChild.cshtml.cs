using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Referrals;

/// <summary>A child's referrals.</summary>
internal sealed class OfChildModel(ReferralQueries queries, ReferralService service, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public ReferralsView View { get; private set; } = null!;

    public bool MayRefer { get; private set; }

    /// <summary>The route of a child who is out of scope, for whoever would refer.</summary>
    public string? Route { get; private set; }

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, ReferralWords.NoLongerHere);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, ct) is not { } view)
            return NotFound();
        (View, MayRefer) = (view, !view.IsFamily && await service.WriterAsync(view.Child, ct) is not null);
        Route = MayRefer ? ReferralRules.OwnRoute(view.Child.IsLookedAfter, view.Child.HasPlan) : null;
        if (view.Papers.Count > 0)
            places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("see", "fair-access", null, child), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Provision;

/// <summary>What the pages have in common on which one placement is written.</summary>
internal abstract class WritingPage(PlacementQueries queries, PlacementDoor door, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    public PlacementsView View { get; private set; } = null!;

    public PlacementPaper Paper { get; private set; } = null!;

    public string Provider { get; private set; } = PlacementWords.NoLongerHere;

    protected async Task<bool> LoadAsync(string id, string placement, bool open, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(placement, out var which) || await queries.OfChildAsync(child, which, ct) is not { } view
            || view.Papers.FirstOrDefault(p => p.Placement.Id == which) is not { } found || !door.MayWrite(found.Placement, view) || (open && found.Placement.EndedOn is not null))
            return false;
        (View, Paper) = (view, found);
        Provider = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == found.Placement.ProviderId)?.Name ?? PlacementWords.NoLongerHere;
        return true;
    }

    protected async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        // What was typed is kept; sent again, it stands beside what somebody else saved meanwhile.
        if (!ModelState.IsValid)
            (Response.StatusCode, Version) = (400, Paper.Placement.Version);
        await audit.ReadAsync(new("see", "placement", Paper.Placement.Id.ToString(), View.Child.Id), ct);
        return Page();
    }
}

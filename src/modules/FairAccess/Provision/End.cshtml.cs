using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.FairAccess.Provision;

/// <summary>Ending a placement.</summary>
internal sealed class EndModel(PlacementQueries queries, PlacementDoor door, PlacementService service, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : WritingPage(queries, door, organisations, audit)
{
    private readonly PlacementQueries placements = queries;

    [BindProperty]
    public string? LastDay { get; set; }

    [BindProperty]
    public string? Ending { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public static IReadOnlyList<(string Value, string Words)> Endings { get; } = PlacementWords.Choices<PlacementEnding>(PlacementWords.Of);

    public async Task<IActionResult> OnGetAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadAsync(id, placement, open: true, ct))
            return NotFound();
        (Version, LastDay) = (Paper.Placement.Version, FormFields.Typed(db.Reader.Today));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, string placement, CancellationToken ct) => !await LoadAsync(id, placement, open: true, ct) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        var (child, which) = (View.Child.Id, Paper.Placement.Id);
        if (!await service.EndAsync(child, which, Version, FormFields.Day(LastDay, "last day"), FormFields.One<PlacementEnding>(Ending, "how the placement ended"), Because, ct))
            return NotFound();
        // Whoever ended it for the provider sees the child no longer.
        db.ChangeTracker.Clear();
        return Redirect(await placements.OfChildAsync(child, null, ct) is null ? ProvisionLinks.List : ProvisionLinks.One(child, which));
    }, () => ShowAsync(ct));
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Ledger;

/// <summary>A school's account, line by line. The place behind a line opens for those alone who see the child.</summary>
internal sealed class SchoolModel(LedgerQueries ledger, IOrganisations organisations, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    private Dictionary<Guid, ChildId> seen = [];

    [BindProperty(SupportsGet = true)]
    public string? Track { get; set; }

    public Track Of { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<LedgerLine> Lines { get; private set; } = [];

    /// <summary>Where the place of a line is; null where the reader does not see the child.</summary>
    public string? Place(LedgerLine line) => line.Entry?.PlaceId is { } place && seen.TryGetValue(place, out var child) ? PlaceLinks.One(child, place) : null;

    public async Task<IActionResult> OnGetAsync(string school, CancellationToken ct)
    {
        var track = Protocols.Track.Mainstream;
        if (!OrganisationId.TryParse(school, null, out var id) || (!string.IsNullOrEmpty(Track) && !(Enum.TryParse(Track, out track) && Enum.IsDefined(track))))
            return NotFound();
        var book = LedgerRules.Book(await ledger.VersionsAsync(track, ct), await ledger.EntriesAsync(track, ct), db.Reader.Today);
        if (!book.Accounts.TryGetValue(id, out var lines) || (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == id) is not { } place)
            return NotFound();
        (Of, Name, Lines) = (track, place.Name, [.. lines.Reverse()]);
        List<Guid> behind = [.. lines.Select(l => l.Entry?.PlaceId).OfType<Guid>().Distinct()];
        if (behind.Count > 0)
        {
            seen = await db.Set<PanelPlace>().AsNoTracking().Where(p => behind.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ChildId, ct);
            // That a line is a certain child's is something that was read.
            await audit.ReadAsync(new("list", "fair-access", Children: [.. seen.Values.Distinct()]), ct);
        }

        return Page();
    }
}

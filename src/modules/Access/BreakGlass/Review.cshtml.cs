using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.BreakGlass;

internal sealed class ReviewModel(ReviewService service, HeadwaterDb db, IEnumerable<IChildFinder> finders, IPeople people, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public bool? Justified { get; set; }

    [BindProperty]
    public string? Finding { get; set; }

    public EmergencyOpening Opening { get; private set; } = null!;

    public string Who { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>Whose record; null when it was erased since.</summary>
    public FoundChild? Child { get; private set; }

    public IReadOnlyList<string> Looks { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.ReviewAsync(id, Justified ?? throw new InputRefusedException("Choose whether it was justified."), Finding, ct);
        return LocalRedirect(TrustLinks.Openings);
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await service.FindAsync(id, ct) is not { } found)
            return NotFound();
        Opening = found;
        Who = (await people.NamesAsync([found.PersonId], ct))[found.PersonId];
        Place = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == found.OrganisationId)?.Name ?? "an organisation no longer on record";
        // Past involvements: whoever reviews an opening must know whose record was opened, and sees nothing else of it.
        Child = finders.SingleOrDefault() is { } finder ? await finder.NameAsync(found.ChildId, ct) : null;
        var looks = await db.Set<AuditEntry>().AsNoTracking()
            .Where(a => a.ChildId == found.ChildId && a.PersonId == found.PersonId && a.AtUtc >= found.OpenedAtUtc && a.AtUtc <= found.EndsAtUtc)
            .OrderBy(a => a.Seq).Select(a => new { a.AtUtc, a.Verb, a.Kind }).ToListAsync(ct);
        Looks = [.. looks.Select(l => $"{AuditWords.Of(l.Verb, l.Kind)}, {AuditWords.When(l.AtUtc)}")];
        await audit.ReadAsync(new("see", "emergency opening", id.ToString(), found.ChildId), ct);
        return Page();
    }
}

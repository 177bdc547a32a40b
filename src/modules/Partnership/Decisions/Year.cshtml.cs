using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

/// <summary>All decisions of a year on one page, to be printed and kept.</summary>
internal sealed class YearModel(YearQueries queries, StandingQueries standing, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public YearOfDecisions Book { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(PartnershipLinks.Overview);
        if (await queries.OfAsync(year, ct) is not { } book)
            return NotFound();
        Book = book;
        await audit.ReadAsync(new AuditFact("list", "decision", Detail: FormattableString.Invariant($"record of {book.Year}")), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Records;

internal sealed class ShowModel(ChildQueries children, IInvolvements involvements, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    public Child Child { get; private set; } = null!;

    public int YearGroup { get; private set; }

    public IReadOnlyList<InvolvementSummary> Involvements { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        // Whatever is not an id of a child the reader sees is the same answer: there is nothing here.
        if (!ChildId.TryParse(id, null, out var child) || await children.FindAsync(child, ct) is not { } found)
            return NotFound();
        Child = found;
        YearGroup = YearGroups.Of(found, db.Reader.Today);
        Involvements = await involvements.OfAsync(child, ct);
        await audit.ReadAsync(new("see", "child", child.ToString(), child), ct);
        return Page();
    }
}

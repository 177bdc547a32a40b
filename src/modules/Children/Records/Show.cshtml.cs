using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Records;

internal sealed class ShowModel(RecordQueries records, CurrentActor actor, IInvolvements involvements, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    public RecordView Record { get; private set; } = null!;

    public DateOnly Today => db.Reader.Today;

    public IReadOnlyList<InvolvementSummary> Involvements { get; private set; } = [];

    /// <summary>The actor's school has the child on its roll, so that the record is theirs to keep.</summary>
    public bool Keeps { get; private set; }

    public bool Writes => Record.Child.JoinedToId is null && (actor.Can(Capability.WriteEntries) || actor.Can(Capability.BeFamily));

    public bool IsFamily => actor.Can(Capability.BeFamily) && !actor.Can(Capability.WriteEntries);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        // Whatever is not an id of a child the reader sees is the same answer: there is nothing here.
        if (!ChildId.TryParse(id, null, out var child) || await records.FindAsync(child, ct) is not { } found)
            return NotFound();
        Record = found;
        Keeps = found.Child.JoinedToId is null && found.SchoolsOn(Today).Any(r => actor.Can(Capability.KeepRecords, r.SchoolId));
        Involvements = await involvements.OfAsync(child, ct);
        await audit.ReadAsync(new("see", "child", child.ToString(), child), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Writing;

internal sealed class FlagsModel(ChildQueries children, RecordKeeping keeping, EntryService entries, CurrentActor actor, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    [BindProperty]
    public Visibility Visibility { get; set; } = Visibility.Professionals;

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<Flag> Held { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) =>
        ActAsync(id, () => entries.RaiseAsync(Child.ChildId, new(Text, FormFields.Day(ReviewOn, "day to look at it again"), Visibility), ct), ct);

    public Task<IActionResult> OnPostReviewAsync(string id, string entry, int version, string? again, CancellationToken ct) => ActAsync(id, () =>
        Guid.TryParse(entry, out var known) ? entries.ReviewAsync(Child.ChildId, known, version, FormFields.OptionalDay(again, "day to look at it again"), ct) : Task.FromResult(Outcome.NotThere), ct);

    private async Task<IActionResult> ActAsync(string id, Func<Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await act() switch
            {
                Outcome.Saved => Redirect(ChildLinks.Show(Child.ChildId)),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed this flag meanwhile; look at it again."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await keeping.WriterAsync(child, EntryKinds.Flags, ct) is not { } writer
            || !actor.Can(Capability.WriteEntries, writer) || await children.FindAsync(child, ct) is not { } found)
            return false;
        Child = found;
        Held = await db.Set<Flag>().AsNoTracking().Where(f => f.ChildId == child && f.EndedOn == null).OrderBy(f => f.ReviewOn).ToListAsync(ct);
        await audit.ReadAsync(new("see", "flag", null, child), ct);
        return true;
    }
}

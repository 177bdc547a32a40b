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

internal sealed class WordsModel(ChildQueries children, RecordKeeping keeping, EntryService entries, CurrentActor actor, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    private bool keeps;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Voice Voice { get; set; }

    [BindProperty]
    public string? SaidOn { get; set; }

    [BindProperty]
    public Visibility Visibility { get; set; }

    public Child Child { get; private set; } = null!;

    public bool IsFamily { get; private set; }

    /// <summary>In whose voice the actor may write.</summary>
    public IReadOnlyList<(string Value, string Words)> Voices { get; private set; } = [];

    public IReadOnlyList<OwnWords> Held { get; private set; } = [];

    /// <summary>Words are taken back by who wrote them, or by the school that keeps the record.</summary>
    public bool MayTakeBack(OwnWords words) => words.WrittenBy == actor.Person || keeps;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        SaidOn = FormFields.Typed(db.Reader.Today);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) =>
        ActAsync(id, () => entries.AddWordsAsync(Child.ChildId, new(Text, Voice, FormFields.Day(SaidOn, "day"), Visibility), ct), ct);

    public Task<IActionResult> OnPostTakeBackAsync(string id, string entry, int version, CancellationToken ct) =>
        ActAsync(id, () => Guid.TryParse(entry, out var known) ? entries.TakeBackAsync(Child.ChildId, known, version, ct) : Task.FromResult(Outcome.NotThere), ct);

    private async Task<IActionResult> ActAsync(string id, Func<Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await act() switch
            {
                Outcome.Saved => Redirect(ChildLinks.Show(Child.ChildId)),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed this meanwhile; look at it again."),
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
        if (!ChildId.TryParse(id, null, out var child) || await keeping.WriterAsync(child, EntryKinds.OwnWords, ct) is not { } writer || await children.FindAsync(child, ct) is not { } found)
            return false;
        (Child, IsFamily) = (found, !actor.Can(Capability.WriteEntries, writer));
        Voices = [.. (await entries.VoicesAsync(child, IsFamily, ct)).Select(v => (v.ToString(), RecordWords.Of(v)))];
        keeps = await keeping.KeeperAsync(child, ct) is not null;
        Held = await db.Set<OwnWords>().AsNoTracking().Where(w => w.ChildId == child && w.TakenBackAtUtc == null).OrderByDescending(w => w.SaidOn).ToListAsync(ct);
        await audit.ReadAsync(new("see", "own-words", null, child), ct);
        return true;
    }
}

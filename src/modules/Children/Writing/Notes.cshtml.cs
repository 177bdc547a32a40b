using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Writing;

internal sealed class NotesModel(ChildQueries children, RecordKeeping keeping, NoteService notes, IOrganisations organisations, CurrentActor actor, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public Visibility Visibility { get; set; } = Visibility.Professionals;

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<OpenNote> Held { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Names { get; private set; } = new Dictionary<OrganisationId, string>();

    /// <summary>Family reads the notes that are meant for it; it writes its own words instead.</summary>
    public bool Writes { get; private set; }

    public bool IsMine(OpenNote note) => note.WrittenBy == actor.Person;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        Day = FormFields.Typed(clock.Today());
        return await FindAsync(id, ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) =>
        ActAsync(id, () => notes.AddAsync(Child.ChildId, new(Text, FormFields.Day(Day, "day"), Visibility), ct), ct);

    public Task<IActionResult> OnPostMistakenAsync(string id, string entry, int version, CancellationToken ct) =>
        ActAsync(id, () => Guid.TryParse(entry, out var known) ? notes.MistakenAsync(Child.ChildId, known, version, ct) : Task.FromResult(Outcome.NotThere), ct);

    private async Task<IActionResult> ActAsync(string id, Func<Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await act() switch
            {
                Outcome.Saved => Redirect(ChildLinks.Of(Child.ChildId, "notes")),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed this note meanwhile; look at it again."),
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
        if (!ChildId.TryParse(id, null, out var child) || await keeping.WriterAsync(child, EntryKinds.Notes, ct) is not { } writer || await children.FindAsync(child, ct) is not { } found)
            return false;
        (Child, Writes) = (found, actor.Can(Capability.WriteEntries, writer));
        Names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        Held = await notes.ReadAsync(child, ct);
        return true;
    }
}

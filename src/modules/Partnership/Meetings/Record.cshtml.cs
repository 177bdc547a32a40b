using System.Text;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

internal sealed class RecordModel(MeetingQueries queries, RecordService service, NotesFile notes, SeatQueries table, IPeople people, HeadwaterDb db, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Dictionary<string, string> Presences { get; set; } = [];

    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Chair { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<TableSeat> Seats { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Presence> Was { get; private set; } = new Dictionary<Guid, Presence>();

    public IReadOnlyList<(Correction Correction, string Name)> Corrections { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> People { get; private set; } = [];

    public bool MayTakePart => actor.Can(Capability.TakePart) || actor.Can(Capability.Convene);

    /// <summary>Whoever convenes, or takes notes, writes down who was there; others read it by sector.</summary>
    public bool MayRecord => actor.Can(Capability.Convene) && Meeting.State is (MeetingState.Called or MeetingState.Held) && Meeting.Day <= clock.Today();

    public bool IsCorrectable => Meeting.NotesOn is { } on && RecordService.ClosesOn(on) >= clock.Today();

    public bool MayWriteAnew => MayTakePart && RecordService.IsFresh(Meeting, actor.Person, clock.Today(), Corrections.Count > 0);

    /// <summary>What was chosen just now, else what is written down; null where neither is.</summary>
    public Presence? Typed(Guid seat) => Presences.TryGetValue(seat.ToString(), out var said) && Enum.TryParse<Presence>(said, out var chosen) ? chosen : Was.TryGetValue(seat, out var presence) ? presence : null;

    /// <summary>The seats of which something is said; of the whole table's meetings all.</summary>
    public IEnumerable<TableSeat> Said => MeetingTable.IsOfAll(Meeting.Kind) ? Seats : Seats.Where(s => Was.ContainsKey(s.Seat.Id));

    public bool WasThere(Guid seat) => new HeldMeeting(Meeting, Was).WasThere(seat);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    /// <summary>The record as a file that a word processor opens.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct)
    {
        if (await notes.OfAsync(id, ct) is not { } file)
            return NotFound();
        await audit.ReadAsync(new AuditFact("export", "notes", id.ToString()), ct);
        return File(Encoding.UTF8.GetBytes(file.Html), "text/html; charset=utf-8", file.Name);
    }

    public async Task<IActionResult> OnPostAttendAsync(Guid id, CancellationToken ct) => !actor.Can(Capability.Convene) ? NotFound() : await AgainAsync(id, () => service.AttendAsync(id, Presences.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(
        p => Guid.TryParse(p.Key, out var seat) ? seat : throw new InputRefusedException("One of the seats cannot be read. Load the page again."), p => FormFields.One<Presence>(p.Value, "who was there for each seat")),
        PersonId.TryParse(Chair, null, out var chair) ? chair : null, Known, ct), ct);

    public async Task<IActionResult> OnPostNoteAsync(Guid id, CancellationToken ct) => !MayTakePart ? NotFound() : await AgainAsync(id, () => service.NoteAsync(id, Notes, ct), ct);

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, CancellationToken ct) => !MayTakePart ? NotFound() : await AgainAsync(id, () => service.CorrectAsync(id, Text, ct), ct);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MeetingLinks.Record(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } meeting)
            return NotFound();
        Meeting = meeting;
        Seats = [.. (await table.OnAsync(meeting.Day ?? clock.Today(), ct)).Where(s => MeetingTable.Sits(meeting.Kind, s.Seat.Kind))];
        Was = await queries.PresencesAsync(id, ct);
        var corrections = await db.Set<Correction>().AsNoTracking().Where(c => c.MeetingId == id).OrderBy(c => c.Id).ToListAsync(ct);
        var names = await people.NamesAsync([.. corrections.Select(c => c.By)], ct);
        Corrections = [.. corrections.Select(c => (c, names[c.By]))];
        if (MayRecord)
            People = [("", "Not written down"), .. (await table.ParticipantsAsync(ct)).Select(p => (p.Person.ToString(), p.Name))];
        await audit.ReadAsync(new AuditFact("see", "meeting", id.ToString()), ct);
        return Page();
    }
}

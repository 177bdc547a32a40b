using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>What stands on the wall during a meeting, and in a hand on the bus: one item, who has not been heard, what came of it.</summary>
internal sealed class RoomModel(MeetingQueries queries, AgendaService service, SeatQueries table, HeadwaterDb db, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "item", SupportsGet = true)]
    public Guid? Chosen { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public int Known { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];

    public AgendaItem? Item { get; private set; }

    public int Place { get; private set; }

    /// <summary>Sectors with somebody at the table, with their turns at this item and at the whole meeting; counts, and never of a person.</summary>
    public IReadOnlyList<(string Code, string Label, int Turns, int Today)> Sectors { get; private set; } = [];

    /// <summary>Who is to be asked next: not heard on this yet, those who have said least today first.</summary>
    public IReadOnlyList<string> Unheard => [.. Sectors.Where(s => s.Turns == 0).OrderBy(s => s.Today).Select(s => s.Label)];

    /// <summary>Whether anything can be written yet, and still.</summary>
    public bool IsRunning => Meeting is { State: MeetingState.Called or MeetingState.Held, NotesOn: null } && Meeting.Day <= clock.Today();

    public bool MayTally => actor.Can(Capability.Convene) || actor.Can(Capability.TakePart);

    public bool MayWrite => MayTally && IsRunning;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public async Task<IActionResult> OnPostTurnAsync(Guid id, CancellationToken ct) => !MayTally ? NotFound() : await AgainAsync(id, () => service.TallyAsync(Chosen ?? default, Sector ?? "", back: false, ct), ct);

    public async Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken ct) => !MayTally ? NotFound() : await AgainAsync(id, () => service.TallyAsync(Chosen ?? default, Sector ?? "", back: true, ct), ct);

    public async Task<IActionResult> OnPostOutcomeAsync(Guid id, CancellationToken ct) => !MayTally ? NotFound() : await AgainAsync(id, () => service.OutcomeAsync(Chosen ?? default, Outcome, Known, ct), ct);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect($"{MeetingLinks.Room(id)}?item={Chosen}");
    }, () => ShowAsync(id, typed: true, ct));

    private async Task<IActionResult> ShowAsync(Guid id, bool typed, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } meeting)
            return NotFound();
        Meeting = meeting;
        Items = await queries.AgendaAsync(id, ct);
        Item = Items.FirstOrDefault(i => i.Id == Chosen) ?? Items.FirstOrDefault(i => i.Outcome is null) ?? (Items.Count == 0 ? null : Items[0]);
        Place = Item is null ? 0 : Items.ToList().IndexOf(Item) + 1;
        if (Item is { } item)
        {
            var ids = Items.Select(i => i.Id).ToList();
            var all = await db.Set<VoiceTally>().AsNoTracking().Where(v => ids.Contains(v.AgendaItemId)).ToListAsync(ct);
            Sectors = [.. (await table.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core && !s.IsVacant).GroupBy(s => s.Sector.Code, StringComparer.Ordinal).Select(g => (g.Key, g.First().Sector.Label, all.Where(v => v.AgendaItemId == item.Id && v.SectorCode == g.Key).Sum(v => v.Turns), all.Where(v => v.SectorCode == g.Key).Sum(v => v.Turns)))];
            if (!typed)
                Outcome = item.Outcome;
            Known = item.Version;
            ModelState.Remove(nameof(Known));
        }

        await audit.ReadAsync(new AuditFact("see", "meeting", id.ToString()), ct);
        return Page();
    }
}

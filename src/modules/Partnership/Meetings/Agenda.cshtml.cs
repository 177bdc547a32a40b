using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

internal sealed class AgendaModel(MeetingQueries queries, AgendaService service, SeatQueries seats, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public Guid Item { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public string? Method { get; set; }

    [BindProperty]
    public bool Decision { get; set; }

    [BindProperty]
    public bool Relationship { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public int Known { get; set; }

    /// <summary>Seats that could bring an item.</summary>
    public IReadOnlyList<(string Value, string Words)> Leads { get; private set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];

    /// <summary>Items of meetings that were held, of which nothing came yet and which were not moved.</summary>
    public IReadOnlyList<AgendaItem> Earlier { get; private set; } = [];

    public string? Word { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.AddItemAsync(id, Typed(), ct), ct);

    public Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.ChangeItemAsync(id, Item, Typed(), Known, ct), ct);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.RemoveItemAsync(id, Item, ct), ct);

    public Task<IActionResult> OnPostUpAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.UpAsync(id, Item, ct), ct);

    public Task<IActionResult> OnPostCarryAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.CarryAsync(Item, id, ct), ct);

    /// <summary>Who brings an item, in words; empty where it was not said.</summary>
    public string LeadOf(AgendaItem item) => Leads.FirstOrDefault(l => l.Value == item.LeadSeatId?.ToString()).Words is { } words && item.LeadSeatId is not null ? $", brought by {words}" : "";

    private TypedItem Typed() => new(Title, ShowModel.MinutesOf(Minutes), Method, Decision, Relationship, Guid.TryParse(Lead, out var seat) ? seat : null);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MeetingLinks.Agenda(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } meeting || meeting.State is not (MeetingState.Planned or MeetingState.Called))
            return NotFound();
        Meeting = meeting;
        Items = await queries.AgendaAsync(id, ct);
        Leads = [("", "Not said"), .. (await seats.TableAsync(ct)).Select(s => (s.Seat.Id.ToString(), s.Holder is { } holder ? $"{s.For} ({holder.Name})" : s.For))];
        Word = Items.Any(i => i.IsRelationship) ? null : await queries.NoTimeForEachOtherAsync(ct);
        var held = db.Set<Meeting>().Where(m => m.State == MeetingState.Held).Select(m => m.Id);
        Earlier = await db.Set<AgendaItem>().AsNoTracking().Where(i => held.Contains(i.MeetingId) && i.Outcome == null && i.MovedTo == null).OrderBy(i => i.Id).Take(20).ToListAsync(ct);
        await audit.ReadAsync(new AuditFact("see", "meeting", id.ToString()), ct);
        return Page();
    }
}

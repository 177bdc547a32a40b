using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

internal sealed class AvailabilityModel(MeetingQueries queries, AgendaService service, SeatQueries table, CurrentActor actor, IAuditTrail audit) : PageModel
{
    private HashSet<Guid> mine = [];

    [BindProperty]
    public Guid Seat { get; set; }

    [BindProperty]
    public Dictionary<string, string> Answers { get; set; } = [];

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<OptionRow> Options { get; private set; } = [];

    public AvailabilityChoice? Choice { get; private set; }

    /// <summary>The seats the reader answers for: their own, and for those who convene every one that is held.</summary>
    public IReadOnlyList<TableSeat> Seats { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public bool IsOpen => Meeting.State == MeetingState.Planned;

    public bool IsMine(TableSeat seat) => mine.Contains(seat.Seat.Id);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.AnswerAsync(id, Seat, Answers.ToDictionary(
        a => Guid.TryParse(a.Key, out var option) ? option : throw new InputRefusedException("One of the days cannot be read. Load the page again."), a => FormFields.One<Availability>(a.Value, "an answer for each day")), ct), ct);

    public async Task<IActionResult> OnPostOptionAsync(Guid id, CancellationToken ct) =>
        !MayConvene ? NotFound() : await AgainAsync(id, () => service.AddOptionAsync(id, FormFields.Day(Day, "day"), MeetingWords.TimeOf(Starts), ct), ct);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MeetingLinks.Availability(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } meeting)
            return NotFound();
        Meeting = meeting;
        (Options, Choice) = await queries.OptionsAsync(meeting, ct);
        mine = [.. (await table.MineAsync(ct)).Select(s => s.Seat.Id)];
        Seats = [.. (await table.TableAsync(ct)).Where(s => MeetingTable.Sits(meeting.Kind, s.Seat.Kind) && !s.IsVacant && (MayConvene || IsMine(s))).OrderByDescending(IsMine)];
        await audit.ReadAsync(new AuditFact("see", "meeting", id.ToString()), ct);
        return Page();
    }
}

using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

internal sealed class ShowModel(MeetingQueries queries, MeetingService service, CurrentActor actor, IAuditTrail audit) : MeetingForm
{
    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public int Known { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>The series it is one of; empty where it stands alone.</summary>
    public IReadOnlyList<Meeting> Series { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public async Task<IActionResult> OnPostCallAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () =>
        service.CallAsync(id, FormFields.Day(Day, "day of the meeting"), MeetingWords.TimeOf(Starts), MinutesOf(Minutes), ct), typed: false, ct);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () => service.ChangeAsync(id, PlanOf(MeetingKind.Partnership), Known, ct), typed: true, ct);

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () => service.CancelAsync(id, ct), typed: false, ct);

    public async Task<IActionResult> OnPostCancelSeriesAsync(Guid id, CancellationToken ct) => !MayConvene || await queries.OneAsync(id, ct) is not { SeriesId: { } series } ? NotFound() : await AgainAsync(id, () => service.CancelSeriesAsync(series, ct), typed: false, ct);

    /// <exception cref="InputRefusedException">It is no number.</exception>
    public static int? MinutesOf(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : throw new InputRefusedException("Enter the minutes as a number, such as 90.");

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, bool typed, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MeetingLinks.Meeting(id));
    }, () => ShowAsync(id, typed, ct));

    private async Task<IActionResult> ShowAsync(Guid id, bool typed, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } meeting)
            return NotFound();
        Meeting = meeting;
        Agenda = await queries.AgendaAsync(id, ct);
        if (meeting.SeriesId is { } series)
            Series = await queries.SeriesAsync(series, ct);
        if (!typed)
            (Title, Purpose, Materials, Mode, Place, Access) = (meeting.Title, meeting.Purpose, meeting.Materials, meeting.Mode.ToString(), meeting.Place, meeting.Access);
        Known = meeting.Version;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "meeting", id.ToString()), ct);
        return Page();
    }
}

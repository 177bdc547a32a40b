using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

internal sealed class HeardModel(MeetingQueries queries, HeardQueries heard, HeardService service, SeatQueries table, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<(string Value, string Words)> Answers = [("", "Choose"), ("5", "5, fully"), ("4", "4, mostly"), ("3", "3, in part"), ("2", "2, hardly"), ("1", "1, not at all")];

    private IReadOnlyDictionary<string, string> labels = new Dictionary<string, string>();

    [BindProperty]
    public Guid Seat { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public IReadOnlyList<TableSeat> Mine { get; private set; } = [];

    public IReadOnlySet<Guid> Answered { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<HeardGroup> Groups { get; private set; } = [];

    /// <summary>Seats in which somebody sat on the day.</summary>
    public int Held { get; private set; }

    public DateOnly Today => clock.Today();

    public bool IsOpen => HeardService.IsOpen(Meeting, Today);

    public DateOnly LastDay => HeardService.LastDay(Meeting.Day!.Value);

    /// <summary>Whether the answers, where there were any, have been taken out and counted.</summary>
    public bool IsCounted { get; private set; }

    public string Sectors(HeardGroup group) => string.Join(", ", group.Codes.Select(c => labels.GetValueOrDefault(c, c)));

    public string Mean(IReadOnlyCollection<HeardGroup> groups) => ((double)groups.Sum(g => g.Sum) / groups.Sum(g => g.Answers)).ToString("0.0", CultureInfo.InvariantCulture);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.AnswerAsync(id, Seat, int.TryParse(Answer, NumberStyles.None, CultureInfo.InvariantCulture, out var answer) ? answer : 0, ct);
        return LocalRedirect(MeetingLinks.Heard(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { Day: { } day } meeting)
            return NotFound();
        Meeting = meeting;
        var seats = (await table.OnAsync(day, ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        Held = seats.Count(s => !s.IsVacant);
        labels = seats.DistinctBy(s => s.Sector.Code).ToDictionary(s => s.Sector.Code, s => s.Sector.Label, StringComparer.Ordinal);
        var (mine, presences) = ((await table.MineAsync(ct)).Select(s => s.Seat.Id).ToHashSet(), await queries.PresencesAsync(id, ct));
        Mine = [.. seats.Where(s => mine.Contains(s.Seat.Id) && HeardService.IsAsked(meeting, s.Seat, presences))];
        Answered = await heard.AnsweredAsync(id, ct);
        Groups = await heard.OfAsync([id], ct);
        IsCounted = await heard.IsCountedAsync(id, ct);
        await audit.ReadAsync(new AuditFact("see", "meeting", id.ToString()), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Coaching;

internal sealed class SessionModel(CoachingQueries queries, CoachingService service, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? NextStep { get; set; }

    [BindProperty]
    public string? NextBy { get; set; }

    public CoachingSession Session { get; private set; } = null!;

    public IReadOnlyList<CoachingNote> Notes { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public bool IsCoach => Session.CoachId == actor.Person;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.MoveAsync(id, FormFields.One<SessionState>(To, "what happens"), FormFields.OptionalDay(Day, "day"), Known, ct), ct);

    public Task<IActionResult> OnPostNoteAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.NoteAsync(id, Text, ct), ct);

    public Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => service.AgreeAsync(id, NextStep, FormFields.OptionalDay(NextBy, "day"), Known, ct), ct);

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(CoachingLinks.Session(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found)
            return NotFound();
        (Session, Notes, Names) = found;
        await audit.ReadAsync(new AuditFact("see", "coaching-session"), ct);
        return Page();
    }
}

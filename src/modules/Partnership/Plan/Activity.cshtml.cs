using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class ActivityModel(PlanQueries queries, PlanService service, SeatQueries seats, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Step { get; set; }

    public WholeActivity Whole { get; private set; } = null!;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyDictionary<Guid, NamedSeat> Seats { get; private set; } = new Dictionary<Guid, NamedSeat>();

    /// <summary>The seats the reader sits in.</summary>
    public IReadOnlySet<Guid> Mine { get; private set; } = new HashSet<Guid>();

    public bool MayEdit { get; private set; }

    public DateOnly Today => clock.Today();

    public bool MaySayDone(PlanStep step) => step.DoneOn is null && (MayEdit || (step.OwnerSeatId is { } owner && Mine.Contains(owner)));

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.DoneAsync(id, Step, ct);
        return LocalRedirect(PlanLinks.Activity(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found)
            return NotFound();
        Whole = found;
        (Names, Seats) = (await queries.NamesAsync(found, ct), await queries.SeatsAsync(ct));
        Mine = (await seats.MineAsync(ct)).Select(s => s.Seat.Id).ToHashSet();
        MayEdit = await service.MayEditAsync(found.Activity.ChairSeatId, ct);
        await audit.ReadAsync(new AuditFact("see", "activity", id.ToString()), ct);
        return Page();
    }
}

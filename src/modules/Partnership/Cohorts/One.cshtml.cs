using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Cohorts;

/// <summary>One cohort: its areas, what they show each other, and their workshops.</summary>
internal sealed class OneModel(CohortQueries queries, CohortService service, WorkshopService workshops, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Workshop { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Coming { get; set; }

    [BindProperty]
    public string? Brings { get; set; }

    [BindProperty]
    public string? Learnt { get; set; }

    [BindProperty]
    public string? LearntBefore { get; set; }

    public WholeCohort Cohort { get; private set; } = null!;

    /// <summary>The word with which others join, in the one answer that tells it.</summary>
    public string? Word { get; private set; }

    public bool MayConvene => actor.Can(Capability.Convene);

    public DateOnly Today => clock.Today();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken ct) => !MayConvene ? Task.FromResult<IActionResult>(NotFound()) : this.OrAgainAsync(async () =>
    {
        Word = await service.RenewAsync(id, ct);
        return await ShowAsync(id, ct);
    }, () => ShowAsync(id, ct));

    public async Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.LeaveAsync(id, ct);
        return LocalRedirect(CohortLinks.All);
    }, () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken ct) => WorkAsync(id, () => workshops.InviteAsync(id, new(Title, Purpose, FormFields.Day(Day, "day of the workshop"), MeetingWords.TimeOf(Starts), Place), ct), ct);

    public Task<IActionResult> OnPostReplyAsync(Guid id, CancellationToken ct) => WorkAsync(id, () => workshops.ReplyAsync(Workshop, ShowModel.MinutesOf(Coming), Brings, ct), ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) => WorkAsync(id, () => workshops.CancelAsync(Workshop, ct), ct);

    public Task<IActionResult> OnPostLearntAsync(Guid id, CancellationToken ct) => WorkAsync(id, () => workshops.LearntAsync(Workshop, Learnt, LearntBefore, ct), ct);

    private async Task<IActionResult> WorkAsync(Guid id, Func<Task> work, CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(CohortLinks.One(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found)
            return NotFound();
        Cohort = found;
        await audit.ReadAsync(new AuditFact("see", "cohort", id.ToString()), ct);
        return Page();
    }
}

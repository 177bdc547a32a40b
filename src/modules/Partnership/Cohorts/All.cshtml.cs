using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Cohorts;

/// <summary>The cohorts that this area is in.</summary>
internal sealed class AllModel(CohortQueries queries, CohortService service, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The cohort that was begun just now, and the word with which others join it: told in this one answer.</summary>
    public (Guid Id, string Word)? Begun { get; private set; }

    public IReadOnlyList<WholeCohort> Cohorts { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public WholeWorkshop? Next(WholeCohort cohort) => cohort.Workshops.Where(w => w.Workshop.CancelledOn is null && w.Workshop.Day >= clock.Today()).MinBy(w => w.Workshop.Day);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () => LocalRedirect(CohortLinks.One(await service.JoinAsync(Word, ct))), () => ShowAsync(ct));

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        Begun = await service.BeginAsync(Name, ct);
        return await ShowAsync(ct);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Cohorts = await queries.MineAsync(ct);
        await audit.ReadAsync(new AuditFact("list", "cohort"), ct);
        return Page();
    }
}

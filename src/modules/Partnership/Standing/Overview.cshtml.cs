using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Standing;

internal sealed class OverviewModel(StandingQueries queries, StandingService service, IEnumerable<IOverviewPart> parts, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Phase { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Collaborative? Collaborative { get; private set; }

    public IReadOnlyList<OverviewLine> Lines { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayConvene)
            return NotFound();
        return await this.OrAgainAsync(async () =>
        {
            await service.MoveAsync(FormFields.One<Phase>(Phase, "a phase"), Version, ct);
            return LocalRedirect(PartnershipLinks.Overview);
        }, () => ShowAsync(ct));
    }

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => AgainAsync(() => service.CloseAsync(FormFields.Day(LastDay, "last day"), Why, Version, ct), ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => AgainAsync(() => service.ReopenAsync(Version, ct), ct);

    private async Task<IActionResult> AgainAsync(Func<Task> work, CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(PartnershipLinks.Overview);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Collaborative = await queries.CollaborativeAsync(ct);
        if (Collaborative is not null)
        {
            List<OverviewLine> lines = [];
            foreach (var part in parts.OrderBy(p => p.Order))
                lines.AddRange(await part.LinesAsync(ct));
            Lines = lines;
        }

        await audit.ReadAsync(new AuditFact("see", "collaborative"), ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Voting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class PrioritiesModel(PriorityService service, VisionQueries queries, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Rule { get; set; }
    [BindProperty] public bool Anonymous { get; set; }
    [BindProperty] public string? Closes { get; set; }
    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public bool Aside { get; set; }
    [BindProperty] public int Known { get; set; }

    public IReadOnlyList<Priority> All { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public bool MayAdd => MayConvene || actor.Can(Capability.TakePart);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => AgainAsync(MayAdd, async () =>
    {
        await service.AddAsync(Title, Why, ct);
        return DecisionLinks.Priorities;
    }, ct);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) => AgainAsync(MayConvene, async () =>
    {
        await service.MoveAsync(Id, Aside, Known, ct);
        return DecisionLinks.Priorities;
    }, ct);

    public Task<IActionResult> OnPostPutAsync(CancellationToken ct) => AgainAsync(MayAdd, async () =>
    {
        var kind = FormFields.One<ProposalKind>(Kind, "how it is voted on");
        var draft = new ProposalDraft(
            "Our priorities", "Which of these should we work on first?", kind, kind == ProposalKind.Ranking ? FormFields.One<CountingRule>(Rule, "how the ranking is counted") : null, null, Anonymous, ResultsShown.OnceClosed, 50, true,
            clock.Today(), FormFields.Day(Closes, "last day"));
        return DecisionLinks.Question(await service.PutAsync(draft, ct));
    }, ct);

    private async Task<IActionResult> AgainAsync(bool may, Func<Task<string>> work, CancellationToken ct) =>
        !may ? NotFound() : await this.OrAgainAsync(async () => LocalRedirect(await work()), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        All = await queries.PrioritiesAsync(ct);
        Closes ??= FormFields.Typed(clock.Today().AddDays(14));
        await audit.ReadAsync(new AuditFact("list", "priority"), ct);
        return Page();
    }
}

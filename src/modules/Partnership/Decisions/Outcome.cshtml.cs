using Headwater.Access.Contracts;
using Headwater.Voting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class OutcomeModel(DecisionService service, DecisionQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Statement { get; set; }

    [BindProperty]
    public bool Adopted { get; set; }

    [BindProperty]
    public string? ReviewBy { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public ProposalView View { get; private set; } = null!;

    public ProposalResult Result { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Adopted = true;
        return ShowAsync(id, ct);
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => LocalRedirect(DecisionLinks.Decided(await service.RecordAsync(id, Statement, Adopted, FormFields.OptionalDay(ReviewBy, "day by which it is looked at again"), Chosen, ct))), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { Proposal.Stage: PollStage.Closed } view || (!actor.Can(Capability.Convene) && view.Proposal.ProposedBy != actor.Person) || await queries.ResultAsync(view, ct) is not { } result)
            return NotFound();
        (View, Result) = (view, result);
        await audit.ReadAsync(new AuditFact("see", "proposal", id.ToString()), ct);
        return Page();
    }
}

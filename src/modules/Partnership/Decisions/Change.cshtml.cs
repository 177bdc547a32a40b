using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Voting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class ChangeModel(ProposalService service, DecisionQueries queries, HeadwaterDb db, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public ProposalForm Form { get; set; } = new();

    [BindProperty]
    public int Known { get; set; }

    public Guid Id { get; private set; }

    public bool IsOpened { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } view)
            return NotFound();
        (Form, Known) = (ProposalForm.Of(view.Proposal, view.Options.Select(o => o.Label)), view.Proposal.Version);
        await audit.ReadAsync(new AuditFact("see", "proposal", id.ToString()), ct);
        return Page();
    }

    /// <summary>The same for those who send a change rather than a form.</summary>
    public Task<IActionResult> OnPutAsync(Guid id, CancellationToken ct) => OnPostAsync(id, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null)
            return NotFound();
        try
        {
            return await this.OrAgainAsync(async () =>
            {
                await service.ChangeAsync(id, Form.Read(), Known, ct);
                return LocalRedirect(DecisionLinks.Question(id));
            }, () => Task.FromResult<IActionResult>(Page()));
        }
        catch (PromiseBrokenException broken)
        {
            db.ChangeTracker.Clear();
            foreach (var reason in broken.Reasons)
                ModelState.AddModelError("", reason);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<ProposalView?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view || view.Proposal.ProposedBy != actor.Person)
            return null;
        (Id, IsOpened) = (id, view.Proposal.Stage != PollStage.Draft);
        return view;
    }
}

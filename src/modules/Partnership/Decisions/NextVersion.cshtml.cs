using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class NextVersionModel(NextVersionService service, DecisionQueries queries, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Closes { get; set; }

    public ProposalView Before { get; private set; } = null!;

    public IReadOnlyList<ObjectionLine> Objections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var page = await ShowAsync(id, ct);
        if (Before is not null)
            (Text, Closes) = (Before.Proposal.Text, FormFields.Typed(clock.Today().AddDays(14)));
        return page;
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => LocalRedirect(DecisionLinks.Question(await service.WriteAsync(id, Text, Note, FormFields.Day(Closes, "last day"), ct))), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view || (!actor.Can(Capability.Convene) && view.Proposal.ProposedBy != actor.Person))
            return NotFound();
        (Before, Objections) = (view, await queries.ObjectionsAsync(view, ct));
        await audit.ReadAsync(new AuditFact("see", "proposal", id.ToString()), ct);
        return Page();
    }
}

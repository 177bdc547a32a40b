using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class ProposeModel(ProposalService service, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ProposalForm Form { get; set; } = new();

    public void OnGet() => Form = ProposalForm.Empty(clock.Today());

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(
        async () => LocalRedirect(DecisionLinks.Question(await service.DraftAsync(Form.Read(), ct))), () => Task.FromResult<IActionResult>(Page()));
}

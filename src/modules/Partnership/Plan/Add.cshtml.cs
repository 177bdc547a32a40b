using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class AddModel(PlanService service, PlanQueries queries, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ActivityForm Form { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (Form.Start, Form.Status) = (FormFields.Typed(clock.Today()), nameof(ActivityStatus.Proposed));
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () => LocalRedirect(PlanLinks.Activity(await service.AddAsync(Form.Read(null), ct))), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await queries.FillAsync(Form, null, ct);
        return Page();
    }
}

using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class AloneModel(DecisionService service, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Statement { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? ReviewBy { get; set; }

    public void OnGet() => Day = FormFields.Typed(clock.Today());

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () => LocalRedirect(DecisionLinks.Decided(await service.RecordAloneAsync(
        Statement, Why, FormFields.Day(Day, "day of the decision"), FormFields.OptionalDay(ReviewBy, "day by which it is looked at again"), ct))), () => Task.FromResult<IActionResult>(Page()));
}

using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class ChangeModel(PlanService service, PlanQueries queries, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public ActivityForm Form { get; set; } = new();

    [BindProperty]
    public int Known { get; set; }

    public Guid Id { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found || !await service.MayEditAsync(found.Activity.ChairSeatId, ct))
            return NotFound();
        return await this.OrAgainAsync(async () =>
        {
            await service.ChangeAsync(id, Form.Read(found.Activity.Fields), Known, ct);
            return LocalRedirect(PlanLinks.Activity(id));
        }, () => ShowAsync(id, typed: true, ct));
    }

    private async Task<IActionResult> ShowAsync(Guid id, bool typed, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found || !await service.MayEditAsync(found.Activity.ChairSeatId, ct))
            return NotFound();
        Id = id;
        if (!typed)
            Form = ActivityForm.Of(found.Activity.Fields);
        // Whoever was told of another's change has been shown the way to it, and may save over it.
        Known = found.Activity.Version;
        ModelState.Remove(nameof(Known));
        await queries.FillAsync(Form, id, ct);
        await audit.ReadAsync(new AuditFact("see", "activity", id.ToString()), ct);
        return Page();
    }
}

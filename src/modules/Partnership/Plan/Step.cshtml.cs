using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

internal sealed class StepModel(PlanQueries queries, PlanService service, IAuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public StepKind Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "step")]
    public Guid? Id { get; set; }

    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Due { get; set; }

    [BindProperty]
    public string? Done { get; set; }

    [BindProperty]
    public string? BlockedBy { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    public PlanActivity Activity { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Seats { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.KeepStepAsync(id, Id, new(
            Kind, Title ?? "", Guid.TryParse(Owner, out var seat) ? seat : null, FormFields.OptionalDay(Due, "day"), FormFields.OptionalDay(Done, "day it was done"), BlockedBy, Answer, Notes), Known, ct);
        return LocalRedirect(PlanLinks.Activity(id));
    }, () => ShowAsync(id, typed: true, ct));

    private async Task<IActionResult> ShowAsync(Guid id, bool typed, CancellationToken ct)
    {
        if (!Enum.IsDefined(Kind) || await queries.OneAsync(id, ct) is not { } found || !await service.MayEditAsync(found.Activity.ChairSeatId, ct))
            return NotFound();
        var step = found.Steps.FirstOrDefault(s => s.Id == Id);
        if (Id is not null && step?.Kind != Kind)
            return NotFound();
        (Activity, Seats) = (found.Activity, await queries.ChoicesAsync(ct));
        if (!typed && step?.Fields is { } f)
            (Title, Owner, Due, Done, BlockedBy, Answer, Notes) = (f.Title, f.Owner?.ToString(), FormFields.Typed(f.Due), FormFields.Typed(f.Done), f.BlockedBy, f.Answer, f.Notes);
        Known = step?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "activity", id.ToString()), ct);
        return Page();
    }
}

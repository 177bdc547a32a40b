using Headwater.Access.Contracts;
using Headwater.Children.Keeping;
using Headwater.Children.Records;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Away;

internal sealed class RecordModel(KeptRecords kept, AwayService service, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? FromDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public bool ForBehaviour { get; set; }

    [BindProperty]
    public bool OnSite { get; set; }

    [BindProperty]
    public bool Allegation { get; set; }

    [BindProperty]
    public string? HalfDaysAWeek { get; set; }

    [BindProperty]
    public string? ToDay { get; set; }

    [BindProperty]
    public string? Education { get; set; }

    [BindProperty]
    public string? ParentAgreed { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    public Child Child { get; private set; } = null!;

    public ChangeForm Change => new(HalfDaysAWeek, ToDay, Education, ParentAgreed, ReviewOn);

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        FromDay = FormFields.Typed(clock.Today());
        return ShowAsync(id, ct);
    }

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (await kept.FindToDecideAsync(id, ct) is not { } child)
            return NotFound();
        var typed = new TypedTimeOut(FormFields.One<AwayKind>(Kind, "what it is"), FormFields.Day(FromDay, "first day"), Why, ForBehaviour, OnSite, Allegation, Change.Read());
        var (outcome, _) = await service.RecordAsync(child.ChildId, typed, ct);
        return outcome == Outcome.Saved ? Redirect(AwayLinks.Of(child.ChildId)) : NotFound();
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (await kept.FindToDecideAsync(id, ct) is not { } child)
            return NotFound();
        Child = child;
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "time-out", null, child.ChildId), ct);
        return Page();
    }
}

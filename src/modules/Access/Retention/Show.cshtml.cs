using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Retention;

internal sealed class ShowModel(RetentionRun run, HoldService holds, IEnumerable<IChildFinder> finders, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public DateOnly? Born { get; set; }

    [BindProperty]
    public string? Class { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Hold { get; set; }

    public IReadOnlyList<RetentionTally> Report { get; private set; } = [];

    public IReadOnlyList<RetentionHold> Holds { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostPlaceAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid)
            throw new InputRefusedException("Enter the date of birth as a day.");
        ChildId? child = string.IsNullOrWhiteSpace(First) && string.IsNullOrWhiteSpace(Last)
            ? null
            : await finders.Single().FindAsync(new(First, Last, Born, null), ct) ?? throw new InputRefusedException("No record matches exactly. Check the whole name and the date of birth.");
        await holds.PlaceAsync(child, string.IsNullOrEmpty(Class) ? null : Class, Reason, ct);
        return LocalRedirect(TrustLinks.Retention);
    }, () => ShowAsync(ct));

    public Task<IActionResult> OnPostLiftAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await holds.LiftAsync(Hold, Reason, ct);
        return LocalRedirect(TrustLinks.Retention);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Report = await run.ReportAsync(ct);
        Holds = await holds.InForceAsync(ct);
        await audit.ReadAsync(new("report", "retention"), ct);
        return Page();
    }
}

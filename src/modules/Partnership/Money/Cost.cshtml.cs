using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

internal sealed class CostModel(MoneyService service, HeadwaterDb db, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public AmountForm Amount { get; set; } = new();

    public Guid? Id { get; private set; }

    public IReadOnlyList<(string Value, string Words)> Years { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var year = FinancialYears.Read(Year, clock.Today());
        await service.CostAsync(id, new(year, What, Amount.Read()), Known, ct);
        return LocalRedirect(MoneyLinks.Year(year));
    }, () => ShowAsync(id, typed: true, ct));

    public Task<IActionResult> OnPostRemoveAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.RemoveCostAsync(id ?? throw new InputRefusedException("There is no such line."), Known, ct);
        return LocalRedirect(MoneyLinks.Budget);
    }, () => ShowAsync(id, typed: false, ct));

    private async Task<IActionResult> ShowAsync(Guid? id, bool typed, CancellationToken ct)
    {
        var line = id is null ? null : await db.Set<CostLine>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (id is not null && line is null)
            return NotFound();
        Id = id;
        var now = FinancialYears.Of(clock.Today());
        Years = [.. Enumerable.Range(now - 2, 6).Append(line?.Year ?? now).Distinct().Order().Select(y => (y.ToString(CultureInfo.InvariantCulture), FinancialYears.Name(y)))];
        if (!typed)
            (Year, What, Amount) = ((line?.Year ?? now).ToString(CultureInfo.InvariantCulture), line?.What, line is null ? new() : AmountForm.Of(line.Kind, line.Pence, line.Hours, line.HourPence));
        Known = line?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "budget"), ct);
        return Page();
    }
}

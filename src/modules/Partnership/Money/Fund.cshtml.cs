using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

internal sealed class FundModel(FundService service, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Funder { get; set; }

    [BindProperty]
    public string? Pounds { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Conditions { get; set; }

    [BindProperty]
    public bool PaysShared { get; set; }

    [BindProperty]
    public Guid Report { get; set; }

    [BindProperty]
    public string? ReportWhat { get; set; }

    [BindProperty]
    public string? ReportDue { get; set; }

    public Guid? Id { get; private set; }

    public IReadOnlyList<FundReport> Reports { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.FundAsync(id, new(
            Name, Funder, MoneyRules.Amount(Pounds, "the amount"), FormFields.Day(From, "first day"), FormFields.Day(To, "last day"), FormFields.One<GivenState>(State, "how it stands"), Conditions, PaysShared), Known, ct);
        return LocalRedirect(MoneyLinks.Budget);
    }, () => ShowAsync(id, typed: true, ct));

    public Task<IActionResult> OnPostAskAsync(Guid? id, CancellationToken ct) => ReportAsync(id, fund => service.AskReportAsync(fund, ReportWhat, FormFields.Day(ReportDue, "day it is due"), ct), ct);

    public Task<IActionResult> OnPostSentAsync(Guid? id, CancellationToken ct) => ReportAsync(id, _ => service.SentAsync(Report, ct), ct);

    private Task<IActionResult> ReportAsync(Guid? id, Func<Guid, Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var fund = id ?? throw new InputRefusedException("There is no such fund.");
        await work(fund);
        return LocalRedirect(MoneyLinks.Fund(fund));
    }, () => ShowAsync(id, typed: false, ct));

    private async Task<IActionResult> ShowAsync(Guid? id, bool typed, CancellationToken ct)
    {
        var fund = id is null ? null : await db.Set<ExternalFund>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (id is not null && fund is null)
            return NotFound();
        Id = id;
        if (fund is not null)
            Reports = await db.Set<FundReport>().AsNoTracking().Where(r => r.FundId == fund.Id).OrderBy(r => r.Due).ThenBy(r => r.Id).ToListAsync(ct);
        if (!typed && fund is not null)
            (Name, Funder, Pounds, From, To, State, Conditions, PaysShared) = (fund.Name, fund.Funder, MoneyRules.Typed(fund.Pence), FormFields.Typed(fund.FromDay), FormFields.Typed(fund.ToDay), fund.State.ToString(), fund.Conditions, fund.PaysShared);
        Known = fund?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "budget"), ct);
        return Page();
    }
}

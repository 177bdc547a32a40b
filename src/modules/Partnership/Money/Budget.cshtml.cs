using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Money;

internal sealed class BudgetModel(MoneyQueries queries, MoneySignals signals, StandingQueries standing, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public BudgetYear Budget { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<(MoneyGiven Given, string Name)> Given { get; private set; } = [];

    public IReadOnlyList<(ExternalFund Fund, FundReport? Next)> Funds { get; private set; } = [];

    public SignalResult? Runway { get; private set; }

    public bool MayConvene => actor.Can(Capability.Convene);

    public DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(string? year, CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        var chosen = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && FinancialYears.IsNear(one, Today) ? one : FinancialYears.Of(Today);
        (Budget, Years) = (await queries.YearAsync(chosen, ct), await queries.YearsAsync(Today, ct));
        (Given, Funds) = (await queries.GivenAsync(ct), await queries.FundsAsync(ct));
        Runway = (await signals.SignalsAsync(Today, ct))[0];
        await audit.ReadAsync(new AuditFact("see", "budget", FinancialYears.Name(chosen)), ct);
        return Page();
    }
}

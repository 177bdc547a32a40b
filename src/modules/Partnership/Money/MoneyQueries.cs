using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

/// <summary>An organisation's exact share of a year.</summary>
internal sealed record ShareLine(OrganisationId Organisation, string Name, Sharer Part, long Pence);

/// <summary>A year of the budget.</summary>
internal sealed record BudgetYear(int Year, IReadOnlyList<CostLine> Lines, SharingRule? Rule, IReadOnlyList<ShareLine> Shares, string? WhyNot)
{
    public long Cash => Lines.Where(l => l.Kind == CostKind.Cash).Sum(l => l.Pence);

    public long InKind => Lines.Where(l => l.Kind == CostKind.InKind).Sum(l => l.Pence);
}

/// <summary>Reads the money.</summary>
internal sealed class MoneyQueries(HeadwaterDb db, CurrentActor actor, IOrganisations organisations)
{
    public async Task<BudgetYear> YearAsync(int year, CancellationToken ct)
    {
        var lines = await db.Set<CostLine>().AsNoTracking().Where(c => c.Year == year).ToListAsync(ct);
        var rule = await db.Set<SharingRule>().AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, ct);
        var parts = await SharersAsync(year, ct);
        var names = await NamesAsync(ct);
        var budget = new BudgetYear(year, [.. lines.OrderBy(l => l.Kind).ThenByDescending(l => l.Pence).ThenBy(l => l.Id)], rule, [], null);
        if (parts.Count == 0)
            return budget;
        try
        {
            var shares = Shares.Split(budget.Cash, [.. parts.Select(p => new CostSharer(Name(names, p.OrganisationId), p.Weight, p.FloorPence, p.CapPence, p.ZeroTier))]);
            return budget with { Shares = [.. parts.Select((p, i) => new ShareLine(p.OrganisationId, Name(names, p.OrganisationId), p, shares[i]))] };
        }
        catch (InputRefusedException why)
        {
            return budget with { WhyNot = why.Message };
        }
    }

    /// <summary>Who shares the cost of a year, in their lasting order.</summary>
    public async Task<IReadOnlyList<Sharer>> SharersAsync(int year, CancellationToken ct) => await db.Set<Sharer>().AsNoTracking().Where(s => s.Year == year).OrderBy(s => s.Place).ToListAsync(ct);

    /// <summary>The years that have a line or a rule, and this one, in their order.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(DateOnly today, CancellationToken ct) =>
        [.. (await db.Set<CostLine>().Select(c => c.Year).Distinct().ToListAsync(ct)).Append(FinancialYears.Of(today)).Append(FinancialYears.Of(today) + 1).Where(y => FinancialYears.IsNear(y, today)).Distinct().Order()];

    public async Task<IReadOnlyList<(MoneyGiven Given, string Name)>> GivenAsync(CancellationToken ct)
    {
        var names = await NamesAsync(ct);
        var given = await db.Set<MoneyGiven>().AsNoTracking().ToListAsync(ct);
        return [.. given.OrderByDescending(g => g.FromDay).ThenBy(g => Name(names, g.OrganisationId), StringComparer.Ordinal).ThenBy(g => g.Id).Select(g => (g, Name(names, g.OrganisationId)))];
    }

    public async Task<IReadOnlyList<(ExternalFund Fund, FundReport? Next)>> FundsAsync(CancellationToken ct)
    {
        var reports = (await db.Set<FundReport>().AsNoTracking().Where(r => r.SentOn == null).ToListAsync(ct)).ToLookup(r => r.FundId);
        return [.. (await db.Set<ExternalFund>().AsNoTracking().ToListAsync(ct)).OrderByDescending(f => f.ToDay).ThenBy(f => f.Id).Select(f => (f, reports[f.Id].MinBy(r => r.Due)))];
    }

    /// <summary>Payments the reader may know of: every one for those who convene, one's own for others.</summary>
    public async Task<IReadOnlyList<InvolvementPayment>> PaymentsAsync(CancellationToken ct)
    {
        var all = actor.Can(Capability.Convene);
        var payments = await db.Set<InvolvementPayment>().AsNoTracking().Where(p => all || p.PersonId == actor.Person).ToListAsync(ct);
        return [.. payments.OrderByDescending(p => p.Day).ThenByDescending(p => p.Id)];
    }

    public async Task<IReadOnlyDictionary<OrganisationId, string>> NamesAsync(CancellationToken ct) => (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);

    public static string Name(IReadOnlyDictionary<OrganisationId, string> names, OrganisationId id) => names.GetValueOrDefault(id, "An organisation no longer on record");
}

/// <summary>What a runway is worked out from.</summary>
/// <param name="Monthly">The shared cost of a month in pence; null where there is no budget.</param>
/// <param name="Money">What is confirmed and may pay shared costs.</param>
/// <param name="Start">The month from which it is counted.</param>
/// <param name="OtherPence">What is confirmed and may not pay shared costs.</param>
internal sealed record Runway(long? Monthly, IReadOnlyList<ConfirmedMoney> Money, DateOnly Start, long OtherPence);

/// <summary>S14 from the budget and what is confirmed or received.</summary>
internal sealed class MoneySignals(HeadwaterDb db, MoneyQueries queries, Limits.LimitQueries limits) : ISignalSource
{
    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            return [];
        var runway = await RunwayAsync(today, ct);
        var signal = FundingRunway.Signal(runway.Monthly, runway.Money, runway.Start, (await limits.CurrentAsync(ct)).Funding);
        return [runway.OtherPence == 0 ? signal : signal with { Caveats = [.. signal.Caveats, $"{MoneyRules.Pounds(runway.OtherPence)} of funds that may not pay the shared costs is left out."] }];
    }

    /// <summary>How long the confirmed money lasts.</summary>
    public async Task<Runway> RunwayAsync(DateOnly today, CancellationToken ct)
    {
        var year = FinancialYears.Of(today);
        var cost = await db.Set<CostLine>().Where(c => c.Year == year && c.Kind == CostKind.Cash).SumAsync(c => c.Pence, ct);
        var start = new DateOnly(today.Year, today.Month, 1);
        var funds = (await queries.FundsAsync(ct)).Select(f => f.Fund).Where(f => f.State != GivenState.Promised && f.ToDay >= start).ToList();
        List<ConfirmedMoney> money =
        [
            .. (await queries.GivenAsync(ct)).Where(g => g.Given.Kind == CostKind.Cash && g.Given.State != GivenState.Promised).Select(g => Left(g.Name, g.Given.Pence, g.Given.FromDay, g.Given.ToDay, start)),
            .. funds.Where(f => f.PaysShared).Select(f => Left(f.Funder, f.Pence, f.FromDay, f.ToDay, start)),
        ];
        var monthly = (cost + 11) / 12;
        var other = funds.Where(f => !f.PaysShared).Select(f => Left(f.Funder, f.Pence, f.FromDay, f.ToDay, start).Pence).Sum();
        return new(monthly == 0 ? null : monthly, [.. money.Where(m => m.To >= start)], start, other);
    }

    /// <summary>What is left of money on a day: it is taken to be spent evenly over its days, since nobody writes down what was spent.</summary>
    public static ConfirmedMoney Left(string funder, long pence, DateOnly from, DateOnly to, DateOnly start)
    {
        if (start <= from)
            return new(funder, pence, from, to);
        var (all, left) = (to.DayNumber - from.DayNumber + 1, Math.Max(0, to.DayNumber - start.DayNumber + 1));
        return new(funder, (long)((Int128)pence * left / all), from, to);
    }
}

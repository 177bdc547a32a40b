using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>Money that is confirmed or received, not merely promised.</summary>
/// <param name="Funder">Who gives it.</param>
/// <param name="Pence">What is left of it, ≥ 0.</param>
/// <param name="From">The first day it may be spent.</param>
/// <param name="To">The last day it may be spent.</param>
public sealed record ConfirmedMoney(string Funder, long Pence, DateOnly From, DateOnly To);

/// <summary>How long money lasts.</summary>
/// <param name="Months">Months from the start whose cost is covered, with the covered part of the next.</param>
/// <param name="Cliff">The first day of the first month not fully covered; null where none is within ten years.</param>
/// <param name="LargestFunder">Who gives most; the first of equals; null where there is no money.</param>
/// <param name="LargestShare">Their share of all confirmed money, in [0, 1].</param>
public sealed record RunwayMeasure(double Months, DateOnly? Cliff, string? LargestFunder, double LargestShare);

/// <summary>S14: how long confirmed money lasts. The definition is Headwater's.</summary>
public static class FundingRunway
{
    private const int MostMonths = 120;

    /// <summary>The figures. Each month is paid from the money that runs out of time first, which makes it last longest.</summary>
    /// <param name="monthlyPence">The shared cost of a month, 1 or more.</param>
    /// <param name="money">Confirmed money.</param>
    /// <param name="start">The first day of the first month looked at.</param>
    /// <exception cref="ArgumentException">The cost is not above 0, a funder is blank, a sum is negative, or money may be spent until before it may be spent from.</exception>
    public static RunwayMeasure Measure(long monthlyPence, IReadOnlyList<ConfirmedMoney> money, DateOnly start)
    {
        if (monthlyPence < 1)
            throw new ArgumentOutOfRangeException(nameof(monthlyPence), monthlyPence, "A month costs nothing: give the shared cost of a month in pence.");
        foreach (var sum in money)
        {
            Require.Text(sum.Funder, "funder", nameof(money));
            Require.NotNegative(sum.Pence, $"money of {sum.Funder}", nameof(money));
            if (sum.To < sum.From)
                throw new ArgumentException($"The money of {sum.Funder} ends before it begins: correct the days.", nameof(money));
        }

        var usable = money.Where(m => m.To >= start).OrderBy(m => m.To).ToList();
        var left = usable.Select(m => m.Pence).ToArray();
        var (months, cliff) = (0.0, (DateOnly?)null);
        for (var month = 0; month < MostMonths; month++)
        {
            var covered = Spend(monthlyPence, usable, left, start.AddMonths(month), start.AddMonths(month + 1).AddDays(-1));
            months += (double)covered / monthlyPence;
            if (covered == monthlyPence)
                continue;
            cliff = start.AddMonths(month);
            break;
        }

        var funders = usable.GroupBy(m => m.Funder, StringComparer.Ordinal).Select(g => (g.Key, Pence: g.Sum(m => m.Pence))).ToList();
        var all = funders.Sum(f => f.Pence);
        if (all == 0)
            return new(months, cliff, null, 0);
        var largest = funders.MaxBy(f => f.Pence);
        return new(months, cliff, largest.Key, (double)largest.Pence / all);
    }

    /// <summary>What is said. The value is months covered; n is the number of funders.</summary>
    /// <param name="monthlyPence">The shared cost of a month; null where there is no budget.</param>
    /// <param name="money">Confirmed money.</param>
    /// <param name="start">The first day of the first month looked at.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">As <see cref="Measure"/>.</exception>
    public static SignalResult Signal(long? monthlyPence, IReadOnlyList<ConfirmedMoney> money, DateOnly start, FundingThresholds? thresholds = null)
    {
        thresholds ??= new();
        if (monthlyPence is not { } monthly)
            return Findings.TooLittle(Collaboration.Signal.FundingRunway, 0, "There is no budget yet: write down what working together costs, unpaid time too.");
        var measure = Measure(monthly, money, start);
        var findings = new Findings();
        var told = $"Confirmed money covers {Words.Number(measure.Months)} {(Words.Number(measure.Months) == "1" ? "month" : "months")} of the shared cost"
            + (measure.Cliff is { } cliff ? $"; from {cliff.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))} it is not enough" : " or more");
        if (measure.Months < thresholds.MonthsAct)
            findings.Act($"{told}: agree now who pays from then.");
        else
            findings.Note($"{told}.");
        if (measure.LargestFunder is { } funder)
        {
            var share = $"{Words.Capital(funder)} gives {Words.Percent(measure.LargestShare)} of it";
            if (measure.LargestShare > thresholds.FunderAct)
                findings.Act($"{share}: the work would not outlast that one decision.");
            else
                findings.Note($"{share}.");
        }

        findings.Caveat("Money that is promised and not confirmed is left out, and so is unpaid time.");
        return findings.As(Collaboration.Signal.FundingRunway, measure.Months, money.Select(m => m.Funder).Distinct(StringComparer.Ordinal).Count());
    }

    private static long Spend(long cost, List<ConfirmedMoney> money, long[] left, DateOnly first, DateOnly last)
    {
        var open = cost;
        for (var i = 0; i < money.Count && open > 0; i++)
        {
            if (money[i].From > last || money[i].To < first)
                continue;
            var paid = Math.Min(open, left[i]);
            (left[i], open) = (left[i] - paid, open - paid);
        }

        return cost - open;
    }
}

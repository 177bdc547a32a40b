using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Ledger;

/// <summary>A school's share beside its fair share.</summary>
/// <param name="School">Which.</param>
/// <param name="Roll">Children on roll.</param>
/// <param name="Balance">Points it carries.</param>
/// <param name="Fair">The points it would carry if all points were carried by roll.</param>
/// <param name="PerHundred">Points for each hundred on roll.</param>
/// <param name="InYear">Children placed at it by the panel in the year, those taken back left out.</param>
/// <param name="FairInYear">The children it would have taken if all were shared by roll.</param>
internal sealed record SchoolShare(OrganisationId School, int Roll, int Balance, double Fair, double PerHundred, int InYear, double FairInYear);

/// <summary>How long children waited for a decision.</summary>
/// <param name="Counted">Of how many that is known.</param>
/// <param name="Median">Half of them waited no longer, in days; null where there is none.</param>
/// <param name="Ninetieth">Nine of ten waited no longer, in days.</param>
/// <param name="OverTwenty">How many were decided on after the twentieth school day.</param>
/// <param name="OverTwentyOf">Of how many that is known.</param>
internal sealed record TimeToPlace(int Counted, int? Median, int? Ninetieth, int OverTwenty, int OverTwentyOf);

/// <summary>How fairly schools share, and how fast children are placed (domain 3.6, 3.13 and table 3B). Values in, values out.</summary>
internal static class FairnessRules
{
    /// <summary>Every school's share, the highest burden first.</summary>
    public static IReadOnlyList<SchoolShare> Shares(LedgerBook book, IReadOnlyDictionary<OrganisationId, int> rolls, IReadOnlyList<LedgerEntry> ofYear)
    {
        var schools = book.Accounts.Keys.Where(rolls.ContainsKey).ToList();
        long roll = schools.Sum(s => (long)rolls[s]), points = schools.Sum(s => (long)book.Balance(s));
        var placed = Placed(ofYear);
        var children = schools.Sum(s => placed.GetValueOrDefault(s));
        return
        [
            .. schools.Select(s => new SchoolShare(s, rolls[s], book.Balance(s), (double)points * rolls[s] / roll, 100.0 * book.Balance(s) / rolls[s], placed.GetValueOrDefault(s), (double)children * rolls[s] / roll))
                .OrderByDescending(s => s.PerHundred).ThenBy(s => s.School.Value),
        ];
    }

    /// <summary>Children placed at each school, those taken back left out.</summary>
    public static IReadOnlyDictionary<OrganisationId, int> Placed(IEnumerable<LedgerEntry> entries) =>
        entries.GroupBy(e => e.SchoolId).ToDictionary(g => g.Key, g => g.Sum(Counts));

    /// <summary>Children placed at each school by year group.</summary>
    public static IReadOnlyDictionary<(OrganisationId School, int Year), int> PlacedByYear(IEnumerable<LedgerEntry> entries) =>
        entries.Where(e => e.YearGroup is not null).GroupBy(e => (e.SchoolId, e.YearGroup!.Value)).ToDictionary(g => g.Key, g => g.Sum(Counts));

    /// <summary>
    /// How many points would have to stand with other schools for everybody to carry the same for each child on roll: nought when all
    /// is even. Half the sum of the distances between what schools carry and what they would (the Hoover index, in points).
    /// </summary>
    public static double PointsToMove(IReadOnlyDictionary<OrganisationId, int> balances, IReadOnlyDictionary<OrganisationId, int> rolls)
    {
        var schools = balances.Keys.Where(rolls.ContainsKey).ToList();
        long roll = schools.Sum(s => (long)rolls[s]), points = schools.Sum(s => (long)balances[s]);
        return roll == 0 ? 0 : schools.Sum(s => Math.Abs(balances[s] - ((double)points * rolls[s] / roll))) / 2;
    }

    /// <summary>The same at the end of each month of a school year that has begun.</summary>
    public static IReadOnlyList<(DateOnly Month, double Points)> OverTime(LedgerBook book, IReadOnlyDictionary<OrganisationId, int> rolls, AcademicYear year, DateOnly today)
    {
        List<(DateOnly, double)> months = [];
        for (var month = year.FirstDay; month <= year.LastDay && month <= today; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            months.Add((month, PointsToMove(book.Accounts.Keys.ToDictionary(s => s, s => book.Balance(s, end < today ? end : today)), rolls)));
        }

        return months;
    }

    /// <summary>How long the children of these entries waited; places that came to nothing are left out.</summary>
    public static TimeToPlace Waited(IReadOnlyList<LedgerEntry> entries)
    {
        var back = entries.Where(e => e.Cause == LedgerCause.TakenBack).Select(e => e.PlaceId).ToHashSet();
        List<LedgerEntry> placed = [.. entries.Where(e => e.Cause == LedgerCause.FairAccess && (e.PlaceId is null || !back.Contains(e.PlaceId)))];
        List<int> days = [.. placed.Select(e => e.DaysToPlace).OfType<int>().Order()];
        List<int> school = [.. placed.Select(e => e.SchoolDaysToPlace).OfType<int>()];
        return new(days.Count, Percentile(days, 50), Percentile(days, 90), school.Count(d => d > Referrals.ReferralRules.SchoolDaysToPlace), school.Count);
    }

    /// <summary>The smallest value that so many per cent of all do not exceed (nearest rank); null of none.</summary>
    /// <param name="sorted">From the least.</param>
    /// <param name="percent">From 1 to 100.</param>
    public static int? Percentile(IReadOnlyList<int> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100m) - 1)];

    private static int Counts(LedgerEntry e) => e.Cause switch { LedgerCause.FairAccess => 1, LedgerCause.TakenBack => -1, _ => 0 };
}

namespace Headwater.Support.Helpline;

/// <summary>An enquiry as far as themes are counted.</summary>
/// <param name="Need">What it is about, by key; null where nobody said.</param>
/// <param name="Month">The first day of the month in which it came.</param>
/// <param name="IsUnanswered">Something of it could not be answered.</param>
internal sealed record AskedAbout(string? Need, DateOnly Month, bool IsUnanswered);

/// <summary>How often something was asked; null where the number is withheld because it is small.</summary>
/// <param name="Need">What, by key; null for those of which nobody said what they are about.</param>
/// <param name="ByMonth">In each month, in the order of the report.</param>
/// <param name="All">In all of them.</param>
/// <param name="Unanswered">How many of them could not be answered.</param>
internal sealed record ThemeLine(string? Need, IReadOnlyList<int?> ByMonth, int? All, int? Unanswered);

/// <summary>Counts what is asked. Values in, values out.</summary>
internal static class ThemeRules
{
    /// <summary>So many enquiries about the same in the months of the report are a repeated question.</summary>
    public const int Repeated = 5;

    /// <summary>How many months the report reaches back.</summary>
    public const int Months = 6;

    /// <summary>The months up to the one of a day, the oldest first.</summary>
    public static IReadOnlyList<DateOnly> MonthsUpTo(DateOnly day) =>
        [.. Enumerable.Range(0, Months).Select(n => new DateOnly(day.Year, day.Month, 1).AddMonths(n - Months + 1))];

    /// <summary>
    /// One line for each need, the most asked first. A count from 1 to below the threshold is withheld; a total from which a single withheld one could
    /// be worked out is withheld with it.
    /// </summary>
    public static IReadOnlyList<ThemeLine> Count(IReadOnlyCollection<AskedAbout> asked, IReadOnlyList<DateOnly> months, int threshold) =>
    [
        .. asked.Where(a => months.Contains(a.Month)).GroupBy(a => a.Need)
            .OrderBy(g => g.Key is null).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => LineOf(g.Key, [.. g], months, threshold)),
    ];

    private static ThemeLine LineOf(string? need, IReadOnlyList<AskedAbout> asked, IReadOnlyList<DateOnly> months, int threshold)
    {
        int? Shown(int count) => count > 0 && count < threshold ? null : count;
        List<int?> byMonth = [.. months.Select(m => Shown(asked.Count(a => a.Month == m)))];
        var unanswered = asked.Count(a => a.IsUnanswered);
        var all = byMonth.Count(m => m is null) == 1 ? null : Shown(asked.Count);
        // What was answered is the rest: where that is small, it is no better.
        return new(need, byMonth, all, all is null || Shown(asked.Count - unanswered) is null ? null : Shown(unanswered));
    }
}

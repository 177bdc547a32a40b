using Headwater.Duties;

namespace Headwater.Children.Exclusions;

/// <summary>
/// What the law allows in exceptional cases only, or not at all, and the real world does: it is recorded with the reason. A suspension or
/// exclusion that starts straight after another (rule 1.9), and more than 45 days in a school year (rule 1.3).
/// </summary>
internal static class UnusualExclusions
{
    /// <summary>What becomes unusual once one more is on record, in sentences; also that another then starts straight after it.</summary>
    /// <param name="before">As it was; what was unusual in it is not said again.</param>
    /// <param name="row">The one that is new; the clock takes it.</param>
    /// <param name="ground">By what is counted.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<string> Of(ChildLedger before, RecordedExclusion row, ClockGround ground, DateOnly today)
    {
        var after = before with { Exclusions = [.. before.Exclusions, row] };
        var known = In(before).Select(e => (e.Exclusion, e.Rule)).ToHashSet();
        return [.. In(after).Where(e => !known.Contains((e.Exclusion, e.Rule))).Select(e => LedgerClock.Said(e.Words, after))];

        IReadOnlyList<ToExplain> In(ChildLedger ledger) => LedgerClock.Of(ledger, row.SchoolId, ground.Dates, ground.Book, today).Result?.ToExplain ?? [];
    }
}

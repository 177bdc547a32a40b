namespace Headwater.Duties;

/// <summary>What moves between budgets after a permanent exclusion (rule 1.49; SI 2018/10 reg 27).</summary>
public static class BudgetAdjustment
{
    /// <summary>
    /// A × (B ÷ 52) + C in whole pence. The product is taken before the division, so that only one rounding happens; half a penny
    /// is rounded up. The excluding school loses this, the admitting school gains A × (B ÷ 52) in the same way.
    /// </summary>
    /// <param name="yearInPence">A: the full year's amount for the child, in pence; 0 or more.</param>
    /// <param name="weeks">B: complete weeks left, 0 to 52.</param>
    /// <param name="reviewInPence">C: what a review panel ordered, in pence; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or the weeks are not 0 to 52.</exception>
    public static long Pence(long yearInPence, int weeks, long reviewInPence = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(yearInPence);
        ArgumentOutOfRangeException.ThrowIfNegative(reviewInPence);
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeks, 52);
        return checked((long)((((Int128)2 * yearInPence * weeks) + 52) / 104) + reviewInPence);
    }

    /// <summary>Complete weeks from a day to another, both included.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day of the funding period, or of the school year for a leaver excluded on or after 1 April.</param>
    /// <returns>0 when the second day is before the first.</returns>
    public static int CompleteWeeks(DateOnly from, DateOnly until) => Math.Max(0, until.DayNumber + 1 - from.DayNumber) / 7;
}

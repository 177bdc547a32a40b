using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Exclusions;

/// <summary>Days of an exclusion that cannot be, each refused with the remedy.</summary>
internal static class ExclusionDays
{
    /// <summary>Not once the child has been out for more than 45 days of the year (rule 1.47).</summary>
    /// <exception cref="InputRefusedException">It is too late.</exception>
    public static void RefuseCancelling(RecordedExclusion x, ClockResult? now, RuleBook book)
    {
        if (book.Find("1.3", x.Start)?["schoolDays"] is { } limit && now?.SessionsThisYear > 2 * limit)
            throw new InputRefusedException($"The child has been out for more than {limit} school days of this school year. By law it cannot be cancelled any more (rule 1.47); the governing board decides.");
    }

    /// <exception cref="InputRefusedException">A day lies in the future, or before the child was at school.</exception>
    public static void Refuse(DateOnly decided, DateOnly start, DateOnly born, DateOnly today)
    {
        if (decided > today)
            throw new InputRefusedException("The decision lies in the future. Record it once it is made.");
        if (start > today.AddYears(1))
            throw new InputRefusedException("The start lies more than a year ahead. Correct it.");
        if (start < born.AddYears(4))
            throw new InputRefusedException("The child was not at school yet at the start that is given. Correct it.");
    }
}

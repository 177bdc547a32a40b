namespace Headwater.Duties;

/// <summary>When a notice sent by post or by hand counts as given (rule 1.37; REGS12 Schedule 1 paragraph 1(2) and regulation 17(3)).</summary>
public static class NoticeByPost
{
    /// <summary>First-class post: the second working day after posting, Saturdays, Sundays and bank holidays not being working days.</summary>
    /// <param name="posted">The day of posting.</param>
    /// <param name="bankHolidays">Bank holidays in England around it.</param>
    /// <param name="workingDays">How many working days after; the rule's parameter <c>workingDays</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one working day.</exception>
    public static DateOnly Given(DateOnly posted, IReadOnlySet<DateOnly> bankHolidays, int workingDays = 2)
    {
        ArgumentNullException.ThrowIfNull(bankHolidays);
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = posted;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !bankHolidays.Contains(day))
                left--;
        }

        return day;
    }

    /// <summary>By hand: the same day.</summary>
    /// <param name="delivered">The day it was handed over.</param>
    public static DateOnly GivenByHand(DateOnly delivered) => delivered;
}

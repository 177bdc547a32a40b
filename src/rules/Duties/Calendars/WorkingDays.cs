namespace Headwater.Duties;

/// <summary>
/// Bank holidays in England: Banking and Financial Dealings Act 1971, Schedule 1, the royal proclamations for New Year's Day and
/// the first Monday of May, and Good Friday and Christmas Day by common law.
/// </summary>
public static class BankHolidays
{
    // Proclaimed for one year; a later one is added here.
    private static readonly Dictionary<DateOnly, bool> Proclaimed = new()
    {
        [new(2020, 5, 4)] = false,
        [new(2020, 5, 8)] = true,
        [new(2022, 5, 30)] = false,
        [new(2022, 6, 2)] = true,
        [new(2022, 6, 3)] = true,
        [new(2022, 9, 19)] = true,
        [new(2023, 5, 8)] = true,
    };

    /// <summary>Whether a day is one.</summary>
    public static bool Contains(DateOnly day) => Proclaimed.TryGetValue(day, out var holiday) ? holiday : Ordinary(day.Year).Contains(day);

    private static IEnumerable<DateOnly> Ordinary(int year)
    {
        var easter = Easter.Sunday(year);
        yield return OnWeekday(new(year, 1, 1));
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return MondayFrom(new(year, 5, 1));
        yield return MondayFrom(new(year, 5, 25));
        yield return MondayFrom(new(year, 8, 25));
        var christmas = OnWeekday(new(year, 12, 25));
        yield return christmas;
        var boxing = OnWeekday(new(year, 12, 26));
        yield return boxing > christmas ? boxing : OnWeekday(christmas.AddDays(1));
        // Christmas on a Sunday: Boxing Day stays on the Monday and the Tuesday stands in for Christmas, which are the two days above.
    }

    private static DateOnly OnWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly MondayFrom(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
            day = day.AddDays(1);
        return day;
    }
}

/// <summary>Working days: Monday to Friday, without bank holidays in England.</summary>
public static class WorkingDays
{
    /// <summary>The day that many working days after a day; the day itself does not count.</summary>
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Contains(day))
                count--;
        }

        return day;
    }

    /// <summary>Whether a day is one.</summary>
    public static bool Contains(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);
}

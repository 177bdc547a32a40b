using Headwater.Children.Attendance;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// Attendance by week and code for two years, of the children who are now at the first secondary school and at the first two primary
/// schools: about one in twenty. All of them would be four million rows, and show nothing more.
/// </summary>
internal sealed class MadeUpWeeks(SampleOrder order)
{
    private const int PrimariesWithRegister = 2;
    private const int Days = 5;

    private readonly SplitMix random = order.Random("weeks");
    private readonly List<DateOnly> weeks = [.. Weeks(order.Since, order.Today)];

    public static bool Has(MadeUpChild child) =>
        child.TwiceOf is null && child.Current?.School is { } school && (school.Phase == SchoolPhase.Secondary ? school.Number == 0 : school.Number < PrimariesWithRegister);

    /// <summary>The rows of a child: none for weeks before it was on a roll here.</summary>
    public IEnumerable<AttendanceWeek> Of(MadeUpChild child)
    {
        foreach (var week in weeks)
        {
            if (child.Stays.FirstOrDefault(s => s.School.Phase != SchoolPhase.Unit && s.From <= week && (s.To is null || s.To >= week.AddDays(Days - 1))) is not { } stay)
                continue;
            foreach (var (code, sessions) in Codes(child))
                yield return new() { ChildId = child.Id, WeekStarting = week, Code = code, Sessions = sessions, SchoolId = stay.School.Id };
        }
    }

    /// <summary>The Mondays of school weeks: 39 a year. A made-up calendar, near that of most authorities.</summary>
    public static IEnumerable<DateOnly> Weeks(DateOnly from, DateOnly to)
    {
        for (var day = from.AddDays((8 - (int)from.DayOfWeek) % 7); day.AddDays(Days - 1) <= to; day = day.AddDays(7))
        {
            if (!IsHoliday(day))
                yield return day;
        }
    }

    private static bool IsHoliday(DateOnly monday) => (monday.Month, monday.Day) switch
    {
        (7, >= 21) or (8, _) => true,
        (10, >= 24 and <= 30) => true,
        (12, >= 20) or (1, 1) => true,
        (2, >= 12 and <= 18) => true,
        (4, <= 14) => true,
        (5, >= 25) => true,
        _ => false,
    };

    private List<(string Code, int Sessions)> Codes(MadeUpChild child)
    {
        var phase = child.IsSecondary ? 1 : 0;
        var unauthorised = SampleShares.Unauthorised[phase] / SampleShares.Absence[phase];
        var (present, ill, medical, holiday, unknown) = (0, 0, 0, 0, 0);
        for (var day = 0; day < Days; day++)
        {
            if (!random.Chance(child.Absence))
                present++;
            else if (random.Chance(unauthorised))
                _ = random.Chance(0.3) ? holiday++ : unknown++;
            else
                _ = random.Chance(0.9) ? ill++ : medical++;
        }

        List<(string, int)> codes = [];
        if (present > 0)
        {
            codes.Add(("/", present));
            codes.Add(("\\", present));
        }

        foreach (var (code, days) in new[] { ("I", ill), ("M", medical), ("G", holiday), ("O", unknown) })
        {
            if (days > 0)
                codes.Add((code, 2 * days));
        }

        return codes;
    }
}

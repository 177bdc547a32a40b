using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Localities.Calendars;

/// <summary>Which dates hold for a school, and the calendar made of them.</summary>
internal static class CalendarRules
{
    /// <summary>The longest English term runs from September to just before Christmas, some 110 days; with none between Christmas and Easter 130.</summary>
    public const int LongestTerm = 150;

    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2099, 12, 31);

    /// <summary>
    /// A school that gives terms of its own for a school year has those and none of the locality's. Days without school hold
    /// beside each other: the locality's for every school, a school's for itself. Bank holidays are no school days anywhere.
    /// </summary>
    public static SchoolDates Of(OrganisationId school, SchoolType type, IEnumerable<KeptTerm> kept, IEnumerable<KeptClosedDay> days)
    {
        var terms = kept.Where(t => t.School is null || t.School == school).ToLookup(t => t.School is not null);
        var own = terms[true].Select(t => YearOf(t.Dates.Start)).ToHashSet();
        List<KeptTerm> holding = [.. terms[true].Concat(terms[false].Where(t => !own.Contains(YearOf(t.Dates.Start)))).OrderBy(t => t.Dates.Start)];
        List<KeptClosedDay> closed = [.. days.Where(d => d.School is null || d.School == school).OrderBy(d => d.Day).ThenBy(d => d.School is null)];
        if (holding.Count == 0)
            return new(type, holding, closed, null, "No term dates are recorded for this school or its locality. Give them, so that school days can be counted.");
        if (holding.Find(t => t.Dates.End < t.Dates.Start || t.Dates.End.DayNumber - t.Dates.Start.DayNumber >= LongestTerm || t.Dates.BreakEnd < t.Dates.BreakStart) is { } wrong)
            return new(type, holding, closed, null, $"The term from {Words(wrong.Dates.Start)} to {Words(wrong.Dates.End)} cannot be one: correct its dates.");
        try
        {
            return new(type, holding, closed, Calendar(holding, closed), null);
        }
        catch (CaseRefusedException why)
        {
            return new(type, holding, closed, null, why.Message);
        }
    }

    /// <summary>What kind of school a type of the Department's register is in the rules on exclusion.</summary>
    public static SchoolType TypeOf(string? type) => type switch
    {
        null => SchoolType.Maintained,
        _ when type.Contains("alternative provision", StringComparison.OrdinalIgnoreCase) => SchoolType.AlternativeProvisionAcademy,
        _ when type.Contains("referral", StringComparison.OrdinalIgnoreCase) => SchoolType.Pru,
        _ when type.Contains("academy", StringComparison.OrdinalIgnoreCase) || type.StartsWith("Free school", StringComparison.OrdinalIgnoreCase) || type.Contains("technical college", StringComparison.OrdinalIgnoreCase) || type.StartsWith("Studio", StringComparison.OrdinalIgnoreCase) || type.StartsWith("City technology", StringComparison.OrdinalIgnoreCase) => SchoolType.Academy,
        _ => SchoolType.Maintained,
    };

    /// <summary>Looks whether dates can be those of a term.</summary>
    /// <exception cref="InputRefusedException">They cannot.</exception>
    public static void Check(TermDates dates, IEnumerable<TermDates> others)
    {
        if (dates.Start < First || dates.End > Last)
            throw new InputRefusedException("Correct the year of the term: dates from 2000 to 2099 can be kept.");
        if (dates.End < dates.Start)
            throw new InputRefusedException($"The term ends on {Words(dates.End)}, before it starts on {Words(dates.Start)}. Correct one of them.");
        if (dates.End.DayNumber - dates.Start.DayNumber >= LongestTerm)
            throw new InputRefusedException($"The term is longer than {LongestTerm} days. Give each term of the year by itself.");
        if (dates.BreakStart is null != dates.BreakEnd is null)
            throw new InputRefusedException("Give both the first and the last day of the half-term break, or neither.");
        if (dates.BreakEnd < dates.BreakStart || dates.BreakStart <= dates.Start || dates.BreakEnd >= dates.End)
            throw new InputRefusedException("The half-term break must lie within the term, its first day before its last.");
        foreach (var other in others.Where(o => o.Start <= dates.End && o.End >= dates.Start))
            throw new InputRefusedException($"It overlaps the term from {Words(other.Start)} to {Words(other.End)}. Correct one of them.");
    }

    /// <summary>The year by which terms belong together: a school year begins after 31 July (rule 1.4).</summary>
    private static int YearOf(DateOnly start) => start.Month >= 8 ? start.Year : start.Year - 1;

    private static SchoolCalendar Calendar(List<KeptTerm> terms, List<KeptClosedDay> days)
    {
        // A half that is closed by one and the other half by another leave nothing of the day.
        var whole = days.GroupBy(d => d.Day).Where(g => g.Any(d => d.For == ClosedFor.WholeDay) || (g.Any(d => d.For == ClosedFor.Morning) && g.Any(d => d.For == ClosedFor.Afternoon))).Select(g => g.Key).ToHashSet();
        var part = days.Where(d => !whole.Contains(d.Day)).DistinctBy(d => d.Day).Select(d => new PartClosedDay(d.Day, d.For == ClosedFor.Morning ? DayHalf.Morning : DayHalf.Afternoon));
        var breaks = terms.SelectMany(t => t.Dates is { BreakStart: { } from, BreakEnd: { } to } ? Days(from, to) : []);
        var holidays = terms.SelectMany(t => Days(t.Dates.Start, t.Dates.End)).Where(BankHolidays.Contains);
        return new(terms.Select(t => new SchoolTerm(t.Dates.Start, t.Dates.End)), [.. whole, .. breaks, .. holidays], null, part);
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    private static string Words(DateOnly day) => Interface.Words.Date(day);
}

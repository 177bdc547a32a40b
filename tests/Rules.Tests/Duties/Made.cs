using Headwater.Duties;

namespace Headwater.Rules.Tests.Duties;

/// <summary>
/// A school year by hand. Three terms: Thursday 3 September to Friday 18 December 2026 without 26 to 30 October, Tuesday 5 January to
/// Thursday 25 March 2027 without 15 to 19 February, Monday 12 April to Friday 23 July 2027 without 3 May and 31 May to 4 June. Easter
/// Sunday is 28 March 2027.
/// </summary>
internal static class Made
{
    public static readonly SchoolTerm[] ThreeTerms = [new(new(2026, 9, 3), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 3, 25)), new(new(2027, 4, 12), new(2027, 7, 23))];

    public static readonly DateOnly[] Closed = [.. Days(new(2026, 10, 26), 5), .. Days(new(2027, 2, 15), 5), new(2027, 5, 3), .. Days(new(2027, 5, 31), 5)];

    public static readonly SchoolCalendar Calendar = new(ThreeTerms, Closed);

    public static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static Exclusion Suspended(string id, string start, int sessions, bool afternoon = false) =>
        new(id, ExclusionKind.Suspension, On(start), sessions, On(start)) { StartsAfternoon = afternoon };

    public static Exclusion Permanent(string id, string start) => new(id, ExclusionKind.Permanent, On(start), 0, On(start));

    public static ExclusionCase Case(string asOf, params Exclusion[] exclusions) =>
        new(SchoolType.Maintained, Calendar, new("P1"), exclusions, On(asOf));

    public static DutyDate? Duty(this ClockResult result, string exclusion, DutyKind kind) => result.Duties.SingleOrDefault(d => d.Exclusion == exclusion && d.Duty == kind);

    private static IEnumerable<DateOnly> Days(DateOnly from, int count) => Enumerable.Range(0, count).Select(from.AddDays);
}

namespace Headwater.Duties;

/// <summary>
/// The one that counts school days. A school day is a day with a session at this school (rule 1.6): within a term, not closed
/// and no day of the weekend. Sessions are numbered from 0 through the whole calendar, two to a day unless half of it is closed.
/// Made once and read by as many cases and threads as like; every question but "which day has this session" is answered in one step.
/// </summary>
public sealed partial class SchoolCalendar
{
    /// <summary>A calendar may reach over this many days; longer ones are typing mistakes.</summary>
    public const int LongestInDays = 40 * 366;

    private const int EarliestYear = 1990, LatestYear = 2200;

    private readonly int origin;
    private readonly int[] daysUpTo;
    private readonly int[] dayNumbers;
    private readonly int[] sessionsUpTo;
    private readonly byte[] halves;
    private readonly SchoolTerm[] ownTerms;
    private readonly SchoolSpan[] terms;
    private readonly SchoolSpan[] years;

    /// <summary>Makes the calendar.</summary>
    /// <param name="terms">The school's terms, in any order.</param>
    /// <param name="closed">Days without school within terms: bank holidays, INSET, closures. Days outside terms are passed over.</param>
    /// <param name="weekend">Days of the week without school; null for Saturday and Sunday.</param>
    /// <param name="partClosed">Days with one session only.</param>
    /// <param name="ownTermsAtMost">With more terms than this in a school year the spans of rule 1.5 are counted by; the rule's parameter <c>terms</c>.</param>
    /// <exception cref="CaseRefusedException">There is no term, a term ends before it starts or overlaps another, or no school day is left.</exception>
    public SchoolCalendar(IEnumerable<SchoolTerm> terms, IEnumerable<DateOnly>? closed = null, IEnumerable<DayOfWeek>? weekend = null, IEnumerable<PartClosedDay>? partClosed = null, int ownTermsAtMost = 3)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ownTerms = Sorted(terms);
        origin = ownTerms[0].Start.DayNumber;
        var length = ownTerms[^1].End.DayNumber - origin + 1;
        if (length > LongestInDays)
            throw new CaseRefusedException($"The calendar reaches from {Day.Words(ownTerms[0].Start)} to {Day.Words(ownTerms[^1].End)}: correct the terms, they may span 40 years at most.");
        var open = OpenHalves(length, closed, weekend, partClosed);
        var count = 0;
        foreach (var half in open)
            count += half == 0 ? 0 : 1;
        if (count == 0)
            throw new CaseRefusedException("The calendar has no school day: every day of its terms is closed or at the weekend. Correct the terms, the closed days or the weekend.");
        daysUpTo = new int[length];
        dayNumbers = new int[count];
        halves = new byte[count];
        sessionsUpTo = new int[count + 1];
        var at = 0;
        for (var i = 0; i < length; i++)
        {
            if (open[i] != 0)
            {
                dayNumbers[at] = origin + i;
                halves[at] = open[i];
                sessionsUpTo[at + 1] = sessionsUpTo[at] + (open[i] == 3 ? 2 : 1);
                at++;
            }

            daysUpTo[i] = at;
        }

        years = FindYears();
        this.terms = FindCountingTerms(ownTermsAtMost);
    }

    /// <summary>The school's own terms, in order.</summary>
    public IReadOnlyList<SchoolTerm> Terms => ownTerms;

    /// <summary>The terms by which the 5 and 15 days are counted, in order (rule 1.5).</summary>
    public IReadOnlyList<SchoolSpan> CountingTerms => terms;

    /// <summary>The school years, in order: from the first school day after 31 July to the one after the next 31 July (rule 1.4).</summary>
    public IReadOnlyList<SchoolSpan> Years => years;

    /// <summary>How many school days there are.</summary>
    public int SchoolDays => dayNumbers.Length;

    /// <summary>How many sessions there are.</summary>
    public int Sessions => sessionsUpTo[^1];

    /// <summary>The first school day.</summary>
    public DateOnly FirstDay => DayAt(0);

    /// <summary>The last school day: dates after it cannot be told.</summary>
    public DateOnly LastDay => DayAt(dayNumbers.Length - 1);

    /// <summary>Whether there is a session on this day.</summary>
    /// <param name="day">Any day.</param>
    public bool IsSchoolDay(DateOnly day) => DaysUpTo(day) != DaysUpTo(day.DayNumber - 1);

    /// <summary>How many sessions there are on this day: 0, 1 or 2.</summary>
    /// <param name="day">Any day.</param>
    public int SessionsOn(DateOnly day) => SessionsBefore(day, included: true) - SessionsBefore(day, included: false);

    /// <summary>How many sessions there are on the days before this day; so also the number of the first session on it, where it has one.</summary>
    /// <param name="day">Any day.</param>
    public int SessionsBefore(DateOnly day) => SessionsBefore(day, included: false);

    /// <summary>The number of the first session on this day, or of its afternoon.</summary>
    /// <param name="day">A school day.</param>
    /// <param name="afternoon">Whether the afternoon is meant.</param>
    /// <returns>null when there is no such session.</returns>
    public int? SessionOn(DateOnly day, bool afternoon = false)
    {
        if (!IsSchoolDay(day))
            return null;
        var index = DaysUpTo(day) - 1;
        return !afternoon ? sessionsUpTo[index] : halves[index] == 1 ? null : sessionsUpTo[index + 1] - 1;
    }

    /// <summary>The N-th school day after a day; the day itself does not count.</summary>
    /// <param name="day">Any day, in term or not.</param>
    /// <param name="count">N, 1 or more.</param>
    /// <returns>null when it lies after the calendar's last day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">N is under 1.</exception>
    public DateOnly? After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var index = (long)DaysUpTo(day) + count - 1;
        return index < dayNumbers.Length ? DayAt((int)index) : null;
    }

    /// <summary>The N-th school day before a day; the day itself does not count.</summary>
    /// <param name="day">Any day, in term or not.</param>
    /// <param name="count">N, 1 or more.</param>
    /// <returns>null when it lies before the calendar's first day, or <paramref name="day"/> so far after its last that days between are not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">N is under 1.</exception>
    public DateOnly? Before(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var index = (long)DaysUpTo(day.DayNumber - 1) - count;
        return index >= 0 && day.DayNumber <= origin + daysUpTo.Length ? DayAt((int)index) : null;
    }

    /// <summary>The counting term of a day; in a holiday the one last ended (rule 1.5).</summary>
    /// <param name="day">Any day.</param>
    /// <returns>null before the calendar's first school day.</returns>
    public SchoolSpan? TermOf(DateOnly day) => SpanOf(terms, day);

    /// <summary>The school year of a day; in a holiday the one last ended, as rule 1.4 has it.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>null before the calendar's first school day.</returns>
    public SchoolSpan? YearOf(DateOnly day) => SpanOf(years, day);

    /// <summary>The number of the school day, from 0, that has this session.</summary>
    internal int DayOfSession(int session)
    {
        var found = Array.BinarySearch(sessionsUpTo, session);
        return found >= 0 ? found : ~found - 1;
    }

    internal DateOnly DayAt(int index) => DateOnly.FromDayNumber(dayNumbers[index]);

    /// <summary>The number of the first session of a school day, by the day's number; past the last day the number of all sessions.</summary>
    internal int FirstSessionAt(int index) => sessionsUpTo[index];

    internal int TermIndexOfSession(int session)
    {
        var at = 0;
        while (terms[at].EndSession <= session)
            at++;
        return at;
    }

    private int DaysUpTo(DateOnly day) => DaysUpTo(day.DayNumber);

    private int DaysUpTo(int dayNumber)
    {
        var offset = dayNumber - origin;
        return offset < 0 ? 0 : offset >= daysUpTo.Length ? dayNumbers.Length : daysUpTo[offset];
    }

    private int SessionsBefore(DateOnly day, bool included) => sessionsUpTo[DaysUpTo(included ? day.DayNumber : day.DayNumber - 1)];

    private SchoolSpan? SpanOf(SchoolSpan[] spans, DateOnly day)
    {
        var session = SessionsBefore(day, included: true) - 1;
        if (session < 0)
            return null;
        foreach (var span in spans)
        {
            if (session < span.EndSession)
                return span;
        }

        return spans[^1];
    }

    private static SchoolTerm[] Sorted(IEnumerable<SchoolTerm> terms)
    {
        SchoolTerm[] sorted = [.. terms];
        Array.Sort(sorted, (a, b) => a.Start.CompareTo(b.Start));
        if (sorted.Length == 0)
            throw new CaseRefusedException("The calendar has no term: give the school's terms with their first and last day.");
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].Start.Year < EarliestYear || sorted[i].End.Year > LatestYear)
                throw new CaseRefusedException($"A term of the calendar runs from {Day.Words(sorted[i].Start)} to {Day.Words(sorted[i].End)}: correct the year.");
            if (sorted[i].End < sorted[i].Start)
                throw new CaseRefusedException($"A term of the calendar ends on {Day.Words(sorted[i].End)}, before it starts on {Day.Words(sorted[i].Start)}: correct one of them.");
            if (i > 0 && sorted[i].Start <= sorted[i - 1].End)
                throw new CaseRefusedException($"Two terms of the calendar overlap: one starts on {Day.Words(sorted[i].Start)}, another ends on {Day.Words(sorted[i - 1].End)}. Correct one of them.");
        }

        return sorted;
    }

    private byte[] OpenHalves(int length, IEnumerable<DateOnly>? closed, IEnumerable<DayOfWeek>? weekend, IEnumerable<PartClosedDay>? partClosed)
    {
        var without = 0;
        foreach (var day in weekend ?? [DayOfWeek.Saturday, DayOfWeek.Sunday])
            without |= 1 << (int)day;
        var open = new byte[length];
        foreach (var term in ownTerms)
        {
            var days = open.AsSpan(term.Start.DayNumber - origin, term.End.DayNumber - term.Start.DayNumber + 1);
            var weekday = (int)term.Start.DayOfWeek;
            for (var i = 0; i < days.Length; i++)
            {
                days[i] = ((without >> weekday) & 1) == 0 ? (byte)3 : (byte)0;
                weekday = weekday == 6 ? 0 : weekday + 1;
            }
        }

        foreach (var day in closed ?? [])
        {
            if (day.DayNumber - origin is var offset && offset >= 0 && offset < length)
                open[offset] = 0;
        }

        foreach (var part in partClosed ?? [])
        {
            if (part.Day.DayNumber - origin is var offset && offset >= 0 && offset < length)
                open[offset] &= part.Closed == DayHalf.Morning ? (byte)2 : (byte)1;
        }

        return open;
    }
}

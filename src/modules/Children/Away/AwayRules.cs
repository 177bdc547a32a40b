using Headwater.Duties;
using Headwater.Interface;

namespace Headwater.Children.Away;

/// <summary>When time out of class looks like an exclusion by another name, and how much of class it takes. Values in, values out.</summary>
internal static class AwayRules
{
    /// <summary>What should be looked at, each sentence with its rule; none where nothing is odd.</summary>
    /// <param name="t">What was recorded.</param>
    /// <param name="today">The day of the question.</param>
    /// <param name="calendar">The school's days; null where they are not known, and every weekday counts.</param>
    /// <param name="book">The rules as the locality has them, by which numbers are judged on the first day; null for the country's.</param>
    public static IReadOnlyList<string> LooksInformal(TimeOut t, DateOnly today, SchoolCalendar? calendar, RuleBook? book = null) => [.. t.What switch
    {
        AwayKind.PartTimeTimetable => PartTime(t, today, (book ?? RuleBook.National).Find("1.53/weeks", t.FromDay)),
        AwayKind.SafeguardingSeparation => Separation(t),
        _ => Removal(t, today, calendar, (book ?? RuleBook.National).Find("1.13/halfDays", t.FromDay)),
    }];

    /// <summary>
    /// Half days away from class by kind, up to and with today. Two of one kind that run at the same time never count more than the
    /// week has; none of them is a day of suspension.
    /// </summary>
    public static IReadOnlyDictionary<AwayKind, int> HalfDays(IEnumerable<TimeOut> all, DateOnly today, SchoolCalendar calendar) =>
        all.GroupBy(t => t.What).ToDictionary(g => g.Key, g => g.SelectMany(t => Weeks(t, Earlier(t.ToDay ?? today, today), calendar))
            .GroupBy(w => w.Monday).Sum(w => Math.Min(w.Sum(x => x.HalfDays), Between(calendar, w.Key, w.Key.AddDays(6)))));

    private static IEnumerable<string> PartTime(TimeOut t, DateOnly today, Rule? longest)
    {
        if (t.ForBehaviour)
            yield return "Behaviour is a reason for fewer hours. A part-time timetable is never a way to manage behaviour: think of support, or record a suspension where there is one (rule 1.53).";
        if (t.ToDay is null)
            yield return "It has no end. A part-time timetable is temporary: give the day on which the child is full time again (rule 1.53).";
        if (longest?["weeks"] is { } weeks && (t.ToDay ?? today) > t.FromDay.AddDays(7 * weeks))
            yield return $"It {(t.IsOver(today) ? "was" : "is")} longer than {weeks} weeks. The law gives no number; this one is from: {longest.Source} (rule 1.53).";
        if (t.ParentAgreed is null)
            yield return "No parent’s agreement is on record. Without it the child has a right to every session (rule 1.53).";
        if (t.ReviewOn is null)
            yield return "No day for a review is set. What is temporary and in the child’s interest is looked at again on a day that everybody knows (rule 1.53).";
        else if (t.ReviewOn < today && !t.IsOver(today))
            yield return $"The review of {Words.Date(t.ReviewOn.Value)} is past and the timetable goes on. Write down what it said and set the next day, or end it (rule 1.53).";
    }

    private static IEnumerable<string> Separation(TimeOut t)
    {
        if (!t.OnSite && t.ForBehaviour)
            yield return SentAway;
        else if (t.ForBehaviour)
            yield return "Behaviour is a reason. A safeguarding separation is not for discipline: where the child is punished, it is something else (rule 1.12).";
        if (!t.Allegation)
            yield return "No allegation of harm is on record. Without one this is no safeguarding separation, and keeping the child out is an exclusion that was not recorded (rules 1.12 and 1.52).";
        if (t.Education is null)
            yield return "No education is on record. A safeguarding separation brings the local authority’s duty to arrange it: ask them now, and write down what the child has (rule 1.12).";
    }

    private static IEnumerable<string> Removal(TimeOut t, DateOnly today, SchoolCalendar? calendar, Rule? most)
    {
        if (!t.OnSite)
            yield return t.ForBehaviour ? SentAway : "The child is not on the school’s site. That is no internal removal: say what it is, or end it (rule 1.52).";
        var halfDays = calendar is null ? WithoutCalendar(t, t.ToDay ?? today) : Weeks(t, t.ToDay ?? today, calendar).Sum(w => w.HalfDays);
        if (most is not null && halfDays > most["halfDays"])
            yield return $"It comes to {halfDays} half days out of class. Internal removal is short and structured; a child who is kept from class for longer is kept from learning as one who is suspended is. It is asked about from more than {most["halfDays"]} half days on, by: {most.Source} (rule 1.13).";
        if (t.Education is null)
            yield return "No education is on record for the time out of class. Say who teaches the child and what (rule 1.13).";
    }

    private const string SentAway = "The child is sent off the site for behaviour and no suspension is recorded. That is an exclusion whatever it is called, also when a parent agrees: end it, or have the headteacher record a suspension (rule 1.52).";

    private static IEnumerable<(DateOnly Monday, int HalfDays)> Weeks(TimeOut t, DateOnly last, SchoolCalendar calendar)
    {
        for (var monday = MondayOf(t.FromDay); monday <= last; monday = monday.AddDays(7))
        {
            var open = Between(calendar, monday < t.FromDay ? t.FromDay : monday, Earlier(last, monday.AddDays(6)));
            yield return (monday, Math.Min(t.HalfDaysAWeek, open));
        }
    }

    private static int WithoutCalendar(TimeOut t, DateOnly last)
    {
        var sum = 0;
        for (var monday = MondayOf(t.FromDay); monday <= last; monday = monday.AddDays(7))
        {
            var open = Enumerable.Range(0, 5).Count(n => monday.AddDays(n) >= t.FromDay && monday.AddDays(n) <= last);
            sum += Math.Min(t.HalfDaysAWeek, 2 * open);
        }

        return sum;
    }

    private static int Between(SchoolCalendar calendar, DateOnly first, DateOnly last) => last < first ? 0 : calendar.SessionsBefore(last.AddDays(1)) - calendar.SessionsBefore(first);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}

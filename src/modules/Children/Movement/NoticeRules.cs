using Headwater.Duties;
using Headwater.Interface;

namespace Headwater.Children.Movement;

/// <summary>What the law has in the notice of a direction off site, and whether it is in time (rule 2.8). Values in, values out.</summary>
internal static class NoticeRules
{
    /// <summary>What the notice must say and nobody has given yet, in words that follow one another in a list.</summary>
    public static string[] Missing(Move m, SchoolCalendar? calendar)
    {
        List<string> missing = [];
        Add(m is { ToOrganisation: null, ToName: null }, "the place");
        Add(m.PlaceAddress is null, "its address");
        Add(m.ReportTo is null, "whom to report to");
        Add(m.Start is null, "the first day");
        Add(Days(m, calendar) is null, "the number of days");
        Add(m.SessionTimes is null, "the times of the sessions");
        Add(m.Reason is null, "the reasons");
        Add(m.Objectives is null, "what it is to reach");
        return [.. missing];

        void Add(bool lacks, string what)
        {
            if (lacks)
                missing.Add(what);
        }
    }

    /// <summary>The same as a sentence; null where nothing is missing.</summary>
    public static string? MissingInWords(Move m, SchoolCalendar? calendar) => Missing(m, calendar) switch
    {
        [] => null,
        [var one] => $"The notice cannot be written yet: {one} is not on record (rule 2.8).",
        [.. var most, var last] => $"The notice cannot be written yet: {string.Join(", ", most)} and {last} are not on record (rule 2.8).",
    };

    /// <summary>How many days the child is there: as it was given, otherwise every school day from the first to the last; null where the dates do not tell.</summary>
    public static int? Days(Move m, SchoolCalendar? calendar)
    {
        if (m.Days is not null || calendar is null || m.Start is not { } first || m.End is not { } last || first < calendar.FirstDay || last > calendar.LastDay)
            return m.Days;
        return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Count(n => calendar.IsSchoolDay(first.AddDays(n)));
    }

    /// <summary>Whether a notice that is given today is in time, in a sentence; null where nothing can be said.</summary>
    /// <param name="by">The last day for it, as the rules have it.</param>
    /// <param name="schoolDays">So many school days lie between it and the first day.</param>
    /// <param name="ground">Today and the school's days.</param>
    public static string? InTime(DateOnly? by, int schoolDays, MoveGround ground) => by switch
    {
        null => null,
        { } last when ground.Today <= last => $"Give it by {Words.Date(last)}{(last == ground.Today ? ", which is today" : "")}: at least {schoolDays} school days before the first day. What goes by post must come by then.",
        { } last => $"The last day for it was {Words.Date(last)}, {schoolDays} school days before the first day. {(ground.Calendar?.After(ground.Today, schoolDays) is { } first ? $"If it is given today, the first day can be {Words.Date(first)} or later: put off the first day." : "Put off the first day.")}",
    };
}

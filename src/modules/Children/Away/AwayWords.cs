using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Children.Away;

/// <summary>Where the pages are.</summary>
internal static class AwayLinks
{
    public static string Of(ChildId child) => $"/children/{child}/away";

    public static string Record(ChildId child) => $"/children/{child}/away/record";

    public static string One(ChildId child, Guid timeOut) => $"/children/{child}/away/{timeOut}";
}

/// <summary>What the kinds are called on screen.</summary>
internal static class AwayWords
{
    public static string Of(AwayKind kind) => kind switch
    {
        AwayKind.SafeguardingSeparation => "Safeguarding separation",
        AwayKind.PartTimeTimetable => "Part-time timetable",
        _ => "Internal removal",
    };

    public static IReadOnlyList<(string Value, string Words, string Hint)> Kinds { get; } =
    [
        (nameof(AwayKind.PartTimeTimetable), Of(AwayKind.PartTimeTimetable), "Fewer sessions for a while, in the child’s own interest and with a parent’s agreement. Never to manage behaviour."),
        (nameof(AwayKind.SafeguardingSeparation), Of(AwayKind.SafeguardingSeparation), "Off the premises for a time because an allegation of harm asks for pupils to be apart. No punishment; education is arranged."),
        (nameof(AwayKind.InternalRemoval), Of(AwayKind.InternalRemoval), "Out of the own lessons, in another place of the school, with work and somebody who teaches."),
    ];

    /// <summary><c>From Monday 2 November 2026, no end set</c>.</summary>
    public static string When(TimeOut t) => $"From {Words.Date(t.FromDay)}{(t.ToDay is { } to ? to == t.FromDay ? ", that day alone" : $" to {Words.Date(to)}" : ", no end set")}";

    public static string Standing(TimeOut t, DateOnly today) => t.IsOver(today) ? "Over" : t.FromDay > today ? "Begins later" : "Goes on";

    /// <summary><c>6 half days a week out of class, on the school’s site</c>.</summary>
    public static string HowMuch(TimeOut t) => $"{(t.HalfDaysAWeek == TimeOut.HalfDaysOfWeek ? "every half day" : t.HalfDaysAWeek == 1 ? "1 half day a week" : $"{t.HalfDaysAWeek} half days a week")} out of class, {(t.OnSite ? "on the school’s site" : "not on the school’s site")}";
}

using Headwater.Support.Services;

namespace Headwater.Support.Visits;

/// <summary>What counts as a visit. Values in, values out.</summary>
internal static class VisitRules
{
    private static readonly string[] Machines = ["bot", "crawl", "spider", "slurp", "preview", "monitor", "scan", "fetch", "curl", "wget", "python", "headless"];

    /// <summary>Whether a browser of a person asks, as far as it says so. What does not name itself is none.</summary>
    public static bool IsPerson(string? browser) => !string.IsNullOrWhiteSpace(browser) && !Machines.Any(m => browser.Contains(m, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a public page is counted as; null where it is not counted.</summary>
    /// <param name="page">The page, such as <c>/Help/Find</c>.</param>
    /// <param name="words">What was typed into the search. Whether it is empty counts, and nothing else.</param>
    /// <param name="need">The need that was chosen.</param>
    /// <param name="tip">The tip's name in the address.</param>
    public static (VisitKind Kind, string What)? Of(string page, string? words, string? need, string? tip) => page switch
    {
        "/Help/Find" => string.IsNullOrWhiteSpace(words) && need is { Length: > 0 } && NeedWords.Of(need) is not null ? (VisitKind.Need, need) : (VisitKind.Search, ""),
        "/Help/Show" => (VisitKind.Service, ""),
        "/Help/Tips" => (VisitKind.Tip, ""),
        "/Help/Tip" when tip is { Length: > 0 and <= VisitCount.WhatLength } => (VisitKind.Tip, tip),
        _ => null,
    };

    /// <summary>
    /// Different visitors of a day, on average over the days of a month on which there was a count: from the first day that ever was counted,
    /// to the month's end or yesterday. A day on which nobody came is one of them, and today, which is not over, is none. Null where there is no such day.
    /// </summary>
    /// <param name="month">The first day of the month.</param>
    /// <param name="first">The first day that ever was counted.</param>
    /// <param name="today">Today.</param>
    /// <param name="visitors">How many visitors each day of the month had; a day without any may be left out.</param>
    public static double? VisitorsPerDay(DateOnly month, DateOnly first, DateOnly today, IEnumerable<(DateOnly Day, int Count)> visitors)
    {
        var from = first > month ? first : month;
        // The day after the last one.
        var end = month.AddMonths(1) < today ? month.AddMonths(1) : today;
        var days = end.DayNumber - from.DayNumber;
        return days <= 0 ? null : visitors.Where(v => v.Day >= from && v.Day < end).Sum(v => v.Count) / (double)days;
    }

    /// <summary>What is counted of what was asked for: a tip by its published name, whatever the letter case; null where no tip is published by it.</summary>
    /// <param name="kind">What was looked at.</param>
    /// <param name="what">What was asked for.</param>
    /// <param name="tips">Names of published tips.</param>
    public static string? Published(VisitKind kind, string what, IEnumerable<string> tips) =>
        kind != VisitKind.Tip || what.Length == 0 ? what : tips.FirstOrDefault(t => string.Equals(t, what, StringComparison.OrdinalIgnoreCase));
}

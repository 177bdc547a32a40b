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

    /// <summary>What is counted of what was asked for: a tip by its published name, whatever the letter case; null where no tip is published by it.</summary>
    /// <param name="kind">What was looked at.</param>
    /// <param name="what">What was asked for.</param>
    /// <param name="tips">Names of published tips.</param>
    public static string? Published(VisitKind kind, string what, IEnumerable<string> tips) =>
        kind != VisitKind.Tip || what.Length == 0 ? what : tips.FirstOrDefault(t => string.Equals(t, what, StringComparison.OrdinalIgnoreCase));
}

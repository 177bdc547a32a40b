using Headwater.Children.Contracts;

namespace Headwater.Support.Training;

/// <summary>A need for which training could be planned.</summary>
/// <param name="Need">By key.</param>
/// <param name="Asked">How often the helpline was asked; null where that is withheld, or too seldom.</param>
/// <param name="IsGap">The directory has no service for it.</param>
internal sealed record Suggestion(string Need, int? Asked, bool IsGap);

/// <summary>A primary need for which training could be planned, as children's plans show it.</summary>
/// <param name="Need">In words.</param>
/// <param name="Children">How many children's plans name help that did not come about.</param>
internal sealed record PlanSuggestion(string Need, int Children);

/// <summary>Which training could be planned. Values in, values out.</summary>
internal static class SuggestionRules
{
    /// <summary>
    /// Needs that the helpline was asked about again and again, or for which there is no service, and which no session to come is about: the most
    /// asked first, then those without a service, by key.
    /// </summary>
    /// <param name="asked">How often each need was asked about; null where it is withheld.</param>
    /// <param name="repeated">From how many times on it is asked again and again.</param>
    /// <param name="gaps">Needs for which there is no service.</param>
    /// <param name="planned">Needs that a session to come is about.</param>
    public static IReadOnlyList<Suggestion> Of(IEnumerable<(string Need, int? Times)> asked, int repeated, IEnumerable<string> gaps, IEnumerable<string> planned)
    {
        var times = asked.Where(a => a.Times >= repeated).ToDictionary(a => a.Need, a => a.Times, StringComparer.Ordinal);
        var none = gaps.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. times.Keys.Union(none, StringComparer.Ordinal).Except(planned, StringComparer.Ordinal)
                .Select(n => new Suggestion(n, times.GetValueOrDefault(n), none.Contains(n)))
                .OrderByDescending(s => s.Asked ?? 0).ThenBy(s => s.Need, StringComparer.Ordinal),
        ];
    }

    /// <summary>The needs of <see cref="NeedWords"/> that training for children of a primary need is about, by the code of the Department's Common Basic Data Set.</summary>
    private static readonly Dictionary<string, string[]> AboutNeed = new(StringComparer.Ordinal)
    {
        ["ASD"] = ["autism", "sensory"],
        ["DS"] = ["disability", "learning"],
        ["HI"] = ["hearing"],
        ["MLD"] = ["learning"],
        ["MSI"] = ["hearing", "vision", "sensory"],
        ["PD"] = ["physical", "disability"],
        ["PMLD"] = ["learning", "disability"],
        ["SEMH"] = ["anxiety", "behaviour", "emotions", "mental-health", "mood", "trauma"],
        ["SLCN"] = ["speech"],
        ["SLD"] = ["learning", "disability"],
        ["SPLD"] = ["learning"],
        ["VI"] = ["vision"],
    };

    /// <summary>
    /// Primary needs of children whose plans name help that did not come about, where no session to come is about such a need: those of most
    /// children first. Numbers below the threshold are left out, and so is what the code sets call other or not yet known.
    /// </summary>
    /// <param name="gaps">Of how many children, by the code of their need.</param>
    /// <param name="threshold">Counts below it are withheld.</param>
    /// <param name="planned">Needs that a session to come is about, by the keys of <see cref="NeedWords"/>.</param>
    public static IReadOnlyList<PlanSuggestion> OfPlans(IEnumerable<PlanGap> gaps, int threshold, IEnumerable<string> planned)
    {
        var about = planned.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. gaps.Where(g => g.Need is not null && g.Children >= threshold && AboutNeed.TryGetValue(g.Need, out var keys) && !about.Overlaps(keys))
                .OrderByDescending(g => g.Children).ThenBy(g => g.Words, StringComparer.Ordinal)
                .Select(g => new PlanSuggestion(g.Words, g.Children)),
        ];
    }
}

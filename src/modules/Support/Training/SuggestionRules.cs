namespace Headwater.Support.Training;

/// <summary>A need for which training could be planned.</summary>
/// <param name="Need">By key.</param>
/// <param name="Asked">How often the helpline was asked; null where that is withheld, or too seldom.</param>
/// <param name="IsGap">The directory has no service for it.</param>
internal sealed record Suggestion(string Need, int? Asked, bool IsGap);

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
}

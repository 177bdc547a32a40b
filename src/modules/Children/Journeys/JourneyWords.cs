namespace Headwater.Children.Journeys;

/// <summary>Kinds of entries that the sums of a journey know by name.</summary>
internal static class JourneyWords
{
    public const string Plan = "Plan";
    public const string Involved = "Involved";

    /// <summary>Learning lost, or that it is not known and why: a sum that leaves out what the reader does not see is no sum.</summary>
    public static string Lost(LostLearning? lost, bool seesExclusions) =>
        !seesExclusions ? "not known, as suspensions and exclusions are not open to you" : lost is { } known ? Days(known.All) : "not known, as the school’s term dates are not recorded";

    /// <summary>Half days as days, for a sum.</summary>
    public static string Days(int sessions) => sessions == 0 ? "none" : Exclusions.ExclusionWords.Days(sessions);

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

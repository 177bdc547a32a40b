namespace Headwater.Children.Journeys;

/// <summary>Kinds of entries that the sums of a journey know by name.</summary>
internal static class JourneyWords
{
    public const string Plan = "Plan";
    public const string Involved = "Involved";

    /// <summary>Half days as days, for a sum.</summary>
    public static string Days(int sessions) => sessions == 0 ? "none" : Exclusions.ExclusionWords.Days(sessions);
}

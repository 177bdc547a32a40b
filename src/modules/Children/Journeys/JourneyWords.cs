namespace Headwater.Children.Journeys;

/// <summary>Kinds of entries that the sums of a journey know by name.</summary>
internal static class JourneyWords
{
    public const string Plan = "Plan";
    public const string Involved = "Involved";

    /// <summary>Learning lost, or that it is not known and why: a sum that leaves out what the reader does not see is no sum.</summary>
    public static string Lost(LostLearning? lost, bool seesExclusions) =>
        !seesExclusions ? "not known, as suspensions and exclusions are not open to you" : lost switch
        {
            null => "not known, as the school’s term dates are not recorded",
            { IsLeast: true, All: 0 } => "not known, as the school’s term dates end before today",
            { IsLeast: true, All: var some } => $"at least {Days(some)}, as the school’s term dates end before today",
            { All: var all } => Days(all),
        };

    /// <summary>How long a child is without a school; in school days where these are known.</summary>
    /// <param name="days">Days of the week since the last school; null while there is one.</param>
    /// <param name="school">School days.</param>
    public static string Without(int? days, Waited? school) => (days, school) switch
    {
        (null, _) => "On a roll",
        (_, { } told) => $"{(told.IsLeast ? "At least " : "")}{told.Days} school day{(told.Days == 1 ? "" : "s")}",
        ({ } known, null) => $"{known} day{(known == 1 ? "" : "s")}; in school days not known",
    };

    /// <summary>Half days as days, for a sum.</summary>
    public static string Days(int sessions) => sessions == 0 ? "none" : Exclusions.ExclusionWords.Days(sessions);

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

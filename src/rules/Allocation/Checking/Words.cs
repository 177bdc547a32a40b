namespace Headwater.Allocation.Checking;

/// <summary>How findings about levels are said.</summary>
internal static class Words
{
    public static string Name(Objective level) => level switch
    {
        Objective.Placed => "Placed",
        Objective.Burden => "Burden",
        Objective.Preference => "Preference",
        Objective.Distance => "Distance",
        _ => throw new InvalidOperationException($"{level} is no level."),
    };

    public static Finding Again(Objective level) => Finding.Good($"{Name(level)}: proved again; nothing better is possible, given the levels before.");

    public static Finding NotAgain(Objective level) => Finding.Bad($"{Name(level)}: called proven, but not proved again: it is too large, or takes more than the time given.");

    /// <summary>A cycle of moves makes a level better.</summary>
    public static Finding Better((Objective Level, Int128 By) found) => found.Level switch
    {
        Objective.Placed => Finding.Bad($"Placed: called proven, but at least {found.By} more could be placed."),
        Objective.Preference => Finding.Bad($"Preference: called proven, but the sum could be at least {found.By} less, and nothing before it worse."),
        Objective.Distance => Finding.Bad($"Distance: called proven, but the sum could be at least {found.By} metres less, and nothing before it worse."),
        _ => Finding.Bad($"Burden: called proven, but moving children makes the sorted burdens lower, and nothing before them worse."),
    };

    public static Finding BetterBurden(Share value, int schools) =>
        Finding.Bad($"Burden: called proven, but fewer than {schools} could have a burden of {value}, with nothing above it changed and nothing before it worse.");

    public static Finding BetterSum(Objective level) => Finding.Bad($"{Name(level)}: called proven, but the sum could be less, and nothing before it worse.");
}

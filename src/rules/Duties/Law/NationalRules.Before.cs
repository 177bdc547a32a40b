using static Headwater.Duties.Confidence;

namespace Headwater.Duties;

internal static partial class NationalRules
{
    /// <summary>
    /// What comes before an exclusion or goes past it: plans, managed moves, leaving the roll. Numbers here are practice and no law; each
    /// says where it comes from, and a locality may put its own in its place for what begins from a day on.
    /// </summary>
    private static IEnumerable<Rule> Before =>
    [
        Of("4.1/programme", L, "practice of many local authorities; no guidance gives a number", "A pastoral support programme lasts so many weeks and is looked at half-way; a look from the week named counts as the half-way review.", ("weeks", 16), ("halfWayWeeks", 8), ("countsFromWeek", 6)),
        Of("4.1/reviews", R, "SEND Code of Practice 2015, paragraph 6.65 (recalled)", "Parents are met at least three times a year: a plan is looked at again within so many months.", ("months", 4)),
        Of("1.51", H, "The Key 2024; schoolexclusionshub", "Off-rolling is to take a child off the roll without an exclusion, to press the parent to, or to keep the child on the roll and not let the child come, mainly in the school's interest."),
        Of("1.52", H, "Essex SENDIASS; East Riding; schoolexclusionshub", "Unlawful whatever parents agree to: sending home to cool off without the process, pressure into home education or a move under threat of exclusion, excluding because needs cannot be met."),
        Of("2.1", H, "SPE24 (Browne Jacobson); schoolexclusionshub", "A managed move is to another mainstream school for good, in the child's interest, after earlier help. The parent and both schools agree; it is never made under threat of exclusion."),
        Of("2.2", H, "SPE26 and the Department's guide for parents (Browne Jacobson 2026; The Key 2026)", "A managed move has no trial period. A direction off site for a time may come first, and a managed move may follow it if all agree."),
        Of("2.3", M, "SPE24 (read through summaries); The Key 2022", "On record are who agreed and when, the child's view, the reasons and what was tried, what the receiving school needs to know, who was told, the passing on of a child-protection file, and what became of it."),
        Of("2.3/outcomes", L, "practice of local authorities; no guidance gives a number", "How the child is after a move is asked twice, so many weeks after the first day.", ("firstWeeks", 6), ("secondWeeks", 12)),
        Of("2.4", H, "SPE24; Southwark", "With an EHC plan the local authority is asked first: a move goes by the review and amendment of the plan."),
        Of("2.5", H, "Blackburn with Darwen; Buckinghamshire; Derby City", "Local authorities differ in whether managed moves count as admissions under fair access, and in who hears them."),
    ];
}

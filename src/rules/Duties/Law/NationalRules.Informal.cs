using static Headwater.Duties.Confidence;

namespace Headwater.Duties;

internal static partial class NationalRules
{
    /// <summary>
    /// Numbers from which something is looked at that may be an exclusion by another name. No law gives any of them: each says where it
    /// comes from, applies to what begins on a day, and a locality may put its own in its place.
    /// </summary>
    private static IEnumerable<Rule> Informal =>
    [
        Of("1.13/halfDays", L, "no guidance gives a number; five days are those after which education elsewhere begins when a child is suspended (rule 1.46)", "An internal removal of more half days is asked about: it is meant to be short and structured.", ("halfDays", 10)),
        Of("1.52/weeks", L, "no guidance gives a number; twelve weeks are about a term", "Home education or leaving the roll so soon after a suspension is asked about: a parent must not be pressed into it.", ("weeks", 12)),
        Of("1.53/weeks", M, "guidance of many local authorities", "A part-time timetable that lasts longer is asked about: the law gives no number, and asks that it is temporary.", ("weeks", 6)),
    ];
}

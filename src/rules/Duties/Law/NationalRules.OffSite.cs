using static Headwater.Duties.Confidence;

namespace Headwater.Duties;

internal static partial class NationalRules
{
    private static IEnumerable<Rule> OffSite =>
    [
        Of("2.6", H, "Education Act 2002 s.29A; SI 2010/1156 as amended by SI 2012/2532", "The governing board may direct a child off site to improve behaviour, not as a sanction, when help in school or by outreach has failed or is unsuitable. The parent's consent is not needed.").From(Reviews2013),
        Of("2.7", H, "CWSA26", "Academies and PRUs have the same power under the same rules. Placements by academies that already run are carried over by transitional steps.").From(Guidance2026),
        Of("2.8", H, "SI 2010/1156 reg 3; Bradford; Rotherham", "Written notice as soon as practicable and at least two school days before the first day, to the parent (the pupil from the age of 18) and, with an EHC plan, to the local authority: address, whom to report to, number of days, reasons and objectives, session times.", ("schoolDays", 2)).From(Reviews2013),
        Of("2.9", H, "SI 2012/2532", "Reviews come as often as the child's needs ask. If the parent, or the local authority with an EHC plan, asks in writing the board holds one as soon as practicable, unless one was held in the previous ten weeks.", ("weeks", 10)).From(Reviews2013),
        Of("2.9/invitations", R, "SI 2010/1156 (partly recalled)", "Invitations to a review go out at least six days before it.", ("days", 6)).From(Reviews2013),
        Of("2.9/outcome", R, "SI 2010/1156 (partly recalled)", "The outcome of a review is sent within six days after it.", ("days", 6)).From(Reviews2013),
        Of("2.9/members", H, "SPE26 (read through summaries)", "The head, the parent and a nominee of the trustees or governors who is not the head take part in a review; the local authority is invited if there is an EHC plan.").From(Guidance2026),
        Of("2.10", H, "SI 2010/1156 reg 4", "Each review decides whether the direction goes on, and for how long.").From(Reviews2013),
    ];
}

using static Headwater.Duties.Confidence;

namespace Headwater.Duties;

internal static partial class NationalRules
{
    private const string BoardSource = "REGS12 reg 24; Southampton; Staffordshire; Stockport";

    private static IEnumerable<Rule> Board =>
    [
        Of("1.25", H, BoardSource, "The governing board meets within 15 school days to decide whether a permanently excluded child is reinstated.", ("schoolDays", 15)),
        Of("1.26", H, BoardSource, "A suspension that takes the term past 15 days: the governing board meets within 15 school days.", ("schoolDays", 15), ("overDays", 15)),
        Of("1.27", H, BoardSource, "Where a public exam or national curriculum test would be missed, the governing board meets within 15 school days and, as far as reasonably practicable, before the exam. In a maintained school the chair may decide alone if there can be no quorum.", ("schoolDays", 15)),
        Of("1.28", H, BoardSource, "A suspension that takes the term past five days and not past 15: if the parent makes representations, the governing board meets within 50 school days.", ("schoolDays", 50), ("overDays", 5)),
        Of("1.29", H, BoardSource, "Past five and not past 15 days without representations there is no duty to meet, and the board cannot direct reinstatement."),
        Of("1.30", H, BoardSource, "Up to five days the board considers any representations. It cannot direct reinstatement and need not meet; there is no fixed limit.", ("upToDays", 5)),
        Of("1.31", H, "Southampton; Cognus", "The board invites and hears the parent, a representative or friend, the headteacher and the local authority's representative (for academies if the parent asks or the board agrees).").Until(Regulations2023),
        Of("1.31", H, "Southampton; Cognus; REGS23 reg 12", "The board invites and hears the parent, a representative or friend, the headteacher, the local authority's representative (for academies if the parent asks or the board agrees) and, where there is one, the social worker and the virtual school head.").From(Regulations2023),
        Of("1.32", M, "Enfield SENDIASS", "Papers and the list of who attends reach everybody at least five school days before the meeting.", ("schoolDays", 5)),
        Of("1.33", H, "REGS23; EAT trust; Richard Nelson LLP", "The meeting is face to face. By remote access only if the parent (or pupil of 18) asks or circumstances are extraordinary, and if everybody can hear, speak, see and be seen and it is fair.").From(Regulations2023),
        Of("1.34", M, "REGS12 reg 24(2), (6)", "The board declines to reinstate, or reinstates now or from a day. It tells the parent, the head and the local authority in writing without delay; after a permanent exclusion also of the right to a review, its deadline and address, and the right to a SEN expert."),
        Of("1.35", H, "Stockport", "If reinstatement is no longer possible the board still records whether the decision was justified."),
    ];

    private static IEnumerable<Rule> Review =>
    [
        Of("1.36", H, "REGS12 Sch 1 para 2; schoolexclusionshub", "The parent may apply for a review within 15 school days after written notice of the board's decision. Later applications are rejected, except within 15 school days of the end of a claim under the Equality Act.", ("schoolDays", 15)),
        Of("1.37", H, "REGS12 Sch 1 para 1(2), reg 17(3)", "A letter by first-class post counts as given on the second working day after posting, one by hand on that day.", ("workingDays", 2)),
        Of("1.38", H, "REGS12 Sch 1 para 1; Surrey", "The hearing begins within 15 school days after the application.", ("schoolDays", 15)),
        Of("1.39", H, "REGS12", "The local authority arranges the review for maintained schools and PRUs, the trust for academies."),
        Of("1.40", H, "Surrey", "The panel has a lay chair who was never paid school staff, a governor and a headteacher.", ("members", 3)),
        Of("1.40/five", R, "Department's guidance (recalled)", "The panel has three or five members; a governor has served 12 months in the last five years and has not been a teacher or head in them.", ("members", 5)),
        Of("1.41", H, "REGS12 Sch 1; Essex SENDIASS", "A SEN expert attends if the parent asks, whether or not needs are recorded."),
        Of("1.42", H, "Suffolk SENDIASS; Surrey", "The panel upholds, recommends that the board reconsiders, or quashes and directs it to. It cannot reinstate."),
        Of("1.43", H, "REGS12 reg 17", "After a recommendation or direction the board meets again within ten school days of being told.", ("schoolDays", 10)),
        Of("1.44", H, "REGS12 reg 21(4); Suffolk", "If the board was directed and still does not offer to reinstate, the panel may order a financial adjustment of £4,000.", ("pounds", 4_000)),
        Of("1.44/trigger", R, "Department's guidance (recalled)", "The adjustment may be ordered when reinstatement was not offered within ten school days.", ("schoolDays", 10)),
    ];

    private static IEnumerable<Rule> AfterDaySix =>
    [
        Of("1.46", H, "SI 2007/1870 as amended by SI 2014/3216; Lancashire; Worcestershire", "From the sixth school day of an unbroken run of exclusion the child has suitable full-time education: from the governing board or trust for a suspension, from the local authority for a permanent exclusion. Back-to-back suspensions are one run.", ("schoolDay", 6)),
        Of("1.47", M, "Department's guidance before 2023", "The headteacher may withdraw an exclusion that the board has not begun to consider; the board's duty to consider ends.", ("schoolDays", 45)).Until(Regulations2023),
        Of("1.47", H, "REGS23 reg 10 (17A)", "The headteacher may cancel an exclusion, but not once the board has begun to meet on it, nor if the child has been out for more than 45 days that year. Everybody is told, the child comes back without delay, the parents are offered a meeting, and the board's duty to consider ends.", ("schoolDays", 45)).From(Regulations2023),
        Of("1.47/days", R, "Browne Jacobson; Department's guidance (partly recalled)", "Days already served before an exclusion is cancelled still count towards the 45, those of a cancelled permanent exclusion too."),
        Of("1.47/report", M, "Browne Jacobson", "The number of cancelled exclusions is reported to the board each term.").From(Regulations2023),
        Of("1.48", R, "Department's guidance (partly recalled)", "The name stays on the roll until 15 school days have passed after notice of the board's decision without an application for review, or the parent says in writing that there will be none, or the review and any reconsideration end without reinstatement.", ("schoolDays", 15)),
        Of("1.49", H, "SI 2018/10 reg 27", "The budget share of the school that excludes falls by A x (B / 52) + C: A the full year's amount for the child, B the complete weeks left in the funding period, C any adjustment a review panel orders. The school that admits gains the same.", ("weeks", 52)),
        Of("1.50", H, "SI 2006/1751; FFT", "The register says E while the child is out without other provision, then D at another registered school or PRU, or B at an approved activity.").Until(Registers2024),
        Of("1.50", H, "SI 2024/208 reg 10; FFT; Stone King", "The register says E while the child is out without other provision, then D at another registered school or PRU, K where the local authority arranged it, or B at an approved activity. Entries are kept six years.", ("years", 6)).From(Registers2024),
    ];
}

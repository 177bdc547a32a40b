using static Headwater.Duties.Confidence;

namespace Headwater.Duties;

internal static partial class NationalRules
{
    private static IEnumerable<Rule> Counting =>
    [
        Of("1.3", H, "REGS12 reg 22; EES 2023/24", "A child may not be suspended for more than 45 school days in one school year. Days served at earlier schools under the same rules count.", ("schoolDays", 45)),
        Of("1.4", M, "Department's guidance as quoted by hub4leaders", "The school year runs from the first school day after 31 July to the first school day after the following 31 July."),
        Of("1.5", H, "REGS12 reg 2", "The reference dates are 31 December, Easter Monday and 31 July."),
        Of("1.5/terms", R, "REGS12 reg 2 (wording recalled)", "A school with three terms or fewer counts the 5 and 15 days by its own terms. One with more counts by three spans: 1 August to 31 December, 1 January to Easter Sunday, Easter Monday to 31 July.", ("terms", 3)),
        Of("1.6", H, "Education Act 1996 s.579; NCER Nexus methodology", "A school day is a day with a session at the school. There are two sessions a day; a session is half a day.", ("sessionsPerDay", 2)),
        Of("1.7", H, "NCER Nexus methodology", "Only sessions that the child was due to attend count."),
        Of("1.8", H, "Department's guidance January 2015; Haringey; Enfield", "A lunchtime suspension counts as half a school day: more than ten in a term are more than five days.", ("sessions", 1)),
        Of("1.9", H, "North Yorkshire; EES", "A suspension can be for part of a day. It cannot be extended or converted. In exceptional cases, usually on new evidence, another suspension or a permanent exclusion may start straight after it."),
        Of("1.10", H, "West Sussex; published policies", "A permanent exclusion needs both: a serious breach or persistent breaches of the behaviour policy, and serious harm to the education or welfare of the child or others if the child stayed."),
        Of("1.10/proof", R, "Department's guidance (recalled)", "The standard of proof is the balance of probabilities."),
        Of("1.11", H, "SPE24; SPE26; nasen 2026", "The decision must be lawful, reasonable, fair and proportionate, with the Equality Act 2010 and special educational needs considered."),
        Of("1.12", H, "SPE26 (Hill Dickinson, 27 May 2026)", "Safeguarding separation is not a suspension and is never added to the days. It starts the local authority's duty to arrange education.").From(Guidance2026),
        Of("1.13", M, "Ministers' statements, January 2026", "Internal suspension is not an exclusion in law: record it separately.").From(new(2026, 1, 29)),
        Of("1.13/monitored", L, "One weblog citing HCR Law", "Classroom removals that are logged become a monitored category.").From(Guidance2026),
    ];

    private static IEnumerable<Rule> Notices =>
    [
        Of("1.14", H, "REGS12 regs 5, 14, 23", "The parent, or the pupil from the age of 18, is told without delay and in writing: for how long or that it is permanent, why, of the right to make representations and where to send them, and how the child may take part.", ("adultAge", 18)).Until(Regulations2023),
        Of("1.14", H, "REGS12 regs 5, 14, 23; REGS23 reg 11", "The parent, or the pupil from the age of 18, is told without delay and in writing: for how long or that it is permanent, why, of the right to make representations and where to send them, how the child may take part, and of the right to ask for a meeting by remote access.", ("adultAge", 18)).From(Regulations2023),
        Of("1.15", H, "Gloucestershire; East Riding", "In the first five school days the parent must see that the child is not in a public place in school hours.", ("schoolDays", 5)),
        Of("1.15/notice", R, "Department's guidance (partly recalled)", "The parent is told by the end of the afternoon session of the first day on which days the child must not be in a public place, and of the provision that begins; its details follow at least 48 hours before it starts.", ("hours", 48)),
        Of("1.16", R, "REGS12 reg 23 as made (recalled)", "The local authority is told without delay of a permanent exclusion, of a suspension that takes the term past five days, and where a public exam or national curriculum test would be missed.", ("overDays", 5)).Until(Guidance2022),
        Of("1.16", H, "North Yorkshire; Juniper 2023; CEFM 2023", "The local authority is told without delay of every suspension and permanent exclusion, whatever its length.").From(Guidance2022),
        Of("1.17", H, "REGS12 reg 23(3)", "If the child lives in another local authority, that one is told of a permanent exclusion without delay."),
        Of("1.18", H, "REGS12 reg 23(2)-(3); Enfield", "The governing board is told without delay of a permanent exclusion, of a suspension that takes the term past five days (or ten lunchtimes), and where a public exam or national curriculum test would be missed.", ("overDays", 5)),
        Of("1.19", M, "Haringey", "The governing board is told of all other suspensions at least once a term."),
        Of("1.20", M, "Department's guidance, September 2022; North Yorkshire", "A child's social worker is told without delay of every suspension and permanent exclusion.").From(Guidance2022).Until(Regulations2023),
        Of("1.20", H, "REGS23; North Yorkshire", "A child's social worker is told without delay of every suspension and permanent exclusion.").From(Regulations2023),
        Of("1.21", M, "Department's guidance, September 2022; North Yorkshire", "The virtual school head is told without delay of every suspension and permanent exclusion of a looked-after child.").From(Guidance2022).Until(Regulations2023),
        Of("1.21", H, "REGS23; North Yorkshire", "The virtual school head is told without delay of every suspension and permanent exclusion of a looked-after child.").From(Regulations2023),
        Of("1.22", M, "Department's guidance before 2023", "When an exclusion is cancelled, everybody who was told of it is told without delay.").Until(Regulations2023),
        Of("1.22", H, "REGS23 reg 10 (17A)", "When an exclusion is cancelled, everybody who was told of it is told without delay, in writing, with reasons.").From(Regulations2023),
        Of("1.23", H, "East Riding; Lancashire", "In the first five days the school sets and marks work; for looked-after children and those with a social worker other provision from the first day is expected.", ("schoolDays", 5)),
        Of("1.24", M, "Gloucestershire", "A parent who lets the child be in a public place in those days without good reason commits an offence: a penalty of £60 within 21 days, £120 within 28.", ("pounds", 60), ("days", 21), ("laterPounds", 120), ("laterDays", 28)),
    ];
}

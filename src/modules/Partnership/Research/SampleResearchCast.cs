using Headwater.Collaboration;
using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Research;

/// <summary>What the made-up locality read and heard in its first months. All of it is made up.</summary>
internal static class SampleResearchCast
{
    /// <param name="AfterDays">Days after the work began; negative for days from today on.</param>
    /// <param name="Use">What those heard agreed to; null where nobody is asked, or has been yet.</param>
    internal sealed record MadeSource(
        string Key, SourceKind Kind, string Title, string? Sector, string? Group, int AfterDays, int? People = null, ConsentUse? Use = null, bool Under16 = false, int? WithdrawnAfter = null, string? Publisher = null, string? Reference = null);

    /// <param name="Ties">A letter for the map (S stakeholders, C causes) and the code; a minus before it for evidence against.</param>
    internal sealed record MadeFinding(string Statement, FindingStrength Strength, string Sources, string Themes, string Ties, string? Quotation = null, string? Reworded = null);

    public static IReadOnlyList<string> Questions { get; } =
    [
        "Who is sent home here, how often, and what happened in the weeks before?",
        "What was tried for these children, and what was asked for and never came?",
        "What do parents and young people say would have kept them in school?",
        "Who works with whom, and where does a family fall between two services?",
    ];

    public static IReadOnlyList<(string Code, string Meaning, string? MergedInto)> Themes { get; } =
    [
        ("waiting for help", "Help that was agreed and does not come, or comes too late", null),
        ("not being heard", "Somebody says that nobody asked, or that what they said changed nothing", null),
        ("the move to Year 7", "Anything that begins or breaks with the move to secondary school", null),
        ("sent home without a letter", "A child is asked to stay at home and it is not recorded", null),
        ("staff stretched", "Too many children, too little time, people who leave", null),
        ("one person", "A single person whom a family or a pupil can turn to", null),
        ("belonging", "Feeling wanted in school, or not", null),
        ("delay", "Used in the first weeks for long waits", "waiting for help"),
    ];

    public static IReadOnlyList<MadeSource> Sources { get; } =
    [
        new("figures", SourceKind.Data, "Suspension figures of three years", UsualSectors.LocalAuthority, null, 10, Publisher: "The council", Reference: "Figures by school and term"),
        new("audit", SourceKind.Document, "Audit of 40 plans", UsualSectors.LocalAuthority, null, 25, Publisher: "The council’s inclusion team", Reference: "Report to the schools’ forum, annex 2"),
        new("waits", SourceKind.Data, "Waiting times reported to the health board", UsualSectors.Health, null, 30, Publisher: "The health board", Reference: "Paper 7, public session"),
        new("heads", SourceKind.Interview, "Interviews with nine heads", UsualSectors.Schools, "heads of secondary and primary schools", 40, 9, ConsentUse.Quoted),
        new("help", SourceKind.Interview, "Interview with managers of early help", UsualSectors.SocialCare, "managers", 45, 2, ConsentUse.Summarised),
        new("team", SourceKind.Interview, "Interview with the inclusion team", UsualSectors.LocalAuthority, "advisers", 50, 4, ConsentUse.Quoted),
        new("parents", SourceKind.FocusGroup, "First focus group of parents", UsualSectors.Parents, "parents of children in primary school", 60, 9, ConsentUse.Quoted),
        new("parents2", SourceKind.FocusGroup, "Second focus group of parents", UsualSectors.Parents, "parents whose child was suspended", 75, 7, ConsentUse.Summarised),
        new("two", SourceKind.Interview, "Interview with two parents in the evening", UsualSectors.Parents, "parents who could not come to the groups", 80, 2, ConsentUse.Quoted),
        new("unit", SourceKind.Visit, "A morning in the pupil referral unit", UsualSectors.AlternativeProvision, null, 85),
        new("pupils", SourceKind.PupilVoice, "Pupil voice in four schools", UsualSectors.YoungPeople, "pupils of Years 7 to 10", 90, 23, ConsentUse.Quoted, Under16: true),
        new("pupils2", SourceKind.PupilVoice, "Pupil voice in the unit", UsualSectors.YoungPeople, "pupils who came back to school or did not", 95, 4, ConsentUse.Summarised, Under16: true),
        new("youth", SourceKind.Interview, "Interview with youth workers", UsualSectors.Voluntary, "youth workers", 100, 3, ConsentUse.Quoted),
        new("assistants", SourceKind.FocusGroup, "Focus group of teaching assistants", UsualSectors.Schools, "teaching assistants", 105, 6, ConsentUse.Quoted, WithdrawnAfter: 140),
        new("nurses", SourceKind.Interview, "Interview with school nurses", UsualSectors.Health, "school nurses", -14),
        new("camhs", SourceKind.FocusGroup, "Focus group of mental health workers", UsualSectors.Health, "clinicians", -28),
    ];

    public static IReadOnlyList<MadeFinding> Findings { get; } =
    [
        new("Suspensions in Year 7 rose in each of the three years.", FindingStrength.All, "figures", "the move to Year 7", "C:e2"),
        new("Two thirds of those suspended twice had a need written down that nobody had met.", FindingStrength.All, "audit", "waiting for help", "C:e1 C:c1"),
        new("The wait for an assessment is eleven months on average.", FindingStrength.All, "waits", "waiting for help", "C:e9 S:e5"),
        new("Heads suspend sooner when they expect no help for months.", FindingStrength.Several, "heads waits", "waiting for help", "C:c12 S:c5", "If I knew that somebody came within two weeks I would hold on for two weeks."),
        new("Schools know whom to ring in the inclusion team, and ring early.", FindingStrength.Several, "heads team", "one person", "S:c1 S:e3"),
        new("Parents say that nobody rang anybody until the day of the suspension.", FindingStrength.Several, "parents2", "not being heard", "-S:c1"),
        new("Staff who are stretched notice trouble late.", FindingStrength.Several, "heads", "staff stretched", "C:e5 C:c5", "By the time it reaches my desk it is the fifth time, not the first."),
        new("Whoever carries most leaves first, and nobody new stays with these classes.", FindingStrength.Once, "assistants", "staff stretched", "C:e8 C:c10", "I was the third one in a year."),
        new("Assistants are told nothing of what was agreed with a family.", FindingStrength.Several, "assistants", "not being heard", "C:c11"),
        new("Early help begins after the second suspension, not before the first.", FindingStrength.Several, "help team", "delay", "C:e4 S:e8"),
        new("Money for early help was cut twice and is decided for a year at a time.", FindingStrength.Several, "help", "waiting for help", "C:e7 C:c9"),
        new("Parents stop answering the telephone, as it only ever rings with bad news.", FindingStrength.Several, "parents parents2", "not being heard", "C:e3 S:c12", "I see the number and I know I have to leave work again."),
        new("Where one person knows the family, parents ask for help themselves.", FindingStrength.Several, "parents", "one person", "C:c3 S:c13", "She rang to say that he had a good day. Nobody had done that before."),
        new("Parents hear of early help from other parents, never from school.", FindingStrength.Several, "parents2 two", "not being heard", "S:c10"),
        new("Children are asked to stay at home for a day or two without a letter.", FindingStrength.Several, "two parents2", "sent home without a letter", "C:e2 C:c2", "They say it is to let things settle down. There is never anything in writing."),
        new("After some weeks at home they are further behind, and the next suspension comes sooner.", FindingStrength.Several, "parents2 audit", "waiting for help", "C:c2"),
        new("The parents’ forum is known to those who are members, and to few others.", FindingStrength.Once, "parents", "not being heard", "S:e10 S:c11"),
        new("Pupils say that they behave better where an adult is glad to see them.", FindingStrength.Several, "pupils", "belonging", "C:e10 C:c13", "In her room I am not the bad one."),
        new("Most of those asked dreaded the move to Year 7, and nobody had asked them what would help.", FindingStrength.Several, "pupils parents", "the move to Year 7, not being heard", "S:e13 S:c17"),
        new("Pupils who come back from the unit are met with the same seat, the same lesson and the same rules.", FindingStrength.All, "pupils2 unit", "belonging", "S:e14 S:c18"),
        new("The unit and the schools speak when a pupil leaves, not before.", FindingStrength.Several, "unit team", "waiting for help", "S:c19"),
        new("Youth workers see the same young people and are asked by nobody.", FindingStrength.Several, "youth", "not being heard", "S:e11 S:c14", "We know where they are at eleven in the morning. No school has ever rung us."),
        new("Young people go to the youth project on the days when they are not in school.", FindingStrength.Several, "youth pupils", "belonging", "S:c14", Reworded: "Some young people go to the youth project on the days when they are not in school."),
        new("Heads give this their attention when figures are published, and for some weeks after.", FindingStrength.Once, "team", "staff stretched", "C:c7"),
        new("Mentors are asked for by schools more than there are.", FindingStrength.Once, "heads", "one person", "S:e12"),
    ];
}

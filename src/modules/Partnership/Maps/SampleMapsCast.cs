using System.Globalization;
using Headwater.Graphs;
using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Maps;

/// <summary>What stands on the maps of the made-up locality. All of it is made up.</summary>
internal static class SampleMapsCast
{
    internal sealed record MadeElement(string Code, string Label, string Type, string Sector, string Evidence = "", string Trend = "", string Needed = "", int Since = 1);

    /// <param name="Says">The sign, "slow" and the kind of link, with a space between.</param>
    internal sealed record MadeLink(string From, string To, string Says, int Strength, string By, string Evidence = "", int Since = 1);

    internal sealed record MadeMap(MapKind Kind, string Title, string Purpose, IReadOnlyList<MadeElement> Elements, IReadOnlyList<MadeLink> Links, IReadOnlyList<MapLoop> Loops);

    public static IReadOnlyList<(int Number, int AfterDays, string Note, string How)> Versions { get; } =
    [
        (1, 45, "As drawn at the first workshop", "At the first workshop, by consent"),
        (2, 210, "After the interviews and what parents and young people told us", "At the third workshop, by consent"),
    ];

    public static IReadOnlyList<MadeMap> All { get; } =
    [
        new(MapKind.Stakeholder, "Who keeps children in school here", "Who has a part in whether a child stays in school, who works with whom, and who is missing from the table?",
        [
            new("e1", "Secondary schools", "Organisation", UsualSectors.Schools, "Published suspension figures, last three years"),
            new("e2", "Primary schools", "Organisation", UsualSectors.Schools, "Published suspension figures, last three years"),
            new("e3", "Inclusion team", "Service", UsualSectors.LocalAuthority, "Interview, March"),
            new("e4", "Educational psychology", "Service", UsualSectors.LocalAuthority),
            new("e5", "Child and adolescent mental health", "Service", UsualSectors.Health, "Waiting times reported to the health board"),
            new("e6", "School nursing", "Service", UsualSectors.Health),
            new("e7", "Children’s social care", "Service", UsualSectors.SocialCare, "Interview, April"),
            new("e8", "Early help", "Service", UsualSectors.SocialCare),
            new("e9", "Parents and carers", "Group", UsualSectors.Parents, "Two focus groups", Since: 2),
            new("e10", "Parent carer forum", "Organisation", UsualSectors.Parents),
            new("e11", "Youth projects", "Organisation", UsualSectors.Voluntary, "Interview, May"),
            new("e12", "Mentoring", "Service", UsualSectors.Voluntary),
            new("e13", "Young people", "Group", UsualSectors.YoungPeople, "Pupil voice in four schools", Since: 2),
            new("e14", "Pupil referral unit", "Organisation", UsualSectors.AlternativeProvision),
            new("e15", "Neighbourhood police", "Organisation", UsualSectors.Police, Since: 2),
            new("e16", "Housing", "Service", "Housing", Since: 3),
        ],
        [
            new("e1", "e3", "asks for help", 3, UsualSectors.Schools, "Referrals last year"),
            new("e2", "e3", "asks for help", 2, UsualSectors.Schools),
            new("e3", "e4", "works with", 3, UsualSectors.LocalAuthority, "Shared caseload"),
            new("e1", "e4", "asks for help", 2, UsualSectors.Schools),
            new("e1", "e5", "refers to", 2, UsualSectors.Schools, "Waiting times reported to the health board"),
            new("e2", "e6", "works with", 2, UsualSectors.Health),
            new("e6", "e5", "refers to", 1, UsualSectors.Health),
            new("e7", "e8", "hands on to", 3, UsualSectors.SocialCare, "Interview, April"),
            new("e1", "e7", "refers to", 2, UsualSectors.Schools),
            new("e8", "e10", "works with", 1, UsualSectors.Parents, "Focus group", 2),
            new("e9", "e10", "speaks through", 3, UsualSectors.Parents, "Focus group", 2),
            new("e9", "e1", "talks with", 1, UsualSectors.Parents, "Focus group", 2),
            new("e9", "e2", "talks with", 2, UsualSectors.Parents, "Focus group", 2),
            new("e11", "e13", "works with", 3, UsualSectors.Voluntary, "Interview, May", 2),
            new("e12", "e1", "works in", 1, UsualSectors.Voluntary),
            new("e11", "e8", "works with", 1, UsualSectors.Voluntary),
            new("e13", "e1", "goes to", 3, UsualSectors.YoungPeople, "Pupil voice in four schools", 2),
            new("e1", "e14", "sends pupils to", 3, UsualSectors.Schools, "Roll of the unit"),
            new("e14", "e3", "works with", 2, UsualSectors.AlternativeProvision),
            new("e15", "e1", "works with", 1, UsualSectors.Police, Since: 2),
            new("e15", "e11", "works with", 1, UsualSectors.Voluntary, Since: 2),
            new("e16", "e7", "works with", 1, UsualSectors.SocialCare, Since: 3),
        ], []),
        new(MapKind.Causal, "What keeps children out of school", "What feeds exclusion here, and where could a change go furthest?",
        [
            new("e1", "unmet need", "Cause", "", "Audit of 40 plans", "Rising", "Seen in the first term of Year 7"),
            new("e2", "exclusions", "Outcome", UsualSectors.Schools, "Published figures", "Rising"),
            new("e3", "family trust in school", "Cause", UsualSectors.Parents, "Two focus groups", "Falling", "One person whom a family can ring"),
            new("e4", "early help", "Response", UsualSectors.SocialCare, "", "Steady", "Before a second suspension"),
            new("e5", "staff pressure", "Cause", UsualSectors.Schools, "Interviews with nine heads", "Rising"),
            new("e6", "leadership attention", "Response", UsualSectors.LocalAuthority),
            new("e7", "early help funding", "Response", UsualSectors.LocalAuthority, "Budget book", "Falling"),
            new("e8", "staff turnover", "Cause", UsualSectors.Schools, Since: 2),
            new("e9", "waiting for an assessment", "Cause", UsualSectors.Health, "Waiting times reported to the health board", "Rising", Since: 2),
            new("e10", "sense of belonging", "Cause", UsualSectors.YoungPeople, "Pupil voice in four schools", Since: 3),
        ],
        [
            new("e1", "e2", "+", 3, UsualSectors.Schools, "Audit of 40 plans"),
            new("e2", "e1", "+ slow", 2, UsualSectors.Parents, "Focus group"),
            new("e3", "e4", "+", 2, UsualSectors.Parents, "Focus group"),
            new("e4", "e1", "- slow", 3, UsualSectors.SocialCare, "Evaluation of the pilot"),
            new("e1", "e5", "+", 3, UsualSectors.Schools, "Interviews with nine heads"),
            new("e5", "e3", "-", 2, UsualSectors.Parents),
            new("e2", "e6", "+ slow", 1, UsualSectors.LocalAuthority),
            new("e6", "e4", "+", 1, UsualSectors.LocalAuthority),
            new("e7", "e4", "+", 3, UsualSectors.LocalAuthority, "Budget book"),
            new("e5", "e8", "?", 2, UsualSectors.Schools, Since: 2),
            new("e8", "e3", "-", 2, UsualSectors.Parents, "Focus group", 2),
            new("e9", "e1", "+", 3, UsualSectors.Health, "Waiting times reported to the health board", 2),
            new("e10", "e2", "-", 2, UsualSectors.YoungPeople, "Pupil voice in four schools", 3),
        ],
        [new("The spiral", ["c1", "c2"]) { Story = "A child whose need nobody met is sent home; weeks later more is missed than before." }]),
    ];

    public static MapElement Element(MadeElement made, IReadOnlyDictionary<string, string> sectors) => new(made.Code, made.Label)
    {
        Type = made.Type, Sector = sectors.GetValueOrDefault(made.Sector, made.Sector),
        Notes = [new(DraftShape.Trend, made.Trend), new(DraftShape.Needed, made.Needed), new(DraftShape.Evidence, made.Evidence)],
    };

    public static MapLink Link(MadeLink made, int number, IReadOnlyDictionary<string, string> sectors)
    {
        var sign = made.Says[0] switch { '+' => Polarity.Same, '-' => Polarity.Opposite, '?' => Polarity.Unknown, _ => Polarity.None };
        return new(Code(number), made.From, made.To)
        {
            Polarity = sign, Delayed = made.Says.EndsWith(" slow", StringComparison.Ordinal), Type = sign == Polarity.None ? made.Says : "", Weight = made.Strength,
            Notes = [new(DraftShape.Evidence, made.Evidence), new(DraftShape.Contributed, sectors.GetValueOrDefault(made.By, made.By))],
        };
    }

    /// <summary>A map as one of its versions had it.</summary>
    public static GraphMap At(string title, IReadOnlyList<MadeElement> elements, IReadOnlyList<MadeLink> links, IReadOnlyList<MapLoop> loops, int version, IReadOnlyDictionary<string, string> sectors)
    {
        var there = elements.Where(e => e.Since <= version).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        return new(
            title, elements.Where(e => there.Contains(e.Code)).Select(e => Element(e, sectors)),
            links.Index().Where(l => l.Item.Since <= version && there.Contains(l.Item.From) && there.Contains(l.Item.To)).Select(l => Link(l.Item, l.Index, sectors)), loops);
    }

    private static string Code(int number) => "c" + (number + 1).ToString(CultureInfo.InvariantCulture);
}

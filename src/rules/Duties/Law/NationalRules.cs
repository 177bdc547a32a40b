namespace Headwater.Duties;

/// <summary>The country's rules, restated in plain words from the fact sheet on exclusions (numbers are its paragraphs).</summary>
internal static partial class NationalRules
{
    private static readonly DateOnly Regulations2012 = new(2012, 9, 1);

    // Off-site direction: the 30-day rule ended, and today's rules on reviews began (SI 2012/2532).
    private static readonly DateOnly Reviews2013 = new(2013, 1, 1);
    private static readonly DateOnly Guidance2022 = new(2022, 9, 1);
    private static readonly DateOnly Regulations2023 = new(2023, 9, 1);
    private static readonly DateOnly Registers2024 = new(2024, 8, 19);
    private static readonly DateOnly Guidance2026 = new(2026, 7, 26);

    public static IReadOnlyList<RuleEdition> Editions { get; } =
    [
        new("REGS12", Regulations2012, "The regulations of 2012."),
        new("REGS12-2022", Guidance2022, "The local authority is told of every suspension; social worker and virtual school head are told."),
        new("REGS23", Regulations2023, "The regulations of 2023: remote meetings, cancelling (17A)."),
        new("SPE26", Guidance2026, "The guidance in force on 26 July 2026; off-site direction by academies and PRUs."),
    ];

    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["REGS12"] = "The School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012, SI 2012/1033",
        ["REGS23"] = "The amending regulations SI 2023/571, in force 1 September 2023",
        ["SPE24"] = "Department for Education, Suspension and permanent exclusion, including pupil movement, August 2024 (read through summaries)",
        ["SPE26"] = "Its successor, in force 26 July 2026 (read through summaries)",
        ["CWSA26"] = "Children's Wellbeing and Schools Act 2026 (c. 21)",
        ["CBDS26"] = "Department for Education, Common Basic Data Set, May 2026",
        ["EES"] = "Explore education statistics, release text on exclusions",
    };

    public static IReadOnlyList<Rule> All { get; } = [.. Counting, .. Notices, .. Board, .. Review, .. AfterDaySix, .. Before, .. OffSite, .. Informal];

    private static Rule Of(string key, Confidence confidence, string source, string text, params (string Name, int Value)[] numbers) =>
        new(key, text, source, confidence, Regulations2012, null, numbers.ToDictionary(n => n.Name, n => n.Value));

    private static Rule From(this Rule rule, DateOnly first) => rule with { ValidFrom = first };

    private static Rule Until(this Rule rule, DateOnly next) => rule with { ValidTo = next.AddDays(-1) };
}

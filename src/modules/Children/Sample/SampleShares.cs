using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// What made-up children are drawn from: England's published shares, so that the sample looks like a real place. Department for
/// Education, Open Government Licence v3.0: "Special educational needs in England 2023/24" (provision, primary need); the local
/// authority interactive tool (LAIT), England 2023/24 (absence, meals) and 2024 (looked after). What is chosen says so.
/// </summary>
internal static class SampleShares
{
    /// <summary>Reception to Year 13, each by the children of one year who are still there: chosen, as sixth forms are shared with colleges.</summary>
    public static readonly double[] YearGroups = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.45, 0.405];

    /// <summary>Boys among children in England's schools.</summary>
    public const double Boys = 0.511;

    /// <summary>England: a plan 4.8%, SEN support 13.6%; girls, boys. That boys have them about twice as often is published, the split is chosen to come to the totals.</summary>
    public static readonly double[] Plan = [0.030, 0.0652];

    public static readonly double[] Support = [0.106, 0.1647];

    /// <summary>Codes of primary need.</summary>
    public static readonly string[] Needs = ["ASD", "HI", "MLD", "MSI", "OTH", "PD", "PMLD", "NSA", "SLD", "SEMH", "SPLD", "SLCN", "VI"];

    /// <summary>England 2023/24, of 1,139,746 children with SEN support and a primary need.</summary>
    public static readonly double[] NeedsOfSupport = [0.0916, 0.0151, 0.1575, 0.0029, 0.0370, 0.0192, 0.0007, 0.0471, 0.0019, 0.2230, 0.1395, 0.2560, 0.0086];

    /// <summary>England 2023/24, of 400,413 children with a plan and a primary need.</summary>
    public static readonly double[] NeedsOfPlan = [0.3303, 0.0158, 0.0848, 0.0031, 0.0218, 0.0364, 0.0250, 0, 0.0794, 0.1552, 0.0434, 0.1953, 0.0096];

    /// <summary>LAIT: eligible for free school meals, primary 24.3%, secondary 24.1%. Chosen to come to that: poor homes, and in them and in others children without and with special needs.</summary>
    public const double PoorHomes = 0.22;

    public static readonly double[] MealsInPoorHomes = [0.72, 0.85];

    public static readonly double[] MealsElsewhere = [0.0687, 0.2474];

    /// <summary>LAIT: 69 of 10,000 children under 18 are looked after.</summary>
    public const double LookedAfter = 0.0069;

    /// <summary>LAIT, primary and secondary: half days missed, and without leave; children who miss at least a tenth, and at least half.</summary>
    public static readonly double[] Absence = [0.0553, 0.0889];

    public static readonly double[] Unauthorised = [0.0163, 0.0347];

    public static readonly double[] Persistent = [0.1456, 0.2556];

    public static readonly double[] Severe = [0.0085, 0.0381];

    /// <summary>Groups as the sample's figures have them, and the census's codes within each: chosen near England's.</summary>
    public static readonly (SampleOrigin Origin, double Share, string[] Codes, double[] Within)[] Groups =
    [
        (SampleOrigin.British, 0.68, ["WBRI", "WIRI", "WIRT", "WROM"], [0.985, 0.006, 0.002, 0.007]),
        (SampleOrigin.European, 0.07, ["WOTH"], [1]),
        (SampleOrigin.Asian, 0.10, ["AIND", "APKN", "ABAN", "AOTH"], [0.31, 0.36, 0.14, 0.19]),
        (SampleOrigin.African, 0.04, ["BAFR", "BCRB", "BOTH"], [0.72, 0.15, 0.13]),
        (SampleOrigin.British, 0.07, ["MWBC", "MWBA", "MWAS", "MOTH"], [0.22, 0.15, 0.25, 0.38]),
        (SampleOrigin.World, 0.025, ["CHNE", "OOTH"], [0.25, 0.75]),
        (SampleOrigin.British, 0.015, ["REFU", "NOBT"], [0.4, 0.6]),
    ];

    /// <summary>Chosen: with a brother or sister in the years above, twins, a move between schools within two years, out of the area since, in the unit, a UPN not known yet, an NHS number known.</summary>
    public const double Sibling = 0.36;

    public const double Twin = 0.016;
    public const double Moved = 0.05;
    public const double Left = 0.01;
    public const double InUnit = 0.006;
    public const double NoUpn = 0.003;
    public const double TemporaryUpn = 0.002;
    public const double HasNhs = 0.4;

    /// <summary>Chosen: records that are of a child who has one already, to be found and joined.</summary>
    public const double Twice = 1.0 / 3000;

    /// <summary>Chosen: children with words of their own, a flag, a case note.</summary>
    public const double Words = 0.01;

    /// <summary>Chosen: so many children have a document.</summary>
    public const int Documents = 24;

    public const double Flagged = 0.01;
    public const double Noted = 0.006;
}

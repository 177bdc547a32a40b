namespace Headwater.Insight.Sample;

/// <summary>
/// What the made-up children are drawn from: England's published rates, so that the sample looks like a real place. Sources:
/// the Department for Education's local authority interactive tool (rates by phase and year, England) and "Permanent and
/// fixed-period exclusions in England 2016 to 2017" (SFR17/2018, rates by year group). Open Government Licence v3.0.
/// </summary>
internal static class SampleRates
{
    /// <summary>2019/20 to 2023/24, the years England's series ends with.</summary>
    public const int FirstYear = 2019;

    /// <summary>Schools of Alderbrook suspend and exclude somewhat more than England's. Primary, secondary, special.</summary>
    public static readonly double[] OwnSuspensions = [1.05, 1.15, 0.95];

    public static readonly double[] OwnPermanent = [1.10, 1.20, 1.00];

    /// <summary>England, suspensions per 100 pupils: for each phase a rate a year.</summary>
    public static readonly double[][] Suspensions =
    [
        [1.0024, 0.99134, 1.42204, 1.81297, 2.27093],
        [7.42993, 8.48029, 13.9631, 18.89525, 22.61338],
        [7.75972, 7.28796, 9.59891, 10.98913, 12.62498],
    ];

    /// <summary>England, permanent exclusions per 100 pupils.</summary>
    public static readonly double[][] Permanent =
    [
        [0.01567, 0.00841, 0.01628, 0.02584, 0.03168],
        [0.12522, 0.09997, 0.1586, 0.22186, 0.25336],
        [0.03741, 0.03198, 0.05433, 0.0793, 0.07792],
    ];

    /// <summary>England, suspensions for each pupil suspended: all suspensions (3.76, 4.25, 6.91, 9.33, 11.31 per 100) by the pupils suspended (1.87, 2.20, 3.02, 3.61, 4.04 per 100).</summary>
    public static readonly double[] SuspensionsEach = [3.76 / 1.87, 4.25 / 2.20, 6.91 / 3.02, 9.33 / 3.61, 11.31 / 4.04];

    /// <summary>England 2016/17 by year group, Reception first, Year 12 and above last: suspensions per 100 pupils. Only their proportions are used.</summary>
    public static readonly double[] SuspensionsByYearGroup = [0.49, 1.04, 1.28, 1.56, 1.79, 2.14, 2.44, 7.68, 11.40, 13.55, 14.35, 8.76, 0.60];

    public static readonly double[] PermanentByYearGroup = [0.01, 0.02, 0.02, 0.03, 0.04, 0.04, 0.04, 0.11, 0.21, 0.29, 0.35, 0.16, 0.01];

    // Published ratios between groups (2021/22 to autumn 2024/25): free school meals over 4 times the suspensions, SEN support
    // and EHC plans about 4 times, boys twice the permanent exclusions. The groups overlap, so that each alone counts for less
    // here than in a table of that group only.
    public static readonly double[] BySex = [1.0, 1.75];

    public static readonly double[] BySen = [1.0, 2.9, 2.6];

    public static readonly double[] ByFreeMeals = [1.0, 3.1];

    /// <summary>Chosen, not published.</summary>
    public static readonly double[] ByEthnicGroup = [1.0, 0.8, 0.4, 1.0, 1.3, 0.7, 1.2];

    /// <summary>Shares of a year's children, chosen near England's.</summary>
    public static readonly double[] EthnicGroups = [0.68, 0.07, 0.10, 0.04, 0.07, 0.025, 0.015];
}

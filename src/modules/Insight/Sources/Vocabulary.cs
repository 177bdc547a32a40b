using System.Text.RegularExpressions;

namespace Headwater.Insight.Sources;

/// <summary>The words the Department has used over the years for the same things.</summary>
internal static partial class Vocabulary
{
    /// <summary>Marks that stand where a number would: not applicable, suppressed, low, not available, missing.</summary>
    public static readonly string[] Marks =
        ["z", "c", "x", ":", "~", "low", "k", "u", ".", "..", "-", "na", "n/a", "null", "*", "supp", "nan", "#n/a"];

    public static readonly string[] LevelsRead = ["local authority", "school", "regional", "national", "la", "lea", "region", "country"];

    /// <summary>The other levels of geography in the Department's publications. Their rows are passed over.</summary>
    public static readonly string[] OtherLevels =
    [
        "english devolved area", "institution", "local authority district", "local enterprise partnership", "local skills improvement plan area",
        "lower layer super output area", "mat", "mayoral combined authority", "middle layer super output area", "multi-academy trust",
        "opportunity area", "parliamentary constituency", "planning area", "police force area", "provider", "rsc region", "sponsor", "ward",
    ];

    public static readonly string[] Totals = ["", "total", "all", "all pupils", "all schools", "all school types", "all characteristics", "any"];

    private static readonly Dictionary<string, string> MeasureNames = new(StringComparer.Ordinal)
    {
        ["headcount"] = "headcount", ["pupilheadcount"] = "headcount", ["headcountpupils"] = "headcount", ["pupilcount"] = "headcount",
        ["permexcl"] = "perm_excl", ["permanentexclusions"] = "perm_excl", ["permexclusions"] = "perm_excl", ["numpermexcl"] = "perm_excl",
        ["permexclrate"] = "perm_excl_rate", ["permanentexclusionsrate"] = "perm_excl_rate", ["permanentexclusionrate"] = "perm_excl_rate",
        ["suspension"] = "suspension", ["suspensions"] = "suspension", ["fixedexcl"] = "suspension", ["susp"] = "suspension",
        ["fixedexclusions"] = "suspension", ["fixedperiodexclusions"] = "suspension", ["numsusp"] = "suspension",
        ["susprate"] = "susp_rate", ["suspensionrate"] = "susp_rate", ["suspensionsrate"] = "susp_rate", ["fixedexclrate"] = "susp_rate",
        ["fixedperiodexclusionrate"] = "susp_rate",
        ["oneplussusp"] = "one_plus_susp", ["oneplusfixed"] = "one_plus_susp", ["oneplussuspension"] = "one_plus_susp",
        ["oneplussuspensions"] = "one_plus_susp", ["oneormorefixedexcl"] = "one_plus_susp", ["oneormoresusp"] = "one_plus_susp",
        ["oneplussusprate"] = "one_plus_susp_rate", ["oneplusfixedrate"] = "one_plus_susp_rate",
        ["oneormorefixedexclrate"] = "one_plus_susp_rate", ["oneplussuspensionrate"] = "one_plus_susp_rate",
        ["oneplussuspensionsrate"] = "one_plus_susp_rate", ["oneormoresusprate"] = "one_plus_susp_rate",
    };

    private static readonly Dictionary<string, string> PlaceNames = new(StringComparer.Ordinal)
    {
        ["timeperiod"] = "time_period", ["year"] = "time_period", ["academicyear"] = "time_period_second",
        ["timeidentifier"] = "time_identifier",
        ["geographiclevel"] = "geographic_level", ["level"] = "geographic_level",
        ["countrycode"] = "country_code", ["countryname"] = "country_name",
        ["regioncode"] = "region_code", ["regionname"] = "region_name", ["region"] = "region_name",
        ["oldlacode"] = "old_la_code", ["lacode"] = "old_la_code", ["lanumber"] = "old_la_code", ["newlacode"] = "new_la_code", ["laname"] = "la_name",
        ["estab"] = "ignore", ["laestab"] = "laestab", ["schoollaestab"] = "laestab", ["urn"] = "urn", ["schoolurn"] = "urn", ["schoolname"] = "ignore",
        ["numschools"] = "ignore", ["numberofschools"] = "ignore", ["academytype"] = "ignore", ["academyopendate"] = "ignore",
        ["schooltype"] = "phase", ["educationphase"] = "phase", ["schoolphase"] = "phase", ["phasetypegrouping"] = "phase_second",
        ["shortdesc"] = "metric", ["measureshort"] = "metric", ["metric"] = "metric", ["indicator"] = "metric",
        ["years"] = "time_period", ["values"] = "value", ["value"] = "value", ["laandregions"] = "la_name", ["areaname"] = "la_name",
        ["dataitem"] = "ignore", ["metrictype"] = "ignore", ["sourcedomain"] = "ignore", ["sentypelabel"] = "ignore",
        ["characteristicgroup"] = "topic", ["breakdowntopic"] = "topic", ["characteristicgrouping"] = "topic",
        ["characteristic"] = "item", ["breakdown"] = "item", ["sendcategory"] = "item", ["senddetaildisplay"] = "topic",
        ["reason"] = "reason", ["exclusionreason"] = "reason", ["reasonforexclusion"] = "reason",
        ["durationdaysfixedexclusions"] = "filter", ["totallengthdaysfixedexclusions"] = "filter", ["totallengthdaysfixedexclusionsgroup"] = "filter",
    };

    /// <summary>The name a column goes by here; null when it is not known.</summary>
    public static string? Measure(string header) => MeasureNames.GetValueOrDefault(Squeeze(header));

    public static string? Role(string header) => PlaceNames.GetValueOrDefault(Squeeze(header));

    /// <summary>A column of a wide table of reasons: <c>perm_bullying</c>, <c>fixed_bullying</c>, <c>susp_bullying</c>.</summary>
    public static (bool Permanent, string Reason)? Reason(string header)
    {
        var match = ReasonColumn().Match(header.Trim().ToLowerInvariant());
        if (!match.Success || Measure(header) is not null)
            return null;
        return (match.Groups[1].Value == "perm", match.Groups[2].Value);
    }

    public static string Squeeze(string header) =>
        new([.. header.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    [GeneratedRegex("^(perm|fixed|susp)_((?!excl|rate)[a-z_0-9]+)$", RegexOptions.None, 1000)]
    private static partial Regex ReasonColumn();
}

using Headwater.Insight.Figures;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Insight.Pictures;

/// <summary>How many times as high the rate of one group is as that of another, and how sure that is.</summary>
internal sealed record Who(string Measure, string Group, string Against, string Period, double Rate, double OtherRate, RatioEstimate Ratio)
{
    private static readonly string[] Groups = ["EHC plan", "SEN support"];

    /// <summary>
    /// SEN provision for one authority, from the newest term with rates for it. Only rates are published there, so the number of
    /// pupils in each group is estimated: the authority's newest headcount shared out as England's was in the newest national
    /// table. The intervals are therefore marked approximate.
    /// </summary>
    public static IReadOnlyList<Who> BySen(FigureTable table, string place)
    {
        var rates = table.Terms(place).Where(t => t.Phase == SchoolPhase.All && t.Metric is "susp_rate" or "perm_excl_rate").ToList();
        if (rates.Count == 0)
            return [];
        var national = table.Groups(FigureTable.England).Where(g => g.Topic == "SEN provision" && g.Phase == SchoolPhase.All && g.Headcount is not null).ToList();
        var all = national.Sum(g => g.Headcount!.Value);
        var own = table.Series(place, Figures.Measure.Suspensions, SchoolPhase.All).Select(p => p.Figure.Headcount).LastOrDefault(h => h is not null);
        double? Base(string group) => own * national.Where(g => Same(g.Item, group)).Sum(g => g.Headcount) / all;
        var newest = rates.MaxBy(t => (t.Year * 10) + Order(t.Term))!;
        List<Who> who = [];
        foreach (var metric in new[] { "susp_rate", "perm_excl_rate" })
        {
            double? Rate(string group) => rates.Where(t => t.Year == newest.Year && t.Term == newest.Term && t.Metric == metric && t.Group == group).Select(t => (double?)t.Rate).FirstOrDefault();
            foreach (var group in Groups)
            {
                if (Rate(group) is not { } a || Rate("No SEN") is not { } b || Base(group) is not > 0 || Base("No SEN") is not > 0)
                    continue;
                if (RateRatio.OfRates(a, Base(group)!.Value, b, Base("No SEN")!.Value) is { } ratio)
                    who.Add(new(metric == "susp_rate" ? "Suspensions" : "Permanent exclusions", group, "no SEN", $"{newest.Term} term {new AcademicYear(newest.Year)}", a, b, ratio));
            }
        }

        return who;
    }

    private static readonly (string Topic, string Group, string Words, string Other, string OtherWords)[] NationalPairs =
    [
        ("Gender", "Gender male", "Boys", "Gender female", "girls"),
        ("FSM eligible", "FSM Eligible", "Eligible for free school meals", "FSM NotEligible", "not eligible"),
        ("SEN provision", "SEN provision SEN with statement EHC", "With an EHC plan or statement", "SEN Provision No SEN", "no SEN"),
        ("SEN provision", "SEN provision SEN without statement", "SEN support", "SEN Provision No SEN", "no SEN"),
        ("Ethnicity", "Ethnicity Minor Gypsy Roma", "Gypsy Roma", "Ethnicity Minor White British", "White British"),
        ("Ethnicity", "Ethnicity Minor Traveller of Irish heritage", "Traveller of Irish heritage", "Ethnicity Minor White British", "White British"),
        ("Ethnicity", "Ethnicity Minor Black Caribbean", "Black Caribbean", "Ethnicity Minor White British", "White British"),
        ("Ethnicity", "Ethnicity Minor White and Black Caribbean", "White and Black Caribbean", "Ethnicity Minor White British", "White British"),
        ("Ethnicity", "Ethnicity Major Asian Total", "Asian", "Ethnicity Minor White British", "White British"),
    ];

    /// <summary>Where counts and headcounts are published (England), ratios with intervals from the counts themselves.</summary>
    public static IReadOnlyList<Who> ByCounts(IReadOnlyList<GroupFigure> groups)
    {
        List<Who> who = [];
        foreach (var (topic, group, words, other, otherWords) in NationalPairs)
        {
            GroupFigure? Find(string item) => groups.FirstOrDefault(g => g.Topic == topic && g.Item == item && g.Phase == SchoolPhase.All);
            if (Find(group) is not { Headcount: > 0 } a || Find(other) is not { Headcount: > 0 } b)
                continue;
            var period = new AcademicYear(a.Year).ToString();
            if (a.Suspended.Count is { } sa && b.Suspended.Count is { } sb && RateRatio.OfProportions(sa, a.Headcount.Value, sb, b.Headcount.Value) is { } suspended)
                who.Add(new("Pupils suspended at least once", words, otherWords, period, 100 * sa / a.Headcount.Value, 100 * sb / b.Headcount.Value, suspended));
            if (a.Permanent.Count is { } pa && b.Permanent.Count is { } pb && RateRatio.OfEvents(pa, a.Headcount.Value, pb, b.Headcount.Value) is { } permanent)
                who.Add(new("Permanent exclusions", words, otherWords, period, 100 * pa / a.Headcount.Value, 100 * pb / b.Headcount.Value, permanent));
        }

        return who;
    }

    /// <summary>England's table of 2016/17 speaks of statements and plans together; the termly one of plans.</summary>
    private static bool Same(string nationalItem, string group) => group switch
    {
        "EHC plan" => nationalItem.Contains("EHC", StringComparison.OrdinalIgnoreCase),
        "No SEN" => nationalItem.Contains("No SEN", StringComparison.OrdinalIgnoreCase),
        _ => nationalItem.Contains("support", StringComparison.OrdinalIgnoreCase) || nationalItem.Contains("without", StringComparison.OrdinalIgnoreCase),
    };

    private static int Order(string term) => term switch { "autumn" => 1, "spring" => 2, "summer" => 3, _ => 4 };
}

/// <summary>What the table of groups shows, under one caption.</summary>
internal sealed record WhoTable(string Caption, IReadOnlyList<Who> Rows);

/// <summary>Plain words for the groups and reasons as the files name them.</summary>
internal static class GroupWords
{
    public static string Reason(string key) => key switch
    {
        "physical_pupils" => "Physical assault against a pupil",
        "physical_adult" => "Physical assault against an adult",
        "verbal_pupil" => "Verbal abuse or threats against a pupil",
        "verbal_adult" => "Verbal abuse or threats against an adult",
        "bullying" => "Bullying",
        "racist_abuse" => "Racist abuse",
        "sexual_misconduct" => "Sexual misconduct",
        "drug_alcohol" => "Drugs and alcohol",
        "damage" => "Damage",
        "theft" => "Theft",
        "persistent_disruptive" => "Persistent disruptive behaviour",
        "other" => "Other",
        _ => char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' '),
    };

    /// <summary>England's year groups in order, Nursery first; those without a place in it last.</summary>
    public static IReadOnlyList<GroupFigure> YearGroups(IEnumerable<GroupFigure> groups) =>
        [.. groups.Where(g => g.Topic == "NC year" && g.Phase == SchoolPhase.All).OrderBy(g => YearNumber(g.Item))];

    /// <summary>Where a year group of the files stands: −1 Nursery, 0 Reception, then its number; 99 for what is no year.</summary>
    public static int YearNumber(string item) =>
        int.TryParse(new string([.. item.Where(char.IsAsciiDigit)]), out var number) ? number
        : item.Contains("nursery", StringComparison.OrdinalIgnoreCase) ? -1
        : item.Contains("reception", StringComparison.OrdinalIgnoreCase) || item.EndsWith('R') ? 0
        : 99;

    /// <summary>As people say it: "NC Year 7" is Year 7, "NC Year Reception" Reception.</summary>
    public static string YearGroup(string item) => YearNumber(item) switch
    {
        -1 => "Nursery",
        0 => "Reception",
        _ => item.Replace("NC ", "", StringComparison.Ordinal),
    };
}

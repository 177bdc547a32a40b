using System.Globalization;
using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

public sealed class RuleBookTests
{
    [Fact]
    public void Every_rule_from_1_3_to_1_50_and_from_2_6_to_2_10_is_there()
    {
        var there = RuleBook.National.Rules.Select(r => r.Number).ToHashSet();
        var wanted = Enumerable.Range(3, 48).Select(i => "1." + i.ToString(CultureInfo.InvariantCulture)).Concat(["2.6", "2.7", "2.8", "2.9", "2.10"]);
        // 1.45 is a table of how reviews ended in 2015/16: no rule.
        Assert.Equal(["1.45"], wanted.Where(n => !there.Contains(n)));
        Assert.All(RuleBook.National.Rules, r => Assert.False(string.IsNullOrWhiteSpace(r.Text) || string.IsNullOrWhiteSpace(r.Source)));
    }

    [Fact]
    public void Rules_on_moves_and_plans_are_there_and_their_numbers_are_the_locality_s_to_change()
    {
        var there = RuleBook.National.Rules.Select(r => r.Number).ToHashSet();
        Assert.DoesNotContain(new[] { "1.51", "1.52", "1.53", "2.1", "2.2", "2.3", "2.4", "2.5", "4.1" }, n => !there.Contains(n));
        // No law gives any of these numbers: none is marked as read in it.
        foreach (var (key, number, value) in new[] { ("2.3/outcomes", "firstWeeks", 6), ("2.3/outcomes", "secondWeeks", 12), ("4.1/programme", "weeks", 16), ("4.1/programme", "halfWayWeeks", 8), ("4.1/programme", "countsFromWeek", 6), ("4.1/reviews", "months", 4) })
        {
            var rule = RuleBook.National.Find(key, On("2026-11-10"))!;
            Assert.Equal((true, value), (rule.MayBeChanged, rule[number]));
        }

        var book = RuleBook.National.With(new RuleChange("2.3/outcomes", "Our protocol") { Parameters = new Dictionary<string, int> { ["firstWeeks"] = 4 } });
        Assert.Equal((4, 12, true), (book.Find("2.3/outcomes", On("2026-11-10"))!["firstWeeks"], book.Find("2.3/outcomes", On("2026-11-10"))!["secondWeeks"], book.Find("2.3/outcomes", On("2026-11-10"))!.ChangedLocally));
    }

    [Fact]
    public void Versions_of_one_rule_follow_each_other_without_a_gap_or_an_overlap() =>
        Assert.All(RuleBook.National.Rules.GroupBy(r => r.Key), versions =>
        {
            Rule[] sorted = [.. versions.OrderBy(v => v.ValidFrom)];
            for (var i = 1; i < sorted.Length; i++)
                Assert.Equal(sorted[i].ValidFrom, sorted[i - 1].ValidTo!.Value.AddDays(1));
            Assert.Null(sorted[^1].ValidTo);
        });

    [Theory]
    [InlineData("2012-09-01", "REGS12")]
    [InlineData("2022-08-31", "REGS12")]
    [InlineData("2022-09-01", "REGS12-2022")]
    [InlineData("2023-09-01", "REGS23")]
    [InlineData("2026-07-25", "REGS23")]
    [InlineData("2026-07-26", "SPE26")]
    public void The_edition_is_that_of_the_start(string start, string edition) => Assert.Equal(edition, RuleBook.EditionOf(On(start))!.Name);

    [Fact]
    public void Before_the_regulations_of_2012_nothing_is_known()
    {
        Assert.Null(RuleBook.EditionOf(On("2012-08-31")));
        Assert.Null(RuleBook.National.Find("1.25", On("2012-08-31")));
        Assert.Equal(15, RuleBook.National.Find("1.25", On("2012-09-01"))!["schoolDays"]);
    }

    [Fact]
    public void A_locality_changes_a_rule_that_is_not_read_in_the_law_and_the_answer_says_so()
    {
        var book = RuleBook.National.With(new RuleChange("1.32", "Our protocol of 2026") { Parameters = new Dictionary<string, int> { ["schoolDays"] = 7 } });
        var result = ExclusionClock.Compute(Case("2026-11-03", Permanent("X1", "2026-11-02") with { BoardNotified = On("2026-11-02") }), book);
        var papers = result.Duty("X1", DutyKind.Papers)!;
        // Seven school days before 23 November: 20, 19, 18, 17, 16, 13, 12.
        Assert.Equal((On("2026-11-12"), true), (papers.Due, papers.Rule.ChangedLocally));
        Assert.Equal("Our protocol of 2026 (changed locally; otherwise Enfield SENDIASS)", papers.Rule.Source);
        Assert.Equal("SPE26, changed locally", result.RuleSet);
        Assert.Equal(5, RuleBook.National.Find("1.32", On("2026-11-02"))!["schoolDays"]);
        // Valid to a day: then there is no such rule, and no papers are asked.
        var until = RuleBook.National.With(new RuleChange("1.32", "Ours") { ValidTo = On("2026-10-31") });
        Assert.Null(ExclusionClock.Compute(Case("2026-11-03", Permanent("X1", "2026-11-02")), until).Duty("X1", DutyKind.Papers));
    }

    [Fact]
    public void What_may_not_be_changed_is_refused()
    {
        static string Refused(RuleChange change) => Assert.Throws<ArgumentException>(() => RuleBook.National.With(change)).Message;
        static Dictionary<string, int> To(string name, int value) => new() { [name] = value };
        Assert.Contains("confidence H", Refused(new("1.25", "Ours") { Parameters = To("schoolDays", 20) }));
        Assert.Contains("no rule '9.9'", Refused(new("9.9", "Ours")));
        Assert.Contains("no source", Refused(new("1.32", " ")));
        Assert.Contains("no number 'weeks': it has schoolDays", Refused(new("1.32", "Ours") { Parameters = To("weeks", 1) }));
        Assert.Contains("cannot be 0", Refused(new("1.32", "Ours") { Parameters = To("schoolDays", 0) }));
        Assert.Contains("before it begins", Refused(new("1.32", "Ours") { ValidTo = On("2012-08-31") }));
        Assert.Contains("2 versions", Refused(new("1.16", "Ours")));
        Assert.Contains("no list of reason codes 'C'", Assert.Throws<ArgumentException>(() => RuleBook.National.WithCodeDates("C", "Ours", On("2026-09-01"), null)).Message);
    }

    [Fact]
    public void Reason_codes_are_16_and_29_and_their_dates_can_be_changed()
    {
        Assert.Equal([("A", 16), ("B", 29)], RuleBook.National.CodeSets.Where(s => s.Name is "A" or "B").Select(s => (s.Name, s.Codes.Count)));
        var book = RuleBook.National.WithCodeDates("B", "Census guide", On("2026-12-01"), null);
        var x = Suspended("X1", "2026-11-02", 1) with { Reasons = ["VR"] };
        ExclusionClock.Compute(Case("2026-11-02", x));
        Assert.Throws<CaseRefusedException>(() => ExclusionClock.Compute(Case("2026-11-02", x), book));
        Assert.True(book.CodeSets.Single(s => s.Name == "B").ChangedLocally);
    }

    [Fact]
    public void With_a_locality_s_number_of_terms_a_school_counts_by_its_own_four()
    {
        SchoolTerm[] four = [.. ThreeTerms[..2], new(On("2027-04-12"), On("2027-05-28")), new(On("2027-06-07"), On("2027-07-23"))];
        // The spans: to 31 December, to Easter Sunday, from Easter Monday.
        Assert.Equal(3, new SchoolCalendar(four).CountingTerms.Count);
        Assert.Equal(4, new SchoolCalendar(four, ownTermsAtMost: 4).CountingTerms.Count);
    }
}

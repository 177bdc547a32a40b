using Headwater.Children.Exclusions;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>A locality's changes of rules on the book of the country.</summary>
public sealed class RuleBooksTests
{
    [Fact]
    public void A_change_of_a_rule_that_is_no_more_is_left_out_and_the_others_hold()
    {
        var from = RuleBook.National.Rules.Single(r => r.Key == "1.32").ValidFrom;
        var book = RuleBooks.Of([Change("1.999", from, "schoolDays=3"), Change("1.32", from, "schoolDays=7"), Change("1.25", RuleBook.Earliest, "schoolDays=1"), Change("1.5/terms", RuleBook.Earliest, "terms=x")]);
        Assert.Equal(7, book.Find("1.32", new(2026, 11, 10))!["schoolDays"]);
        Assert.Equal(15, book.Find("1.25", new(2026, 11, 10))!["schoolDays"]);
        Assert.Equal(3, book.Find("1.5/terms", new(2026, 11, 10))!["terms"]);
    }

    [Fact]
    public void Dates_of_a_list_of_reason_codes_can_be_changed_where_they_are_not_sure()
    {
        var codes = RuleBook.National.CodeSets.Single(s => s.Name == "B");
        var row = Change(RuleChangeRow.KeyOf(codes), codes.ValidFrom, "");
        row.ValidFrom = new(2027, 1, 1);
        var book = RuleBooks.Of([row]);
        Assert.DoesNotContain(ExclusionWords.Reasons(book, new(2026, 11, 10)), r => r.Code == "VR");
        Assert.Contains(ExclusionWords.Reasons(book, new(2027, 1, 5)), r => r.Code == "VR");
        Assert.Contains(ExclusionWords.Reasons(RuleBook.National, new(2026, 11, 10)), r => r.Code == "VR");
    }

    private static RuleChangeRow Change(string key, DateOnly from, string numbers) => new() { Key = key, RuleFrom = from, Source = "Read by us", Numbers = numbers, ChangedBy = PersonId.New(), ChangedOn = new(2026, 11, 10) };
}

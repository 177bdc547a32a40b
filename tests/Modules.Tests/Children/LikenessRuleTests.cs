using CsCheck;
using Headwater.Children.Likeness;

namespace Headwater.Modules.Tests.Children;

/// <summary>Which records may be of one child, by cases judged by hand; every name is made up.</summary>
public sealed class LikenessRuleTests
{
    private static readonly DateOnly Born = new(2014, 5, 2);

    [Theory]
    [InlineData("Robin", "Hale", "Robin", "Hale")]
    [InlineData("robin", "HALE", "Robin", "Hale")]
    [InlineData("Zoë", "O'Brien", "Zoe", "OBrien")]
    [InlineData("Łukasz", "Smith-Jones", "Lukasz", "Smith Jones")]
    public void The_same_names_and_day_of_birth_are_likely_one_child(string first, string last, string heldFirst, string heldLast) =>
        Assert.Equal(Grade.Likely, LikenessRule.Compare(new(first, last, null, Born), new(heldFirst, heldLast, null, Born)));

    [Theory]
    [InlineData("Catherine", "Hale", "Katharine", "Hale")]
    [InlineData("Stephen", "Moor", "Steven", "Moore")]
    [InlineData("Mohammed", "Khan", "Muhammad", "Kahn")]
    [InlineData("Shaun", "Reid", "Sean", "Reed")]
    [InlineData("Hale", "Robin", "Robin", "Hale")]
    public void Names_that_sound_alike_or_changed_places_are_worth_a_look(string first, string last, string heldFirst, string heldLast) =>
        Assert.Equal(Grade.Possible, LikenessRule.Compare(new(first, last, null, Born), new(heldFirst, heldLast, null, Born)));

    [Theory]
    [InlineData("Robin", "Wren")]
    [InlineData("Mia", "Maya")]
    [InlineData("Ella", "Eli")]
    [InlineData("Harry", "Harriet")]
    [InlineData("Jack", "Jake-Thomas")]
    public void Twins_are_two_children(string one, string other) =>
        Assert.Equal(Grade.Different, LikenessRule.Compare(new(one, "Hale", null, Born), new(other, "Hale", null, Born)));

    [Fact]
    public void Brothers_and_sisters_are_two_children() =>
        Assert.Equal(Grade.Different, LikenessRule.Compare(new("Robin", "Hale", null, Born), new("Wren", "Hale", null, new(2012, 5, 2))));

    [Fact]
    public void A_known_as_name_counts_as_a_first_name() =>
        Assert.Equal(Grade.Likely, LikenessRule.Compare(new("Bobby", "Hale", null, Born), new("Robert", "Hale", "Bobby", Born)));

    [Fact]
    public void One_pupil_number_is_one_child_whatever_the_names() =>
        Assert.Equal(Grade.Same, LikenessRule.Compare(new("Robin", "Hale", null, Born, "B801200005001"), new("Wren", "Moor", null, new(2010, 1, 1), "B801200005001")));

    [Theory]
    [InlineData("2014-05-03", true)]
    [InlineData("2015-05-02", true)]
    [InlineData("2014-02-05", true)]
    [InlineData("2014-06-03", false)]
    [InlineData("2013-04-02", false)]
    [InlineData("2014-05-02", false)]
    public void A_day_is_near_by_one_digit_or_with_day_and_month_changed(string day, bool near)
    {
        var other = DateOnly.Parse(day);
        Assert.Equal(near, LikenessRule.IsNear(Born, other));
        Assert.Equal(near ? Grade.Possible : other == Born ? Grade.Likely : Grade.Different, LikenessRule.Compare(new("Robin", "Hale", null, Born), new("Robin", "Hale", null, other)));
    }

    [Fact]
    public void A_search_looks_at_exactly_the_days_that_are_near() =>
        Gen.Int[0, 9000].Select(n => new DateOnly(2002, 1, 1).AddDays(n)).Sample(
            day =>
            {
                var found = LikenessRule.DaysNear(day).ToHashSet();
                return found.Contains(day)
                    && found.All(d => d == day || LikenessRule.IsNear(day, d))
                    && Enumerable.Range(-9500, 19000).Select(n => day.AddDays(n)).Where(d => LikenessRule.IsNear(day, d)).All(found.Contains);
            },
            iter: 30);

    [Fact]
    public void Likeness_is_the_same_both_ways()
    {
        string[] known = ["Robin", "Robyn", "Mia", "Maya", "Hale", "Haile", "Ali", "Aly", "Wren"];
        DateOnly[] days = [Born, new(2014, 2, 5), new(2014, 5, 3)];
        var names = Gen.Int[0, known.Length - 1].Select(n => known[n]);
        var child = Gen.Select(names, names, Gen.Int[0, days.Length - 1]).Select((first, last, day) => new Likened(first, last, null, days[day]));
        Gen.Select(child, child).Sample((a, b) => LikenessRule.Compare(a, b) == LikenessRule.Compare(b, a));
    }

    [Fact]
    public void A_name_is_taken_apart_at_spaces_and_hyphens_and_not_at_apostrophes() =>
        Assert.Equal(["obrien", "lukasz", "straße".Replace("ß", "ss", StringComparison.Ordinal)], NameForms.Words("O'Brien-Łukasz Straße"));
}

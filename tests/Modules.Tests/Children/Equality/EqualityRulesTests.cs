using Headwater.Children.Equality;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Modules.Tests.Children.Equality;

/// <summary>Terms, groups, outcomes, rates and comparisons, each worked by hand.</summary>
public sealed class EqualityRulesTests
{
    private static readonly OrganisationId Alder = OrganisationId.New();
    private static readonly OrganisationId Beech = OrganisationId.New();
    private static readonly DateOnly Today = new(2026, 11, 10);

    [Theory]
    // Easter Sunday was 31 March 2024 and is 28 March 2027.
    [InlineData("2026-11-10", "2026-1", "2026-08-01", "2026-12-31")]
    [InlineData("2026-08-01", "2026-1", "2026-08-01", "2026-12-31")]
    [InlineData("2026-07-31", "2025-3", "2026-04-06", "2026-07-31")]
    [InlineData("2027-03-28", "2026-2", "2027-01-01", "2027-03-28")]
    [InlineData("2027-03-29", "2026-3", "2027-03-29", "2027-07-31")]
    [InlineData("2024-03-31", "2023-2", "2024-01-01", "2024-03-31")]
    public void Terms_are_those_of_the_school_census(string day, string key, string first, string last)
    {
        var term = CensusTerm.Of(ExclusionDay(day));
        Assert.Equal((key, ExclusionDay(first), ExclusionDay(last)), (term.Key, term.First, term.Last));
        Assert.Equal(term, CensusTerm.Parse(key));
        Assert.Equal(term, new[] { term.Before }.Select(b => b.Number == 3 ? new CensusTerm(b.Year + 1, 1) : b with { Number = b.Number + 1 }).Single());
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("2026-4")]
    [InlineData("2026-0")]
    [InlineData("20261")]
    [InlineData("2100-1")]
    [InlineData("+026-1")]
    [InlineData(null)]
    public void What_is_no_term_is_none(string? key) => Assert.Null(CensusTerm.Parse(key));

    [Theory]
    // As they were: 16 January 2020 and 21 January 2021, both Thursdays.
    [InlineData(2019, "2020-01-16")]
    [InlineData(2020, "2021-01-21")]
    public void The_roll_is_that_of_the_January_census_once_it_was(int year, string census)
    {
        var spring = new CensusTerm(year, 2);
        Assert.Equal(ExclusionDay(census), spring.CensusDay);
        Assert.Equal(ExclusionDay(census), spring.RollDay(new(2030, 1, 1)));
        Assert.Equal(new(year, 12, 31), new CensusTerm(year, 1).RollDay(new(2030, 1, 1)));
        Assert.Equal(new(year + 1, 1, 8), spring.RollDay(new(year + 1, 1, 8)));
    }

    [Fact]
    public void A_child_is_in_one_group_of_each_characteristic_as_it_stood_on_the_day()
    {
        // Born in May 2013: Year 9 in 2026/27.
        var kept = new Kept(Sex.Female, new(2013, 5, 2), null, "WROM", true, false, [new("N", new(2024, 9, 1), new(2026, 9, 30)), new("K", new(2026, 10, 1), null)]);
        Assert.Equal([0, 1, 0, 1, 1, 2], Traits.Of(kept, Today));
        Assert.Equal(0, Traits.Of(kept, new(2026, 9, 30))[1]);
        // First recorded in October: what was recorded then holds for September, too.
        Assert.Equal(1, Traits.Of(kept with { Stages = [new("K", new(2026, 10, 1), null)] }, new(2026, 9, 15))[1]);
        // Nothing recorded, or refused: a group of its own, and the last.
        foreach (var ethnicity in new[] { null, "REFU", "NOBT" })
            Assert.Equal([2, 3, 2, 2, 7, 0], Traits.Of(new(Sex.NotRecorded, new(2013, 5, 2), 2, ethnicity, null, null, []), Today));
        Assert.All(Traits.All, t => Assert.Equal(t.Missing is null ? t.Groups.Count : t.Groups.Count - 1, t.Groups.Count(g => g.Pupils is not null)));
    }

    [Fact]
    public void What_became_of_an_exclusion_is_the_last_that_was_decided()
    {
        DateOnly? day = Today;
        Assert.Equal(Fate.Undecided, EqualityData.FateOf(null, null, null, null, null));
        Assert.Equal(Fate.Cancelled, EqualityData.FateOf(day, null, null, null, null));
        Assert.Equal(Fate.Upheld, EqualityData.FateOf(null, BoardDecision.Declined, null, null, null));
        Assert.Equal(Fate.Reinstated, EqualityData.FateOf(null, BoardDecision.Reinstated, null, null, null));
        Assert.Equal(Fate.Upheld, EqualityData.FateOf(null, BoardDecision.Declined, ReviewOutcome.Upheld, null, null));
        Assert.Equal(Fate.Quashed, EqualityData.FateOf(null, BoardDecision.Declined, ReviewOutcome.Quashed, null, null));
        Assert.Equal(Fate.Quashed, EqualityData.FateOf(null, BoardDecision.Declined, ReviewOutcome.Quashed, day, null));
        Assert.Equal(Fate.Reinstated, EqualityData.FateOf(null, BoardDecision.Declined, ReviewOutcome.Quashed, null, day));
        // The panel only asked the board to think again: nothing is decided until it did.
        Assert.Equal(Fate.Undecided, EqualityData.FateOf(null, BoardDecision.Declined, ReviewOutcome.Recommended, null, null));
        Assert.Equal(Fate.Upheld, EqualityData.FateOf(null, BoardDecision.Declined, ReviewOutcome.Recommended, day, null));
    }

    [Fact]
    public void A_comparison_is_with_everybody_else_and_has_the_interval_of_two_counts()
    {
        // 20 of 100 in the group, 30 of 300 in all: 20 of 100 against 10 of 200, 4 times. SE = √(1/20 + 1/10) = 0.3872983;
        // exp(1.959964 × 0.3872983) = exp(0.7590908) = 2.136333; 4 ÷ 2.136333 = 1.87237 and 4 × 2.136333 = 8.54533.
        var estimate = EqualityRules.Ratio(Shown(20), Shown(100), Shown(30), Shown(300))!;
        Assert.Equal(4, estimate.Ratio, 12);
        Assert.Equal(1.87237, estimate.Interval95!.Value.Low, 4);
        Assert.Equal(8.54533, estimate.Interval95.Value.High, 4);
        Assert.True(EqualityRules.IsClear(estimate));
        Assert.Equal("4.0 times (between 1.9 and 8.5 times)", EqualityWords.Compared(estimate));
        Assert.Equal("Girls were suspended 4.0 times as often as everyone else at this school; allowing for chance, between 1.9 and 8.5 times.", EqualityWords.Sentence("Girls", estimate, "at this school"));
        // 6 of 100 against 5 of 100: 1.2 times, SE = √(1/6 + 1/5) = 0.6055301, exp(1.1868171) = 3.276635: from 0.37 to 3.93.
        var chance = EqualityRules.Ratio(Shown(6), Shown(100), Shown(11), Shown(200))!;
        Assert.False(EqualityRules.IsClear(chance));
        Assert.Equal("1.2 times: no clear difference (between 0.4 and 3.9 times)", EqualityWords.Compared(chance));
    }

    [Fact]
    public void Where_a_figure_is_withheld_or_nobody_is_beside_the_group_nothing_is_compared()
    {
        Assert.Null(EqualityRules.Ratio(new(CellState.Withheld, null), Shown(100), Shown(30), Shown(300)));
        Assert.Null(EqualityRules.Ratio(Shown(20), Shown(100), Shown(30), new(CellState.FewerThan, null)));
        Assert.Null(EqualityRules.Ratio(Shown(30), Shown(100), Shown(30), Shown(300)));
        Assert.Null(EqualityRules.Ratio(Shown(20), Shown(300), Shown(30), Shown(300)));
        Assert.Equal("too few to tell", EqualityWords.Compared(null));
        Assert.Equal("too few to tell", EqualityWords.Compared(EqualityRules.Ratio(Shown(0), Shown(100), Shown(30), Shown(300))));
        Assert.Null(EqualityRules.Per100(Shown(3), Shown(0)));
        Assert.Null(EqualityRules.Per100(new(CellState.FewerThan, null), Shown(100)));
        // 7 of 96 is 7.2917 of every 100.
        Assert.Equal(7.3, EqualityRules.Per100(Shown(7), Shown(96)));
    }

    [Fact]
    public void Exclusions_moves_and_leaving_are_compared_as_suspensions_are_of_shown_figures_alone()
    {
        IEnumerable<Fact> Of(Counted what, int sex, int many) => Enumerable.Range(0, many).Select(n => new Fact((100 * sex) + n, what, 1, [sex]));
        IReadOnlyList<int[]> bySex = [[0]];
        var family = new ProtectedFamily(
            [new("Sex", ["Girls", "Boys"])], new[] { Counted.OnRoll, Counted.Suspended, Counted.Permanent, Counted.Moves, Counted.Left }.ToDictionary(c => c, _ => bySex),
            [
                .. Of(Counted.OnRoll, 0, 100), .. Of(Counted.OnRoll, 1, 100), .. Of(Counted.Permanent, 0, 6), .. Of(Counted.Permanent, 1, 24), .. Of(Counted.Moves, 0, 6), .. Of(Counted.Moves, 1, 12),
                .. Of(Counted.Left, 0, 20), .. Of(Counted.Left, 1, 3),
            ], 5);
        var boys = GroupTables.All(family, 1).Single(g => g.Place == 1);
        string Said(Counted what) => EqualityWords.Compared(GroupTables.Ratio(family, boys.Group, 0, 1, what));
        // 24 against 6 is 4 times; SE = √(1/24 + 1/6) = 0.456435, exp(0.894596) = 2.446: from 1.64 to 9.79. 12 against 6 is 2 times; SE = 0.5: from 0.75 to 5.33.
        Assert.Equal("4.0 times (between 1.6 and 9.8 times)", Said(Counted.Permanent));
        Assert.Equal("2.0 times: no clear difference (between 0.8 and 5.3 times)", Said(Counted.Moves));
        // Three boys are too few to be shown, and with them the comparison.
        Assert.Equal("too few to tell", Said(Counted.Left));
        Assert.Equal(["Boys were permanently excluded 4.0 times as often as everyone else at this school; allowing for chance, between 1.6 and 9.8 times."], GroupTables.Further(family, 1, "at this school"));
    }

    [Theory]
    [InlineData(0, 9, "too few to say")]
    [InlineData(10, 10, "nearly all")]
    [InlineData(89, 100, "most")]
    [InlineData(90, 100, "nearly all")]
    [InlineData(49, 100, "less than half")]
    [InlineData(9, 100, "hardly any")]
    public void How_complete_records_are_is_said_in_wide_steps(int have, int all, string said) => Assert.Equal(said, EqualityWords.Of(EqualityRules.Of(have, all, 5)));

    [Fact]
    public void Schools_are_similar_by_the_years_of_their_pupils()
    {
        Assert.Null(EqualityRules.PhaseOf([]));
        Assert.Equal(Phase.Primary, EqualityRules.PhaseOf([0, 3, 6, 7]));
        Assert.Equal(Phase.Secondary, EqualityRules.PhaseOf([6, 7, 9, 11]));
        Assert.Equal(Phase.Both, EqualityRules.PhaseOf([5, 6, 7, 8]));
        var cedar = OrganisationId.New();
        // Year 9 at Alder and Beech, Year 3 at Cedar.
        var data = new EqualityData([Year(9), Year(9), Year(3)], [OnRoll(0, Alder), OnRoll(1, Beech), OnRoll(2, cedar)], [], []);
        Assert.Equal([Beech], EqualityRules.Similar(data, Alder, Today));
        Assert.Empty(EqualityRules.Similar(data, cedar, Today));
        Assert.Empty(EqualityRules.Similar(data, OrganisationId.New(), Today));
    }

    [Fact]
    public void What_was_cancelled_is_counted_apart_and_a_pupil_once_for_each_school()
    {
        var data = new EqualityData(
            [Year(9), Year(9)], [OnRoll(0, Alder), OnRoll(0, Alder), new(0, Beech, new(2026, 9, 1), null, Counts: false), OnRoll(1, Beech)],
            [
                Suspended(0, Alder, "2026-09-10", 4), Suspended(0, Alder, "2026-10-10", 3), Suspended(0, Beech, "2026-10-20", 2), Suspended(0, Alder, "2026-10-12", 6, Fate.Cancelled),
                new(1, Alder, true, new(2026, 10, 1), 0, Fate.Upheld, true, true), new(1, Alder, true, new(2026, 10, 2), 0, Fate.Cancelled, true, true),
                // Before the year, and after the last day counted.
                Suspended(1, Alder, "2026-07-31", 2), Suspended(1, Alder, "2026-11-11", 2),
            ],
            [new(1, Alder, MoveKind.ManagedMove, new(2026, 11, 10)), new(1, Beech, MoveKind.ManagedMove, new(2026, 11, 11))]);
        var facts = EqualityFacts.Of(data, new(_ => true, Today, new(2026, 8, 1), Today));
        Assert.Equal(2, Sum(Counted.OnRoll));
        Assert.Equal((3, 9, 2), (Sum(Counted.Suspensions), Sum(Counted.HalfDays), Sum(Counted.Suspended)));
        Assert.Equal((1, 1, 1), (Sum(Counted.SuspensionsCancelled), Sum(Counted.Permanent), Sum(Counted.PermanentCancelled)));
        Assert.Equal(1, Sum(Counted.Moves));
        // Suspended in September and in October: the pupil stands at the later.
        Assert.Contains(facts, f => f is { What: Counted.Suspended, Day: { Month: 10, Day: 10 } });

        int Sum(Counted what) => facts.Where(f => f.What == what).Sum(f => f.Amount);
    }

    [Fact]
    public void Where_a_child_went_who_left_is_what_is_on_record()
    {
        DateOnly last = new(2026, 10, 2);
        EqualityData One(int year, IReadOnlyList<Stay> more, IReadOnlyList<Given> given, params Going[] moves) => new([Year(year)], [new(0, Alder, new(2025, 9, 1), last, true), .. more], given, moves);
        Assert.Equal(LeftFor.NoGround, To(One(9, [], [])));
        Assert.Equal(LeftFor.AfterPermanentExclusion, To(One(9, [OnRoll(0, Beech)], [new(0, Alder, true, new(2026, 9, 10), 0, Fate.Upheld, true, true)])));
        // Cancelled or reinstated, it is no reason to be off the roll.
        Assert.Equal(LeftFor.NoGround, To(One(9, [], [new(0, Alder, true, new(2026, 9, 10), 0, Fate.Cancelled, true, true)])));
        Assert.Equal(LeftFor.HomeEducation, To(One(9, [], [], new Going(0, Alder, MoveKind.ElectiveHomeEducation, new(2026, 10, 3)))));
        Assert.Equal(LeftFor.AnotherSchoolHere, To(One(9, [new(0, Beech, last.AddDays(31), null, true)], [])));
        Assert.Equal(LeftFor.NoGround, To(One(9, [new(0, Beech, last.AddDays(32), null, true)], [])));
        Assert.Equal(LeftFor.OtherGround, To(One(9, [], [], new Going(0, Alder, MoveKind.LeavingRoll, last))));
        last = new(2026, 8, 31);
        Assert.Equal(LeftFor.EndOfLastYear, To(One(11, [], [])));
        Assert.Equal(LeftFor.NoGround, To(One(9, [], [])));
        // Back on the roll: nobody left.
        Assert.DoesNotContain(EqualityFacts.Of(One(9, [new(0, Alder, last.AddDays(1), null, true)], []), new(_ => true, Today, new(2026, 8, 1), Today)), f => f.What == Counted.Left);

        LeftFor To(EqualityData data) => (LeftFor)Assert.Single(EqualityFacts.Of(data, new(s => s == Alder, Today, new(2026, 8, 1), Today)), f => f.What == Counted.Left).Place;
    }

    private static Figure Shown(long value) => new(CellState.Shown, value);

    private static Kept Year(int year) => new(Sex.Female, new(2010, 1, 1), year, null, null, null, []);

    private static Stay OnRoll(int child, OrganisationId school) => new(child, school, new(2025, 9, 1), null, Counts: true);

    private static Given Suspended(int child, OrganisationId school, string start, int halfDays, Fate fate = Fate.Undecided) => new(child, school, false, ExclusionDay(start), halfDays, fate, true, true);

    private static DateOnly ExclusionDay(string day) => Exclusions.ExclusionScene.Day(day);
}

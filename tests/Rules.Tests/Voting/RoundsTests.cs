using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class RoundsTests
{
    private static readonly string[] Items = ["early help", "shared data", "parent link workers", "training"];

    // One dot a person, so that any total can be made up.
    private static IEnumerable<DotBallot> Cast(string sector, params int[] dots) =>
        dots.SelectMany((n, item) => Enumerable.Repeat(new DotBallot(sector, [.. Items.Select((_, i) => i == item ? 1 : 0)]), n));

    internal static readonly DotBallot[] Dots = [.. Cast("schools", 18, 20, 6, 12), .. Cast("health", 11, 14, 7, 4), .. Cast("parents", 9, 0, 17, 4)];

    [Fact]
    public void Raw_dots_favour_the_sector_that_fills_the_room_and_the_mean_of_sectors_does_not()
    {
        var count = DotVote.Count(Items, Dots);
        Assert.Equal([("schools", 56), ("health", 36), ("parents", 30)], count.Sectors);
        Assert.Equal([38, 34, 30, 20], count.Items.Select(i => i.Dots));
        // (18/56 + 11/36 + 9/30)/3, (20/56 + 14/36 + 0)/3, (6/56 + 7/36 + 17/30)/3, (12/56 + 4/36 + 4/30)/3.
        Assert.Equal([0.3090, 0.2487, 0.2894, 0.1529], count.Items.Select(i => Math.Round(i.SectorMean, 4)));
        Assert.Equal([1, 2, 3, 4], count.Items.Select(i => i.RawPlace));
        Assert.Equal([1, 3, 2, 4], count.Items.Select(i => i.Place));
        Assert.Equal(("parents", 0.0, true), (count.Items[1].LowestSector, count.Items[1].LowestShare, count.Items[1].IsEmptyForASector));
        Assert.Equal(38, count.Items[0].People);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(9, 3)]
    [InlineData(11, 4)] // 3.67
    [InlineData(16, 5)] // 5.33
    public void A_person_has_a_third_of_the_items_in_dots_and_three_at_least(int items, int dots) => Assert.Equal(dots, DotVote.Allowance(items));

    [Fact]
    public void Dots_beyond_what_was_agreed_are_refused_and_sectors_without_dots_are_named()
    {
        Assert.Contains("Person 1 put 4 dots: everybody has 3", Assert.Throws<ArgumentException>(() => DotVote.Count(["a", "b"], [new("s", [3, 1])])).Message);
        Assert.Contains("0 to 3 are agreed", Assert.Throws<ArgumentException>(() => DotVote.Count(["a", "b"], [new("s", [4, 0])])).Message);
        Assert.Throws<ArgumentException>(() => DotVote.Count(["a", "b"], [new("s", [-1, 0])]));
        Assert.Throws<ArgumentException>(() => DotVote.Count(["a", "b"], [new("s", [1])]));
        Assert.Throws<ArgumentException>(() => DotVote.Count([], [new("s", [])]));
        Assert.Contains("Nobody put any dot", Assert.Throws<ArgumentException>(() => DotVote.Count(["a"], [new("s", [0])])).Message);
        var count = DotVote.Count(["a", "b"], [new("s", [1, 0]), new("t", [0, 0])]);
        Assert.Equal(["t"], count.SectorsWithoutDots);
        Assert.Equal(1, count.Items[0].SectorMean);
    }

    [Fact]
    public void Four_people_who_rank_five_items_much_alike()
    {
        // Rank sums 5, 8, 12, 16, 19 against 12: S = 49 + 16 + 0 + 16 + 49 = 130; W = 12 × 130 ÷ (16 × 120).
        var result = Concordance.Of([[1, 2, 3, 4, 5], [1, 3, 2, 4, 5], [2, 1, 3, 5, 4], [1, 2, 4, 3, 5]]);
        Assert.Equal((130, 0.0), (result.S, result.T));
        Assert.Equal(0.8125, result.W!.Value, 12);
        Assert.Equal(0.75, result.MeanSpearman!.Value, 12);
        Assert.Equal(4 * 4 * 0.8125, result.ChiSquared!.Value, 12);
    }

    [Fact]
    public void Ties_take_the_middle_rank_and_correct_the_measure()
    {
        // Mid-ranks (1, 2.5, 2.5, 4), (1, 2, 3, 4), (2, 1, 3.5, 3.5): sums 4, 5.5, 9, 11.5 against 7.5, S = 34.5; T = 6 + 0 + 6.
        var result = Concordance.Of([[1, 2, 2, 4], [1, 2, 3, 4], [2, 1, 3, 3]]);
        Assert.Equal(34.5, result.S, 12);
        Assert.Equal(12, result.T, 12);
        Assert.Equal(0.8214, result.W!.Value, 4);
        Assert.Equal(0.7667, result.Uncorrected, 4);
    }

    [Fact]
    public void Opposite_rankings_agree_on_nothing_and_rankings_without_order_say_nothing()
    {
        Assert.Equal(0, Concordance.Of([[1, 2, 3], [3, 2, 1]]).W);
        Assert.Null(Concordance.Of([[1, 1, 1], [1, 1, 1]]).W);
        var sectors = Concordance.BySector([new("schools", [1, 2, 3]), new("parents", [1, 2, 3]), new("parents", [3, 2, 1]), new("schools", [1, 2, 3]), new("police", [1, 2, 3])]);
        Assert.Equal([("schools", 1.0), ("parents", 0.0)], sectors.Select(s => (s.Sector, s.Result.W!.Value)));
        Assert.Throws<ArgumentException>(() => Concordance.Of([[1, 2]]));
        Assert.Contains("Person 2", Assert.Throws<ArgumentException>(() => Concordance.Of([[1, 2], [1]])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Concordance.Of([[1, double.NaN], [1, 2]]));
    }

    [Fact]
    public void Gradients_show_every_step_and_the_sector_least_in_favour()
    {
        GradientVote[] votes = [new("schools", Gradient.Endorse), new("schools", Gradient.AgreeWithMinorPoint), new("schools", Gradient.Endorse),
            new("parents", Gradient.DislikeButSupport), new("parents", Gradient.SeriousDisagreement), new("parents", Gradient.Endorse), new("parents", Gradient.MoreDiscussion)];
        var count = GradientCount.Of(votes);
        Assert.Equal([3, 1, 0, 0, 1, 1, 1, 0], count.Steps.Select(s => s.People));
        // Parents 1, 5, 6, 7: between 5 and 6. Schools 1, 1, 2.
        Assert.Equal(new SectorMedian("parents", 5.5, 4), count.LeastSupportive);
        Assert.Equal(1, count.Sectors[0].Median);
        Assert.Throws<ArgumentException>(() => GradientCount.Of([]));
        Assert.Contains("no step 9", Assert.Throws<ArgumentException>(() => GradientCount.Of([new("a", (Gradient)9)])).Message);
    }
}

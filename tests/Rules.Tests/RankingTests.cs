using CsCheck;
using Headwater.Statistics;

namespace Headwater.Rules.Tests;

public sealed class RankingTests
{
    private static readonly double[] Values = [4, 7, 7, 9];

    [Theory]
    [InlineData(9, true, 1)]
    [InlineData(7, true, 2)]
    [InlineData(4, true, 4)]
    [InlineData(4, false, 1)]
    [InlineData(7, false, 2)]
    [InlineData(9, false, 4)]
    public void Equal_values_share_the_better_rank(double value, bool highestFirst, int rank) =>
        Assert.Equal(rank, Ranking.CompetitionRank(value, Values, highestFirst));

    // Eight values: ranks 1 and 2 are A (4×2/8 = 1), 3 and 4 are B, 5 and 6 C, 7 and 8 D.
    [Theory]
    [InlineData(1, 'A')]
    [InlineData(2, 'A')]
    [InlineData(3, 'B')]
    [InlineData(4, 'B')]
    [InlineData(5, 'C')]
    [InlineData(7, 'D')]
    [InlineData(8, 'D')]
    public void The_lowest_quarter_is_A(double value, char quartile) =>
        Assert.Equal(quartile, Ranking.Quartile(value, [1, 2, 3, 4, 5, 6, 7, 8]));

    // 153 authorities: ceiling(4 × 39 ÷ 153) = ceiling(1.0196) = 2, so the 38th is the last of A.
    [Theory]
    [InlineData(38, 'A')]
    [InlineData(39, 'B')]
    [InlineData(76, 'B')]
    [InlineData(77, 'C')]
    [InlineData(115, 'D')]
    public void The_quarters_of_153_authorities(double value, char quartile) =>
        Assert.Equal(quartile, Ranking.Quartile(value, [.. Enumerable.Range(1, 153).Select(i => (double)i)]));

    [Fact]
    public void Nothing_to_rank_among_is_refused() => Assert.Throws<ArgumentException>(() => Ranking.Quartile(1, []));

    [Fact]
    public void A_rank_lies_between_one_and_the_number_of_values() =>
        Gen.Double[-100, 100].Array[1, 50].Sample(values =>
        {
            foreach (var value in values)
                Assert.InRange(Ranking.CompetitionRank(value, values, highestFirst: true), 1, values.Length);
        });

    [Fact]
    public void A_mean_counts_each_place_once_and_leaves_out_the_missing()
    {
        Assert.Equal(4, Means.OfAvailable([2, null, 6])!.Value, 12);
        Assert.Null(Means.OfAvailable([null, null]));
    }

    [Fact]
    public void A_series_rises_only_when_both_steps_do()
    {
        Assert.Equal(TrendDirection.Rising, Trends.Direction([9, 8.77, 14.58, 17.69]));
        Assert.Equal(TrendDirection.Falling, Trends.Direction([10, 8, 6]));
        Assert.Equal(TrendDirection.Steady, Trends.Direction([10, 14, 10.4]));
        Assert.Equal(TrendDirection.Unclear, Trends.Direction([10, 5, 12]));
        Assert.Equal(TrendDirection.Unclear, Trends.Direction([10, 5]));
    }

    [Fact]
    public void A_change_is_a_share_of_the_earlier_value()
    {
        Assert.Equal(0.5, Trends.ChangeRatio(10, 15)!.Value, 12);
        Assert.Null(Trends.ChangeRatio(0, 15));
        Assert.Null(Trends.ChangeRatio(null, 15));
    }
}

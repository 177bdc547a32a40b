using CsCheck;
using Headwater.Statistics;
using Headwater.Testing;

namespace Headwater.Rules.Tests;

[Trait("Deep", "statistics")]
public sealed class RankingPropertyTests
{
    private const int Full = 10_000;

    // Few different values, so that ties are common.
    private static readonly Gen<double[]> Values = Gen.OneOf(Gen.Int[0, 9].Select(i => i / 4.0), Gen.Double[-100, 100]).Array[1, 40];

    [Fact]
    public void Places_from_both_ends_and_those_who_share_them_make_up_the_whole() => Values.Hold(Full, values =>
    {
        foreach (var value in values)
        {
            var shared = values.Count(v => v == value);
            Assert.Equal(values.Length + 1, Ranking.CompetitionRank(value, values, true) + Ranking.CompetitionRank(value, values, false) + shared - 1);
        }
    });

    [Fact]
    public void A_higher_value_never_has_a_worse_place_and_the_order_of_the_others_is_nothing_to_it() => Values.Hold(Full, values =>
    {
        var sorted = values.Order().ToArray();
        for (var i = 1; i < sorted.Length; i++)
            Assert.True(Ranking.CompetitionRank(sorted[i], values, true) <= Ranking.CompetitionRank(sorted[i - 1], values, true));
        Assert.Equal(1, Ranking.CompetitionRank(sorted[^1], values, true));
        Assert.Equal(Ranking.CompetitionRank(values[0], values, true), Ranking.CompetitionRank(values[0], sorted, true));
    });

    [Fact]
    public void A_place_is_the_first_at_which_the_value_stands_when_all_are_in_order() => Values.Hold(Full, values =>
    {
        var descending = values.OrderDescending().ToList();
        Assert.All(values, value => Assert.Equal(descending.IndexOf(value) + 1, Ranking.CompetitionRank(value, values, true)));
    });

    [Fact]
    public void Quarters_rise_with_the_values_and_without_ties_differ_by_one_at_most() => Gen.Int[4, 200].Hold(Full, n =>
    {
        double[] values = [.. Enumerable.Range(0, n).Select(i => i * 1.5)];
        var quarters = values.Select(v => Ranking.Quartile(v, values)).ToList();
        Assert.Equal(quarters.Order(), quarters);
        var sizes = "ABCD".Select(q => quarters.Count(x => x == q)).ToList();
        Assert.Equal(n, sizes.Sum());
        Assert.True(sizes.Max() - sizes.Min() <= 1, string.Join(' ', sizes));
    });

    [Fact]
    public void A_quarter_says_how_many_quarters_of_the_values_lie_below() => Values.Hold(Full, values =>
    {
        foreach (var value in values)
        {
            // Quarter q (A = 1) holds the ranks in ((q - 1) × n ÷ 4, q × n ÷ 4].
            var rank = values.Count(v => v < value) + 1;
            var q = Ranking.Quartile(value, values) - 'A' + 1;
            Assert.True(4 * rank > (q - 1) * values.Length && 4 * rank <= q * values.Length, $"rank {rank} of {values.Length} in quarter {q}");
        }
    });

    [Fact]
    public void A_mean_lies_between_its_values_and_moves_with_them() => Gen.Select(Gen.Double[-100, 100].Array[1, 30], Gen.Double[-10, 10], Gen.Int[0, 5]).Hold(Full, (values, by, missing) =>
    {
        var some = values.Select(v => (double?)v).Concat(Enumerable.Repeat((double?)null, missing)).ToList();
        var mean = Means.OfAvailable(some)!.Value;
        Assert.InRange(mean, values.Min() - 1e-9, values.Max() + 1e-9);
        Assert.Equal(mean + by, Means.OfAvailable(some.Select(v => v + by))!.Value, 9);
        Assert.Equal(mean * 3, Means.OfAvailable(some.Select(v => v * 3))!.Value, 9);
        Assert.Equal(mean, Means.OfAvailable(some.AsEnumerable().Reverse())!.Value, 9);
    });
}

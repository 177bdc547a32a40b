using CsCheck;
using Headwater.Statistics;

namespace Headwater.Rules.Tests;

public sealed class RateRatioTests
{
    [Fact]
    public void A_ratio_of_proportions_has_Katz_s_interval()
    {
        // 20 of 100 against 10 of 100: RR 2, SE = sqrt(1/20 - 1/100 + 1/10 - 1/100) = sqrt(0.13) = 0.3605551;
        // 2 × exp(∓1.959964 × 0.3605551) = 2 / 2.027348 and 2 × 2.027348.
        var estimate = RateRatio.OfProportions(20, 100, 10, 100)!;
        Assert.Equal(2, estimate.Ratio, 12);
        Assert.Equal(0.98656, estimate.Interval95!.Value.Low, 3);
        Assert.Equal(4.05448, estimate.Interval95.Value.High, 3);
        Assert.False(estimate.Approximate);
    }

    [Fact]
    public void A_ratio_of_events_has_the_interval_of_two_Poisson_counts()
    {
        // 100 events in 1,000 against 50 in 1,000: RR 2, SE = sqrt(0.01 + 0.02) = 0.1732051, factor exp(0.339476) = 1.404212.
        var estimate = RateRatio.OfEvents(100, 1000, 50, 1000)!;
        Assert.Equal(2, estimate.Ratio, 12);
        Assert.Equal(1.42429, estimate.Interval95!.Value.Low, 4);
        Assert.Equal(2.80842, estimate.Interval95.Value.High, 4);
    }

    [Fact]
    public void Rates_without_counts_give_an_approximate_estimate()
    {
        // 10 per 100 of 1,000 is 100 events; 5 per 100 of 1,000 is 50.
        var estimate = RateRatio.OfRates(10, 1000, 5, 1000)!;
        Assert.True(estimate.Approximate);
        Assert.Equal(1.42429, estimate.Interval95!.Value.Low, 4);
    }

    [Fact]
    public void Nothing_to_compare_with_gives_no_ratio()
    {
        Assert.Null(RateRatio.OfEvents(5, 100, 0, 100));
        Assert.Null(RateRatio.OfEvents(5, 0, 5, 100));
    }

    [Fact]
    public void No_event_in_the_group_gives_zero_and_no_interval()
    {
        var estimate = RateRatio.OfEvents(0, 100, 5, 100)!;
        Assert.Equal(0, estimate.Ratio);
        Assert.Null(estimate.Interval95);
    }

    [Fact]
    public void More_pupils_with_the_outcome_than_pupils_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRatio.OfProportions(101, 100, 5, 100));

    [Fact]
    public void The_interval_holds_the_ratio_and_turning_it_round_turns_the_interval_round() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Int[5000, 100_000], Gen.Int[1, 5000], Gen.Int[5000, 100_000]).Sample((a, n, b, m) =>
        {
            var there = RateRatio.OfEvents(a, n, b, m)!;
            var back = RateRatio.OfEvents(b, m, a, n)!;
            Assert.InRange(there.Ratio, there.Interval95!.Value.Low, there.Interval95.Value.High);
            Assert.Equal(1 / there.Interval95.Value.High, back.Interval95!.Value.Low, 9);
        });

    [Fact]
    public void More_pupils_narrow_the_interval() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 1000]).Sample((a, b) =>
        {
            var few = RateRatio.OfEvents(a, 10_000, b, 10_000)!.Interval95!.Value;
            var many = RateRatio.OfEvents(a * 4, 40_000, b * 4, 40_000)!.Interval95!.Value;
            Assert.True(many.High / many.Low < few.High / few.Low);
        });
}

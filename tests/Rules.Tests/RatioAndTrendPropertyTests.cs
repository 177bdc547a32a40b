using CsCheck;
using Headwater.Statistics;
using Headwater.Testing;

namespace Headwater.Rules.Tests;

[Trait("Deep", "statistics")]
public sealed class RatioAndTrendPropertyTests
{
    private const int Full = 10_000;

    private static readonly Gen<(int A, int N, int B, int M)> Counts = Gen.Select(Gen.Int[1, 5000], Gen.Int[5000, 200_000], Gen.Int[1, 5000], Gen.Int[5000, 200_000]);

    [Fact]
    public void An_interval_holds_its_ratio_and_lies_evenly_about_it_on_the_log_scale() => Counts.Hold(Full, (a, n, b, m) =>
    {
        foreach (var estimate in new[] { RateRatio.OfEvents(a, n, b, m)!, RateRatio.OfProportions(a, n, b, m)! })
        {
            var (low, high) = estimate.Interval95!.Value;
            Assert.True(low > 0 && low <= estimate.Ratio && estimate.Ratio <= high);
            Assert.Equal(2 * Math.Log(estimate.Ratio), Math.Log(low) + Math.Log(high), 9);
            Assert.Equal((double)a * m / ((double)b * n), estimate.Ratio, 1e-9 * estimate.Ratio);
        }
    });

    [Fact]
    public void Turned_round_a_ratio_is_one_over_it() => Counts.Hold(Full, (a, n, b, m) =>
    {
        RatioEstimate there = RateRatio.OfProportions(a, n, b, m)!, back = RateRatio.OfProportions(b, m, a, n)!;
        Assert.Equal(1, there.Ratio * back.Ratio, 9);
        Assert.Equal(1, there.Interval95!.Value.Low * back.Interval95!.Value.High, 9);
    });

    [Fact]
    public void Pupils_counted_once_are_known_more_closely_than_events() => Counts.Hold(Full, (a, n, b, m) =>
    {
        var (events, pupils) = (RateRatio.OfEvents(a, n, b, m)!.Interval95!.Value, RateRatio.OfProportions(a, n, b, m)!.Interval95!.Value);
        Assert.True(pupils.High / pupils.Low <= events.High / events.Low * (1 + 1e-12));
    });

    [Fact]
    public void Rates_give_what_their_counts_give() => Counts.Hold(Full, (a, n, b, m) =>
    {
        RatioEstimate counted = RateRatio.OfEvents(a, n, b, m)!, rated = RateRatio.OfRates(100.0 * a / n, n, 100.0 * b / m, m)!;
        Assert.Equal(counted.Ratio, rated.Ratio, 1e-9 * counted.Ratio);
        Assert.Equal(counted.Interval95!.Value.Low, rated.Interval95!.Value.Low, 1e-9 * counted.Ratio);
        Assert.True(rated.Approximate && !counted.Approximate);
    });

    [Fact]
    public void More_with_the_outcome_is_never_a_lower_ratio() => Counts.Hold(Full, (a, n, b, m) =>
        Assert.True(RateRatio.OfEvents(a + 1, n, b, m)!.Ratio > RateRatio.OfEvents(a, n, b, m)!.Ratio));

    private static readonly Gen<double[]> Series = Gen.OneOf(Gen.Int[0, 40].Select(i => i / 4.0), Gen.Double[0, 30]).Array[0, 12];

    [Fact]
    public void Only_the_last_three_years_and_no_unit_matter_to_a_direction() => Gen.Select(Series, Series, Gen.Int[1, 5]).Hold(Full, (before, values, power) =>
    {
        if (values.Length < 3)
        {
            Assert.Equal(TrendDirection.Unclear, Trends.Direction(values));
            return;
        }

        var direction = Trends.Direction(values);
        Assert.Equal(direction, Trends.Direction([.. before, .. values]));
        // A power of two changes no digit of a binary number.
        Assert.Equal(direction, Trends.Direction([.. values.Select(v => v * Math.Pow(2, power))]));
    });

    [Fact]
    public void A_direction_is_what_its_words_say() => Series.Where(s => s.Length >= 3).Hold(Full, values =>
    {
        var (first, middle, last) = (values[^3], values[^2], values[^1]);
        switch (Trends.Direction(values))
        {
            case TrendDirection.Rising:
                Assert.True(first <= middle && middle <= last && last - first > 0.05 * first);
                break;
            case TrendDirection.Falling:
                Assert.True(first >= middle && middle >= last && first - last > 0.05 * first);
                break;
            case TrendDirection.Steady:
                Assert.InRange(last, first * 0.95 - 1e-9, first * 1.05 + 1e-9);
                break;
            default:
                Assert.True((middle > first && middle > last) || (middle < first && middle < last));
                break;
        }
    });

    [Fact]
    public void A_change_taken_from_the_earlier_value_gives_the_later() => Gen.Select(Gen.Double[0.001, 100], Gen.Double[0, 100]).Hold(Full, (from, to) =>
        Assert.Equal(to, from * (1 + Trends.ChangeRatio(from, to)!.Value), 9));
}

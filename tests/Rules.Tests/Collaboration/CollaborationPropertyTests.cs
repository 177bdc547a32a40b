using CsCheck;
using Headwater.Collaboration;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Collaboration;

[Trait("Deep", "collaboration")]
public sealed class CollaborationPropertyTests
{
    private const int Full = 10_000;

    private static readonly Gen<(CostSharer[] Sharers, long Total)> Costs = Gen.Select(
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 3], Gen.Long[0, 500], Gen.Long[0, 5_000], Gen.Int[0, 5]).Array[1, 9], Gen.Long[0, 100_000]).Select((raw, total) => (
        raw.Select((r, i) => new CostSharer($"o{i}", r.Item1 / (decimal)Math.Pow(10, r.Item2), r.Item3, r.Item5 == 0 ? r.Item3 + r.Item4 : null, r.Item5 == 1)).Append(new("last", 1)).ToArray(),
        total + raw.Sum(r => r.Item3)));

    [Fact]
    public void Shares_sum_to_the_cost_and_keep_floors_caps_and_the_zero_tier() => Costs.Hold(Full, (sharers, total) =>
    {
        var shares = CostSharing.Split(total, sharers);
        Assert.Equal(total, shares.Sum());
        for (var i = 0; i < sharers.Length; i++)
        {
            var s = sharers[i];
            Assert.InRange(shares[i], s.ZeroTier ? 0 : s.FloorPence, s.ZeroTier ? 0 : s.CapPence ?? long.MaxValue);
        }
    });

    [Fact]
    public void Without_floors_and_caps_nobody_is_a_penny_or_more_from_their_exact_share() => Costs.Hold(Full, (sharers, total) =>
    {
        CostSharer[] plain = [.. sharers.Select(s => new CostSharer(s.Organisation, s.Weight))];
        var (shares, sum) = (CostSharing.Split(total, plain), plain.Sum(s => s.Weight));
        for (var i = 0; i < plain.Length; i++)
            Assert.True(Math.Abs(shares[i] - (total * plain[i].Weight / sum)) < 1);
        // Twice the weights are the same shares.
        Assert.Equal(shares, CostSharing.Split(total, [.. plain.Select(s => s with { Weight = 2 * s.Weight })]));
    });

    [Fact]
    public void Gini_lies_between_0_and_1_whatever_the_order_and_the_unit_and_rises_when_the_silent_are_counted() =>
        Gen.Int[0, 40].Array[2, 20].Where(t => t.Sum() > 0).Hold(Full, turns =>
        {
            double[] values = [.. turns.Select(t => (double)t)];
            var gini = Gini.Of(values);
            Assert.InRange(gini.Corrected, 0, 1);
            Assert.Equal(gini.G, Gini.Of([.. values.Reverse()]).G, 12);
            Assert.Equal(gini.G, Gini.Of([.. values.Select(v => 7 * v)]).G, 12);
            Assert.True(Gini.Of([.. values, 0]).G > gini.G - 1e-12);
            // Everybody twice is as uneven.
            Assert.Equal(gini.G, Gini.Of([.. values, .. values]).G, 12);
        });

    [Fact]
    public void Voice_ratios_weighted_by_who_was_there_average_to_one() => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 30]).Array[1, 8].Where(v => v.Sum(x => x.Item2) > 0).Hold(Full, raw =>
    {
        SectorVoice[] voices = [.. raw.Select((r, i) => new SectorVoice($"s{i}", r.Item1, r.Item2))];
        var ratios = EqualityOfVoice.Ratios(voices);
        Assert.Equal(1, ratios.Zip(voices, (r, v) => r.Ratio * v.Present).Sum() / voices.Sum(v => v.Present), 9);
    });

    [Fact]
    public void Leading_is_as_spread_as_at_most_the_sectors_that_lead() => Gen.Int[0, 9].Array[1, 8].Where(l => l.Sum() > 0).Hold(Full, raw =>
    {
        var measure = LeadershipConcentration.Measure([.. raw.Select((n, i) => new SectorLeads($"s{i}", n, i == 0))]);
        Assert.InRange(measure.Effective, 1 - 1e-12, raw.Count(n => n > 0) + 1e-12);
        Assert.Equal((double)raw[0] / raw.Sum(), measure.AnchorShare, 12);
    });

    [Fact]
    public void A_slope_turns_with_the_series_and_one_wild_value_of_nine_does_not_turn_it() => Gen.Select(Gen.Int[-20, 20].Array[2, 12], Gen.Int[-5, 5]).Hold(Full, (raw, step) =>
    {
        double[] values = [.. raw.Select(v => (double)v)];
        var slope = TheilSen.Slope(values);
        Assert.Equal(-slope, TheilSen.Slope([.. values.Reverse()]), 12);
        Assert.Equal(slope + step, TheilSen.Slope([.. values.Select((v, i) => v + (step * i))]), 9);
        double[] line = [.. Enumerable.Range(0, 9).Select(i => (double)step * i)];
        line[Math.Abs(raw[0]) % 9] = 1000 * raw[1];
        Assert.Equal(step, TheilSen.Slope(line), 12);
    });

    [Fact]
    public void Excused_meetings_change_nothing_wherever_they_fall() => Gen.Select(Gen.Int[0, 5].Array[9, 14], Gen.Int[0, 14]).Hold(Full, (raw, at) =>
    {
        List<Presence> marks = [.. raw.Select(m => (Presence)m)];
        var seat = FadingSeat.Measure(marks);
        marks.Insert(Math.Min(at, marks.Count), Presence.Excused);
        Assert.Equal(seat, FadingSeat.Measure(marks));
    });

    [Fact]
    public void Within_and_its_inverse_fit_and_the_interval_holds_the_mean() => Gen.Select(Gen.Double[0.01, 0.99], Gen.Int[1, 200]).Hold(Full / 10, (probability, degrees) =>
        Assert.Equal(probability, StudentT.Within(StudentT.TwoSided(probability, degrees), degrees), 9));

    [Fact]
    public void The_time_picked_has_no_fewer_sectors_than_any_other_whatever_the_order_of_members() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3].Array[5]).Array[1, 12].Hold(Full, raw =>
        {
            MemberAvailability[] members = [.. raw.Select(r => new MemberAvailability($"s{r.Item1}", [.. r.Item2.Select(a => (Availability)a)]))];
            var choice = AvailabilityPick.Choose(5, members);
            Assert.All(choice.Order, o => Assert.True(o.Sectors <= choice.Best.Sectors));
            Assert.Equal(choice.Order.Select(o => o.Option), AvailabilityPick.Choose(5, [.. members.Reverse()]).Order.Select(o => o.Option));
            Assert.Equal(members.Select(m => m.Sector).Distinct().Count(), choice.Best.Sectors + choice.Best.LeftOut.Count);
        });
}

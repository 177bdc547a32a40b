using Headwater.Collaboration;

namespace Headwater.Rules.Tests.Collaboration;

public sealed class PlanMoneyAndNetworkTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public void More_than_a_third_overdue_needs_something_done()
    {
        OpenAction Action(int days, bool owner = true) => new(Today.AddDays(days), owner);
        Assert.Equal(SignalState.Fine, PlanHealth.Signal([Action(-1), Action(0), Action(5), Action(9)], [Today], Today).State);
        var act = PlanHealth.Signal([Action(-1), Action(-9), Action(5), Action(9), Action(9)], [Today], Today);
        Assert.Equal((SignalState.Act, 0.4, 5), (act.State, act.Value, act.N));
        Assert.Equal("2 of 5 open actions are overdue (40%): agree which to drop, move or give help with.", act.Reasons[0]);
        Assert.Equal(SignalState.Look, PlanHealth.Signal([Action(1, owner: false)], [], Today).State);
        Assert.Equal(SignalState.Look, PlanHealth.Signal([new(null, true)], [], Today).State);
        Assert.Equal(SignalState.Fine, PlanHealth.Signal([], [Today.AddDays(-56)], Today).State);
        // A milestone of today is not late yet; of yesterday it is.
        Assert.Equal(SignalState.Fine, PlanHealth.Signal([], [Today], Today, milestones: [Today]).State);
        Assert.Contains("1 milestone was due and not reached", string.Join(' ', PlanHealth.Signal([], [Today], Today, milestones: [Today.AddDays(-1), Today]).Reasons), StringComparison.Ordinal);
        Assert.Equal(SignalState.Look, PlanHealth.Signal([], [Today.AddDays(-57)], Today).State);
        Assert.Equal(SignalState.Fine, PlanHealth.Signal([], [.. Enumerable.Repeat(Today, 6)], Today).State);
        Assert.Contains("There are 7 live activities", string.Join(' ', PlanHealth.Signal([], [.. Enumerable.Repeat(Today, 7)], Today).Reasons));
        Assert.Equal(SignalState.NotEnoughData, PlanHealth.Signal([], [], Today).State);
    }

    [Fact]
    public void A_hundred_pounds_by_three_and_a_capped_share_are_exact_to_the_penny()
    {
        Assert.Equal([3334, 3333, 3333], CostSharing.Split(10_000, [new("a", 1), new("b", 1), new("c", 1)]));
        Assert.Equal([2_700_000, 1_980_000, 990_000, 330_000], CostSharing.Split(6_000_000, [new("a", 50, CapPence: 2_700_000), new("b", 30), new("c", 15), new("d", 5)]));
    }

    [Fact]
    public void Floors_come_first_and_the_zero_tier_pays_nothing()
    {
        // 100.00 less a floor of 10.00 leaves 90.00 by 1 : 2 → 10 + 30, 60; parents nothing whatever their weight and floor.
        Assert.Equal([4_000, 6_000, 0], CostSharing.Split(10_000, [new("a", 1, FloorPence: 1_000), new("b", 2), new("parents", 5, 500, ZeroTier: true)]));
        // Largest remainder: 1 p by 0.7 : 0.2 : 0.1; and weights with many decimals stay exact.
        Assert.Equal([1, 0, 0], CostSharing.Split(1, [new("a", 0.7m), new("b", 0.2m), new("c", 0.1m)]));
        Assert.Equal([1, 2], CostSharing.Split(3, [new("a", 0.0000000000000000000000000001m), new("b", 0.0000000000000000000000000002m)]));
        // A second cap falls once the first has pushed more onto it: 100 by 6:3:1, a at 30; 70 by 3:1 gives b 52.5, over 40; c takes 30.
        Assert.Equal([30, 40, 30], CostSharing.Split(100, [new("a", 6, CapPence: 30), new("b", 3, CapPence: 40), new("c", 1)]));
        Assert.Equal([0, 0], CostSharing.Split(0, [new("a", 1), new("b", 1)]));
    }

    [Fact]
    public void A_cost_that_cannot_be_shared_is_refused_with_the_remedy()
    {
        string Refused(long total, params CostSharer[] sharers) => Assert.ThrowsAny<ArgumentException>(() => CostSharing.Split(total, sharers)).Message;
        Assert.Contains("£0.40 of the cost is left to nobody", Refused(100, new CostSharer("a", 1, CapPence: 60)));
        Assert.Contains("left to nobody", Refused(100, new CostSharer("a", 0)));
        Assert.Contains("lower the floors", Refused(100, new CostSharer("a", 1, FloorPence: 200)));
        Assert.Contains("under its floor", Refused(100, new CostSharer("a", 1, FloorPence: 20, CapPence: 10)));
        Assert.Contains("weight of a is negative", Refused(100, new CostSharer("a", -1)));
        Assert.Contains("negative", Refused(-1, new CostSharer("a", 1)));
        Assert.Contains("at least one organisation", Refused(1));
        Assert.Contains("twice", Refused(1, new("a", 1), new("a", 1)));
    }

    [Fact]
    public void Money_that_runs_out_of_time_first_is_spent_first()
    {
        // £1,000 a month. The grant (£6,000) ends in June; the authority's £4,500 lasts to March. April to June from the grant, whose other £3,000
        // lapse; then July to October in full from the authority and half of November: 3 + 4 + 0.5.
        var start = new DateOnly(2026, 4, 1);
        ConfirmedMoney[] money = [new("the local authority", 450_000, start, new(2027, 3, 31)), new("a grant", 600_000, start, new(2026, 6, 30))];
        var measure = FundingRunway.Measure(100_000, money, start);
        Assert.Equal((7.5, new DateOnly(2026, 11, 1), "a grant"), (measure.Months, measure.Cliff, measure.LargestFunder));
        Assert.Equal(600 / 1050.0, measure.LargestShare, 12);
        var act = FundingRunway.Signal(100_000, money, start);
        Assert.Equal(SignalState.Act, act.State);
        Assert.Equal("Confirmed money covers 7.5 months of the shared cost; from November 2026 it is not enough: agree now who pays from then.", act.Reasons[0]);
    }

    [Fact]
    public void Money_that_comes_later_does_not_bridge_the_gap_before_it()
    {
        var start = new DateOnly(2026, 4, 1);
        var measure = FundingRunway.Measure(100, [new("a", 300, start, new(2027, 3, 31)), new("b", 900, start.AddMonths(6), new(2027, 12, 31)), new("c", 900, new(2025, 1, 1), start.AddDays(-1))], start);
        Assert.Equal((3.0, start.AddMonths(3), "b", 0.75), (measure.Months, measure.Cliff, measure.LargestFunder, measure.LargestShare));
    }

    [Fact]
    public void Nine_months_and_less_than_seventy_per_cent_from_one_are_fine()
    {
        var start = new DateOnly(2026, 4, 1);
        ConfirmedMoney From(string funder, long pence) => new(funder, pence, start, new(2030, 1, 1));
        Assert.Equal(SignalState.Fine, FundingRunway.Signal(100, [From("a", 630), From("b", 270)], start).State);
        Assert.Equal(SignalState.Act, FundingRunway.Signal(100, [From("a", 600), From("b", 299)], start).State);
        Assert.Equal(SignalState.Act, FundingRunway.Signal(100, [From("a", 710), From("b", 290)], start).State);
        Assert.Null(FundingRunway.Measure(1, [From("a", 1_000_000)], start).Cliff is { Year: < 2030 } early ? early : null);
        Assert.Equal(SignalState.NotEnoughData, FundingRunway.Signal(null, [], start).State);
        Assert.Equal(0, FundingRunway.Signal(100, [], start).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => FundingRunway.Measure(0, [], start));
        Assert.Throws<ArgumentException>(() => FundingRunway.Measure(1, [new("a", 1, start, start.AddDays(-1))], start));
        Assert.Throws<ArgumentOutOfRangeException>(() => FundingRunway.Measure(1, [From("a", -1)], start));
    }

    internal static readonly TrustRating[] Ratings =
    [
        new("A", "B", 4, 3, 4), new("C", "B", 3, 3, 2), new("D", "B", 2, 3, 3),
        new("B", "A", 4, 4, 4), new("C", "A", 4, 3, 3),
        new("A", "C", 3, 3, 3), new("B", "C", 2, 2, 3),
    ];

    [Fact]
    public void Trust_received_is_shown_from_three_raters()
    {
        var trust = TrustReceived.Of(Ratings).ToDictionary(t => t.Organisation);
        Assert.Equal(3, trust["B"].Mean!.Value, 12); // (11/3 + 8/3 + 8/3)/3
        Assert.Equal(66.7, trust["B"].Percent!.Value, 1);
        Assert.Equal((2, null, null), (trust["A"].Raters, trust["A"].Mean, trust["A"].Percent));
        Assert.Null(trust["C"].Mean);
        var inside = TrustReceived.Of(Ratings, leastRaters: 2).ToDictionary(t => t.Organisation);
        Assert.Equal((3.6667, 2.6667), (Math.Round(inside["A"].Mean!.Value, 4), Math.Round(inside["C"].Mean!.Value, 4)));
        Assert.Equal(3.0952, TrustReceived.Mean(Ratings), 4); // 65/21
        Assert.Equal(69.8, TrustReceived.Percent(TrustReceived.Mean(Ratings))!.Value, 1);
    }

    [Fact]
    public void Trust_is_compared_on_the_same_pairs_only()
    {
        // On the two pairs in both: A→B 11/3 to 3, B→A 4 to 4: −1/3 on average, ÷ 3 × 100 = −11.1 points. The new low rating D→A is not in it.
        TrustRating[] later = [new("A", "B", 3, 3, 3), new("B", "A", 4, 4, 4), new("D", "A", 1, 1, 1)];
        var change = TrustReceived.Change(Ratings, later);
        Assert.Equal((2, -11.1), (change.Pairs, Math.Round(change.Points!.Value, 1)));
        // Of two pairs nothing is said: each could work the other out. With C→B as before it is three: −1/3 × 2 ÷ 3 on average, −7.4 points.
        var two = TrustAndTies.Signal(4, 5, later, Ratings);
        Assert.Equal(SignalState.Fine, two.State);
        Assert.Contains("Fewer than 3 pairs were asked both times", two.Reasons[0]);
        Assert.Equal(-7.4, TrustReceived.Change(Ratings, [.. later, new("C", "B", 3, 3, 2)]).Points!.Value, 1);
        Assert.Equal(SignalState.Look, TrustAndTies.Signal(4, 5, [.. later, new("C", "B", 3, 3, 2)], Ratings).State);
        // Nor of ratings by two: each would know the other's.
        Assert.Equal(SignalState.NotEnoughData, TrustAndTies.Signal(4, 5, [new("A", "B", 3, 3, 3), new("B", "A", 4, 4, 4), new("A", "C", 2, 2, 2)]).State);
        Assert.Equal(SignalState.Fine, TrustAndTies.Signal(4, 5, Ratings, Ratings).State);
        Assert.Null(TrustReceived.Change(Ratings, [new("D", "A", 1, 1, 1)]).Points);
        Assert.Contains("rates itself", Assert.Throws<ArgumentException>(() => TrustReceived.Of([new("A", "A", 1, 1, 1)])).Message);
        Assert.Contains("outside 1 to 4", Assert.Throws<ArgumentException>(() => TrustReceived.Of([new("A", "B", 0, 1, 1)])).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => TrustReceived.Of([Ratings[0], Ratings[0]])).Message);
        Assert.Throws<ArgumentException>(() => TrustReceived.Mean([]));
    }

    [Theory]
    [InlineData(4, NetworkFigures.None)]
    [InlineData(5, NetworkFigures.RobustOnly)]
    [InlineData(7, NetworkFigures.RobustOnly)]
    [InlineData(8, NetworkFigures.All)]
    public void Fragile_figures_need_more_answers(int answered, NetworkFigures shown)
    {
        Assert.Equal(shown, TrustAndTies.Shown(answered, 10));
        Assert.Equal(answered >= 7, TrustAndTies.Signal(answered, 10, Ratings).State != SignalState.NotEnoughData);
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustAndTies.Shown(11, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustAndTies.Shown(0, 0));
    }

    [Fact]
    public void A_network_that_falls_apart_without_the_facilitator_needs_something_done()
    {
        // 12 members in parts of 8 and 4: 8 × 4 = 32 of 66 pairs.
        var act = FacilitatorDependence.Signal("the facilitator", new(32 / 66.0, 2, ["parents", "voluntary sector"], 12), new(40, 50));
        Assert.Equal((SignalState.Act, 12), (act.State, act.N));
        Assert.Equal("Without the facilitator, parents and voluntary sector would be cut off from the others: bring them together directly first.", act.Reasons[0]);
        Assert.Contains("2 parts, and 48% of pairs", act.Reasons[1]);
        Assert.Contains("40 of 50 notes", act.Reasons[2]);
        Assert.Equal(SignalState.Fine, FacilitatorDependence.Signal("the facilitator", new(0, 1, [], 12), null).State);
        Assert.Equal(SignalState.Fine, FacilitatorDependence.Signal("the facilitator", new(0.10, 2, [], 12), null).State);
        // Of the work of keeping things going more than two thirds, 0.67, are looked at: 40 of 50 are, 33 of 50 (0.66) are not.
        Assert.Equal((SignalState.Look, 0.8), FacilitatorDependence.Signal("the anchor", null, new(40, 50)) is var log ? (log.State, log.Value!.Value) : default);
        Assert.Equal((SignalState.Fine, 0.66), FacilitatorDependence.Signal("the anchor", null, new(33, 50)) is var less ? (less.State, less.Value!.Value) : default);
        Assert.Equal(SignalState.NotEnoughData, FacilitatorDependence.Signal("the anchor", null, new(0, 0)).State);
        Assert.Throws<ArgumentOutOfRangeException>(() => FacilitatorDependence.Signal("the anchor", new(1.2, 2, [], 12), null));
        Assert.Throws<ArgumentException>(() => FacilitatorDependence.Signal("the anchor", null, new(3, 2)));
    }
}

using Headwater.Collaboration;
using Headwater.Statistics;
using Headwater.Voting;

namespace Headwater.Rules.Tests.Collaboration;

public sealed class WaveAndPickTests
{
    private static readonly (double, double)[] Matched = [(2, 3), (3, 4), (3, 3), (4, 4), (2, 4), (3, 4), (4, 5), (3, 3), (2, 3), (3, 4), (4, 4), (3, 4)];

    [Fact]
    public void Twelve_people_who_answered_both_waves()
    {
        // Changes 1 1 0 0 2 1 1 0 1 1 0 1: mean 9/12, squares 11, variance (11 − 81/12)/11 = 0.38636. t(11) = 2.20099; 2.20099 × 0.62158 ÷ √12 = 0.39493.
        var change = WaveChange.Of(Matched, [5, 5], [1]);
        Assert.Equal((12, 3.00, 3.75, 0.75), (change.Matched, change.FirstMean, change.SecondMean, change.Change));
        Assert.Equal(0.6216, change.Deviation!.Value, 4);
        Assert.Equal((0.36, 1.14), (Math.Round(change.Interval95!.Value.Low, 2), Math.Round(change.Interval95.Value.High, 2)));
        Assert.Equal((8, 4, 0), (change.Up, change.Same, change.Down));
        Assert.Equal(0.0078, change.SignP, 4); // 2 ÷ 2⁸
        Assert.Equal(WaveVerdict.Higher, change.Verdict);
        // Those of one wave only stand beside it and change nothing.
        Assert.Equal((new WaveSection(2, 5), new WaveSection(1, 1)), (change.OnlyFirst, change.OnlySecond));
    }

    [Fact]
    public void An_interval_that_holds_nought_is_no_clear_change_and_one_person_is_no_interval()
    {
        Assert.Equal(WaveVerdict.NoClearChange, WaveChange.Of([(3, 4), (3, 2), (3, 4), (3, 3), (3, 4)], [], []).Verdict);
        // Four who all went up by one have an interval of no width, and are too few to say anything of.
        Assert.Equal(WaveVerdict.NotEnoughData, WaveChange.Of([(1, 2), (2, 3), (3, 4), (4, 5)], [], []).Verdict);
        Assert.Equal(WaveVerdict.Lower, WaveChange.Of([.. Matched.Select(m => (m.Item2, m.Item1))], [], []).Verdict);
        var one = WaveChange.Of([(3, 4)], [2], []);
        Assert.Equal((WaveVerdict.NotEnoughData, null, null), (one.Verdict, one.Deviation, one.Interval95));
        var none = WaveChange.Of([], [2, 4], [5]);
        Assert.Equal((0, null, new WaveSection(2, 3)), (none.Matched, none.Change, none.OnlyFirst));
        Assert.Throws<ArgumentException>(() => WaveChange.Of([], [], []));
        Assert.Equal("matched", Assert.Throws<ArgumentOutOfRangeException>(() => WaveChange.Of([(1, double.NaN)], [], [])).ParamName);
    }

    // Fisher and Yates' table (two-sided 95 %), and in closed form tan(0.475π) for 1 degree and 0.95√(2 ÷ (1 − 0.95²)) for 2.
    [Theory]
    [InlineData(0.95, 1, 12.706)]
    [InlineData(0.95, 2, 4.303)]
    [InlineData(0.95, 3, 3.182)]
    [InlineData(0.95, 4, 2.776)]
    [InlineData(0.95, 10, 2.228)]
    [InlineData(0.95, 11, 2.201)]
    [InlineData(0.95, 30, 2.042)]
    [InlineData(0.95, 120, 1.980)]
    [InlineData(0.99, 5, 4.032)]
    [InlineData(0.90, 20, 1.725)]
    [InlineData(0.95, 100_000, 1.960)]
    public void Students_t_is_that_of_the_tables(double probability, int degrees, double t) => Assert.Equal(t, StudentT.TwoSided(probability, degrees), 3);

    [Fact]
    public void Students_t_is_exact_where_there_is_a_closed_form()
    {
        Assert.Equal(Math.Tan(0.475 * Math.PI), StudentT.TwoSided(0.95, 1), 9);
        Assert.Equal(0.95 * Math.Sqrt(2 / (1 - (0.95 * 0.95))), StudentT.TwoSided(0.95, 2), 9);
        Assert.Equal(0, StudentT.Within(0, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(double.NaN, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(0.95, 0));
    }

    [Theory]
    [InlineData(8, 0, 0.0078125)]
    [InlineData(3, 1, 0.625)]    // 2 × (1 + 4) ÷ 16
    [InlineData(2, 2, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(1, 9, 0.021484375)] // 2 × (1 + 10) ÷ 1024
    public void The_sign_test_is_exact(int up, int down, double p) => Assert.Equal(p, SignTest.TwoSided(up, down), 12);

    [Fact]
    public void A_sector_of_three_is_hidden_and_so_is_one_other_and_a_merged_label_has_five()
    {
        // 8 + 6 + 3 = 17: were only the 3 hidden, 17 − 14 would give it back. The smaller loss is the 6.
        var table = Suppression.Protect(new([new("sector", ["schools", "health", "parents"])], [8, 6, 3, 17], [8, 6, 3, 17]), 5);
        Assert.Equal([CellState.Shown, CellState.Withheld, CellState.FewerThan, CellState.Shown], table.States);
        var merged = GroupMerge.Below([new("schools", new(8, 0)), new("health", new(6, 0)), new("parents", new(2, 1)), new("voluntary sector", new(1, 1))], 5);
        Assert.Equal(("parents and voluntary sector", 5), (merged[^1].Label, merged[^1].Votes.Seen));
        // Were there only three between them, the label would hold three sectors rather than fewer than five people.
        Assert.Equal("health, parents and voluntary sector", GroupMerge.Below([new("schools", new(8, 0)), new("health", new(6, 0)), new("parents", new(2, 0)), new("voluntary sector", new(1, 0))], 5)[^1].Label);
    }

    private const Availability Y = Availability.Yes, N = Availability.No, I = Availability.IfNeedBe, U = Availability.Unknown;

    [Fact]
    public void A_time_is_picked_by_sectors_then_members_then_ease()
    {
        // Option 0: four members, two sectors. 1: three members, three sectors. 2: the same with one more if need be.
        MemberAvailability[] members = [new("schools", [Y, Y, Y]), new("schools", [Y, N, N]), new("health", [Y, Y, I]), new("health", [Y, N, N]), new("parents", [N, I, Y]), new("parents", [U, U, I])];
        var choice = AvailabilityPick.Choose(3, members);
        Assert.Equal([2, 1, 0], choice.Order.Select(o => o.Option));
        Assert.Equal((3, 4, 2), (choice.Best.Sectors, choice.Best.Members, choice.Best.IfNeedBe));
        Assert.Equal(["parents"], choice.Order[2].LeftOut);
        // With the same sectors and members the one with fewer "if need be" comes first, then the earlier.
        Assert.Equal([1, 0, 2], AvailabilityPick.Choose(3, [new("a", [I, Y, I])]).Order.Select(o => o.Option));
    }

    [Fact]
    public void The_same_sector_left_out_twice_running_is_warned_of()
    {
        MemberAvailability[] members = [new("schools", [Y]), new("parents", [N]), new("health", [N])];
        var choice = AvailabilityPick.Choose(1, members, ["parents"]);
        Assert.Equal(["parents", "health"], choice.Best.LeftOut);
        Assert.Equal(["parents"], choice.LeftOutAgain);
        Assert.Equal("Nobody from parents can come to this meeting, as to the last one: find a time or a way for them first.", Assert.Single(choice.Warnings));
        Assert.Empty(AvailabilityPick.Choose(1, members).Warnings);
        Assert.Throws<ArgumentException>(() => AvailabilityPick.Choose(1, []));
        Assert.Contains("2 answers for 1 options", Assert.Throws<ArgumentException>(() => AvailabilityPick.Choose(1, [new("a", [Y, Y])])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => AvailabilityPick.Choose(0, members));
    }
}

using Headwater.FairAccess.Ledger;
using Headwater.Kernel;
using static Headwater.Modules.Tests.FairAccess.Ledger.LedgerRulesTests;

namespace Headwater.Modules.Tests.FairAccess.Ledger;

/// <summary>Shares, evenness and waiting, worked by hand.</summary>
public sealed class FairnessRulesTests
{
    private static readonly OrganisationId Alder = OrganisationId.New(), Beech = OrganisationId.New(), Cedar = OrganisationId.New();
    private static readonly Dictionary<OrganisationId, int> Rolls = new() { [Alder] = 1000, [Beech] = 500, [Cedar] = 500 };

    [Fact]
    public void A_fair_share_is_all_points_by_roll_and_the_highest_burden_stands_first()
    {
        // Eight points in all: by roll 4, 2 and 2. For 100 on roll: Alder 3 / 10 = 0.3, Beech 5 / 5 = 1, Cedar 0.
        List<LedgerEntry> entries = [Entry(Alder, "2026-10-01", 1), Entry(Alder, "2026-10-02", 2), Entry(Beech, "2026-10-03", 5), Entry(Beech, "2026-10-04", 1, LedgerCause.ManagedMove), Entry(Beech, "2026-10-05", -1, LedgerCause.Correction)];
        var shares = FairnessRules.Shares(LedgerRules.Book([Version(1, "2026-09-01", 0, (Alder, 0), (Beech, 0), (Cedar, 0))], entries, new(2026, 11, 1)), Rolls, entries);
        Assert.Equal([(Beech, 5, 2.0, 1.0, 1, 0.75), (Alder, 3, 4.0, 0.3, 2, 1.5), (Cedar, 0, 2.0, 0.0, 0, 0.75)], shares.Select(s => (s.School, s.Balance, s.Fair, s.PerHundred, s.InYear, s.FairInYear)));
    }

    [Fact]
    public void The_points_to_move_are_half_of_all_distances_from_the_fair_share()
    {
        // 3, 5 and 0 beside 4, 2 and 2: distances 1, 3 and 2, half of six is three.
        Assert.Equal(3, FairnessRules.PointsToMove(new Dictionary<OrganisationId, int> { [Alder] = 3, [Beech] = 5, [Cedar] = 0 }, Rolls), 9);
        Assert.Equal(0, FairnessRules.PointsToMove(new Dictionary<OrganisationId, int> { [Alder] = 4, [Beech] = 2, [Cedar] = 2 }, Rolls), 9);
        // Also below nought: -2, 1 and 1 are nought together, distances 2, 1 and 1.
        Assert.Equal(2, FairnessRules.PointsToMove(new Dictionary<OrganisationId, int> { [Alder] = -2, [Beech] = 1, [Cedar] = 1 }, Rolls), 9);
    }

    [Fact]
    public void Evenness_is_shown_at_the_end_of_each_month_that_has_begun()
    {
        var book = LedgerRules.Book([Version(1, "2026-09-01", 0, (Alder, 0), (Beech, 0), (Cedar, 0))], [Entry(Alder, "2026-10-31", 4), Entry(Beech, "2026-11-01", 4)], new(2026, 11, 10));
        // End of October Alder alone has 4 of 4, and 2 would stand elsewhere; on 10 November 4, 4, 0 beside 4, 2, 2: two.
        Assert.Equal([("2026-09", 0.0), ("2026-10", 2.0), ("2026-11", 2.0)], FairnessRules.OverTime(book, Rolls, new(2026), new(2026, 11, 10)).Select(m => (m.Month.ToString("yyyy-MM"), Math.Round(m.Points, 9))));
    }

    [Fact]
    public void A_place_that_came_to_nothing_counts_neither_as_placed_nor_as_waited_for()
    {
        var gone = Guid.CreateVersion7();
        List<LedgerEntry> entries =
        [
            Entry(Alder, "2026-10-01", 1, place: gone, days: 90, schoolDays: 40), Entry(Alder, "2026-10-09", -1, LedgerCause.TakenBack, place: gone),
            .. Enumerable.Range(1, 10).Select(n => Entry(Beech, "2026-10-02", 1, year: n < 4 ? 8 : 9, place: Guid.CreateVersion7(), days: 10 * n, schoolDays: n == 10 ? null : 15 + n)),
        ];
        Assert.Equal((0, 10), (FairnessRules.Placed(entries)[Alder], FairnessRules.Placed(entries)[Beech]));
        Assert.Equal((3, 7), (FairnessRules.PlacedByYear(entries)[(Beech, 8)], FairnessRules.PlacedByYear(entries)[(Beech, 9)]));
        // Of 10, 20 … 100 days the fifth is the median and the ninth the ninetieth percentile; of nine known, 21 to 24 school days are over twenty.
        Assert.Equal(new TimeToPlace(10, 50, 90, 4, 9), FairnessRules.Waited(entries));
    }

    [Theory]
    [InlineData(50, 3)]
    [InlineData(90, 5)]
    [InlineData(100, 5)]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public void A_percentile_is_the_smallest_value_that_so_many_do_not_exceed(int percent, int value) => Assert.Equal(value, FairnessRules.Percentile([1, 2, 3, 4, 5], percent));

    [Fact]
    public void Of_nobody_nothing_is_known() => Assert.Equal(new TimeToPlace(0, null, null, 0, 0), FairnessRules.Waited([]));
}

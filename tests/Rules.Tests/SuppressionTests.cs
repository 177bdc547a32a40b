using Headwater.Statistics;

namespace Headwater.Rules.Tests;

/// <summary>Breakdowns small enough to be worked by hand; the oracle beside them does the same for thousands.</summary>
public sealed class SuppressionTests
{
    [Fact]
    public void A_small_count_takes_another_with_it_so_that_the_total_does_not_give_it_back()
    {
        // 2 + 30 = 32. Were 30 shown, 32 - 30 = 2. With both withheld the small one can be 0 to 4 (30 then 32 to 28).
        var table = Suppression.Protect(OneWay(2, 30), 5);
        Assert.Equal([CellState.FewerThan, CellState.Withheld, CellState.Shown], table.States);
        Assert.Null(table.Value(0));
        Assert.Equal(32, table.Value(2));
    }

    [Fact]
    public void Of_two_partners_the_smaller_loss_is_chosen()
    {
        var table = Suppression.Protect(OneWay(2, 300, 40), 5);
        Assert.Equal([CellState.FewerThan, CellState.Shown, CellState.Withheld, CellState.Shown], table.States);
    }

    [Fact]
    public void Where_the_mark_itself_would_tell_there_is_one_mark_for_all()
    {
        // {2, 4}, 6: both under 5, and 6 at least 5. "Fewer than 5" for both would leave the first 1 to 4 at most, never 0
        // (the other could not be 6). With one mark both can be anything, and the total may stay.
        var table = Suppression.Protect(OneWay(2, 4), 5);
        Assert.Equal([CellState.Withheld, CellState.Withheld, CellState.Shown], table.States);
    }

    [Fact]
    public void Nothing_at_all_is_fewer_than_the_threshold_too() =>
        Assert.Equal([CellState.FewerThan, CellState.Withheld, CellState.Shown], Suppression.Protect(OneWay(0, 50), 5).States);

    [Fact]
    public void Nothing_is_withheld_where_nothing_is_small() =>
        Assert.All(Suppression.Protect(OneWay(5, 30, 12), 5).States, state => Assert.Equal(CellState.Shown, state));

    [Fact]
    public void A_count_of_events_is_withheld_when_few_children_stand_behind_it()
    {
        // Nine suspensions of two children; the other group is large.
        var cube = new CountCube([new("Sex", ["girls", "boys"])], [9, 60, 69], [2, 40, 42]);
        Assert.Equal([CellState.Withheld, CellState.Withheld, CellState.Shown], Suppression.Protect(cube, 5).States);
    }

    [Fact]
    public void In_two_directions_a_small_count_stands_in_a_box_of_withheld_cells()
    {
        //            a   b   total
        //   x        2  20    22
        //   y       30  40    70
        //   total   32  60    92      2 + 20 and 2 + 30 are fixed by their totals; with 40 withheld too all four can move.
        var cube = new CountCube([new("r", ["x", "y"]), new("c", ["a", "b"])], [2, 20, 22, 30, 40, 70, 32, 60, 92], [2, 20, 22, 30, 40, 70, 32, 60, 92]);
        var table = Suppression.Protect(cube, 5);
        Assert.Equal(CellState.FewerThan, table.State(0, 0));
        Assert.Equal([CellState.Withheld, CellState.Withheld, CellState.Withheld], [table.State(0, 1), table.State(1, 0), table.State(1, 1)]);
        Assert.Equal([22L, 70L, 32L, 60L, 92L], [table.Value(0, 2), table.Value(1, 2), table.Value(2, 0), table.Value(2, 1), table.Value(2, 2)]);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(5, 2)]
    [InlineData(10, 2)]
    public void The_threshold_of_the_locality_decides(int threshold, int withheld) =>
        Assert.Equal(withheld, Suppression.Protect(OneWay(4, 60), threshold).States.Count(s => s != CellState.Shown));

    [Fact]
    public void Cells_withheld_elsewhere_can_be_withheld_here_too() =>
        Assert.Equal([CellState.Shown, CellState.Withheld, CellState.Shown, CellState.Shown],
            Suppression.Protect(OneWay(20, 30, 40), 5, SuppressionLabels.One, [1]).States);

    [Fact]
    public void A_breakdown_whose_total_is_not_its_sum_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CountCube([new("a", ["x", "y"])], [1, 2, 4], [1, 2, 3]));

    [Fact]
    public void Rows_are_counted_by_three_columns_with_every_total()
    {
        var table = new ColumnTable(
            [new("year", ["7", "8"], [0, 0, 1, 1, 1]), new("sex", ["f", "m"], [0, 1, 1, 1, 0]), new("sen", ["none", "support"], [0, 1, 1, 0, 0])],
            [new("suspensions", [0, 2, 1, 0, 3])]);
        var rows = CrossTab.Of(table, ["year", "sex", "sen"]);
        Assert.Equal(5, rows.Value(2, 2, 2));
        Assert.Equal(2, rows.Value(1, 1, 2));
        Assert.Equal(1, rows.Value(1, 1, 1));
        var events = CrossTab.Of(table, ["sex", "year"], "suspensions");
        Assert.Equal(6, events.Value(2, 2));
        Assert.Equal(3, events.Value(1, 2));
        Assert.Equal(2, events.Children[events.IndexOf(1, 2)]);
        Assert.Equal(0, events.Value(0, 0));
    }

    private static CountCube OneWay(params long[] values)
    {
        long[] withTotal = [.. values, values.Sum()];
        return new([new("group", [.. values.Select((_, i) => $"g{i}")])], withTotal, [.. withTotal.Select(v => (int)v)]);
    }
}

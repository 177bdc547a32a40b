using Headwater.Statistics;

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>The oracle against tables worked by hand. S shown, F fewer than the threshold, W withheld; the total comes last.</summary>
public sealed class SuppressionOracleHandWorkedTests
{
    // Nothing but the 2 is hidden: 32 - 30 = 2.
    [InlineData("2 30", "FSS", 5, "0:0 0:1 0:3 0:4")]
    // 0 and 32 to 4 and 28 all add up to 32.
    [InlineData("2 30", "FWS", 5, "")]
    // 2 + 6 = 8: with 4 the other would be 4, and its mark says 5 or more.
    [InlineData("2 6", "FWS", 5, "0:4")]
    // Without the total nothing ties the two together.
    [InlineData("2 6", "FWW", 5, "")]
    // The same with one mark for all: the other may be 4, so 0 to 8 are open.
    [InlineData("2 6", "WWS", 5, "")]
    // Two small counts that make a small total: 0 + 0 = 0 to 2 + 0 = 2 and 0 + 2 = 2, the row below taking up the difference.
    [InlineData("1 1;9 9", "FFFWWWSSS", 3, "")]
    // The row below shown: each column gives its 1 back, and the two rows their sum.
    [InlineData("1 1;9 9", "FFFSSSSSS", 3, "0:0 0:2 1:0 1:2 2:0 2:1")]
    // 1 + 1 = 2 with the row's total shown would not be true: a total under the threshold is itself small.
    [InlineData("1 1;9 9", "FFSWWWWWW", 3, "untrue 2")]
    // 2 + 4 = 6 where both are named under 5: 6 = 2 + 4 or 3 + 3 or 4 + 2, so neither is 0 or 1.
    [InlineData("2 4", "FFS", 5, "0:0 0:1 1:0 1:1")]
    // Hiding the total does not help: it is 5 or more, so 0 would leave 5 to the other, which is under 5.
    [InlineData("2 4", "FFW", 5, "0:0 1:0")]
    // One mark: 0 to 6 are open for both.
    [InlineData("2 4", "WWS", 5, "")]
    // One mark, but the three make only 5 with 3 shown beside them, threshold 3: 2 + 0 = 2, so both are 0 to 2.
    [InlineData("2 0 3", "WWSS", 3, "")]
    // Threshold 5: 2 + 1 = 3 shown by the total 13 less 10, so 4 is out of reach for both.
    [InlineData("2 1 10", "FFSS", 5, "0:4 1:4")]
    // With the 10 hidden as well: 2, 1 and 10 make 13: 4 + 0 + 9, 0 + 4 + 9.
    [InlineData("2 1 10", "FFWS", 5, "")]
    // Two by two, a square of four hidden: 2 + d, 20 - d, 20 - d, 30 + d for d from -2 to 2.
    [InlineData("2 20;20 30", "FWSWWSSSS", 5, "")]
    // One hidden in each row and column: each is its total less the other.
    [InlineData("2 20;20 3", "FSSSFSSSS", 5, "0:0 0:1 0:3 0:4 4:0 4:1 4:2 4:4")]
    // 2 + d and 6 - d: d = 1 leaves 5, which W allows; d = 2 leaves 4, which it does not.
    [InlineData("2 6;20 30", "FWSWWSSSS", 5, "0:4")]
    [Theory]
    public void One_and_two_axes(string inner, string states, int threshold, string expected)
    {
        var rows = inner.Split(';').Select(r => r.Split(' ').Select(long.Parse).ToArray()).ToArray();
        var table = TrueTable.Of(rows.Length == 1 ? [rows[0].Length] : [rows.Length, rows[0].Length], [.. rows.SelectMany(r => r)]);
        var breaches = SuppressionOracle.Judge(table, States(states), threshold);
        List<string> wanted = [.. expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (expected.StartsWith("untrue", StringComparison.Ordinal))
        {
            Assert.Equal(int.Parse(wanted[1]), table.Index(Assert.Single(breaches, b => b.Kind == BreachKind.UntrueState).At));
            return;
        }
        List<string> found = [.. breaches.Select(b => $"{table.Index(b.At)}:{b.Value}")];
        Assert.Equal(wanted, found);
    }

    [Fact]
    public void A_hidden_cube_of_eight_holds_and_with_one_corner_shown_it_breaks()
    {
        // 2 + d in one corner, 20 - d and 20 + d in turn from corner to corner: d from -2 to 2 keeps every sum of two.
        var table = TrueTable.Of([2, 2, 2], [2, 20, 20, 20, 20, 20, 20, 20]);
        var states = new CellState[table.Cells];
        for (var cell = 0; cell < table.Cells; cell++)
            if (table.IsInner(cell)) states[cell] = cell == 0 ? CellState.FewerThan : CellState.Withheld;
        Assert.Empty(SuppressionOracle.Judge(table, states, 5));

        states[table.Index(1, 1, 1)] = CellState.Shown;
        Assert.Equal([0, 1, 3, 4], SuppressionOracle.Judge(table, states, 5).Select(b => b.Value));
    }

    [Fact]
    public void Whole_numbers_count_where_fractions_would_pass()
    {
        // The one way in which these seventeen cells can change together and keep all sums of a 3 by 3 by 3 table. It moves the
        // cell (1,1,2) by two at a time: half a step would make it 1 or 3, but would make all others fractions.
        int[] move =
        [
            -1, 1, 0, 0, -1, 1, 1, 0, -1,
            0, -1, 1, 1, 1, -2, -1, 0, 1,
            1, 0, -1, -1, 0, 1, 0, 0, 0,
        ];
        var table = TrueTable.Of([3, 3, 3], [.. move.Select(m => m == -2 ? 2L : 50L)]);
        Assert.All(TrueTable.Of([3, 3, 3], [.. move.Select(m => (long)m)]).Values.Index().Where(v => !table.IsInner(v.Index)), v => Assert.Equal(0, v.Item));
        var states = new CellState[table.Cells];
        for (var i = 0; i < move.Length; i++)
            if (move[i] != 0) states[table.Index(TrueTable.InnerAt([3, 3, 3], i))] = move[i] == -2 ? CellState.FewerThan : CellState.Withheld;
        var breaches = SuppressionOracle.Judge(table, states, 5);
        Assert.All(breaches, b => Assert.Equal([1, 1, 2], b.At));
        Assert.Equal([1, 3], breaches.Select(b => b.Value));
    }

    [Fact]
    public void A_large_count_of_few_children_must_stay_unknown_over_as_many_values_as_the_threshold()
    {
        // 30 suspensions of 2 children, and 3 of 3: 33 to 29 are five values, as the 3 goes from 0 to 4.
        var wide = TrueTable.Of([2], [30, 3], [2, 3]);
        Assert.Empty(SuppressionOracle.Judge(wide, States("WFS"), 5));

        // A table with a named 0 elsewhere, so that W says 5 or more: 6 (of 2 children) + 7 = 13, so the 6 is one of 5 to 8.
        var narrow = TrueTable.Of([2, 2], [6, 7, 0, 40], [2, 7, 0, 40]);
        var breach = Assert.Single(SuppressionOracle.Judge(narrow, States("WWSFWWWWW"), 5), b => b.Kind == BreachKind.RangeTooNarrow);
        Assert.Equal([0, 0], breach.At);
        Assert.Equal(4, breach.Value);
    }

    [Fact]
    public void A_table_under_the_threshold_as_a_whole_is_only_named()
    {
        var table = TrueTable.Of([2], [1, 2]);
        Assert.Empty(SuppressionOracle.Judge(table, States("FFF"), 5));
        Assert.Single(SuppressionOracle.Judge(table, States("FSF"), 5));
    }

    internal static CellState[] States(string letters) => [.. letters.Select(l => l switch
    {
        'S' => CellState.Shown,
        'F' => CellState.FewerThan,
        'W' => CellState.Withheld,
        _ => throw new ArgumentOutOfRangeException(nameof(letters)),
    })];
}

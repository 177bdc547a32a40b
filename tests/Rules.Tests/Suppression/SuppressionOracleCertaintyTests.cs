using Headwater.Statistics;

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>The oracle's answers against all tables there are, tried one by one.</summary>
public sealed class SuppressionOracleCertaintyTests
{
    [Fact]
    public void The_oracle_agrees_with_trying_every_table()
    {
        var random = new Random(20_260_801);
        var (possible, impossible) = (0, 0);
        int[][] shapes = [[2], [3], [4], [2, 2], [2, 3], [3, 2], [2, 2, 2], [1, 2, 2], [2, 1]];
        for (var round = 0; round < 600; round++)
        {
            var sizes = shapes[random.Next(shapes.Length)];
            var threshold = random.Next(2, 4);
            var inner = Enumerable.Range(0, sizes.Aggregate((a, b) => a * b)).Select(_ => (long)random.Next(0, threshold + 1)).ToArray();
            if (inner.Length > 4 && inner.Sum() > 7) continue; // more tables than can be tried
            var table = TrueTable.Of(sizes, inner);
            var named = random.Next(2) == 0;
            CellState[] states = [.. table.Values.Select((v, cell) =>
                cell == table.Cells - 1 || random.Next(3) == 0 ? CellState.Shown // the grand total stays, so that the tables can be counted
                : named && v < threshold ? CellState.FewerThan : CellState.Withheld)];
            var all = EveryTable(table, states, threshold);
            for (var cell = 0; cell < table.Cells; cell++)
                for (var value = 0; value < threshold + 2; value++)
                {
                    var expected = all.Contains((cell, value));
                    Assert.True(expected == SuppressionOracle.Possible(table, states, threshold, cell, value),
                        $"({string.Join(",", table.At(cell))}) = {value}, threshold {threshold}: {expected} by trying all.\n{table.Print(states)}");
                    if (expected) possible++; else impossible++;
                }
        }
        Assert.True(possible > 1000 && impossible > 1000, $"{possible} possible, {impossible} impossible: too few to tell.");
    }

    private static HashSet<(int Cell, long Value)> EveryTable(TrueTable truth, CellState[] states, int threshold)
    {
        var named = states.Contains(CellState.FewerThan);
        var found = new HashSet<(int, long)>();
        var inner = new long[truth.Sizes.Aggregate((a, b) => a * b)];
        Fill(0, truth.Grand);
        return found;

        void Fill(int place, long left)
        {
            if (place == inner.Length - 1)
            {
                inner[place] = left;
                var table = TrueTable.Of(truth.Sizes, inner);
                for (var cell = 0; cell < table.Cells; cell++)
                {
                    var value = table.Values[cell];
                    if (states[cell] == CellState.Shown && value != truth.Values[cell]) return;
                    if (states[cell] == CellState.FewerThan && value >= threshold) return;
                    if (states[cell] == CellState.Withheld && named && value < threshold) return;
                }
                for (var cell = 0; cell < table.Cells; cell++) found.Add((cell, table.Values[cell]));
                return;
            }
            for (var value = 0L; value <= left; value++)
            {
                inner[place] = value;
                Fill(place + 1, left - value);
            }
        }
    }
}

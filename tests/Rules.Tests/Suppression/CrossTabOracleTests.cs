using System.Globalization;
using Headwater.Statistics;

namespace Headwater.Rules.Tests.SmallCounts;

public sealed class CrossTabOracleTests
{
    private const int Full = 2_000;

    [Fact]
    [Trait("Deep", "statistics")]
    public void Every_count_and_every_total_is_what_going_through_the_rows_one_by_one_gives()
    {
        var random = new Random(20_260_802);
        for (var round = 0; round < Tier.Of(Full); round++)
        {
            var rows = random.Next(0, 60);
            var sizes = Enumerable.Range(0, 4).Select(_ => random.Next(1, 6)).ToArray();
            var codes = sizes.Select(size => Enumerable.Range(0, rows).Select(_ => (byte)random.Next(size)).ToArray()).ToArray();
            var events = Enumerable.Range(0, rows).Select(_ => (ushort)(random.Next(2) == 0 ? 0 : random.Next(10) == 0 ? random.Next(65_536) : random.Next(6))).ToArray();
            var table = new ColumnTable(
                [.. sizes.Select((size, c) => new CategoryColumn($"c{c}", [.. Enumerable.Range(0, size).Select(v => v.ToString(CultureInfo.InvariantCulture))], codes[c]))],
                [new CountColumn("events", events)]);
            // One to three of the four columns, in any order.
            var order = Enumerable.Range(0, 4).ToArray();
            random.Shuffle(order);
            var axes = order[..random.Next(1, 4)];
            foreach (var column in new string?[] { null, "events" })
            {
                var cube = CrossTab.Of(table, [.. axes.Select(a => $"c{a}")], column);
                Assert.Equal(axes.Select(a => $"c{a}"), cube.Axes.Select(a => a.Name));
                Assert.Equal(axes.Aggregate(1, (product, a) => product * (sizes[a] + 1)), cube.Values.Length);
                Assert.Equal(cube.Values.Length, cube.Children.Length);
                Compare(cube, axes, sizes, codes, column is null ? null : events, rows);
            }
        }
    }

    private static void Compare(CountCube cube, int[] axes, int[] sizes, byte[][] codes, ushort[]? events, int rows)
    {
        // An axis that is not there has one place, and every row is in it.
        int Size(int axis) => axis < axes.Length ? sizes[axes[axis]] : 0;
        bool In(int row, int axis, int place) => place == Size(axis) || codes[axes[axis]][row] == place;
        for (var i = 0; i <= Size(0); i++)
            for (var j = 0; j <= Size(1); j++)
                for (var k = 0; k <= Size(2); k++)
                {
                    var (value, children) = (0L, 0);
                    for (var row = 0; row < rows; row++)
                    {
                        if (!In(row, 0, i) || !In(row, 1, j) || !In(row, 2, k)) continue;
                        value += events is null ? 1 : events[row];
                        if (events is null || events[row] > 0) children++;
                    }
                    int[] at = [i, j, k];
                    var index = (((i * (Size(1) + 1)) + j) * (Size(2) + 1)) + k;
                    Assert.Equal(index, cube.IndexOf(at.AsSpan(0, axes.Length)));
                    Assert.Equal(value, cube.Value(at.AsSpan(0, axes.Length)));
                    Assert.Equal(value, cube.Values[index]);
                    Assert.Equal(children, cube.Children[index]);
                }
    }
}

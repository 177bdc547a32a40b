namespace Headwater.Statistics;

/// <summary>Counts rows by the categories of one to three columns, with every total.</summary>
public static class CrossTab
{
    /// <summary>Breaks a table down.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="axes">The names of one to three different columns of categories.</param>
    /// <param name="countColumn">The column to add up; null counts rows.</param>
    /// <returns>Values with all totals; behind each value stand the rows that add something to it.</returns>
    /// <exception cref="ArgumentException">A column is not there, is named twice, or there are too many or too few axes.</exception>
    public static CountCube Of(ColumnTable table, IReadOnlyList<string> axes, string? countColumn = null)
    {
        if (axes.Count is < 1 or > 3)
            throw new ArgumentException("A breakdown has one to three axes.", nameof(axes));
        if (axes.Distinct(StringComparer.Ordinal).Count() != axes.Count)
            throw new ArgumentException("A breakdown names each column once.", nameof(axes));
        var columns = axes.Select(table.Category).ToArray();
        var cubeAxes = columns.Select(c => new CubeAxis(c.Name, c.Categories)).ToArray();
        var cells = cubeAxes.Aggregate(1, (product, axis) => product * axis.Length);
        var values = new long[cells];
        var children = new int[cells];
        var counted = countColumn is null ? null : table.Count(countColumn).Values;
        Fill(columns, cubeAxes, counted, table.Rows, values, children);
        AddTotals(cubeAxes, values, children);
        return new(cubeAxes, values, children);
    }

    // One loop a number of axes, so that the inner one holds nothing but loads and an addition.
    private static void Fill(CategoryColumn[] columns, CubeAxis[] axes, ushort[]? counted, int rows, long[] values, int[] children)
    {
        var (b, c) = (axes.Length > 1 ? axes[1].Length : 1, axes.Length > 2 ? axes[2].Length : 1);
        var first = columns[0].Codes.AsSpan(0, rows);
        var second = columns.Length > 1 ? columns[1].Codes.AsSpan(0, rows) : default;
        var third = columns.Length > 2 ? columns[2].Codes.AsSpan(0, rows) : default;
        unchecked
        {
            for (var row = 0; row < first.Length; row++)
            {
                var cell = first[row] * b * c;
                if (!second.IsEmpty)
                    cell += second[row] * c;
                if (!third.IsEmpty)
                    cell += third[row];
                if (counted is null)
                {
                    values[cell]++;
                    children[cell]++;
                }
                else if (counted[row] is > 0 and var number)
                {
                    values[cell] += number;
                    children[cell]++;
                }
            }
        }
    }

    private static void AddTotals(CubeAxis[] axes, long[] values, int[] children)
    {
        for (int axis = axes.Length - 1, stride = 1; axis >= 0; stride *= axes[axis].Length, axis--)
        {
            var length = axes[axis].Length;
            for (var cell = 0; cell < values.Length; cell++)
            {
                var at = cell / stride % length;
                if (at == length - 1)
                    continue;
                var total = cell + ((length - 1 - at) * stride);
                values[total] += values[cell];
                children[total] += children[cell];
            }
        }
    }
}

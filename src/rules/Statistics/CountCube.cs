namespace Headwater.Statistics;

/// <summary>One way in which a count is broken down.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Categories">The words along the axis; the axis has one place more, the last, for their total.</param>
public sealed record CubeAxis(string Name, IReadOnlyList<string> Categories)
{
    /// <summary>Places along the axis: the categories and the total.</summary>
    public int Length => Categories.Count + 1;

    /// <summary>The index of the total.</summary>
    public int Total => Categories.Count;
}

/// <summary>
/// A count for every combination of one to three axes and for every total. Cells lie row by row, the last axis fastest; along
/// every axis the last place holds the sum of the others.
/// </summary>
public sealed class CountCube
{
    /// <summary>Takes ready cells.</summary>
    /// <param name="axes">One to three axes.</param>
    /// <param name="values">What was counted, for each cell; never negative.</param>
    /// <param name="children">How many children stand behind each value.</param>
    /// <exception cref="ArgumentException">The number of axes or of cells is wrong, a value is negative, or a total is not its sum.</exception>
    public CountCube(IReadOnlyList<CubeAxis> axes, long[] values, int[] children)
    {
        if (axes.Count is < 1 or > 3)
            throw new ArgumentException("A breakdown has one to three axes.", nameof(axes));
        var cells = axes.Aggregate(1, (product, axis) => product * axis.Length);
        if (values.Length != cells || children.Length != cells)
            throw new ArgumentException($"These axes have {cells} cells; {values.Length} values and {children.Length} numbers of children were given.", nameof(values));
        if (Array.Exists(values, v => v < 0))
            throw new ArgumentException("A count is never negative.", nameof(values));
        Axes = axes;
        Values = values;
        Children = children;
        Strides = new int[axes.Count];
        for (int i = axes.Count - 1, stride = 1; i >= 0; stride *= axes[i].Length, i--)
            Strides[i] = stride;
        CheckTotals();
    }

    /// <summary>The axes, in the order asked for.</summary>
    public IReadOnlyList<CubeAxis> Axes { get; }

    /// <summary>What was counted, for each cell.</summary>
    public long[] Values { get; }

    /// <summary>How many children stand behind each value.</summary>
    public int[] Children { get; }

    /// <summary>How far apart neighbours along each axis lie.</summary>
    internal int[] Strides { get; }

    /// <summary>Where a cell lies.</summary>
    /// <param name="at">Its index on every axis.</param>
    /// <exception cref="ArgumentException">Too many or too few indexes, or one beyond its axis.</exception>
    public int IndexOf(params ReadOnlySpan<int> at)
    {
        if (at.Length != Axes.Count)
            throw new ArgumentException($"This breakdown has {Axes.Count} axes; {at.Length} indexes were given.", nameof(at));
        var index = 0;
        for (var i = 0; i < at.Length; i++)
        {
            if (at[i] < 0 || at[i] >= Axes[i].Length)
                throw new ArgumentException($"Index {at[i]} is beyond the axis {Axes[i].Name}.", nameof(at));
            index += at[i] * Strides[i];
        }

        return index;
    }

    /// <summary>The value of a cell.</summary>
    /// <param name="at">Its index on every axis.</param>
    /// <exception cref="ArgumentException">As <see cref="IndexOf"/>.</exception>
    public long Value(params ReadOnlySpan<int> at) => Values[IndexOf(at)];

    private void CheckTotals()
    {
        for (var axis = 0; axis < Axes.Count; axis++)
        {
            var (length, stride) = (Axes[axis].Length, Strides[axis]);
            for (var cell = 0; cell < Values.Length; cell++)
            {
                if (cell / stride % length != length - 1)
                    continue;
                long sum = 0;
                for (var i = 1; i < length; i++)
                    sum += Values[cell - (i * stride)];
                if (sum != Values[cell])
                    throw new ArgumentException($"A total on the axis {Axes[axis].Name} is {Values[cell]}, its categories sum to {sum}.", "values");
            }
        }
    }
}

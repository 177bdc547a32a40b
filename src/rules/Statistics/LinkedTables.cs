using System.Numerics;

namespace Headwater.Statistics;

/// <summary>One breakdown without its totals: what is broken down by some of the axes. Axes are bits.</summary>
internal sealed class LinkedTable(uint axes, int[] axisOf, int[] strides, long[] values, int[] children)
{
    public uint Axes => axes;

    public int[] AxisOf => axisOf;

    public long[] Values => values;

    public int[] Children => children;

    public CellState[] States { get; } = new CellState[values.Length];

    /// <summary>The table as the steps taken so far have changed it.</summary>
    public long[] Now { get; } = [.. values];

    public int Stride(int axis)
    {
        var place = Array.IndexOf(axisOf, axis);
        return place < 0 ? 0 : strides[place];
    }

    /// <summary>Where a cell lies, by its place on all axes, those of other tables too.</summary>
    public int IndexOf(ReadOnlySpan<int> at)
    {
        var index = 0;
        for (var i = 0; i < axisOf.Length; i++)
            index += at[axisOf[i]] * strides[i];
        return index;
    }

    public void Place(int cell, Span<int> at, ReadOnlySpan<int> lengths)
    {
        for (var i = 0; i < axisOf.Length; i++)
            at[axisOf[i]] = cell / strides[i] % lengths[axisOf[i]];
    }
}

/// <summary>Every table of some breakdowns, each once, however many breakdowns hold it among their totals.</summary>
internal sealed class LinkedTables
{
    private readonly List<string> names = [];
    private readonly Dictionary<uint, LinkedTable> tables = [];

    public LinkedTables(IReadOnlyList<CountCube> cubes)
    {
        if (cubes.Count == 0)
            throw new ArgumentException("There is no breakdown to protect.", nameof(cubes));
        Cubes = cubes;
        List<int> lengths = [];
        foreach (var axis in cubes.SelectMany(c => c.Axes))
        {
            var known = names.IndexOf(axis.Name);
            if (known < 0)
            {
                names.Add(axis.Name);
                lengths.Add(axis.Categories.Count);
            }
            else if (lengths[known] != axis.Categories.Count)
            {
                throw new ArgumentException($"The axis {axis.Name} has {lengths[known]} categories in one breakdown and {axis.Categories.Count} in another.", nameof(cubes));
            }
        }

        Lengths = [.. lengths];
        foreach (var cube in cubes)
        {
            for (var part = 0; part < 1 << cube.Axes.Count; part++)
                Add(cube, part);
        }

        Ordered = [.. tables.Values.OrderBy(t => BitOperations.PopCount(t.Axes)).ThenBy(t => t.Axes)];
    }

    public IReadOnlyList<CountCube> Cubes { get; }

    /// <summary>Categories along each axis.</summary>
    public int[] Lengths { get; }

    /// <summary>Those by fewer axes first.</summary>
    public IReadOnlyList<LinkedTable> Ordered { get; }

    public LinkedTable this[uint axes] => tables[axes];

    public IReadOnlyList<LinkedTable> Holding(uint axes) => [.. Ordered.Where(t => (t.Axes & axes) == axes)];

    /// <summary>For each cell of a cube the state of the table that holds it.</summary>
    public CellState[] StatesOf(CountCube cube)
    {
        var states = new CellState[cube.Values.Length];
        var at = new int[Lengths.Length];
        for (var cell = 0; cell < states.Length; cell++)
        {
            uint axes = 0;
            for (var i = 0; i < cube.Axes.Count; i++)
            {
                var place = cell / cube.Strides[i] % cube.Axes[i].Length;
                if (place == cube.Axes[i].Total)
                    continue;
                var axis = names.IndexOf(cube.Axes[i].Name);
                axes |= 1u << axis;
                at[axis] = place;
            }

            var table = tables[axes];
            states[cell] = table.States[table.IndexOf(at)];
        }

        return states;
    }

    /// <summary>The part of a cube that keeps some of its axes and takes the total of the others.</summary>
    private void Add(CountCube cube, int part)
    {
        var kept = Enumerable.Range(0, cube.Axes.Count).Where(i => (part >> i & 1) == 1).OrderBy(i => names.IndexOf(cube.Axes[i].Name)).ToArray();
        var axisOf = kept.Select(i => names.IndexOf(cube.Axes[i].Name)).ToArray();
        var strides = new int[kept.Length];
        var size = 1;
        for (var i = kept.Length - 1; i >= 0; i--)
        {
            strides[i] = size;
            size *= Lengths[axisOf[i]];
        }

        var (values, children) = (new long[size], new int[size]);
        for (var cell = 0; cell < size; cell++)
        {
            var from = 0;
            for (var i = 0; i < cube.Axes.Count; i++)
            {
                var place = Array.IndexOf(kept, i);
                from += cube.Strides[i] * (place < 0 ? cube.Axes[i].Total : cell / strides[place] % Lengths[axisOf[place]]);
            }

            (values[cell], children[cell]) = (cube.Values[from], cube.Children[from]);
        }

        var axes = axisOf.Aggregate(0u, (all, axis) => all | 1u << axis);
        if (!tables.TryGetValue(axes, out var known))
            tables.Add(axes, new(axes, axisOf, strides, values, children));
        else if (!known.Values.AsSpan().SequenceEqual(values) || !known.Children.AsSpan().SequenceEqual(children))
            throw new ArgumentException($"Two breakdowns do not agree in their counts by {(kept.Length == 0 ? "nothing" : string.Join(" and ", kept.Select(i => cube.Axes[i].Name)))}.", nameof(cube));
    }
}

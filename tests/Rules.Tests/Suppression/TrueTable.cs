using System.Globalization;
using System.Text;
using Headwater.Statistics;

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>A table as it truly is, with every total: row-major, last axis fastest, the last place of each axis its total.</summary>
internal sealed record TrueTable(int[] Sizes, long[] Values, int[] Children)
{
    public int Cells => Values.Length;

    public long Grand => Values[^1];

    /// <summary>Adds up the inner cells; where no children are given, every value is a number of children.</summary>
    public static TrueTable Of(int[] sizes, long[] inner, int[]? children = null)
    {
        children ??= [.. inner.Select(v => (int)v)];
        var cells = sizes.Aggregate(1, (product, size) => product * (size + 1));
        var table = new TrueTable(sizes, new long[cells], new int[cells]);
        for (var i = 0; i < inner.Length; i++)
            foreach (var cell in table.SumsOf(InnerAt(sizes, i)))
            {
                table.Values[cell] += inner[i];
                table.Children[cell] += children[i];
            }
        return table;
    }

    public static int[] InnerAt(int[] sizes, int inner)
    {
        var at = new int[sizes.Length];
        for (var axis = sizes.Length - 1; axis >= 0; axis--) (at[axis], inner) = (inner % sizes[axis], inner / sizes[axis]);
        return at;
    }

    public int[] At(int cell) => InnerAt([.. Sizes.Select(s => s + 1)], cell);

    public int Index(params ReadOnlySpan<int> at)
    {
        var index = 0;
        for (var axis = 0; axis < Sizes.Length; axis++) index = (index * (Sizes[axis] + 1)) + at[axis];
        return index;
    }

    public bool IsInner(int cell) => At(cell).Zip(Sizes).All(p => p.First < p.Second);

    /// <summary>The cell itself and every total it goes into.</summary>
    public IEnumerable<int> SumsOf(int[] inner)
    {
        for (var mask = 0; mask < 1 << Sizes.Length; mask++)
        {
            var bits = mask;
            yield return Index([.. inner.Select((place, axis) => (bits >> axis & 1) == 1 ? Sizes[axis] : place)]);
        }
    }

    /// <summary>The same table as rows of children, counted by the product; events as the column "events".</summary>
    public CountCube ToCube(bool events)
    {
        var codes = Sizes.Select(_ => new List<byte>()).ToArray();
        var counts = new List<ushort>();
        for (var cell = 0; cell < Cells; cell++)
        {
            if (!IsInner(cell)) continue;
            var at = At(cell);
            for (var child = 0; child < Children[cell]; child++)
            {
                for (var axis = 0; axis < at.Length; axis++) codes[axis].Add((byte)at[axis]);
                counts.Add((ushort)(child == 0 ? Values[cell] - Children[cell] + 1 : 1));
            }
        }
        var columns = Sizes.Select((size, axis) => new CategoryColumn(
            $"axis {axis}", [.. Enumerable.Range(0, size).Select(c => c.ToString(CultureInfo.InvariantCulture))], [.. codes[axis]]));
        var table = new ColumnTable([.. columns], [new CountColumn("events", [.. counts])]);
        return CrossTab.Of(table, [.. Sizes.Select((_, axis) => $"axis {axis}")], events ? "events" : null);
    }

    /// <summary>Each cell as its value, with (children) where they differ and F or W where hidden; a row a line, totals last.</summary>
    public string Print(CellState[] states)
    {
        var text = new StringBuilder();
        for (var cell = 0; cell < Cells; cell++)
        {
            text.Append(Values[cell]);
            if (Children[cell] != Values[cell]) text.Append('(').Append(Children[cell]).Append(')');
            text.Append(states[cell] switch { CellState.FewerThan => "F", CellState.Withheld => "W", _ => "" });
            text.Append((cell + 1) % (Sizes[^1] + 1) == 0 ? "\n" : " ");
        }
        return text.ToString();
    }
}

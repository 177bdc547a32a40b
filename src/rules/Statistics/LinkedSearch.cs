using System.Numerics;

namespace Headwater.Statistics;

/// <summary>
/// Finds for every small cell of linked tables the steps that take it through all values it could have, withholding what
/// they pass through at the least loss. The proof is told at <see cref="LinkedSuppression"/>.
/// </summary>
internal sealed class LinkedSearch
{
    private readonly LinkedTables tables;
    private readonly int threshold;
    private readonly Dictionary<uint, (LinkedTable[] Holding, int[] Others)> reach = [];
    private readonly List<(LinkedTable Table, int Cell)> primaries = [];
    private readonly List<(LinkedTable Table, int Cell)> changed = [];

    // The step being looked at: where it starts, the partner on every axis it swaps, and the place on every other axis.
    private readonly int[] at;
    private readonly int[] partner;
    private uint swapped;
    private uint fixedAxes;
    private int direction;

    // Tables by fewer axes than these are not opened: nothing more is withheld there.
    private int closedBelow;
    private Step? best;

    /// <param name="tables">The true counts.</param>
    /// <param name="threshold">The least number of children that may be shown.</param>
    /// <param name="named">The tables whose small cells say that they are small.</param>
    public LinkedSearch(LinkedTables tables, int threshold, IReadOnlySet<uint> named)
    {
        (this.tables, this.threshold, Named) = (tables, threshold, named);
        (at, partner) = (new int[tables.Lengths.Length], new int[tables.Lengths.Length]);
        foreach (var table in tables.Ordered)
        {
            for (var cell = 0; cell < table.Values.Length; cell++)
            {
                if (table.Values[cell] >= threshold && table.Children[cell] >= threshold)
                    continue;
                primaries.Add((table, cell));
                Withhold(table, cell);
            }
        }
    }

    public LinkedTables Tables => tables;

    public IReadOnlySet<uint> Named { get; }

    /// <summary>What is lost with all withheld cells.</summary>
    public long Lost => tables.Ordered.Sum(t => t.States.Index().Where(s => s.Item != CellState.Shown).Sum(s => Loss(t, s.Index)));

    /// <summary>False when the marks themselves would give a cell away.</summary>
    public bool Run()
    {
        foreach (var (table, cell) in primaries)
        {
            var value = table.Values[cell];
            var small = value < threshold;
            if (!Move(table, cell, +1, small ? threshold - 1 - value : threshold - 1) || (small && !Move(table, cell, -1, value)))
                return false;
        }

        return true;
    }

    public IReadOnlyList<ProtectedCube> Protected() => [.. tables.Cubes.Select(c => new ProtectedCube(c, threshold, tables.StatesOf(c)))];

    private void Withhold(LinkedTable table, int cell)
    {
        if (table.States[cell] == CellState.Shown)
            table.States[cell] = Named.Contains(table.Axes) && table.Values[cell] < threshold ? CellState.FewerThan : CellState.Withheld;
    }

    /// <summary>Moves a cell by so many ones, through tables that look the same; then puts the true tables back.</summary>
    private bool Move(LinkedTable table, int cell, int by, long distance)
    {
        direction = by;
        while (distance > 0 && Find(table, cell, distance) is { } step)
        {
            foreach (var (other, corner, sign) in step.Corners)
            {
                Withhold(other, corner);
                other.Now[corner] += sign * step.Room;
                changed.Add((other, corner));
            }

            distance -= step.Room;
        }

        foreach (var (touched, corner) in changed)
            touched.Now[corner] = touched.Values[corner];
        changed.Clear();
        return distance == 0;
    }

    /// <summary>The step that loses least and of these goes furthest. One that opens a table by less is the last resort.</summary>
    private Step? Find(LinkedTable table, int cell, long distance)
    {
        best = null;
        foreach (var lastResort in (ReadOnlySpan<bool>)[false, true])
        {
            closedBelow = lastResort ? 0 : table.AxisOf.Length;
            for (var part = table.Axes; ; part = (part - 1) & table.Axes)
            {
                swapped = part;
                fixedAxes = table.Axes;
                table.Place(cell, at, tables.Lengths);
                Swap(0, distance);
                if (part == 0)
                    break;
            }

            if (best is not null)
                return best;
        }

        return null;
    }

    /// <summary>Chooses a partner on every axis to be swapped, from <paramref name="axis"/> on.</summary>
    private void Swap(int axis, long distance)
    {
        while (axis < at.Length && (swapped >> axis & 1) == 0)
            axis++;
        if (axis < at.Length)
        {
            for (var place = 0; place < tables.Lengths[axis]; place++)
            {
                if (place == at[axis])
                    continue;
                partner[axis] = place;
                Swap(axis + 1, distance);
            }

            return;
        }

        var (holding, others) = ReachOf(swapped);
        // The table by the swapped axes alone comes first.
        List<(LinkedTable, int, int)> corners = [];
        var (lost, room) = Corners(holding[0], corners);
        if (room > 0)
            Place(0, holding, others, lost, Math.Min(room, distance), corners, fixedAxes);
    }

    /// <summary>Chooses the place on every other axis, adding the tables whose axes are all settled.</summary>
    private void Place(int next, LinkedTable[] holding, int[] others, long lost, long room, List<(LinkedTable, int, int)> corners, uint settled)
    {
        if (next == 0)
            (lost, room) = Settle(holding, settled, 0, lost, room, corners);
        if (room < 1 || (best is not null && (lost > best.Lost || (lost == best.Lost && room <= best.Room))))
            return;
        while (next < others.Length && (settled >> others[next] & 1) == 1)
            next++;
        if (next == others.Length)
        {
            best = new(lost, room, [.. corners]);
            return;
        }

        var axis = others[next];
        var known = corners.Count;
        for (var place = 0; place < tables.Lengths[axis]; place++)
        {
            at[axis] = place;
            var (sum, left) = Settle(holding, settled | 1u << axis, axis + 1, lost, room, corners);
            Place(next + 1, holding, others, sum, left, corners, settled | 1u << axis);
            corners.RemoveRange(known, corners.Count - known);
        }
    }

    /// <summary>Adds the corners in tables that <paramref name="newest"/> (an axis and one; 0 for the start) has just settled.</summary>
    private (long Lost, long Room) Settle(LinkedTable[] holding, uint settled, int newest, long lost, long room, List<(LinkedTable, int, int)> corners)
    {
        foreach (var table in holding.AsSpan(1))
        {
            var now = (table.Axes & ~settled) == 0 && (newest == 0 || (table.Axes >> (newest - 1) & 1) == 1);
            if (!now)
                continue;
            var (more, left) = Corners(table, corners);
            (lost, room) = (lost + more, Math.Min(room, left));
            if (room < 1)
                break;
        }

        return (lost, room);
    }

    private (long Lost, long Room) Corners(LinkedTable table, List<(LinkedTable, int, int)> corners)
    {
        var origin = table.IndexOf(at);
        var (lost, room) = (0L, long.MaxValue);
        for (var part = swapped; ; part = (part - 1) & swapped)
        {
            var cell = origin;
            for (var rest = part; rest != 0; rest &= rest - 1)
            {
                var axis = BitOperations.TrailingZeroCount(rest);
                cell += (partner[axis] - at[axis]) * table.Stride(axis);
            }

            var sign = BitOperations.PopCount(part) % 2 == 0 ? direction : -direction;
            corners.Add((table, cell, sign));
            var shown = table.States[cell] == CellState.Shown;
            lost += shown ? Loss(table, cell) : 0;
            room = Math.Min(room, shown && table.AxisOf.Length < closedBelow ? 0 : Room(table, cell, sign));
            if (part == 0)
                return (lost, room);
        }
    }

    private (LinkedTable[] Holding, int[] Others) ReachOf(uint axes)
    {
        if (reach.TryGetValue(axes, out var known))
            return known;
        var holding = tables.Holding(axes).ToArray();
        var all = holding.Aggregate(0u, (sum, t) => sum | t.Axes) & ~axes;
        return reach[axes] = (holding, [.. Enumerable.Range(0, at.Length).Where(i => (all >> i & 1) == 1)]);
    }

    // A cell by fewer axes speaks of more, and is wanted more.
    private static long Loss(LinkedTable table, int cell) => (10 + table.Values[cell]) << (2 * (3 - table.AxisOf.Length));

    /// <summary>How far a cell could move in a direction if it were withheld, by what its mark would say.</summary>
    private long Room(LinkedTable table, int cell, int sign)
    {
        var now = table.Now[cell];
        if (!Named.Contains(table.Axes))
            return sign > 0 ? long.MaxValue : now;
        var small = table.Values[cell] < threshold;
        if (sign > 0)
            return small ? threshold - 1 - now : long.MaxValue;
        return small ? now : now - threshold;
    }

    private sealed record Step(long Lost, long Room, (LinkedTable Table, int Cell, int Sign)[] Corners);
}

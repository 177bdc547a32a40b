namespace Headwater.Statistics;

/// <summary>
/// Finds for every small cell steps that take it through all values it could have, withholding what they pass through at the
/// least loss.
/// </summary>
internal sealed class SuppressionSearch
{
    private readonly CountCube cube;
    private readonly int threshold;
    private readonly bool named;
    private readonly int[] primaries;
    private readonly long[] cost;

    // The table as the steps taken so far have changed it.
    private readonly long[] now;
    private readonly List<int> changed = [];
    private readonly int[] lengths;
    private readonly int[] strides;
    private readonly int axes;

    // The box being looked at and the best one so far: partner on every axis, corners and their signs.
    private readonly int[] at = new int[3];
    private readonly int[] corners = new int[8];
    private readonly int[] signs = new int[8];
    private readonly int[] best = new int[8];
    private readonly int[] bestSigns = new int[8];
    private long bestCost;
    private long bestReach;

    public SuppressionSearch(CountCube cube, int threshold, bool named, IEnumerable<int> alsoWithheld)
    {
        (this.cube, this.threshold, this.named) = (cube, threshold, named);
        axes = cube.Axes.Count;
        lengths = [.. cube.Axes.Select(a => a.Length)];
        strides = cube.Strides;
        States = new CellState[cube.Values.Length];
        now = [.. cube.Values];
        cost = new long[cube.Values.Length];
        List<int> small = [];
        for (var cell = 0; cell < cost.Length; cell++)
        {
            cost[cell] = Loss(cell);
            if (cube.Values[cell] >= threshold && cube.Children[cell] >= threshold)
                continue;
            small.Add(cell);
            Withhold(cell);
        }

        foreach (var cell in alsoWithheld)
            Withhold(cell);
        primaries = [.. small];
    }

    public CellState[] States { get; }

    /// <summary>False when the marks themselves would give a cell away.</summary>
    public bool Run()
    {
        foreach (var cell in primaries)
        {
            var value = cube.Values[cell];
            var small = value < threshold;
            if (!Move(cell, +1, small ? threshold - 1 - value : threshold - 1) || (small && !Move(cell, -1, value)))
                return false;
        }

        return true;
    }

    private void Withhold(int cell)
    {
        if (States[cell] != CellState.Shown)
            return;
        States[cell] = named && cube.Values[cell] < threshold ? CellState.FewerThan : CellState.Withheld;
        cost[cell] = 0;
    }

    // What is lost with a cell: the children it speaks of, and a total more than a category of its size.
    private long Loss(int cell)
    {
        long loss = 10 + cube.Values[cell];
        for (var axis = 0; axis < axes; axis++)
        {
            if (cell / strides[axis] % lengths[axis] == lengths[axis] - 1)
                loss *= 4;
        }

        return loss;
    }

    /// <summary>Moves a cell by so many ones in a direction, through tables that look the same; then puts the true table back.</summary>
    private bool Move(int cell, int direction, long distance)
    {
        for (var axis = 0; axis < axes; axis++)
            at[axis] = cell / strides[axis] % lengths[axis];
        while (distance > 0)
        {
            if (!FindBox(cell, direction, distance) && !FindBox(cell, direction, 1))
                break;
            var step = Math.Min(distance, bestReach);
            for (var i = 0; i < 1 << axes; i++)
            {
                Withhold(best[i]);
                now[best[i]] += bestSigns[i] * step;
                changed.Add(best[i]);
            }

            distance -= step;
        }

        foreach (var touched in changed)
            now[touched] = cube.Values[touched];
        changed.Clear();
        return distance == 0;
    }

    /// <summary>The box around a cell that loses least and can be moved through at least <paramref name="reach"/> ones.</summary>
    private bool FindBox(int cell, int direction, long reach)
    {
        bestCost = long.MaxValue;
        corners[0] = cell;
        signs[0] = direction;
        Extend(0, 0, reach, Room(cell, direction));
        return bestCost < long.MaxValue;
    }

    private void Extend(int axis, long lost, long reach, long room)
    {
        if (axis == axes)
        {
            bestCost = lost;
            bestReach = room;
            corners.CopyTo(best, 0);
            signs.CopyTo(bestSigns, 0);
            return;
        }

        var known = 1 << axis;
        var total = lengths[axis] - 1;
        // From the total backwards: with equal loss the first found is kept, and a total moved both ways is the shortest proof.
        for (var partner = total; partner >= 0 && bestCost > 0; partner--)
        {
            if (partner == at[axis])
                continue;
            var sign = at[axis] == total || partner == total ? 1 : -1;
            var shift = (partner - at[axis]) * strides[axis];
            var (sum, left) = (lost, room);
            for (var i = 0; i < known && sum < bestCost && left >= reach; i++)
            {
                var corner = corners[i] + shift;
                corners[known + i] = corner;
                signs[known + i] = sign * signs[i];
                sum += cost[corner];
                left = Math.Min(left, Room(corner, signs[known + i]));
            }

            if (sum < bestCost && left >= reach)
                Extend(axis + 1, sum, reach, left);
        }
    }

    /// <summary>How far a cell could move in a direction if it were withheld, by what its mark would say.</summary>
    private long Room(int cell, int sign)
    {
        if (!named)
            return sign > 0 ? long.MaxValue : now[cell];
        var small = cube.Values[cell] < threshold;
        if (sign > 0)
            return small ? threshold - 1 - now[cell] : long.MaxValue;
        return small ? now[cell] : now[cell] - threshold;
    }
}

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>
/// Decides exactly whether whole numbers exist with every variable inside its bounds, where some variables are sums of the
/// others: the simplex for bounds of Dutertre and de Moura (2006) in fractions with Bland's rule, and branch and bound over it.
/// Nought everywhere must lie inside the bounds given at the start.
/// </summary>
internal sealed class WholeNumberSystem
{
    private const int MostNodes = 20_000;
    private readonly long?[] _low;
    private readonly long?[] _high;
    private readonly Fraction[] _at;
    private readonly int[] _basic;
    private readonly int[] _free;
    private readonly Fraction[][] _tableau;
    private int _nodes;

    /// <param name="bounds">Bounds of every variable; null is no bound. The free variables come first, the sums after them.</param>
    /// <param name="sums">For each sum, the free variables it adds up.</param>
    public WholeNumberSystem(IReadOnlyList<(long? Low, long? High)> bounds, IReadOnlyList<int[]> sums)
    {
        var free = bounds.Count - sums.Count;
        _low = [.. bounds.Select(b => b.Low)];
        _high = [.. bounds.Select(b => b.High)];
        _at = new Fraction[bounds.Count];
        _free = [.. Enumerable.Range(0, free)];
        _basic = [.. Enumerable.Range(free, sums.Count)];
        _tableau = [.. sums.Select(parts =>
        {
            var row = new Fraction[free];
            foreach (var part in parts) row[part] = 1;
            return row;
        })];
    }

    /// <summary>How often branching was needed at all: fractions where whole numbers had to be told apart.</summary>
    public int Branches { get; private set; }

    /// <summary>A solution with the variable inside the range too, or null when there is none.</summary>
    public long[]? Solve(int variable, long? low, long? high)
    {
        _nodes = 0;
        return Within(variable, Max(low, _low[variable]), Min(high, _high[variable]), Search);
    }

    private long[]? Search()
    {
        if (++_nodes > MostNodes) throw new InvalidOperationException($"Undecided after {MostNodes} nodes.");
        if (!Feasible()) return null;
        var split = Array.FindIndex(_at, x => !x.IsWhole);
        if (split < 0) return [.. _at.Select(x => x.Top)];
        Branches++;
        var floor = _at[split].Floor;
        return Within(split, _low[split], Min(floor, _high[split]), Search)
            ?? Within(split, Max(floor + 1, _low[split]), _high[split], Search);
    }

    private long[]? Within(int variable, long? low, long? high, Func<long[]?> search)
    {
        if (low > high) return null;
        var before = (_low[variable], _high[variable]);
        (_low[variable], _high[variable]) = (low, high);
        var column = Array.IndexOf(_free, variable);
        if (column >= 0)
        {
            if (low is { } l && _at[variable] < l) Move(column, l);
            else if (high is { } h && _at[variable] > h) Move(column, h);
        }
        var found = search();
        // The point reached may stay: it lies inside narrower bounds, so the free variables lie inside the wider ones.
        (_low[variable], _high[variable]) = before;
        return found;
    }

    private bool Feasible()
    {
        while (true)
        {
            var row = -1;
            for (var r = 0; r < _basic.Length; r++)
                if ((Below(_basic[r]) || Above(_basic[r])) && (row < 0 || _basic[r] < _basic[row])) row = r;
            if (row < 0) return true;
            var leaving = _basic[row];
            var up = Below(leaving);
            var column = -1;
            for (var c = 0; c < _free.Length; c++)
            {
                var sign = _tableau[row][c].Sign * (up ? 1 : -1);
                var x = _free[c];
                var room = sign > 0 ? _high[x] is not { } h || _at[x] < h : sign < 0 && (_low[x] is not { } l || _at[x] > l);
                if (room && (column < 0 || x < _free[column])) column = c;
            }
            if (column < 0) return false;
            var target = up ? _low[leaving]!.Value : _high[leaving]!.Value;
            Move(column, _at[_free[column]] + ((target - _at[leaving]) / _tableau[row][column]));
            Pivot(row, column);
        }
    }

    private bool Below(int x) => _low[x] is { } low && _at[x] < low;

    private bool Above(int x) => _high[x] is { } high && _at[x] > high;

    private void Move(int column, Fraction to)
    {
        var step = to - _at[_free[column]];
        for (var r = 0; r < _basic.Length; r++)
            if (!_tableau[r][column].IsZero) _at[_basic[r]] += _tableau[r][column] * step;
        _at[_free[column]] = to;
    }

    private void Pivot(int row, int column)
    {
        var pivot = _tableau[row];
        var by = pivot[column];
        for (var c = 0; c < pivot.Length; c++) pivot[c] = c == column ? 1 / by : -pivot[c] / by;
        for (var r = 0; r < _tableau.Length; r++)
        {
            var factor = _tableau[r][column];
            if (r == row || factor.IsZero) continue;
            _tableau[r][column] = 0;
            for (var c = 0; c < pivot.Length; c++)
                if (!pivot[c].IsZero) _tableau[r][c] += factor * pivot[c];
        }
        (_basic[row], _free[column]) = (_free[column], _basic[row]);
    }

    private static long? Max(long? a, long? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private static long? Min(long? a, long? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}

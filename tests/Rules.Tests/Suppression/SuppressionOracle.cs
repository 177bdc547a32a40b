using Headwater.Statistics;

namespace Headwater.Rules.Tests.SmallCounts;

public enum BreachKind
{
    /// <summary>The state does not say what is true of the cell, or shows what may not be shown.</summary>
    UntrueState,

    /// <summary>A small count, and a value under the threshold that it can be known not to have.</summary>
    ValueExcluded,

    /// <summary>A count with too few children behind it, known to be one of fewer values than the threshold.</summary>
    RangeTooNarrow,
}

internal sealed record Breach(BreachKind Kind, int[] At, long Value)
{
    public override string ToString() => $"{Kind} at ({string.Join(",", At)}), value {Value}";
}

/// <summary>
/// The attacker: sees every shown cell and every label, knows the rule and all sums, and asks of each small count which values
/// it may still have. Written from the words of the rule alone, it shares nothing with the code it judges.
/// </summary>
internal sealed class SuppressionOracle
{
    private readonly TrueTable _table;
    private readonly CellState[] _states;
    private readonly int _threshold;

    // A table that names its small counts says of the others withheld that they are not small; one that does not says nothing.
    private readonly bool _named;
    private readonly int[] _variable;
    private readonly WholeNumberSystem _system;
    private readonly HashSet<(int Cell, long Value)> _possible = [];

    private SuppressionOracle(TrueTable table, CellState[] states, int threshold)
    {
        (_table, _states, _threshold) = (table, states, threshold);
        _named = states.Contains(CellState.FewerThan);
        var cells = Enumerable.Range(0, table.Cells).ToList();
        // Only hidden inner cells can differ from the truth, and with them the totals they go into. Everything is counted as a
        // difference from the truth, so that the truth is nought.
        var free = cells.Where(c => table.IsInner(c) && states[c] != CellState.Shown).ToList();
        var parts = cells.Select(_ => new List<int>()).ToList();
        for (var f = 0; f < free.Count; f++)
            foreach (var sum in table.SumsOf(table.At(free[f]))) parts[sum].Add(f);
        var sums = cells.Where(c => !table.IsInner(c) && parts[c].Count > 0).ToList();
        _variable = [.. cells.Select(_ => -1)];
        List<int> variables = [.. free, .. sums];
        for (var v = 0; v < variables.Count; v++) _variable[variables[v]] = v;
        _system = new WholeNumberSystem([.. variables.Select(Bounds)], [.. sums.Select(s => parts[s].ToArray())]);
        foreach (var cell in cells) _possible.Add((cell, table.Values[cell]));
    }

    /// <summary>Everything that breaks the guarantee; nothing when it holds.</summary>
    public static IReadOnlyList<Breach> Judge(TrueTable table, CellState[] states, int threshold)
    {
        var cells = Enumerable.Range(0, table.Cells).ToList();
        if (states.Length != table.Cells) throw new ArgumentException("There must be one state for each cell.", nameof(states));
        var named = states.Contains(CellState.FewerThan);
        List<Breach> breaches = [.. cells.Where(c => Untrue(table, c, states[c], threshold, named))
            .Select(c => new Breach(BreachKind.UntrueState, table.At(c), table.Values[c]))];
        if (breaches.Count > 0 || table.Grand < threshold) return breaches;

        var seen = new SuppressionOracle(table, states, threshold);
        foreach (var cell in cells)
        {
            if (table.Values[cell] < threshold)
                breaches.AddRange(Enumerable.Range(0, threshold).Where(value => !seen.Possible(cell, value))
                    .Select(value => new Breach(BreachKind.ValueExcluded, table.At(cell), value)));
            else if (table.Children[cell] < threshold && seen.Range(cell) is var range && range < threshold)
                breaches.Add(new(BreachKind.RangeTooNarrow, table.At(cell), range));
        }
        return breaches;
    }

    /// <summary>Every cell hidden, and the small ones named: the least that can be said with that mark.</summary>
    public static CellState[] NamesOnly(TrueTable table, int threshold) =>
        [.. table.Values.Select(v => v < threshold ? CellState.FewerThan : CellState.Withheld)];

    /// <summary>Is there a whole table, agreeing with all that is seen, in which the cell has the value?</summary>
    public static bool Possible(TrueTable table, CellState[] states, int threshold, int cell, long value) =>
        new SuppressionOracle(table, states, threshold).Possible(cell, value);

    private static bool Untrue(TrueTable table, int cell, CellState state, int threshold, bool named) => state switch
    {
        CellState.FewerThan => table.Values[cell] >= threshold,
        CellState.Withheld => named && table.Values[cell] < threshold,
        CellState.Shown => table.Values[cell] < threshold || table.Children[cell] < threshold,
        _ => true,
    };

    private (long? Low, long? High) Bounds(int cell) => _states[cell] switch
    {
        CellState.FewerThan => (-_table.Values[cell], _threshold - 1 - _table.Values[cell]),
        CellState.Withheld => ((_named ? _threshold : 0) - _table.Values[cell], null),
        _ => (0, 0),
    };

    private bool Possible(int cell, long value) => _possible.Contains((cell, value)) || Between(cell, value, value);

    /// <summary>How many values the cell may have, counted up to the threshold.</summary>
    private int Range(int cell)
    {
        var (count, truth) = (1, _table.Values[cell]);
        for (var value = truth + 1; count < _threshold && Between(cell, value, null); value++)
            if (Possible(cell, value)) count++;
        for (var value = truth - 1; count < _threshold && value >= 0 && Between(cell, null, value); value--)
            if (Possible(cell, value)) count++;
        return count;
    }

    private bool Between(int cell, long? low, long? high)
    {
        var truth = _table.Values[cell];
        if (_variable[cell] < 0) return (low ?? truth) <= truth && truth <= (high ?? truth);
        if (_system.Solve(_variable[cell], low - truth, high - truth) is not { } found) return false;
        Witness(found);
        return true;
    }

    /// <summary>Checks a table that was found, by plain addition, and keeps every value it proves possible.</summary>
    private void Witness(long[] found)
    {
        var values = _table.Values.Select((truth, cell) => _variable[cell] < 0 ? truth : truth + found[_variable[cell]]).ToArray();
        var inner = Enumerable.Range(0, values.Length).Where(_table.IsInner).ToList();
        var again = TrueTable.Of(_table.Sizes, [.. inner.Select(c => values[c])]);
        for (var cell = 0; cell < values.Length; cell++)
        {
            var difference = values[cell] - _table.Values[cell];
            var (low, high) = Bounds(cell);
            if (again.Values[cell] != values[cell] || values[cell] < 0 || difference < low || difference > high)
                throw new InvalidOperationException($"The table found does not add up at ({string.Join(",", _table.At(cell))}).");
            _possible.Add((cell, values[cell]));
        }
    }
}

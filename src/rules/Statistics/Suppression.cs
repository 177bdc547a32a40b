namespace Headwater.Statistics;

/// <summary>What may be said of a cell.</summary>
public enum CellState : byte
{
    /// <summary>Its value.</summary>
    Shown,

    /// <summary>That it is fewer than the threshold, zero included.</summary>
    FewerThan,

    /// <summary>Nothing: it is withheld, for its own sake or so that no total gives another cell back.</summary>
    Withheld,
}

/// <summary>How withheld cells are marked.</summary>
public enum SuppressionLabels
{
    /// <summary>Small cells say that they are small where that gives nothing away; else as <see cref="One"/>.</summary>
    SmallOnesNamed,

    /// <summary>One mark for all, so that nothing is told about a withheld cell; for tables read beside other tables.</summary>
    One,
}

/// <summary>
/// Small-number suppression of a breakdown with its totals. A cell is withheld for its own sake when its value is under the
/// threshold, or when fewer children than that stand behind it. Others are withheld with it until somebody who sees
/// everything shown, knows all the sums and what the marks mean cannot rule out any value from 0 to the threshold less one
/// for a small cell (a cell with few children behind a larger value stays open over as many values).
/// </summary>
/// <remarks>
/// The proof is by other tables that look the same. Changing the corners of a box (on each axis two places) by one, with
/// opposite signs along an axis between two categories and equal signs between a category and the total, keeps every sum;
/// when all corners are withheld nothing shown changes. A small cell is safe when steps like this take it down to 0 and up to
/// the threshold less one. What is withheld is chosen for the least that is lost (Cox, Linear sensitivity measures in
/// statistical disclosure control, 1981, and Suppression methodology and statistical disclosure control, JASA 75, 1980, for
/// the alternating moves). With one mark a box of totals always serves, so that a way is always found.
/// </remarks>
public static class Suppression
{
    /// <summary>Decides what of a breakdown may be shown.</summary>
    /// <param name="cube">The true counts.</param>
    /// <param name="threshold">The least number of children that may be shown; 2 or more.</param>
    /// <param name="labels">How withheld cells are marked.</param>
    /// <param name="alsoWithheld">Cells to withhold in any case, by their place in <see cref="CountCube.Values"/>.</param>
    /// <returns>The counts with the state of every cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is under 2, or a cell to withhold is beyond the breakdown.</exception>
    public static ProtectedCube Protect(
        CountCube cube, int threshold, SuppressionLabels labels = SuppressionLabels.SmallOnesNamed, IEnumerable<int>? alsoWithheld = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        var also = alsoWithheld?.ToArray() ?? [];
        foreach (var cell in also)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)cell, (uint)cube.Values.Length, nameof(alsoWithheld));
        if (labels == SuppressionLabels.SmallOnesNamed)
        {
            var named = new SuppressionSearch(cube, threshold, named: true, also);
            if (named.Run())
                return new(cube, threshold, named.States);
        }

        var unnamed = new SuppressionSearch(cube, threshold, named: false, also);
        return unnamed.Run() ? new(cube, threshold, unnamed.States) : throw new InvalidOperationException("No way was found to protect this breakdown.");
    }
}

/// <summary>A breakdown as it may be shown.</summary>
public sealed class ProtectedCube
{
    private readonly CountCube cube;
    private readonly CellState[] states;

    internal ProtectedCube(CountCube cube, int threshold, CellState[] states) => (this.cube, Threshold, this.states) = (cube, threshold, states);

    /// <summary>The axes of the breakdown.</summary>
    public IReadOnlyList<CubeAxis> Axes => cube.Axes;

    /// <summary>The least number of children that is shown.</summary>
    public int Threshold { get; }

    /// <summary>The state of every cell, in the order of <see cref="CountCube.Values"/>.</summary>
    public IReadOnlyList<CellState> States => states;

    /// <summary>Where a cell lies in <see cref="States"/>.</summary>
    /// <param name="at">Its index on every axis.</param>
    public int IndexOf(params ReadOnlySpan<int> at) => cube.IndexOf(at);

    /// <summary>What may be said of a cell.</summary>
    /// <param name="at">Its index on every axis; the last of an axis is its total.</param>
    public CellState State(params ReadOnlySpan<int> at) => states[cube.IndexOf(at)];

    /// <summary>The value of a cell that is shown, null of any other.</summary>
    /// <param name="at">Its index on every axis; the last of an axis is its total.</param>
    public long? Value(params ReadOnlySpan<int> at)
    {
        var cell = cube.IndexOf(at);
        return states[cell] == CellState.Shown ? cube.Values[cell] : null;
    }
}

namespace Headwater.Statistics;

/// <summary>
/// Small-number suppression of several breakdowns of the same rows that stand beside each other, such as by year group and sex
/// and by sex and need. What is shared, such as the totals by sex, has one state everywhere.
/// </summary>
/// <remarks>
/// As in <see cref="Suppression"/>, but a box of changes is followed into every breakdown: opposite signs along the axes on
/// which two places are swapped cancel in all breakdowns that lack one of these axes, so that only those with all of them
/// change, at one place of their other axes. A small cell is safe when such steps, through withheld cells only, take it down
/// to 0 and up to the threshold less one; a cell withheld with it is moved by those steps too, so that no sum of shown cells
/// of any of the breakdowns gives it back. Breakdowns by less are settled first, and are not made worse by those by more.
/// </remarks>
public static class LinkedSuppression
{
    /// <summary>Decides what of each breakdown may be shown when all are.</summary>
    /// <param name="cubes">Counts of one thing in the same rows; axes of one name are one axis.</param>
    /// <param name="threshold">The least number of children that may be shown; 2 or more.</param>
    /// <param name="labels">How withheld cells are marked; small ones are named in those tables where that makes nothing else be withheld.</param>
    /// <returns>The breakdowns in the order given, with the state of every cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is under 2.</exception>
    /// <exception cref="ArgumentException">There is no breakdown, or two do not agree in what they share.</exception>
    public static IReadOnlyList<ProtectedCube> Protect(
        IReadOnlyList<CountCube> cubes, int threshold, SuppressionLabels labels = SuppressionLabels.SmallOnesNamed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        var best = new LinkedSearch(new(cubes), threshold, new HashSet<uint>());
        if (!best.Run())
            throw new InvalidOperationException("No way was found to protect these breakdowns.");
        if (labels == SuppressionLabels.One)
            return best.Protected();

        // A mark that says more leaves less room: small cells are named only in tables where nothing more is withheld for it.
        foreach (var group in best.Tables.Ordered.Where(t => Array.Exists(t.Values, v => v < threshold)).GroupBy(t => t.AxisOf.Length < 2 ? (t.Axes, 1) : (0u, t.AxisOf.Length)))
        {
            var search = new LinkedSearch(new(cubes), threshold, best.Named.Concat(group.Select(t => t.Axes)).ToHashSet());
            if (search.Run() && search.Lost <= best.Lost)
                best = search;
        }

        return best.Protected();
    }
}

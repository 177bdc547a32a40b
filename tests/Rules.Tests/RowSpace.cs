using System.Numerics;

namespace Headwater.Rules.Tests;

/// <summary>
/// What follows from sums that are known: all sums of them with rational factors. Exact: rows are kept as whole numbers, and
/// a row is reduced by cross-multiplication.
/// </summary>
internal sealed class RowSpace
{
    private readonly SortedDictionary<int, BigInteger[]> rows = [];

    /// <summary>Adds what is known; the row says which unknowns were summed.</summary>
    public void Add(IEnumerable<int> summed, int unknowns)
    {
        var row = Reduced(Row(summed, unknowns));
        if (Array.FindIndex(row, x => !x.IsZero) is var pivot and >= 0)
            rows.Add(pivot, row);
    }

    /// <summary>Whether the sum of these unknowns follows from what is known.</summary>
    public bool Gives(IEnumerable<int> summed, int unknowns) => Array.TrueForAll(Reduced(Row(summed, unknowns)), x => x.IsZero);

    private static BigInteger[] Row(IEnumerable<int> summed, int unknowns)
    {
        var row = new BigInteger[unknowns];
        foreach (var unknown in summed)
            row[unknown] = 1;
        return row;
    }

    private BigInteger[] Reduced(BigInteger[] row)
    {
        foreach (var (pivot, known) in rows)
        {
            if (row[pivot].IsZero)
                continue;
            var divisor = BigInteger.GreatestCommonDivisor(row[pivot], known[pivot]);
            var (mine, other) = (known[pivot] / divisor, row[pivot] / divisor);
            for (var i = 0; i < row.Length; i++)
                row[i] = (row[i] * mine) - (known[i] * other);
        }

        return row;
    }
}

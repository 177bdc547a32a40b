namespace Headwater.Allocation.Solving;

/// <summary>
/// Lexicographic costs as one number: (unplaced, then the protocol's order of burden, preference, distance), each unit larger than any sum of
/// lesser ones that a path or a price can come to. Differences stay lexicographic, so paths are compared by a single subtraction.
/// </summary>
internal sealed class CostScale
{
    /// <summary>A price is at most one path long, and a step adds one arc and two prices to it.</summary>
    private const int Margin = 4;

    private CostScale(Int128 unplaced, Int128 ordinal, Int128 wish, Int128 metre) => (Unplaced, Ordinal, Wish, Metre) = (unplaced, ordinal, wish, metre);

    public Int128 Unplaced { get; }

    public Int128 Ordinal { get; }

    public Int128 Wish { get; }

    public Int128 Metre { get; }

    /// <summary>Whether all sums fit into 64 bits.</summary>
    public bool FitsLong => Unplaced < (Int128)1 << 60;

    public static CostScale For(Instance instance, int highestOrdinal)
    {
        var steps = 1 + (long)Math.Min(instance.Children.Length, instance.Room.Length);
        var largest = new Dictionary<Objective, long>
        {
            [Objective.Burden] = highestOrdinal,
            [Objective.Preference] = steps * Largest(instance.EdgeWish),
            [Objective.Distance] = steps * Largest(instance.EdgeMetres),
        };
        var units = new Dictionary<Objective, Int128>();
        Int128 unit = 1;
        foreach (var objective in instance.Problem.Rules.Order.Reverse())
        {
            units[objective] = unit;
            if (objective != Objective.Placed)
                unit *= 1 + (Margin * 2 * (Int128)largest[objective]);
        }

        return new(units[Objective.Placed], units[Objective.Burden], units[Objective.Preference], units[Objective.Distance]);
    }

    private static int Largest(int[] values) => values.Length == 0 ? 0 : values.Max();
}

namespace Headwater.Allocation.Turns;

/// <summary>
/// Whose turn is it? Tijdeman's rule for the chairman assignment problem (1980): each school's turns stay within
/// 1 - 1/(2m - 2) of its exact share at every moment when all m schools could take every turn. "Lowest turns per pupil next"
/// drifts further. Where some schools cannot take a turn, its share is divided among those that can; from then on the turn goes to the school
/// that is owed most, because Tijdeman's patience counts on schools being able to wait, and drifts up to 1.9 times as far as need be.
/// </summary>
public sealed class TurnTaking
{
    private readonly long[] weights;
    private readonly double[] due;
    private readonly long[] taken;
    private bool someCould;

    /// <param name="weights">Each school's weight, such as its roll, above nought.</param>
    /// <exception cref="ArgumentException">There is no school, or a weight is not above nought.</exception>
    public TurnTaking(IReadOnlyList<long> weights)
    {
        if (weights.Count == 0 || weights.Any(weight => weight <= 0))
            throw new ArgumentException("Give each school a weight above nought.", nameof(weights));
        this.weights = [.. weights];
        due = new double[weights.Count];
        taken = new long[weights.Count];
    }

    /// <summary>The turns each school should have taken by now, exactly.</summary>
    public IReadOnlyList<double> Due => due;

    /// <summary>The turns each school has taken.</summary>
    public IReadOnlyList<long> Taken => taken;

    /// <summary>How far the turns of a school may be from its share when all can take every turn: 1 - 1/(2m - 2), nought for a single school.</summary>
    /// <param name="schools">How many schools there are.</param>
    public static double Bound(int schools) => schools < 2 ? 0 : 1 - (1.0 / ((2 * schools) - 2));

    /// <summary>The school whose turn the next is. Nothing changes until it is <see cref="Take">taken</see>.</summary>
    /// <param name="able">Which schools can take it; all when null.</param>
    /// <returns>Its number; null when none can.</returns>
    public int? Next(IReadOnlyList<bool>? able = null)
    {
        var total = Total(able);
        if (total == 0)
            return null;
        var threshold = weights.Length < 2 ? double.NegativeInfinity : 1.0 / ((2 * weights.Length) - 2);
        var mostOwed = someCould || (able is not null && able.Contains(false));
        int? next = null, behind = null;
        var (soonest, furthest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var school = 0; school < weights.Length; school++)
        {
            if (able is not null && !able[school])
                continue;
            var share = (double)weights[school] / total;
            var owed = due[school] + share - taken[school];
            // So much above, not a hair: sums of shares that are equal may differ in their last bits.
            if (owed > furthest + 1e-12)
                (furthest, behind) = (owed, school);
            // Of those that are owed enough, the one that would be owed too much soonest.
            var patience = (1 - threshold - owed) / share;
            if (!mostOwed && owed >= threshold - 1e-12 && patience < soonest)
                (soonest, next) = (patience, school);
        }

        return next ?? behind;
    }

    /// <summary>Records a turn.</summary>
    /// <param name="school">Who took it.</param>
    /// <param name="able">Which schools could have taken it; all when null. They share it.</param>
    public void Take(int school, IReadOnlyList<bool>? able = null)
    {
        var total = Total(able);
        for (var other = 0; other < weights.Length; other++)
        {
            if (able is null || able[other])
                due[other] += (double)weights[other] / total;
        }

        taken[school]++;
        someCould |= able is not null && able.Contains(false);
    }

    private long Total(IReadOnlyList<bool>? able)
    {
        var total = 0L;
        for (var school = 0; school < weights.Length; school++)
            total += able is null || able[school] ? weights[school] : 0;
        return total;
    }
}

using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>How unevenly something is shared.</summary>
/// <param name="G">Gini's coefficient, in [0, (n − 1) ÷ n]; 0 when everybody has the same.</param>
/// <param name="Corrected">G × n ÷ (n − 1), in [0, 1]; 1 when one has all.</param>
/// <param name="People">Everybody there, those with nothing too.</param>
public sealed record GiniResult(double G, double Corrected, int People);

/// <summary>Gini's coefficient (Gini 1912; the correction for few people as Deltas, Review of Economics and Statistics 85, 2003).</summary>
public static class Gini
{
    /// <summary>G = Σ(2i − n − 1)x₍ᵢ₎ ÷ (nΣx), x in rising order.</summary>
    /// <param name="turns">Turns or minutes of everybody present. The silent are in it with 0: left out they would make the room look more equal.</param>
    /// <exception cref="ArgumentException">There are fewer than two people, a number is negative or not a number, or nobody took a turn.</exception>
    public static GiniResult Of(IReadOnlyCollection<double> turns)
    {
        if (turns.Count < 2)
            throw new ArgumentException("One person or none cannot share unevenly: give everybody present, the silent with 0.", nameof(turns));
        foreach (var turn in turns)
            Require.NotNegative(turn, "number of turns", nameof(turns));
        var (n, sum, weighted, i) = (turns.Count, turns.Sum(), 0.0, 0);
        if (sum <= 0)
            throw new ArgumentException("Nobody took a turn: there is nothing to share; leave the meeting out.", nameof(turns));
        foreach (var turn in turns.Order())
            weighted += ((2 * ++i) - n - 1) * turn;
        var g = Math.Max(0, weighted / (n * sum));
        return new(g, Math.Min(1, g * n / (n - 1)), n);
    }
}
